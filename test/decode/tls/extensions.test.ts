import assert from 'node:assert/strict'
import { type Field, UNDECODED } from '../../../src/decode/field.js'
import { inspect } from '../../../src/decode/reader.js'
import { EXTENSIONS } from '../../../src/decode/registry/extensions.js'
import { extensions } from '../../../src/decode/tls/extensions/extension.js'
import type { Carrier } from '../../../src/decode/tls/extensions/form.js'
import { assertTiles } from '../tiles.js'
import { bytes, extension, filled, u16, vector } from './build.js'
import { EXTENSION_SAMPLES, UNKNOWN_SAMPLES } from './extension-samples.js'
import { all, named } from './fields.js'

function read(carrier: Carrier, ...list: readonly Uint8Array[]) {
	const input = vector(2, ...list)
	const result = inspect('root', input, r => extensions(r, carrier))
	assertTiles(result.field, input.length)
	return { ...result, list: named(result.field, 'extensions')!.children as readonly Field[] }
}

describe('extensions', () => {
	for (const { type, name, carrier, data, says, label } of EXTENSION_SAMPLES) {
		it(`takes ${name} in ${carrier} apart${data.length === 0 ? ', where it is empty' : ''}`, () => {
			const { value, field, issues, list } = read(carrier, extension(type, data))
			assert.deepEqual(issues, [])
			assert.equal(list[0]?.name, name)
			assert.deepEqual(value?.extensions, [{ type, data }])
			assert.equal(
				all(field).find(({ name }) => name === UNDECODED),
				undefined,
			)
			const { extensions: _, ...facts } = value!
			if (says) assert.deepEqual(facts, carrier === 'new_session_ticket' ? { ...facts, ...says } : says)
			if (label !== undefined) assert.equal(list[0]?.label, label)
		})
	}

	it('shows as opaque bytes only what has no defined body', () => {
		const opaque = EXTENSION_SAMPLES.filter(({ carrier, type, data }) =>
			all(read(carrier, extension(type, data)).field).some(({ name }) => name === 'opaque'),
		)
		// A configuration of another version than the one that is known.
		assert.deepEqual(
			opaque.map(({ name, carrier }) => `${name} in ${carrier}`),
			['encrypted_client_hello in encrypted_extensions'],
		)
	})

	for (const { type, data, label } of UNKNOWN_SAMPLES) {
		it(`shows an extension of ${data.length} bytes that is ${label} under its number`, () => {
			const { issues, list } = read('client_hello', extension(type, data))
			assert.deepEqual(issues, [])
			assert.equal(list[0]?.name, 'extension')
			assert.equal(list[0]?.label, label)
		})
	}

	it('has a form or an excuse for every registered extension', () => {
		// ETSI TS 103 523-2 and drafts that nobody sends over TCP.
		const excused = ['TLMSP', 'TLMSP_proxying', 'TLMSP_delegate', 'sequence_number_encryption_algorithms']
		const sampled = new Set(EXTENSION_SAMPLES.map(({ name }) => name))
		for (let type = 0; type <= 0xffff; type++) {
			const name = EXTENSIONS(type)
			if (name && name !== 'GREASE' && !excused.includes(name)) assert.ok(sampled.has(name), `${name} has no sample`)
		}
	})

	it('keeps the other extensions when one is truncated, and says which one is', () => {
		const { value, issues } = read(
			'client_hello',
			extension(10, vector(2, u16(0x1d))),
			extension(16, [0, 9, 2], 'h2'),
			extension(0, vector(2, [0], vector(2, 'example.org'))),
		)
		assert.deepEqual(issues, [{ code: 'truncated', text: 'protocol_name_list declares 9 bytes, 3 are there' }])
		assert.deepEqual(
			value?.extensions.map(({ type }) => type),
			[10, 16, 0],
		)
		assert.deepEqual(value?.serverName, 'example.org')
	})

	it('says which extension declares more than the list holds', () => {
		const { issues, list } = read('client_hello', bytes(u16(0x000a), u16(30), vector(2, u16(0x1d))))
		assert.equal(issues[0]?.text, 'supported_groups declares 30 bytes, 4 are there')
		assert.equal(list[0]?.issue?.code, 'truncated')
	})

	it('says which extension holds more than its form', () => {
		const { issues } = read('client_hello', extension(28, u16(16385), [1, 2, 3]))
		assert.deepEqual(issues, [{ code: 'trailing', text: '3 bytes after the end of record_size_limit' }])
	})

	it('flags an extension that is there twice, and believes the first', () => {
		const name = (text: string) => extension(0, vector(2, [0], vector(2, text)))
		const { value, list } = read('client_hello', name('first.example'), name('second.example'))
		assert.equal(value?.serverName, 'first.example')
		assert.equal(list[1]?.issue?.text, 'server_name is there twice')
		assert.equal(value?.extensions.length, 2)
	})

	it('flags what stands after pre_shared_key', () => {
		const psk = extension(41, vector(2, vector(2, filled(4)), [0, 0, 0, 0]), vector(2, vector(1, filled(32))))
		const { list } = read('client_hello', psk, extension(23))
		assert.equal(list[1]?.issue?.code, 'unexpected')
	})

	it('flags identities without binders', () => {
		const { issues } = read('client_hello', extension(41, vector(2, vector(2, filled(4)), [0, 0, 0, 0]), vector(2)))
		assert.equal(issues[0]?.text, 'identities: 1, binders: 0')
	})

	it('flags padding that is not zero', () => {
		assert.equal(read('client_hello', extension(21, [0, 1, 0])).issues[0]?.code, 'invalid')
	})

	it('leaves a hybrid key share whole when its length fits no hybrid', () => {
		const { field, issues } = read('client_hello', extension(51, vector(2, u16(0x11ec), vector(2, filled(100)))))
		assert.deepEqual(issues, [])
		assert.equal(named(field, 'key_exchange')?.children, undefined)
	})

	it('splits X25519MLKEM768 into the parts of each side', () => {
		const client = named(
			read('client_hello', extension(51, vector(2, u16(0x11ec), vector(2, filled(1216))))).field,
			'key_exchange',
		)
		const server = named(
			read('server_hello', extension(51, u16(0x11ec), vector(2, filled(1120)))).field,
			'key_exchange',
		)
		const parts = (field: Field | undefined) => field?.children?.map(({ name, span }) => [name, span.end - span.start])
		assert.deepEqual(parts(client), [
			['ml_kem_768', 1184],
			['x25519', 32],
		])
		assert.deepEqual(parts(server), [
			['ml_kem_768', 1088],
			['x25519', 32],
		])
	})
})
