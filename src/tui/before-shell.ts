import { arrange } from './areas.js'
import type { Screen } from './screen.js'
import type { State } from './state.js'
import type { Store } from './store.js'
import type { Theme } from './theme.js'
import type { Action } from './update.js'
import { wholeScreen } from './views/whole.js'

/**
 * Keeps the screen as the state has it until Ink does: the first frame, and what keys make of it meanwhile, wait for nothing.
 * Answers how to end it; nothing is seen of that where Ink has drawn the same.
 */
export function showBeforeShell(screen: Screen, store: Store<State, Action>, theme: Theme): () => void {
	let shown: (() => void)[] = []
	const remove = () => {
		for (const take of shown) take()
	}
	const show = () => {
		remove()
		shown = arrange(wholeScreen(store.get(), theme, screen.size), screen.size).map(({ rect, ...drawn }) =>
			screen.add({ ...drawn, place: () => rect }),
		)
	}
	const stops = [store.subscribe(show), screen.onResize(show), remove]
	show()
	return () => {
		for (const stop of stops) stop()
	}
}
