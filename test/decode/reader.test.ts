import assert from 'node:assert/strict'
import fc from 'fast-check'
import { cut, trace } from '../../src/decode/block.js'
import { leaves, UNDECODED } from '../../src/decode/field.js'
import { LIMITS } from '../../src/decode/limits.js'
import { type Decode, inspect, type Reader, scan } from '../../src/decode/reader.js'
import { assertTiles } from './tiles.js'

const bytes = (...values: number[]) => Uint8Array.from(values)

/** A vector of vectors beside numbers, text and a nested struct: every kind of read in one declaration. */
const everything: Decode<unknown> = r => {
	const kind = r.u8('kind', n => (n === 1 ? 'one' : undefined))
	const items = r.list(2, 'items', r => r.struct('item', item))
	const name = r.vector(1, 'name', r => r.text('host', r.left))
	const opaque = r.vector(1, 'opaque')
	const tail = r.left >= 8 ? r.u64('tail') : undefined
	return { kind, items, name, opaque, tail }
}
const item = (r: Reader) => ({ type: r.u16('type'), body: r.vector(1, 'body', r => [r.u24('number'), r.u32('more')]) })

describe('Reader', () => {
	it('tiles any bytes with any declaration', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 80 }), input => {
				assertTiles(inspect('root', input, everything).field, input.length)
			}),
		)
	})

	it('gives the same values with and without fields', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 80 }), input => {
				const deep = inspect('root', input, everything)
				const flat = scan('root', input, everything)
				assert.deepEqual(deep.value, flat.value)
				assert.deepEqual(deep.issues, flat.issues)
			}),
		)
	})

	it('keeps the other items when one declares more than there is', () => {
		const input = bytes(0, 9, 0, 1, 2, 9, 9, 0, 2, 1, 7)
		const { value, field } = inspect('root', input, r =>
			r.list(2, 'items', r => r.struct('item', r => [r.u16('type'), r.vector(1, 'body', r => r.u24('number'))])),
		)
		assert.deepEqual(value, [
			[1, undefined],
			[2, undefined],
		])
		assertTiles(field, input.length)
		const undecoded = leaves(field).filter(leaf => leaf.name === UNDECODED)
		assert.equal(undecoded.length, 2)
	})

	it('ends where the bytes end, however long a frame declares itself', () => {
		const { field } = inspect('root', bytes(1, 2, 3), r => r.frame('body', 2 ** 62, r => r.u32('number')))
		assertTiles(field, 3)
	})

	it('says by how much a declared length exceeds what is there', () => {
		const { issues } = scan('root', bytes(200, 1, 2), r => r.vector(1, 'name', r => r.rest('text')))
		assert.deepEqual(issues, [{ code: 'truncated', text: 'name declares 200 bytes, 2 are there' }])
	})

	it('says which field a short read wanted', () => {
		const { issues } = scan('root', bytes(1), r => r.u32('length'))
		assert.deepEqual(issues, [{ code: 'truncated', text: 'length needs 4 bytes, 1 byte left' }])
	})

	it('names what follows the end of a body', () => {
		const { field, issues } = inspect('root', bytes(3, 1, 2, 3), r => r.vector(1, 'pair', r => r.u16('value')))
		assert.equal(issues[0]?.text, '1 byte after the end of pair')
		assert.equal(field.children?.[1]?.children?.[1]?.name, UNDECODED)
	})

	it('ends hostile nesting at the bound and keeps the outer fields', () => {
		const deep: Decode<unknown> = r => r.frame('level', r.left, deep)
		const { field, issues } = inspect('root', new Uint8Array(8), r => {
			r.u8('first')
			return r.frame('level', r.left, deep)
		})
		assert.ok(issues.some(issue => issue.code === 'limit' && issue.text.includes(String(LIMITS.depth))))
		assertTiles(field, 8)
	})

	it('ends a tree of too many fields at the bound', () => {
		const input = new Uint8Array(LIMITS.fields + 100)
		const { field, issues } = inspect('root', input, r => r.repeat(r => r.frame('one', 1, r => r.u8('value'))))
		assert.ok(issues.some(issue => issue.code === 'limit'))
		assertTiles(field, input.length)
	})
})

describe('pieces', () => {
	const pieces = [
		{ start: 0, length: 10, origin: 4, offset: 66 },
		{ start: 10, length: 5, origin: 6, offset: 70 },
	]

	it('trace a span to every packet it crosses', () => {
		assert.deepEqual(trace(pieces, { start: 8, end: 12 }), [
			{ origin: 4, span: { start: 74, end: 76 } },
			{ origin: 6, span: { start: 70, end: 72 } },
		])
	})

	it('of a part trace to the same places as the whole', () => {
		fc.assert(
			fc.property(fc.nat(15), fc.nat(15), (a, b) => {
				const span = { start: Math.min(a, b), end: Math.max(a, b) }
				assert.deepEqual(trace(cut(pieces, span), { start: 0, end: span.end - span.start }), trace(pieces, span))
			}),
		)
	})
})
