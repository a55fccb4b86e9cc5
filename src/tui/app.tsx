import { Box } from 'ink'
import { type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react'
import { AreaBox } from './area-box.js'
import { ScreenContext, useScreenSize } from './canvas.js'
import { type LiveArea, liveArea, redraw } from './live-areas.js'
import type { Screen } from './screen.js'
import type { Size } from './screen-frames.js'
import type { State } from './state.js'
import type { Store } from './store.js'
import type { Theme } from './theme.js'
import type { Action } from './update.js'
import { wholeScreen } from './views/whole.js'

/** The whole screen, as the state has it. */
export function App({ store, theme }: { readonly store: Store<State, Action>; readonly theme: Theme }): ReactNode {
	const screen = useContext(ScreenContext)
	const size = useScreenSize()
	const areas = useMemo(() => areasOf(store, theme, size, screen), [store, theme, size, screen])
	const area = useSyncExternalStore(areas.subscribe, areas.get)
	// Of a box that takes no room of its parent's, Ink writes nothing; else it would put a whole screen of blanks together for each layout.
	return (
		<Box position="absolute" width={size.columns} height={size.rows} flexDirection="column">
			<AreaBox area={area} within="column" />
		</Box>
	)
}

/**
 * The areas of the screen: the same object while all stand where they stood. Then the screen is only painted, past React and
 * Ink, which would lay it out and write it again.
 */
function areasOf(store: Store<State, Action>, theme: Theme, size: Size, screen: Screen | undefined) {
	let shown: { readonly state: State; readonly area: LiveArea } | undefined
	const get = () => {
		const state = store.get()
		if (shown?.state === state) return shown.area
		const area = wholeScreen(state, theme, size)
		shown = { state, area: shown && redraw(shown.area, area) ? shown.area : liveArea(area) }
		return shown.area
	}
	const subscribe = (listener: () => void) =>
		store.subscribe(() => {
			screen?.schedule()
			listener()
		})
	return { get, subscribe }
}
