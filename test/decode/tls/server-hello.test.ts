import assert from 'node:assert/strict'
import { inspect, scan } from '../../../src/decode/reader.js'
import { handshake } from '../../../src/decode/tls/handshake.js'
import type { ServerHello } from '../../../src/decode/tls/server-hello.js'
import { bytes, extension, filled, RETRY_RANDOM, serverHello, u16, vector } from './build.js'
import { named } from './fields.js'

function read(input: Uint8Array): ServerHello {
	const { value } = scan('handshake', input, r => handshake(r, { from: 'server' }))
	assert.ok(value?.message?.kind === 'server_hello' || value?.message?.kind === 'hello_retry_request')
	return value.message.body
}

const kindOf = (input: Uint8Array) =>
	scan('handshake', input, r => handshake(r, { from: 'server' })).value?.message?.kind

const random = (...end: number[]) => bytes(filled(32 - end.length), end)
const DOWNGRD = [0x44, 0x4f, 0x57, 0x4e, 0x47, 0x52, 0x44]

describe('serverHello', () => {
	it('negotiates the version of supported_versions, not its own', () => {
		const hello = read(serverHello({ extensions: [extension(43, u16(0x0304))] }))
		assert.equal(hello.legacyVersion, 0x0303)
		assert.equal(hello.negotiatedVersion, 0x0304)
	})

	it('negotiates its own version where there is no supported_versions', () => {
		for (const version of [0x0300, 0x0301, 0x0302, 0x0303]) {
			assert.equal(read(serverHello({ version })).negotiatedVersion, version)
		}
	})

	it('is a HelloRetryRequest when its random says so, and nothing else is', () => {
		const retry = serverHello({ random: RETRY_RANDOM, extensions: [extension(51, u16(23))] })
		assert.equal(kindOf(retry), 'hello_retry_request')
		const { field } = inspect('handshake', retry, r => handshake(r, { from: 'server' }))
		assert.equal(named(field, 'hello_retry_request')?.name, 'hello_retry_request')
		assert.equal(named(field, 'selected_group')?.label, 'secp256r1')
		const almost = RETRY_RANDOM.slice()
		almost[31]! ^= 1
		assert.equal(kindOf(serverHello({ random: almost, extensions: [] })), 'server_hello')
	})

	it('labels the downgrade sentinel, and only at the end of the random', () => {
		assert.equal(read(serverHello({ random: random(...DOWNGRD, 1) })).downgrade, 'TLS 1.2')
		assert.equal(read(serverHello({ random: random(...DOWNGRD, 0) })).downgrade, 'TLS 1.1 or below')
		assert.equal(read(serverHello({ random: random(...DOWNGRD, 2) })).downgrade, undefined)
		assert.equal(read(serverHello({ random: random(...DOWNGRD, 1, 9) })).downgrade, undefined)
		const { field } = inspect('handshake', serverHello({ random: random(...DOWNGRD, 1) }), r =>
			handshake(r, { from: 'server' }),
		)
		assert.match(named(field, 'random')?.label ?? '', /DOWNGRD/)
	})

	it('says what the server chose', () => {
		const hello = read(
			serverHello({
				version: 0x0303,
				suites: [0xc030],
				sessionId: [],
				extensions: [
					extension(65281, vector(1)),
					extension(16, vector(2, vector(1, 'h2'))),
					extension(23),
					extension(22),
				],
			}),
		)
		assert.equal(hello.suite, 0xc030)
		assert.equal(hello.sessionId.length, 0)
		assert.deepEqual(hello.alpn, ['h2'])
		assert.equal(hello.extendedMasterSecret, true)
		assert.equal(hello.encryptThenMac, true)
		assert.deepEqual(
			hello.extensions.map(({ type }) => type),
			[65281, 16, 23, 22],
		)
	})

	it('keeps an unknown suite and version as numbers without a name', () => {
		const { field, issues } = inspect('handshake', serverHello({ version: 0x0377, suites: [0x7777] }), r =>
			handshake(r, { from: 'server' }),
		)
		assert.deepEqual(issues, [])
		assert.equal(named(field, 'cipher_suite')?.value, 0x7777)
		assert.equal(named(field, 'cipher_suite')?.label, undefined)
		assert.equal(named(field, 'legacy_version')?.label, undefined)
	})
})
