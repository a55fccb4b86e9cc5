import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { extensionParsers, readTlsClientHello } from 'read-tls-client-hello'
import { inspect, scan } from '../../../src/decode/reader.js'
import type { ClientHello } from '../../../src/decode/tls/client-hello.js'
import { handshake } from '../../../src/decode/tls/handshake.js'
import { bytes, clientHello, extension, filled, record, u16, vector } from './build.js'
import { named, paths } from './fields.js'

const BROWSER = clientHello({
	suites: [0x8a8a, 0x1301, 0x1302, 0xc02b, 0x5600],
	extensions: [
		extension(0x4a4a),
		extension(0, vector(2, [0], vector(2, 'shop.example'))),
		extension(23),
		extension(65281, vector(1)),
		extension(10, vector(2, u16(0x3a3a, 0x11ec, 0x001d))),
		extension(11, vector(1, [0])),
		extension(35),
		extension(16, vector(2, vector(1, 'h2'), vector(1, 'http/1.1'))),
		extension(13, vector(2, u16(0x0403, 0x0804))),
		extension(51, vector(2, u16(0x001d), vector(2, filled(32)))),
		extension(45, vector(1, [1])),
		extension(43, vector(1, u16(0x7a7a, 0x0304, 0x0303))),
		extension(28, u16(16385)),
		extension(0x1a1a, [0]),
	],
})

function read(input: Uint8Array): ClientHello {
	const { value } = scan('handshake', input, r => handshake(r, { from: 'client' }))
	assert.ok(value?.message?.kind === 'client_hello')
	return value.message.body
}

