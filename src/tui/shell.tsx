import { type Instance, render } from 'ink'
import { App } from './app.js'
import { ScreenContext } from './canvas.js'
import { FaultBoundary } from './fault-boundary.js'
import type { Screen } from './screen.js'
import type { State } from './state.js'
import type { Store } from './store.js'
import type { Theme } from './theme.js'
import type { Action } from './update.js'

/** Has Ink keep the screen as the state has it; `onFault` is told what goes wrong in that. Apart from all else, for it takes longer to load than everything before a first frame. */
export function renderShell(
	screen: Screen,
	store: Store<State, Action>,
	theme: Theme,
	onFault: (error: unknown) => void,
): Instance {
	return render(
		<ScreenContext value={screen}>
			<FaultBoundary onFault={onFault}>
				<App store={store} theme={theme} />
			</FaultBoundary>
		</ScreenContext>,
		{ stdout: screen.stdout, debug: true, patchConsole: false, exitOnCtrlC: false },
	)
}
