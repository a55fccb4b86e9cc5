import assert from 'node:assert/strict'
import { createStore } from '../../src/tui/store.js'

type State = { readonly count: number; readonly log: readonly string[] }
type Action = { readonly kind: 'add' | 'load' | 'nothing' } | { readonly kind: 'loaded'; readonly text: string }
type Command = { readonly read: string }

function update(state: State, action: Action): State | readonly [State, readonly Command[]] {
	if (action.kind === 'add') return { ...state, count: state.count + 1 }
	if (action.kind === 'load') return [{ ...state, log: [...state.log, 'loading'] }, [{ read: 'a' }, { read: 'b' }]]
	if (action.kind === 'loaded') return { ...state, log: [...state.log, action.text] }
	return state
}

const empty: State = { count: 0, log: [] }

describe('store', () => {
	it('tells listeners of each change, and only of changes', () => {
		const store = createStore(empty, update)
		const heard: number[] = []
		const stop = store.subscribe(() => heard.push(store.get().count))
		store.dispatch({ kind: 'add' })
		store.dispatch({ kind: 'nothing' })
		store.dispatch({ kind: 'add' })
		stop()
		store.dispatch({ kind: 'add' })
		assert.deepEqual(heard, [1, 2])
		assert.equal(store.get().count, 3)
	})

	it('runs commands, and takes what they tell in turn', () => {
		let heard = 0
		const store = createStore<State, Action, Command>(empty, update, (command, dispatch) => {
			assert.equal(store.get().log[0], 'loading', 'the state is there before its commands run')
			dispatch({ kind: 'loaded', text: command.read })
		})
		store.subscribe(() => heard++)
		store.dispatch({ kind: 'load' })
		assert.deepEqual(store.get().log, ['loading', 'a', 'b'])
		assert.equal(heard, 1)
	})

	it('takes commands’ later words as well', async () => {
		const store = createStore<State, Action, Command>(empty, update, (command, dispatch) =>
			queueMicrotask(() => dispatch({ kind: 'loaded', text: command.read })),
		)
		store.dispatch({ kind: 'load' })
		assert.deepEqual(store.get().log, ['loading'])
		await Promise.resolve()
		assert.deepEqual(store.get().log, ['loading', 'a', 'b'])
	})

	it('works on after an update that failed', () => {
		const store = createStore({ count: 0 }, (state, action: 'fail' | 'add') => {
			if (action === 'fail') throw new Error('no')
			return { count: state.count + 1 }
		})
		assert.throws(() => store.dispatch('fail'), /no/)
		store.dispatch('add')
		assert.deepEqual(store.get(), { count: 1 })
	})
})
