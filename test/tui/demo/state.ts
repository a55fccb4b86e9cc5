import type { Field, Span } from '../../../src/decode/field.js'
import type { Binding } from '../../../src/tui/keymap.js'
import { find } from '../../../src/tui/panes/field-path.js'
import { type Column, type ListState, moveList } from '../../../src/tui/panes/list.js'
import { createTree, moveTree, type TreeMove, type TreeState } from '../../../src/tui/panes/tree.js'
import type { Move } from '../../../src/tui/scroll.js'

export type Pane = 'list' | 'tree' | 'hex'

export type State = {
	readonly focus: Pane
	readonly list: ListState
	readonly tree: TreeState
	readonly isHelpOpen: boolean
	/** Where it shall fail next. */
	readonly fails?: 'render' | 'draw'
}

export type Action =
	| { readonly kind: 'move'; readonly move: TreeMove; readonly height: number }
	| { readonly kind: 'focus'; readonly pane?: Pane }
	| { readonly kind: 'select'; readonly row: number }
	| { readonly kind: 'help' }
	| { readonly kind: 'fail'; readonly where: 'update' | 'render' | 'draw' }

export const COUNT = 1_000_000

export const initial: State = {
	focus: 'list',
	list: { selected: 0, top: 0 },
	tree: createTree('message', ['message', 'message/block~1']),
	isHelpOpen: false,
}

/** Rows made when they are seen. */
export const columns: readonly Column[] = [
	{ title: 'no', width: 9, align: 'right', cell: row => `${row + 1}` },
	{ title: 'time', width: 10, rank: 1, cell: row => (row / 1000).toFixed(3) },
	{ title: 'from', width: 7, token: 'client', cell: row => (row % 3 === 0 ? 'server' : 'client') },
	{ title: 'content', width: 10, grow: 1, cell: row => `record ${row % 97} of ${row % 13} bytes · \x1b]0;evil\x07` },
]

export const bytes: Uint8Array = Uint8Array.from({ length: 16_384 }, (_, i) => (i * 7 + (i >> 8)) & 0xff)

export const roots: readonly Field[] = [
	{
		name: 'message',
		span: { start: 0, end: bytes.length },
		children: Array.from({ length: 256 }, (_, i) => block(i * 64)),
	},
]

/** What is lit: the field and what it is part of. */
export function litSpans(state: State): { readonly field: Span; readonly parent: Span } {
	const trail = find(roots, state.tree.selected)?.trail ?? []
	const field = trail.at(-1)?.span ?? { start: 0, end: 0 }
	return { field, parent: trail.at(-2)?.span ?? field }
}

export function update(state: State, action: Action): State {
	switch (action.kind) {
		case 'move':
			if (state.focus !== 'list') return { ...state, tree: moveTree(roots, state.tree, action.move, action.height) }
			if (!isMove(action.move)) return state
			return { ...state, list: moveList(state.list, action.move, COUNT, action.height) }
		case 'focus':
			return { ...state, focus: action.pane ?? PANES[(PANES.indexOf(state.focus) + 1) % PANES.length]! }
		case 'select':
			return { ...state, focus: 'list', list: { ...state.list, selected: action.row } }
		case 'help':
			return { ...state, isHelpOpen: !state.isHelpOpen }
		case 'fail':
			if (action.where !== 'update') return { ...state, fails: action.where }
			throw new Error('the demo was asked to fail in update')
	}
}

export type Command =
	| TreeMove
	| 'quit'
	| 'next'
	| 'help'
	| 'update'
	| 'render'
	| 'draw'
	| 'reject'
	| 'print'
	| 'suspend'

export type Context = 'panes' | 'help' | 'everywhere'

export const keymap: readonly Binding<Command & string, Context>[] = [
	{ keys: ['q'], command: 'quit', when: ['panes'], help: 'quit', footer: { word: 'quit', rank: 2 } },
	{ keys: ['ctrl+c'], command: 'quit', when: ['everywhere'], help: 'quit at once' },
	{ keys: ['?', 'f1'], command: 'help', when: ['panes'], help: 'show the keys', footer: { word: 'help', rank: 1 } },
	{ keys: ['escape', 'q', '?'], command: 'help', when: ['help'], help: 'close', footer: { word: 'close', rank: 1 } },
	{ keys: ['tab'], command: 'next', when: ['panes'], help: 'go to the next pane', footer: { word: 'pane', rank: 4 } },
	{ keys: ['down', 'j'], command: 'down', when: ['panes'], help: 'go down', footer: { word: 'down', rank: 5 } },
	{ keys: ['up', 'k'], command: 'up', when: ['panes'], help: 'go up' },
	{ keys: ['right', 'l'], command: 'open', when: ['panes'], help: 'open', footer: { word: 'open', rank: 6 } },
	{ keys: ['left', 'h'], command: 'close', when: ['panes'], help: 'close' },
	{ keys: ['pagedown'], command: 'pageDown', when: ['panes'], help: 'go a page down' },
	{ keys: ['G', 'end'], command: 'last', when: ['panes'], help: 'go to the last' },
	{ keys: ['1'], command: 'update', when: ['panes'], help: 'fail in update' },
	{ keys: ['2'], command: 'render', when: ['panes'], help: 'fail in render' },
	{ keys: ['3'], command: 'draw', when: ['panes'], help: 'fail in draw' },
	{ keys: ['4'], command: 'reject', when: ['panes'], help: 'fail later' },
	{ keys: ['p'], command: 'print', when: ['panes'], help: 'print a warning' },
	{ keys: ['ctrl+z'], command: 'suspend', when: ['everywhere'], help: 'suspend' },
]

const PANES: readonly Pane[] = ['list', 'tree', 'hex']

function isMove(move: TreeMove): move is Move {
	return !['open', 'close', 'toggle', 'parent', 'openAll', 'closeAll'].includes(move as string)
}

function block(start: number): Field {
	return {
		name: 'block',
		span: { start, end: start + 64 },
		children: [
			{ name: 'type', span: { start, end: start + 2 }, value: start, label: 'data\u202e' },
			{ name: 'flags', span: { start: start + 2, end: start + 3 }, value: 5, bits: [{ name: 'more', mask: 4 }] },
			{ name: 'body', span: { start: start + 3, end: start + 64 }, value: bytes.subarray(start + 3, start + 64) },
		],
	}
}
