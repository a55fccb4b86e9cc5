import type { Bit, Field } from '../../decode/field.js'
import { type Move, moved, scrolled } from '../scroll.js'
import { above, isField, type Path, partsOf, segments } from './field-path.js'

/** What is open and what is selected in field trees. It says nothing of the trees: they may be decoded again, or be others. */
export type TreeState = {
	readonly expanded: ReadonlySet<Path>
	/** Where the tree has no such path, the nearest field above it that it has. */
	readonly selected: Path
	/** The first row shown, unless the selection would not be seen. */
	readonly top: number
}

/** A visible row. */
export type TreeRow = {
	readonly field: Field
	/** Some bits of the field, when the row shows them. */
	readonly bit?: Bit
	readonly depth: number
	/** The row above it in the tree, or -1. */
	readonly parent: number
	/** Which of its parent's parts it is, or which root. */
	readonly index: number
	/** Whether something opens below it, and does. */
	readonly isOpen: boolean | undefined
	/** Rows it takes with all that is open below it. */
	readonly size: number
}

export type TreeMove = Move | 'open' | 'close' | 'toggle' | 'parent' | 'openAll' | 'closeAll'

export function createTree(selected: Path = '', expanded: Iterable<Path> = []): TreeState {
	return { expanded: new Set(expanded), selected, top: 0 }
}

/** The rows of some trees with so much open. Kept until the same trees are asked for with another set open. */
export function treeRows(roots: readonly Field[], expanded: ReadonlySet<Path>): readonly TreeRow[] {
	const known = kept.get(roots)
	if (known?.expanded === expanded) return known.rows
	const rows: TreeRow[] = []
	addRows(rows, roots, expanded, '', -1)
	kept.set(roots, { expanded, rows })
	return rows
}

/** The index of the row that is selected, or of the nearest above it that is seen; -1 in an empty tree. */
export function selectedRow(roots: readonly Field[], state: TreeState): number {
	const rows = treeRows(roots, state.expanded)
	const known = places.get(rows)
	if (known?.path === state.selected) return known.at
	const at = search(roots, rows, state.selected)
	places.set(rows, { path: state.selected, at })
	return at
}

/** The path of a row. */
export function pathOf(roots: readonly Field[], rows: readonly TreeRow[], at: number): Path {
	const names: string[] = []
	for (let row = rows[at]; row; row = rows[row.parent]) {
		const parts = row.parent < 0 ? roots : partsOf(rows[row.parent]!.field)
		names.push(segments(parts)[row.index]!)
	}
	return names.reverse().join('/')
}

/** The first row shown in so many lines. */
export function treeTop(roots: readonly Field[], state: TreeState, height: number): number {
	return scrolled(state.top, selectedRow(roots, state), treeRows(roots, state.expanded).length, height)
}

/** The path of the row on a line of the pane; nothing below the last. */
export function rowAt(roots: readonly Field[], state: TreeState, height: number, y: number): Path | undefined {
	const rows = treeRows(roots, state.expanded)
	const at = treeTop(roots, state, height) + y
	return at < rows.length ? pathOf(roots, rows, at) : undefined
}

/** Selects a path and opens all above it. */
export function reveal(state: TreeState, path: Path): TreeState {
	const closed = above(path).filter(one => !state.expanded.has(one))
	const expanded = closed.length > 0 ? new Set([...state.expanded, ...closed]) : state.expanded
	return { ...state, expanded, selected: path }
}

/** `open` on what is open goes in, `close` on what is not goes to the parent. */
export function moveTree(roots: readonly Field[], state: TreeState, move: TreeMove, height: number): TreeState {
	const rows = treeRows(roots, state.expanded)
	const at = selectedRow(roots, state)
	const row = rows[at]
	if (row === undefined) return state
	const select = (to: number): TreeState => {
		const selected = pathOf(roots, rows, to)
		const top = scrolled(treeTop(roots, state, height), to, rows.length, height)
		places.set(rows, { path: selected, at: to })
		return { ...state, selected, top }
	}
	const set = (isOpen: boolean): TreeState => {
		const path = pathOf(roots, rows, at)
		const expanded = new Set(state.expanded)
		if (isOpen) expanded.add(path)
		else expanded.delete(path)
		return { ...state, expanded, selected: path }
	}
	switch (move) {
		case 'open':
			return row.isOpen ? select(at + 1) : row.isOpen === false ? set(true) : select(at)
		case 'close':
			return row.isOpen ? set(false) : select(row.parent < 0 ? at : row.parent)
		case 'toggle':
			return row.isOpen === undefined ? select(at) : set(!row.isOpen)
		case 'parent':
			return select(row.parent < 0 ? at : row.parent)
		case 'openAll':
			return { ...state, expanded: new Set(allPaths(roots)), selected: pathOf(roots, rows, at) }
		case 'closeAll':
			return { ...state, expanded: new Set(), selected: pathOf(roots, rows, at).split('/')[0]!, top: 0 }
		default:
			return select(moved(at, move, rows.length, height))
	}
}

/** By the array of the roots: a key that only moves finds its rows here. */
const kept = new WeakMap<
	readonly Field[],
	{ readonly expanded: ReadonlySet<Path>; readonly rows: readonly TreeRow[] }
>()

/** Where the selection was found last among some rows: it is asked for several times a key, and may stand behind 100,000 siblings. */
const places = new WeakMap<readonly TreeRow[], { readonly path: Path; readonly at: number }>()

function search(roots: readonly Field[], rows: readonly TreeRow[], path: Path): number {
	let found = rows.length > 0 ? 0 : -1
	let at = 0
	let parts: readonly (Field | Bit)[] = roots
	for (const segment of path.split('/')) {
		const index = segments(parts).indexOf(segment)
		if (index < 0) break
		for (let i = 0; i < index; i++) at += rows[at]!.size
		found = at
		const row = rows[at]!
		if (!row.isOpen) break
		parts = partsOf(row.field)
		at++
	}
	return found
}

function addRows(
	rows: TreeRow[],
	parts: readonly (Field | Bit)[],
	expanded: ReadonlySet<Path>,
	prefix: Path,
	parent: number,
): void {
	const depth = parent < 0 ? 0 : rows[parent]!.depth + 1
	for (const [index, part] of parts.entries()) {
		if (!isField(part)) {
			rows.push({ field: rows[parent]!.field, bit: part, depth, parent, index, isOpen: undefined, size: 1 })
			continue
		}
		const below = partsOf(part)
		const path = below.length > 0 ? prefix + segments(parts)[index] : ''
		const isOpen = below.length > 0 ? expanded.has(path) : undefined
		const row = { field: part, depth, parent, index, isOpen, size: 1 }
		const at = rows.push(row) - 1
		if (!isOpen) continue
		addRows(rows, below, expanded, `${path}/`, at)
		row.size = rows.length - at
	}
}

function* allPaths(parts: readonly (Field | Bit)[], prefix: Path = ''): Generator<Path> {
	for (const [index, part] of parts.entries()) {
		if (!isField(part) || partsOf(part).length === 0) continue
		const path = prefix + segments(parts)[index]
		yield path
		yield* allPaths(partsOf(part), `${path}/`)
	}
}
