import assert from 'node:assert/strict'
import { type Field, leaves } from '../../src/decode/field.js'

/** The leaves of a tree cover 0…length without a gap and without an overlap, and every field covers its children. */
export function assertTiles(field: Field, length: number): void {
	assert.equal(untiled(field, length), undefined)
}

/** Where a tree does not tile 0…length; nothing when it does. */
export function untiled(root: Field, length: number): string | undefined {
	let at = 0
	for (const { name, span } of leaves(root)) {
		if (span.start !== at) return `${name} begins at ${span.start}, the leaf before ended at ${at}`
		if (span.end < at) return `${name} begins at ${at} and ends at ${span.end}`
		at = span.end
	}
	if (at !== length) return `the leaves end at ${at}, the bytes at ${length}`
	return uncovered(root)
}

function uncovered({ name, span, children }: Field): string | undefined {
	if (!children) return undefined
	const [start, end] = [children[0]?.span.start, children.at(-1)?.span.end]
	if (start !== span.start || end !== span.end)
		return `${name} stands at ${span.start} to ${span.end}, what is in it at ${start} to ${end}`
	for (const child of children) {
		const text = uncovered(child)
		if (text !== undefined) return text
	}
	return undefined
}
