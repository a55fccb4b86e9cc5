import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Field, leaves, UNDECODED } from '../../../src/decode/field.js'
import { LIMITS } from '../../../src/decode/limits.js'
import { type Decode, inspect, scan } from '../../../src/decode/reader.js'
import { any, sequence } from '../../../src/decode/x509/der.js'
import { OID_NAMES } from '../../../src/decode/x509/oids.js'
import {
	bits,
	boolean,
	integer,
	namedBits,
	octets,
	oid,
	smallInteger,
	text,
	time,
} from '../../../src/decode/x509/values.js'
import { assertTiles } from '../tiles.js'
import * as der from './build.js'

const bytes = (...values: number[]) => Uint8Array.from(values)

/** What `read` makes of one value, what it says is wrong, and the field. */
function read<T>(input: Uint8Array, read: Decode<T>): { value: T | undefined; says: string[]; field: Field } {
	const { value, field, issues } = inspect('root', input, read)
	assertTiles(field, input.length)
	assert.deepEqual(scan('root', input, read), { value, issues })
	return { value, says: issues.map(issue => issue.text), field: field.children?.[0] ?? field }
}

const childrenOf = (field: Field) => (field.children ?? []).map(child => child.name)

describe('DER values', () => {
	it('are a tag, a length and contents', () => {
		const { field } = read(der.integer(5), r => smallInteger(r, 'version'))
		assert.deepEqual(childrenOf(field), ['tag', 'length', 'contents'])
		assert.deepEqual(
			field.children?.map(child => [child.value, child.label]),
			[
				[2, 'INTEGER'],
				[1, undefined],
				[5, undefined],
			],
		)
		assert.equal(field.label, '5')
	})

	it('may have a length of several bytes', () => {
		const { value, field } = read(der.octets(new Uint8Array(300)), r => octets(r, 'blob'))
		assert.equal(value?.length, 300)
		assert.deepEqual(field.children?.[1]?.span, { start: 1, end: 4 })
		assert.equal(field.children?.[1]?.value, 300)
		assert.equal(field.children?.[1]?.label, 'long form, 3 bytes')
	})

	it('say it when a length takes more bytes than it needs', () => {
		const { value, says } = read(bytes(2, 0x82, 0, 1, 7), r => smallInteger(r, 'n'))
		assert.equal(value, 7)
		assert.deepEqual(says, ['a length of 1 in 3 bytes: DER has the fewest bytes'])
	})

	it('say it when more is declared than there is, and keep what was read', () => {
		const { says, field } = read(bytes(0x30, 9, 2, 1, 7), r => sequence(r, 'pair', r => smallInteger(r, 'first')))
		assert.deepEqual(says, ['pair declares 9 bytes, 3 are there'])
		assert.deepEqual(childrenOf(field), ['tag', 'length', 'first'])
	})

	it('have no value when their own bytes are cut', () => {
		const { value, says } = read(bytes(0x04, 9, 1, 2, 3), r => octets(r, 'blob'))
		assert.equal(value, undefined)
		assert.deepEqual(says, ['blob declares 9 bytes, 3 are there'])
	})

	it('of another type are shown as what they are', () => {
		const { value, says, field } = read(der.sequence(der.utf8('a'), der.integer(1)), r => integer(r, 'serial'))
		assert.equal(value, undefined)
		assert.deepEqual(says, ['serial is SEQUENCE, INTEGER was expected'])
		assert.deepEqual(childrenOf(field), ['tag', 'length', 'utf8_string', 'integer'])
		assert.ok(leaves(field).every(leaf => leaf.name !== UNDECODED))
	})

	it('that are missing are named', () => {
		const { says } = read(der.sequence(), r => sequence(r, 'pair', r => smallInteger(r, 'first')))
		assert.deepEqual(says, ['first is missing'])
	})

	it('of indefinite length end at their end of contents, and are called BER', () => {
		const inner = [0x24, 0x80, 4, 1, 1, 4, 1, 2, 0, 0]
		const { value, says, field } = read(bytes(0x30, 0x80, 2, 1, 7, ...inner, 0, 0), r =>
			sequence(r, 'pair', r => {
				const first = smallInteger(r, 'first')
				any(r, 'second')
				return first
			}),
		)
		assert.equal(value, 7)
		assert.deepEqual(says, Array(2).fill('an indefinite length: BER, where DER has definite ones'))
		assert.deepEqual(childrenOf(field), ['tag', 'length', 'contents', 'end_of_contents'])
	})

	it('of indefinite length without an end reach as far as the bytes do', () => {
		const { says } = read(bytes(0x30, 0x80, 2, 1, 7), r => any(r, 'pair'))
		assert.deepEqual(says, ['an indefinite length: BER, where DER has definite ones', 'pair has no end of contents'])
	})

	it('with a tag number above 30 keep it beside the tag', () => {
		const { field } = read(bytes(0x9f, 0x81, 0x01, 1, 7), r => any(r))
		assert.equal(field.name, 'context_high')
		assert.deepEqual(childrenOf(field), ['tag', 'tag_number', 'length', 'contents'])
		assert.equal(field.children?.[1]?.value, 129)
	})

	it('refuse lengths and tag numbers that nothing needs', () => {
		assert.deepEqual(read(bytes(4, 0x85, 0, 0, 0, 0, 1, 9), r => any(r)).says, [
			'a length of 5 bytes, at most 4 were expected',
		])
		assert.deepEqual(read(bytes(0x1f, 0x81, 0x81, 0x81, 0x81, 1, 0), r => any(r)).says, [
			'a tag number of 5 bytes, at most 4 were expected',
		])
	})

	it('nested 10,000 times end at the bound', () => {
		let input: Uint8Array = der.sequence()
		for (let i = 1; i < 10_000; i++) input = der.sequence(input)
		const { field, issues } = inspect('root', input, r => any(r))
		assertTiles(field, input.length)
		assert.deepEqual(issues, [{ code: 'limit', text: `DER nested deeper than ${LIMITS.der} levels` }])
	})

	it('of any bytes tile them', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), input => {
				read(input, r => any(r))
			}),
		)
	})
})

