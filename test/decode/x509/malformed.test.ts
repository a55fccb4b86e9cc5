import assert from 'node:assert/strict'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { type Field, leaves, UNDECODED } from '../../../src/decode/field.js'
import { LIMITS } from '../../../src/decode/limits.js'
import { inspect, scan } from '../../../src/decode/reader.js'
import { certificate } from '../../../src/decode/x509/certificate.js'
import { assertTiles } from '../tiles.js'
import * as der from './build.js'

const uri = der.text(0x86, 'http://example.com/')
const dns = der.text(0x82, 'example.com')
const directory = der.tlv(0xa4, der.name(der.commonName('directory')))

/** A certificate of every structure that has a declaration. */
const FULL = der.certificateOf({
	issuer: der.name(der.attribute('2.5.4.6', der.text(0x13, 'CH')), der.commonName('issuer')),
	extensions: [
		der.extension('2.5.29.19', der.sequence(der.boolean(true), der.integer(1)), true),
		der.extension('2.5.29.15', der.bits(7, [0x86, 0x80])),
		der.extension(
			'2.5.29.17',
			der.sequence(
				dns,
				der.tlv(0x87, [1, 2, 3, 4]),
				directory,
				der.tlv(0xa0, der.oid('1.2.3'), der.tlv(0xa0, der.utf8('x'))),
			),
		),
		der.extension('2.5.29.30', der.sequence(der.tlv(0xa0, der.sequence(dns, der.tlv(0x80, [0]))))),
		der.extension('2.5.29.31', der.sequence(der.sequence(der.tlv(0xa0, der.tlv(0xa0, uri)), der.tlv(0x81, [1, 2])))),
		der.extension(
			'2.5.29.32',
			der.sequence(
				der.sequence(
					der.oid('1.2.3'),
					der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.2.2'), der.sequence(der.utf8('note')))),
				),
			),
		),
		der.extension('2.5.29.35', der.sequence(der.tlv(0x80, [1, 2]), der.tlv(0xa1, directory), der.tlv(0x82, [5]))),
		der.extension('2.5.29.37', der.sequence(der.oid('1.3.6.1.5.5.7.3.1'))),
		der.extension('1.3.6.1.5.5.7.1.1', der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.48.1'), uri))),
		der.extension('1.3.6.1.4.1.11129.2.4.2', der.octets([0, 49, 0, 47, 0, ...new Uint8Array(40), 0, 0, 4, 3, 0, 0])),
		der.extension('1.2.3.4.5', der.sequence(der.set(der.integer(1)), der.nothing(), der.text(0x17, '260101000000Z'))),
	],
})

const withKey = ({ publicKey }: { publicKey: KeyObject }) =>
	der.certificateOf({ key: publicKey.export({ type: 'spki', format: 'der' }) })

const CERTIFICATES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
	['full', FULL],
	['RSA', withKey(generateKeyPairSync('rsa', { modulusLength: 1024 }))],
	['explicit curve', withKey(generateKeyPairSync('ec', { namedCurve: 'prime256v1', paramEncoding: 'explicit' }))],
]

/** Both depths read the same, and the leaves tile the bytes, whatever they are. */
function check(input: Uint8Array): { field: Field; says: number } {
	const { value, field, issues } = inspect('root', input, r => certificate(r))
	if (!tiles(field, input.length)) assertTiles(field, input.length)
	const flat = scan('root', input, r => certificate(r))
	assert.equal(flat.issues.length, issues.length)
	assert.equal(JSON.stringify(flat.value), JSON.stringify(value))
	return { field, says: issues.length }
}

/** As `assertTiles`, without making a sentence of each leaf. */
function tiles(field: Field, length: number): boolean {
	let at = 0
	for (const leaf of leaves(field)) {
		if (leaf.span.start !== at || leaf.span.end < at) return false
		at = leaf.span.end
	}
	return at === length
}

/** Where tags and lengths stand: what does the most damage. */
function joints(input: Uint8Array): number[] {
	const found = leaves(check(input).field).filter(leaf => leaf.name === 'tag' || leaf.name === 'length')
	return found.flatMap(({ span }) => Array.from({ length: span.end - span.start }, (_, i) => span.start + i))
}

