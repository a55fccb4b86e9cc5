import type { ProveOptions } from '../analyse/certificates/trust.js'
import type { Language } from '../explain/language.js'
import { filterPackets, type Selected } from '../filter/filter.js'
import type { Find } from '../session/conversation.js'
import { materialsOf } from '../session/proofs/read-again.js'
import { tamper } from '../session/proofs/tamper.js'
import { traceConversation } from '../session/retrace.js'
import type { Session } from '../session/session.js'
import { showBeforeShell } from './before-shell.js'
import type { Inside } from './browse.js'
import type { CompareAction, CompareState } from './compare/state.js'
import type { DemoAction, DemoEffect, DemoStart } from './demo/state.js'
import type { FilterEffect } from './filter/state.js'
import { installGuard } from './guard.js'
import { escapeDelay, type Input, readKeys } from './key-input.js'
import type { Key } from './key-sequence.js'
import { type SearchEffect, searchRows } from './lists/search.js'
import type { LiveFrom } from './live/state.js'
import { columnAt } from './panes/list.js'
import { Screen } from './screen.js'
import { inSlices } from './slices.js'
import { initialState, type State, type ViewName } from './state.js'
import { createStore } from './store.js'
import type { TamperEffect } from './tamper/state.js'
import type { Theme } from './theme.js'
import { type Action, type Command, update } from './update.js'
import { barKeyAt } from './views/bars.js'
import { rowTexts, shownColumns } from './views/columns.js'

export type ScreenRun = {
	/** They may still grow: `grown` is called whenever they have. */
	readonly sessions: readonly Session[]
	readonly view: ViewName
	readonly compare: CompareState
	readonly language: Language
	readonly theme: Theme
	readonly mouse: boolean
	/** What proofs are measured by, to see what a change would do; without it nothing is proven. */
	readonly prove?: ProveOptions | undefined
	/** The terminal: keys, and what is painted on. */
	readonly input: Input
	readonly output: NodeJS.WriteStream
	/** Where its last words are written at once, if not to the output's own descriptor. */
	readonly lastWords?: number
	readonly env: Readonly<Record<string, string | undefined>>
	/** A key has come whose frame is not painted yet, and the reading may rest; or it is, and the reading may go on. */
	readonly rest?: (isDue: boolean) => void
	/** Reads a capture no further. */
	readonly stop: (session: number) => void
	/** For captures that come as they happen: lets the sessions grow no further, or on again. */
	readonly live?: (isFrozen: boolean) => void
	/** Where they come from. */
	readonly liveFrom?: LiveFrom | undefined
	/** A demo above the views: `play` plays one of its acts, and tells of it by `demo` of the running screen. */
	readonly demo?: (DemoStart & { readonly play: (effect: DemoEffect) => void }) | undefined
}

/** The running screen: tells it of new packets and of trouble, and waits for its end. */
export type RunningScreen = {
	grown(): void
	tell(message: string): void
	/** What an act of the demo tells. */
	demo(action: DemoAction): void
	/** As `q` does. */
	quit(): void
	/** Ends the program for a fault of its own, the terminal restored. */
	die(error: unknown): void
	/** The terminal has taken the first frame. */
	readonly shown: Promise<void>
	readonly ended: Promise<void>
}

/** Milliseconds between two looks at captures that grow. */
const GROWN_EVERY = 50