describe('clientHello', () => {
	it('passes over the extensions that are not asked for', () => {
		const context = { from: 'client', extensions: new Set([0, 43]) } as const
		const { value, issues } = scan('handshake', BROWSER, r => handshake(r, context))
		assert.ok(value?.message?.kind === 'client_hello')
		const { serverName, supportedVersions, alpn, extensions, suites } = value.message.body
		assert.deepEqual(
			[serverName, supportedVersions, alpn],
			['shop.example', read(BROWSER).supportedVersions, undefined],
		)
		assert.deepEqual(
			extensions.map(({ type }) => type),
			[0, 43],
		)
		assert.equal(suites.length, 5)
		assert.deepEqual(issues, [])
	})

	it('says what the client offers', () => {
		const hello = read(BROWSER)
		assert.equal(hello.legacyVersion, 0x0303)
		assert.deepEqual(hello.random, filled(32))
		assert.deepEqual(hello.sessionId, filled(32, 0xe0))
		assert.deepEqual(hello.suites, [0x8a8a, 0x1301, 0x1302, 0xc02b, 0x5600])
		assert.deepEqual(hello.compressions, [0])
		assert.equal(hello.serverName, 'shop.example')
		assert.deepEqual(hello.alpn, ['h2', 'http/1.1'])
		assert.deepEqual(hello.groups, [0x3a3a, 0x11ec, 0x001d])
		assert.deepEqual(hello.keyShares, [{ group: 0x001d, length: 32 }])
		assert.deepEqual(hello.supportedVersions, [0x7a7a, 0x0304, 0x0303])
		assert.equal(hello.extendedMasterSecret, true)
		assert.equal(hello.psks, undefined)
	})

	it('reads what read-tls-client-hello reads', async () => {
		const theirs = await readTlsClientHello(Readable.from([Buffer.from(record(22, BROWSER))], { objectMode: false }))
		const ours = read(BROWSER)
		assert.equal(ours.legacyVersion, theirs.version)
		assert.deepEqual(ours.suites, theirs.cipherSuites)
		assert.deepEqual([...ours.random], [...theirs.random])
		assert.deepEqual([...ours.sessionId], [...theirs.sessionId])
		assert.deepEqual(ours.compressions, theirs.compressionMethods)
		assert.deepEqual(
			ours.extensions.map(({ type }) => type),
			theirs.extensions.map(({ id }) => id),
		)
		const data = (id: number) => theirs.extensions.find(extension => extension.id === id)?.data
		assert.deepEqual({ serverName: ours.serverName }, data(0))
		assert.deepEqual({ groups: ours.groups }, data(10))
		assert.deepEqual({ formats: ours.pointFormats }, data(11))
		assert.deepEqual({ algorithms: ours.signatureSchemes }, data(13))
		assert.deepEqual({ protocols: ours.alpn }, data(16))
		assert.deepEqual({ recordSizeLimit: ours.recordSizeLimit }, data(28))
		assert.deepEqual({ versions: ours.supportedVersions }, data(43))
		assert.deepEqual({ modes: ours.pskModes }, data(45))
		assert.ok(Object.keys(extensionParsers).length > 0)
	})

	it('names fields as the RFC does, header and body in one place', () => {
		const { field } = inspect('handshake', BROWSER, r => handshake(r, { from: 'client' }))
		const found = paths(field)
		for (const path of [
			'handshake/msg_type',
			'handshake/length',
			'handshake/client_hello/legacy_version',
			'handshake/client_hello/random',
			'handshake/client_hello/legacy_session_id_length',
			'handshake/client_hello/legacy_session_id',
			'handshake/client_hello/cipher_suites/cipher_suite',
			'handshake/client_hello/legacy_compression_methods/compression_method',
			'handshake/client_hello/extensions_length',
			'handshake/client_hello/extensions/server_name/extension_type',
			'handshake/client_hello/extensions/server_name/extension_data_length',
			'handshake/client_hello/extensions/server_name/extension_data/server_name_list/server_name/host_name',
			'handshake/client_hello/extensions/key_share/extension_data/client_shares/key_share_entry/key_exchange',
			'handshake/client_hello/extensions/extension/extension_data',
		]) {
			assert.ok(found.includes(path), path)
		}
	})

	it('names suites, signals and GREASE', () => {
		const { field } = inspect('handshake', BROWSER, r => handshake(r, { from: 'client' }))
		assert.deepEqual(
			named(field, 'cipher_suites')?.children?.map(({ label }) => label),
			[
				'GREASE',
				'TLS_AES_128_GCM_SHA256',
				'TLS_AES_256_GCM_SHA384',
				'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
				'TLS_FALLBACK_SCSV',
			],
		)
	})

	it('is whole without extensions, as clients before TLS 1.2 send it', () => {
		const hello = read(clientHello({ version: 0x0300, sessionId: [] }))
		assert.deepEqual(hello.extensions, [])
		assert.equal(hello.serverName, undefined)
	})

	it('reads a server name that is no UTF-8 without losing a byte', () => {
		const hello = read(clientHello({ extensions: [extension(0, vector(2, [0], vector(2, [0xff, 0x61])))] }))
		assert.equal(hello.serverName, 'ÿa')
	})

	it('keeps what came before a cut', () => {
		const cut = BROWSER.subarray(0, 120)
		const hello = read(cut)
		assert.equal(hello.serverName, 'shop.example')
		assert.deepEqual(hello.suites, [0x8a8a, 0x1301, 0x1302, 0xc02b, 0x5600])
	})

	it('takes bytes behind the extensions for trailing ones', () => {
		const input = bytes(clientHello({ extensions: [] }), [1, 2])
		input[3]! += 2
		const { issues } = scan('handshake', input, r => handshake(r, { from: 'client' }))
		assert.deepEqual(issues, [{ code: 'trailing', text: '2 bytes after the end of client_hello' }])
	})

	it('keeps all of a hello with a byte too many at its end', () => {
		const whole = clientHello()
		const longer = bytes([1, 0, 0, whole.length - 3], whole.subarray(4), [0])
		const { value, issues } = scan('handshake', longer, r => handshake(r, { from: 'client' }))
		assert.ok(value?.message?.kind === 'client_hello')
		assert.deepEqual(value.message.body.suites, [0x1301, 0x1302, 0xc02f])
		assert.deepEqual(issues, [{ code: 'trailing', text: '1 byte after the end of client_hello' }])
	})
})
