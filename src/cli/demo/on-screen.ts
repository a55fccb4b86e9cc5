import { actWords } from '../../explain/demo.js'
import { ACTS } from '../../lab/demo/acts.js'
import { newCompare } from '../../tui/compare/state.js'
import type { DemoAction, DemoEffect } from '../../tui/demo/state.js'
import type { RunningScreen } from '../../tui/run.js'
import type { DemoOptions } from '../demo-command.js'
import { showScreen } from '../terminal.js'
import type { Theatre } from './theatre.js'

type Playing = { readonly first: number; readonly isAlone: boolean }

/** Plays the acts below their words until the user ends it; unattended with `--autoplay`. */
export async function playOnScreen(theatre: Theatre, { first, isAlone }: Playing, options: DemoOptions): Promise<void> {
	let screen: Pick<RunningScreen, 'demo' | 'quit'> | undefined
	let wasPlayed = () => {}
	let queue: Promise<unknown> = Promise.resolve()
	let wanted = 0
	const play = ({ act: index, inputs }: DemoEffect) => {
		const act = ACTS[index]!
		const own = ++wanted
		// What an act tells that was left meanwhile is nobody's any more.
		const told = (action: DemoAction) => own === wanted && screen?.demo(action)
		queue = queue.then(async () => {
			if (own !== wanted) return
			const played = await theatre.play(act, inputs, {
				note: note => told({ kind: 'note', note }),
				command: line => told({ kind: 'command', line }),
			})
			told({ kind: 'played', ...played })
			if (own === wanted) wasPlayed()
		})
	}
	const inputs = options.set ?? {}
	const shown = { session: theatre.session, read: theatre.read, stop: () => {} }
	const compare = newCompare({ session: 0, conversation: 1 }, { session: 0, conversation: 2 })
	const start = {
		...{ view: 'ladder' as const, compare, prove: theatre.prove },
		demo: { acts: ACTS.map(({ id, inputs }) => ({ id, inputs })), act: first, inputs, play },
	}
	let end = () => {}
	await showScreen([shown], start, options, running => {
		screen = running
		if (options.autoplay)
			end = autoplay(running, {
				acts: isAlone ? [first] : ACTS.map((_, i) => i).slice(first),
				onPlayed: listener => {
					wasPlayed = listener
				},
			})
		play({ kind: 'play', act: first, inputs })
	})
	wanted++
	end()
	await queue
}

/** Milliseconds that each sight of an act is shown. */
const PAUSE = 500

/** Goes from sight to sight and from act to act, then ends. Answers the way to stop that. */
function autoplay(
	screen: Pick<RunningScreen, 'demo' | 'quit'>,
	{ acts, onPlayed }: { readonly acts: readonly number[]; readonly onPlayed: (listener: () => void) => void },
): () => void {
	let timer: NodeJS.Timeout | undefined
	let isOver = false
	let at = 0
	const after = (next: () => void) => {
		// No faster than the terminal takes what is painted: else acts would pass unseen.
		timer = setTimeout(() => process.stdout.write('', () => isOver || next()), PAUSE)
	}
	const goOn = (looks: number) => {
		if (looks > 0) {
			screen.demo({ kind: 'look' })
			after(() => goOn(looks - 1))
			return
		}
		at++
		if (at < acts.length) screen.demo({ kind: 'act', act: acts[at]! })
		else screen.quit()
	}
	onPlayed(() => {
		const { looks } = actWords(ACTS[acts[at]!]!.id, 'en')
		after(() => goOn(looks.length - 1))
	})
	return () => {
		isOver = true
		clearTimeout(timer)
	}
}
