/** What follows from an action: the next state, or the next state and commands to be run. Pure. */
export type Update<State extends object, Action, Command = never> = (
	state: State,
	action: Action,
) => State | readonly [State, readonly Command[]]

/** Does what `update` may not: reads, writes, asks the clock. It tells what came of it with further actions. */
export type Runner<Action, Command> = (command: Command, dispatch: (action: Action) => void) => void

export type Store<State, Action> = {
	/** For useSyncExternalStore, with `subscribe`. */
	get(): State
	dispatch(action: Action): void
	/** Calls back after the state has changed. Returns the way to stop that. */
	subscribe(listener: () => void): () => void
}

/**
 * Holds the one state of the screen, outside React. Actions dispatched while one is worked on wait their turn; listeners
 * hear once, after the last of them.
 */
export function createStore<State extends object, Action, Command = never>(
	initial: State,
	update: Update<State, Action, Command>,
	run?: Runner<Action, Command>,
): Store<State, Action> {
	const listeners = new Set<() => void>()
	const queue: Action[] = []
	let state = initial
	let isBusy = false

	const step = (action: Action) => {
		const next = update(state, action)
		const [changed, commands] = isPair(next) ? next : [next, []]
		state = changed
		for (const command of commands) run?.(command, dispatch)
	}

	const dispatch = (action: Action) => {
		queue.push(action)
		if (isBusy) return
		const before = state
		isBusy = true
		try {
			for (let next = queue.shift(); next !== undefined; next = queue.shift()) step(next)
		} finally {
			isBusy = false
			queue.length = 0
		}
		if (state !== before) for (const listener of [...listeners]) listener()
	}

	return {
		get: () => state,
		dispatch,
		subscribe(listener) {
			listeners.add(listener)
			return () => listeners.delete(listener)
		},
	}
}

function isPair<State extends object, Command>(
	next: State | readonly [State, readonly Command[]],
): next is readonly [State, readonly Command[]] {
	return Array.isArray(next)
}