describe('DER types', () => {
	it('INTEGER: two’s complement', () => {
		assert.equal(read(bytes(2, 1, 0xff), r => smallInteger(r, 'n')).value, -1)
		assert.equal(read(bytes(2, 2, 0, 0x80), r => smallInteger(r, 'n')).value, 128)
		assert.equal(read(bytes(2, 2, 0xff, 0x7f), r => smallInteger(r, 'n')).value, -129)
	})

	it('INTEGER: a first byte that adds nothing is said', () => {
		for (const input of [bytes(2, 2, 0, 1), bytes(2, 2, 0xff, 0x80)])
			assert.deepEqual(read(input, r => integer(r, 'n')).says, [
				'an integer whose first byte adds nothing: DER has the fewest bytes',
			])
	})

	it('INTEGER: none at all, and one too large for a number', () => {
		assert.deepEqual(read(bytes(2, 0), r => smallInteger(r, 'n')).says, ['an integer of 0 bytes, 1 to 6 were expected'])
		assert.equal(read(bytes(2, 7, 1, 0, 0, 0, 0, 0, 0), r => smallInteger(r, 'n')).value, undefined)
	})

	it('BOOLEAN: DER has one true', () => {
		assert.equal(read(bytes(1, 1, 0), r => boolean(r, 'b')).value, false)
		const odd = read(bytes(1, 1, 1), r => boolean(r, 'b'))
		assert.equal(odd.value, true)
		assert.deepEqual(odd.says, ['a true of 0x01, DER has 0xff only'])
		assert.deepEqual(read(bytes(1, 2, 0, 0), r => boolean(r, 'b')).says, ['a boolean of 2 bytes, 1 was expected'])
	})

	it('OBJECT IDENTIFIER: known by name, unknown by number, of any size', () => {
		const known = read(der.oid('2.5.4.3'), r => oid(r, 'type'))
		assert.deepEqual(known.value, { id: '2.5.4.3', name: 'commonName' })
		assert.equal(known.field.children?.[2]?.value, '2.5.4.3')
		for (const id of [
			'0.0',
			'1.39.5',
			'2.999.3',
			'1.2.840.113549.9.9.99',
			'2.25.329800735698586629295641978511506172918',
		])
			assert.deepEqual(read(der.oid(id), r => oid(r, 'type')).value, { id })
	})

	it('OBJECT IDENTIFIER: every one of the table is known by its name', () => {
		for (const [id, name] of OID_NAMES) assert.deepEqual(read(der.oid(id), r => oid(r, 'type')).value, { id, name })
	})

	it('OBJECT IDENTIFIER: numbers of any size', () => {
		fc.assert(
			fc.property(fc.array(fc.bigInt({ min: 0n, max: 1n << 70n }), { maxLength: 6 }), arcs => {
				const id = ['1', '3', '6', ...arcs].join('.')
				assert.equal(read(der.oid(id), r => oid(r, 'type')).value?.id, id)
			}),
		)
	})

	it('OBJECT IDENTIFIER: one that ends within a number is none', () => {
		for (const input of [bytes(6, 0), bytes(6, 2, 0x55, 0x84)]) {
			const { value, says } = read(input, r => oid(r, 'type'))
			assert.equal(value, undefined)
			assert.deepEqual(says, ['not an object identifier: it is empty, or ends within a number'])
		}
	})

	it('BIT STRING: named bits from the first byte’s highest', () => {
		const names = ['first', 'second', 'third']
		assert.deepEqual(read(der.bits(5, [0xa0]), r => namedBits(r, 'usage', names)).value, ['first', 'third'])
		assert.deepEqual(read(der.bits(0), r => namedBits(r, 'usage', names)).value, [])
		assert.deepEqual(read(der.bits(7, [0, 0x80]), r => namedBits(r, 'usage', names)).value, ['bit 8'])
		assert.deepEqual(read(der.bits(0, [0, 0, 1]), r => namedBits(r, 'usage', names)).value, ['bit 23'])
	})

	it('BIT STRING: more unused bits than there can be', () => {
		assert.deepEqual(read(der.bits(8, [1]), r => bits(r, 'key')).says, ['8 unused bits, at most 7 are possible'])
		assert.deepEqual(read(der.bits(3), r => bits(r, 'key')).says, ['3 unused bits of no bits at all'])
	})

	it('strings: raw, by the alphabet of their type', () => {
		const cases: [Uint8Array, string][] = [
			[der.utf8('Zürich 東京'), 'Zürich 東京'],
			[der.text(0x13, 'Example'), 'Example'],
			[der.text(0x16, 'a\0b\u001b[31m'), 'a\0b\u001b[31m'],
			[der.tlv(0x14, [0x5a, 0xfc, 0x80]), 'Z\u00fc\u0080'],
			[der.tlv(0x1e, [0x67, 0x71, 0x4e, 0xac, 0xd8, 0x3d, 0xde, 0x00]), '東京😀'],
			[der.tlv(0x1c, [0, 1, 0xf6, 0, 0, 0, 0, 0x41]), '😀A'],
		]
		for (const [input, expected] of cases) {
			const { value, says } = read(input, r => text(r, 'value'))
			assert.equal(value, expected)
			assert.deepEqual(says, [])
		}
	})

	it('strings: bytes outside the alphabet are said, and shown', () => {
		const { value, says } = read(der.tlv(0x16, [0x41, 0xfc]), r => text(r, 'value'))
		assert.equal(value, 'A\u00fc')
		assert.deepEqual(says, ['bytes that are no IA5String'])
		assert.deepEqual(read(der.tlv(0x0c, [0xff]), r => text(r, 'value')).says, ['bytes that are no UTF8String'])
		assert.deepEqual(read(der.tlv(0x1e, [0, 0x41, 0]), r => text(r, 'value')).says, ['bytes that are no BMPString'])
	})

	it('times: both forms, and the century of two digits', () => {
		const isoOf = (tag: number, value: string) => read(der.text(tag, value), r => time(r, 'not_after')).value?.iso
		assert.equal(isoOf(0x17, '261122072900Z'), '2026-11-22T07:29:00Z')
		assert.equal(isoOf(0x17, '491231235959Z'), '2049-12-31T23:59:59Z')
		assert.equal(isoOf(0x17, '500101000000Z'), '1950-01-01T00:00:00Z')
		assert.equal(isoOf(0x18, '99991231235959Z'), '9999-12-31T23:59:59Z')
		assert.equal(isoOf(0x18, '20240229120000Z'), '2024-02-29T12:00:00Z')
	})

	it('times: seconds since 1970, as the calendar has them', () => {
		fc.assert(
			fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), date => {
				const iso = date.toISOString().replace(/\.\d+/, '')
				const { value } = read(der.text(0x18, iso.replace(/[-:T]/g, '')), r => time(r, 'not_after'))
				assert.deepEqual(value, { iso, epoch: Math.floor(date.getTime() / 1000) })
			}),
		)
	})

	it('times: what BER allows is read, and said', () => {
		const cases: [number, string, string][] = [
			[0x17, '2611220729Z', '2026-11-22T07:29:00Z'],
			[0x17, '261122072900+0130', '2026-11-22T05:59:00Z'],
			[0x18, '20261122072900.5Z', '2026-11-22T07:29:00.500Z'],
			[0x18, '20261122072900', '2026-11-22T07:29:00Z'],
		]
		for (const [tag, written, iso] of cases) {
			const { value, says } = read(der.text(tag, written), r => time(r, 'not_after'))
			assert.equal(value?.iso, iso)
			assert.match(
				says.join(),
				new RegExp(`^a time written as ${written.replace(/[.+]/g, '\\$&')}, DER has seconds and Z`),
			)
		}
	})

	it('times: a day that is none is no time', () => {
		for (const written of ['20260229000000Z', '20261301000000Z', '20260431000000Z', '20260101240000Z', 'yesterday', ''])
			assert.deepEqual(read(der.text(0x18, written), r => time(r, 'not_after')).says, ['not a date and time'])
	})
})
