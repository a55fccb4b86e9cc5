import assert from 'node:assert/strict'
import fc from 'fast-check'
import { UNDECODED } from '../../../src/decode/field.js'
import { inspect, scan } from '../../../src/decode/reader.js'
import type { Context } from '../../../src/decode/tls/context.js'
import { handshake } from '../../../src/decode/tls/handshake.js'
import { assertTiles } from '../tiles.js'
import { bytes, message } from './build.js'
import { all, named } from './fields.js'
import { MESSAGE_SAMPLES } from './message-samples.js'
import { mutations } from './mutate.js'

const read = (input: Uint8Array, context: Context) => inspect('handshake', input, r => handshake(r, context))
/** `HANDSHARK_MUTATIONS=10000` for the long run. */
const MUTATIONS = Number(process.env.HANDSHARK_MUTATIONS ?? 100)

const skim = (input: Uint8Array, context: Context) => scan('handshake', input, r => handshake(r, context))

/** Every length of a prefix; of a long message every one near its start, then some. */
function lengthsBelow(end: number): number[] {
	return Array.from({ length: end }, (_, length) => length).filter(length => length < 120 || length % 13 === 0)
}

/**
 * Bodies that may end early and be whole all the same, when their header says so: where, counted from the body's start,
 * or anywhere, where the body is one run of bytes. Somewhere: where its form is guessed.
 */
const MAY_END_EARLY: Readonly<Record<string, readonly number[] | 'anywhere' | 'somewhere'>> = {
	// Before the list of extensions.
	'client_hello with every extension': [77],
	'client_hello with an empty list of extensions': [77],
	'server_hello with every extension': [70],
	hello_retry_request: [70],
	'server_hello of draft 18': [36],
	// Public values in the client's certificate.
	'client_key_exchange DHE': [0],
	'client_key_exchange ECDHE': [0],
	'client_key_exchange DHE PSK': [17],
	'client_key_exchange ECDHE PSK': [17],
	'client_key_exchange RSA, SSL 3.0': 'anywhere',
	'client_key_exchange GOST': [0],
	'client_key_exchange of an unknown suite': 'anywhere',
	// What the bytes are is taken from their shape.
	'server_key_exchange of no shape': 'anywhere',
	'server_key_exchange ECDHE of an unknown suite': 'somewhere',
	'server_key_exchange DHE of an unknown suite': 'somewhere',
	'certificate_verify of an unknown version': 'somewhere',
	message_hash: 'anywhere',
	'a message without a name': 'anywhere',
}

describe('handshake', () => {
	for (const { name, bytes: input, context } of MESSAGE_SAMPLES) {
		it(`reads ${name} to the last byte`, () => {
			const { value, field, issues } = read(input, context)
			assert.deepEqual(issues, [])
			assertTiles(field, input.length)
			assert.equal(named(field, UNDECODED), undefined)
			assert.ok(value?.message)
			assert.equal(value.type, input[0])
			assert.equal(value.length, input.length - 4)
		})
	}

	it('gives the same values with and without a tree', () => {
		for (const { bytes: input, context } of MESSAGE_SAMPLES) {
			const deep = read(input, context)
			const flat = skim(input, context)
			assert.deepEqual(flat.value, deep.value)
			assert.deepEqual(flat.issues, deep.issues)
		}
	})

	it('shows every proper prefix of every message as a partial tree with an issue', () => {
		for (const { name, bytes: input, context } of MESSAGE_SAMPLES) {
			for (const length of lengthsBelow(input.length)) {
				const { field, issues } = read(input.subarray(0, length), context)
				assertTiles(field, length)
				assert.ok(issues.length > 0, `${name}, ${length} of ${input.length} bytes`)
			}
		}
	})

	it('finds the issue also when the header declares no more than there is', () => {
		for (const { name, bytes: input, context } of MESSAGE_SAMPLES) {
			const early = MAY_END_EARLY[name] ?? []
			if (early === 'somewhere') continue
			for (const length of lengthsBelow(input.length - 4)) {
				const cut = message(input[0]!, input.subarray(4, 4 + length))
				const { field, issues } = read(cut, context)
				assertTiles(field, cut.length)
				const isWhole: boolean = early === 'anywhere' || early.includes(length)
				assert.equal(issues.length === 0, isWhole, `${name}, ${length} bytes of its body`)
			}
		}
	})

	it('says how much is missing of a message that is cut', () => {
		const { issues } = read(message(11, new Uint8Array(100)).subarray(0, 50), { from: 'server', version: 0x0303 })
		assert.equal(issues[0]?.text, 'certificate declares 100 bytes, 46 are there')
	})

	it(`tiles ${MUTATIONS.toLocaleString('en')} mutations of each message, and never throws`, () => {
		for (const { bytes: input, context } of MESSAGE_SAMPLES) {
			for (const changed of mutations(input, MUTATIONS)) {
				assertTiles(read(changed, context).field, changed.length)
			}
		}
	})

	it('gives up no value of a mutation that it gives with a tree', () => {
		for (const { bytes: input, context } of MESSAGE_SAMPLES) {
			for (const changed of mutations(input, 20)) {
				assert.deepEqual(skim(changed, context).value, read(changed, context).value)
			}
		}
	})

	it('tiles any bytes as any message of any version and suite', () => {
		const context = fc.record({
			from: fc.constantFrom<Context['from']>('client', 'server'),
			version: fc.constantFrom(0x0300, 0x0301, 0x0303, 0x0304, 0x7f12),
			suite: fc.constantFrom(0x002f, 0x0033, 0xc02f, 0x008c, 0xc01d, 0x1301, 0x7777),
		})
		fc.assert(
			fc.property(fc.nat(255), fc.uint8Array({ maxLength: 200 }), context, (type, body, context) => {
				assertTiles(read(message(type, body), context).field, body.length + 4)
			}),
			{ numRuns: 1000 },
		)
	})

	it('leaves the bytes behind a message to the next one', () => {
		const two = bytes(message(14), message(20, new Uint8Array(12)))
		const { value } = inspect('root', two, r => [handshake(r, { from: 'server' }), handshake(r, { from: 'server' })])
		assert.deepEqual(
			value?.map(({ name }) => name),
			['server_hello_done', 'finished'],
		)
	})

	it('names a message by its number when its type has no name', () => {
		const { value, field, issues } = read(message(99, [1, 2, 3]), { from: 'client' })
		assert.deepEqual(issues, [])
		assert.equal(value?.name, 'message_99')
		assert.equal(all(field)[1]?.label, undefined)
	})
})