/** `HANDSHARK_RUNS=10000` for the long run. */
const RUNS = Number(process.env.HANDSHARK_RUNS ?? 500)

describe('a malformed certificate', () => {
	for (const [name, whole] of CERTIFICATES) {
		it(`was whole before: ${name}`, () => {
			const { field, says } = check(whole)
			assert.equal(says, 0)
			assert.ok(leaves(field).every(leaf => leaf.name !== UNDECODED))
		})

		it(`is read as far as it goes at every length: ${name}`, () => {
			for (let length = 0; length < whole.length; length++) {
				const { says } = check(whole.subarray(0, length))
				assert.ok(says > 0, `nothing is said at ${length} bytes`)
			}
		})

		it(`is tiled whatever bytes are changed: ${name}`, () => {
			const places = joints(whole)
			const place = fc.oneof(fc.nat(whole.length - 1), fc.constantFrom(...places))
			const change = fc.record({ place, byte: fc.oneof(fc.nat(255), fc.constantFrom(0, 0x30, 0x7f, 0x80, 0x84, 0xff)) })
			fc.assert(
				fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), changes => {
					const input = Uint8Array.from(whole)
					for (const { place, byte } of changes) input[place] = byte
					check(input)
				}),
				{ numRuns: RUNS },
			)
		})
	}

	it('may be bytes of any kind', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 100 }), input => {
				check(input)
			}),
		)
	})

	it('of 10,000 values in one another says where it stopped', () => {
		let deep: Uint8Array = der.sequence()
		for (let i = 1; i < 10_000; i++) deep = der.sequence(deep)
		for (const input of [
			deep,
			der.certificateOf({ subject: deep }),
			der.certificateOf({ extensions: [der.extension('1.2.3', deep)] }),
		]) {
			const { field } = inspect('root', input, r => certificate(r))
			assertTiles(field, input.length)
			const { issues } = scan('root', input, r => certificate(r))
			assert.ok(issues.some(issue => issue.code === 'limit'))
		}
	})

	it('costs what stands in it, and what follows is read on', () => {
		const deep = der.sequence(...Array(3).fill(der.integer(1)))
		let nested: Uint8Array = deep
		for (let i = 0; i < 100; i++) nested = der.sequence(nested)
		const input = der.certificateOf({
			extensions: [der.extension('1.2.3', nested), der.extension('2.5.29.14', der.octets([7]))],
		})
		assert.equal(scan('root', input, r => certificate(r)).value?.subjectKeyId, '07')
	})

	it('of 300,000 bytes of one thing is read in time, and what is said of it is bounded', () => {
		const many = (item: Uint8Array) => {
			const items = Buffer.alloc(300_000 - (300_000 % item.length))
			for (let at = 0; at < items.length; at += item.length) items.set(item, at)
			return items
		}
		const parts: Parameters<typeof der.certificateOf>[0][] = [
			{ extensions: [many(der.sequence(der.oid('1.2.3'), der.octets()))] },
			{ extensions: [many(der.sequence())] },
			{ extensions: [der.extension('2.5.29.17', der.sequence(many(der.integer(1))))] },
			{ extensions: [der.extension('2.5.29.15', der.bits(0, many(Uint8Array.of(0xff))))] },
			{ extensions: [der.extension('2.5.29.37', der.sequence(der.tlv(0x06, many(Uint8Array.of(0xff)), [1])))] },
			{ subject: der.sequence(der.set(many(der.commonName('a')))) },
			{ subject: der.sequence(many(Uint8Array.of(0x30, 0x80))) },
			{ serial: der.tlv(0x02, many(Uint8Array.of(0x80))) },
			{ validity: der.sequence(der.text(0x18, `20260101000000.${'1'.repeat(300_000)}Z`)) },
		]
		for (const part of parts) {
			const input = der.certificateOf(part)
			const { issues } = scan('root', input, r => certificate(r))
			assert.ok(issues.length <= LIMITS.blockIssues + 1)
			assert.ok(tiles(inspect('root', input, r => certificate(r)).field, input.length))
		}
	})
})
