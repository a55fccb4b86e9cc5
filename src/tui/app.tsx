import { Box } from 'ink'
import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'
import { AreaBox } from './area-box.js'
import { useScreenSize } from './canvas.js'
import type { State } from './state.js'
import type { Store } from './store.js'
import type { Theme } from './theme.js'
import type { Action } from './update.js'
import { wholeScreen } from './views/whole.js'

/** The whole screen, as the state has it. */
export function App({ store, theme }: { readonly store: Store<State, Action>; readonly theme: Theme }): ReactNode {
	const size = useScreenSize()
	const state = useSyncExternalStore(store.subscribe, store.get)
	return (
		<Box width={size.columns} height={size.rows} flexDirection="column">
			<AreaBox area={wholeScreen(state, theme, size)} within="column" />
		</Box>
	)
}
