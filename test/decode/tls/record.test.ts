import assert from 'node:assert/strict'
import fc from 'fast-check'
import { leaves } from '../../../src/decode/field.js'
import { inspect } from '../../../src/decode/reader.js'
import { record as decode, type RecordContext } from '../../../src/decode/tls/record.js'
import { assertTiles } from '../tiles.js'
import { bytes, clientHello, filled, message, record, u8, vector } from './build.js'
import { all, named } from './fields.js'

function read(input: Uint8Array, context: Partial<RecordContext> = {}) {
	const result = inspect('record', input, r => decode(r, { from: 'client', ...context }))
	assertTiles(result.field, input.length)
	return result
}

const names = (input: Uint8Array, context: Partial<RecordContext> = {}) =>
	(named(read(input, context).field, 'fragment')?.children ?? []).map(({ name }) => name)

describe('record', () => {
	it('is a header and a fragment', () => {
		const { field } = read(record(23, filled(9)))
		assert.deepEqual(
			all(field).map(({ name, span }) => [name, span.start, span.end]),
			[
				['record', 0, 14],
				['type', 0, 1],
				['legacy_record_version', 1, 3],
				['length', 3, 5],
				['fragment', 5, 14],
				['application_data', 5, 14],
			],
		)
		assert.equal(field.label, 'application_data, 9 bytes')
	})

	it('holds the messages that are whole in it', () => {
		const input = record(22, bytes(message(14), message(0), clientHello()))
		assert.deepEqual(names(input), ['handshake', 'handshake', 'handshake'])
		assert.deepEqual(read(input).issues, [])
	})

	it('shows parts of messages that other records hold too as such', () => {
		const input = record(22, bytes(filled(30), message(14), message(11, filled(500)).subarray(0, 100)))
		assert.deepEqual(names(input, { continued: 30 }), ['handshake_continued', 'handshake', 'handshake_begun'])
		assert.equal(named(read(input, { continued: 30 }).field, 'handshake_begun')?.label, 'certificate, 100 of 504 bytes')
		assert.deepEqual(names(record(22, filled(30)), { continued: 900 }), ['handshake_continued'])
		assert.deepEqual(names(record(22, [11, 0])), ['handshake_begun'])
	})

	it('says of a sealed record what it likely holds', () => {
		const sealed = 'Finished (encrypted, 40 bytes)'
		const { field } = read(record(22, filled(40)), { sealed })
		assert.equal(named(field, 'encrypted')?.label, sealed)
	})

	it('reads alerts, ChangeCipherSpec and heartbeats', () => {
		const alert = named(read(record(21, [2, 48])).field, 'alert')
		assert.equal(alert?.label, 'unknown_ca')
		assert.deepEqual(
			alert?.children?.map(({ label }) => label),
			['fatal', 'unknown_ca'],
		)
		assert.equal(named(read(record(20, [1])).field, 'change_cipher_spec')?.value, 1)
		const heartbeat = record(24, bytes([1], vector(2, filled(8)), filled(16)))
		assert.deepEqual(names(heartbeat), ['heartbeat_message_type', 'payload_length', 'payload', 'padding'])
	})

	it('flags a heartbeat that asks for more than it brings', () => {
		const { issues } = read(record(24, [1, 0x40, 0x00, 9, 9]))
		assert.equal(issues[0]?.text, 'payload declares 16,384 bytes, 2 are there')
	})

	it('flags an alert that is cut, and a fragment longer than allowed', () => {
		assert.equal(read(record(21, [2])).issues[0]?.text, 'description needs 1 byte, 0 bytes left')
		const { issues } = read(bytes([23, 3, 3, 0x50, 0]))
		assert.equal(issues[0]?.text, 'a fragment of 20,480 bytes, at most 18,432 are allowed')
	})

	it('keeps an unknown content type as a number', () => {
		const { field, issues } = read(record(99, filled(4)))
		assert.deepEqual(issues, [])
		assert.equal(field.label, 'content type 99, 4 bytes')
		assert.equal(named(field, 'type')?.label, undefined)
	})

	it('tiles any bytes in any context', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(20, 21, 22, 23, 24, 77),
				fc.uint8Array({ maxLength: 120 }),
				fc.nat(200),
				fc.boolean(),
				(type, body, continued, whole) => {
					const input = bytes(u8(type), [3, 3], whole ? vector(2, body) : body)
					read(input, { continued, version: 0x0303 })
				},
			),
			{ numRuns: 500 },
		)
	})

	it('covers every prefix', () => {
		const input = record(22, clientHello())
		for (let length = 0; length < input.length; length++) {
			const { field, issues } = read(input.subarray(0, length))
			assert.ok(issues.length > 0)
			assert.ok(leaves(field).length > 0)
		}
	})
})