/** Takes the terminal over until the user quits. */
export function runScreen(options: ScreenRun): RunningScreen {
	const { sessions, view, compare, language, theme, input, output, env } = options
	const screen = new Screen(output, {
		mouse: options.mouse,
		onPaint: () => options.rest?.(false),
		...(options.lastWords !== undefined && { lastWords: options.lastWords }),
	})
	const keys = readKeys(input, onKey, { escapeDelay: escapeDelay(env) })
	const guard = installGuard(screen, { name: 'handshark', keys, input })
	const store = createStore<State, Action, Command>(
		initialState({
			sessions,
			view,
			compare,
			language,
			isLive: options.live !== undefined,
			liveFrom: options.liveFrom,
			demo: options.demo,
		}),
		update,
		run,
	)
	let mouse = options.mouse
	let isQuit = false
	/** The tracer's work for each conversation: a later one makes an earlier void. */
	const traces = new Map<string, Generator<number, Find>>()
	/** The filter's work for each capture. */
	const filters = new Map<number, Generator<number, Selected>>()
	store.dispatch({ kind: 'grown' })
	screen.enter()
	let end = showBeforeShell(screen, store, theme)
	let quit = () => {}
	const isOver = new Promise<void>(resolve => {
		quit = resolve
	})
	// Behind the frame that is painted next, and when the terminal has taken it: what takes long comes after that.
	const shown = new Promise<void>(resolve => {
		setImmediate(() => output.write('', () => resolve()))
	})
	void shown.then(handOver).catch(guard.die)

	/** Ink takes the screen over. */
	async function handOver(): Promise<void> {
		const { renderShell } = await import('./shell.js')
		if (isQuit) return
		const ink = renderShell(screen, store, theme, guard.die)
		end()
		end = ink.unmount
		await ink.waitUntilExit()
	}

	function inside(pane: string): Inside {
		const rect = screen.rectOf(pane)
		if (!rect) return { width: screen.size.columns, height: screen.size.rows - 4 }
		return pane === 'compare' ? rect : { width: rect.width - 2, height: rect.height - 2 }
	}

	function onKey(key: Key): void {
		if (isQuit) return
		options.rest?.(true)
		screen.hurry()
		if (key.key === 'mousedown' && key.mouse) {
			const place = screen.regionAt(key.mouse.x, key.mouse.y)
			if (!place) return
			const barKey = barKeyAt(place.name, store.get(), theme, screen.size.columns, place.x)
			if (barKey !== undefined) {
				store.dispatch({ kind: 'key', key: { key: barKey }, sizes: inside })
				return
			}
			const [x, y] = [place.x - 1, place.y - 1]
			const isTitle = place.name === 'list' && y === 0
			const { width, height } = inside('list')
			const column = isTitle ? columnAt(shownColumns(store.get(), theme, width, height), width, x)?.id : undefined
			store.dispatch({ kind: 'click', pane: place.name, x, y, column, sizes: inside })
			return
		}
		store.dispatch({ kind: 'key', key, sizes: inside })
	}

	function run(command: Command): void {
		if (command.kind === 'quit') {
			isQuit = true
			quit()
		} else if (command.kind === 'repaint') screen.repaint()
		else if (command.kind === 'suspend') guard.suspend()
		else if (command.kind === 'mouse') {
			mouse = !mouse
			screen.setMouse(mouse)
		} else if (command.kind === 'stop') options.stop(command.session)
		else if (command.kind === 'play') options.demo?.play(command)
		else if (command.kind === 'freeze') options.live?.(command.isFrozen)
		else if (command.kind === 'filter') filter(command)
		else if (command.kind === 'search') search(command)
		else if (command.kind === 'tamper') tamperWith(command)
		else trace(command)
	}

	function trace({ session, conversation, text }: Extract<Command, { kind: 'trace' }>): void {
		const subject = sessions[session]?.conversations[conversation - 1]
		if (!subject) return
		const key = `${session} ${conversation}`
		const work = traceConversation(sessions[session]!, subject, text)
		traces.set(key, work)
		const told = (action: CompareAction) => store.dispatch({ kind: 'compare', action })
		inSlices(work, {
			goesOn: () => !isQuit && traces.get(key) === work,
			step: part => told({ kind: 'tracing', session, conversation, text, part }),
			done: find => {
				traces.delete(key)
				told({ kind: 'traced', session, conversation, find })
			},
		})
	}

	function filter(effect: FilterEffect): void {
		const { session, filter, from, packets } = effect
		const work = filterPackets(sessions[session]!, filter, from, packets)
		filters.set(session, work)
		const told = (looked: number, isDone: boolean) =>
			store.dispatch({ kind: 'filtered', session, filter, packets, looked, isDone })
		inSlices(work, {
			goesOn: () => !isQuit && filters.get(session) === work,
			step: looked => told(looked, false),
			done: ({ looked }) => told(looked, true),
		})
	}

	function search(effect: SearchEffect): void {
		inSlices(searchRows(effect, rowTexts(effect.state, theme)), {
			goesOn: () => !isQuit && store.get().search.running === effect,
			step: looked => store.dispatch({ kind: 'searched', effect, looked, isDone: false }),
			done: place =>
				store.dispatch({ kind: 'searched', effect, looked: 0, isDone: true, ...(place !== undefined && { place }) }),
		})
	}

	function tamperWith({ tampered }: TamperEffect): void {
		const { place, change } = tampered
		const session = sessions[place.session]
		const conversation = session?.conversations[place.conversation - 1]
		const { prove } = options
		if (!session || !conversation || !prove) return
		inSlices(materialsOf(session, conversation, prove), {
			goesOn: () => !isQuit && store.get().tampered === tampered,
			done: materials => {
				const effects = materials && tamper(session, conversation, materials, change, prove)
				store.dispatch({ kind: 'tampered', tampered, effects })
			},
		})
	}

	let timer: NodeJS.Timeout | undefined
	return {
		grown() {
			timer ??= setTimeout(() => {
				timer = undefined
				if (!isQuit) store.dispatch({ kind: 'grown' })
			}, GROWN_EVERY)
		},
		die: guard.die,
		shown,
		demo: action => isQuit || store.dispatch({ kind: 'demo', action }),
		quit: () => isQuit || run({ kind: 'quit' }),
		tell: text => store.dispatch({ kind: 'message', text }),
		ended: isOver.then(async () => {
			clearTimeout(timer)
			// A terminal that is slow takes first what was painted, then the way back: else frames would come behind it.
			keys.stop()
			await isTaken(output)
			end()
			guard.end()
			await isTaken(output)
		}),
	}
}

/** Resolves when the terminal has taken all that was written. */
async function isTaken(output: NodeJS.WriteStream): Promise<void> {
	if (output.writableLength > 0) await new Promise<void>(resolve => output.write('', () => resolve()))
}
