import assert from 'node:assert/strict'
import { type Field, leaves } from '../../src/decode/field.js'

/** The leaves of a tree cover 0…length without a gap and without an overlap. */
export function assertTiles(field: Field, length: number): void {
	let at = 0
	for (const leaf of leaves(field)) {
		assert.equal(leaf.span.start, at, `${leaf.name} begins at ${leaf.span.start}, the leaf before ended at ${at}`)
		assert.ok(leaf.span.end >= leaf.span.start)
		at = leaf.span.end
	}
	assert.equal(at, length, 'the leaves end where the bytes end')
}
