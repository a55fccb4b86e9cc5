import assert from 'node:assert/strict'
import fc from 'fast-check'
import { scan } from '../../../src/decode/reader.js'
import { handshake } from '../../../src/decode/tls/handshake.js'
import { plainHello } from '../../../src/decode/tls/plain-hello.js'
import { bytes, clientHello, extension, filled, message, RETRY_RANDOM, serverHello, u8, u16, vector } from './build.js'
import { mutations } from './mutate.js'

const utf8 = new TextEncoder()
const name = (text: string) => vector(1, utf8.encode(text))
const SERVER_NAME = extension(0, vector(2, [0], vector(2, utf8.encode('shop.example'))))
const ALPN = extension(16, vector(2, name('h2'), name('http/1.1')))
const VERSIONS = extension(43, vector(1, u16(0x1a1a, 0x0304, 0x0303)))
const OTHERS = [extension(10, vector(2, u16(29, 23))), extension(51, vector(2, u16(29), vector(2, filled(32))))]
const CLIENT = clientHello({ extensions: [SERVER_NAME, ...OTHERS, ALPN, VERSIONS] })

const SHARE = extension(51, u16(29), vector(2, filled(32)))
const CHOSEN = extension(43, u16(0x0304))
const SERVER = serverHello({ extensions: [SHARE, CHOSEN, extension(41, u16(1))] })

/** What the declarations say of it, of what a plain hello has. */
function declared(input: Uint8Array) {
	const found = scan('handshake', input, r => handshake(r, { from: 'client' })).value?.message
	if (found?.kind === 'client_hello') {
		const { legacyVersion, suites, serverName, alpn, supportedVersions } = found.body
		return { kind: found.kind, body: { legacyVersion, suites, serverName, alpn, supportedVersions } }
	}
	if (found?.kind !== 'server_hello') return found?.kind
	const { negotiatedVersion, suite, compression, keyShares, selectedPsk } = found.body
	return { kind: found.kind, body: { negotiatedVersion, suite, compression, keyShares, selectedPsk } }
}

/** The same without the declarations, every member named. */
function plain(input: Uint8Array) {
	const found = plainHello(input)
	if (found?.kind === 'client_hello')
		return { ...found, body: { serverName: undefined, alpn: undefined, supportedVersions: undefined, ...found.body } }
	return found && { ...found, body: { keyShares: undefined, selectedPsk: undefined, ...found.body } }
}

describe('a plain hello', () => {
	it('is read without the declarations, and is what they say', () => {
		assert.deepEqual(plain(CLIENT)?.body, {
			legacyVersion: 0x0303,
			suites: [0x1301, 0x1302, 0xc02f],
			serverName: 'shop.example',
			alpn: ['h2', 'http/1.1'],
			supportedVersions: [0x1a1a, 0x0304, 0x0303],
		})
		assert.deepEqual(plain(SERVER)?.body, {
			negotiatedVersion: 0x0304,
			suite: 0x1301,
			compression: 0,
			keyShares: [{ group: 29, length: 32 }],
			selectedPsk: 1,
		})
		for (const hello of [CLIENT, SERVER, clientHello(), serverHello()]) assert.deepEqual(plain(hello), declared(hello))
	})

	it('is left to the declarations where anything is out of the ordinary', () => {
		const twoNames = vector(2, [0], vector(2, utf8.encode('a')), [0], vector(2, utf8.encode('b')))
		const others: readonly (readonly [string, Uint8Array])[] = [
			['a name that is there twice', clientHello({ extensions: [SERVER_NAME, SERVER_NAME] })],
			['a list of two names', clientHello({ extensions: [extension(0, twoNames)] })],
			['half a suite', message(1, u16(0x0303), filled(32), [0], vector(2, [0x13, 1, 0x13]), vector(1, [0]))],
			['bytes behind the extensions', message(1, bytes(CLIENT.subarray(4), u8(0)))],
			['a length that is not its own', bytes(CLIENT, u8(0))],
			['a HelloRetryRequest', serverHello({ random: RETRY_RANDOM, extensions: [extension(51, u16(29)), CHOSEN] })],
			['a draft', serverHello({ version: 0x7f12 })],
			['a key share of a draft', serverHello({ extensions: [extension(40, u16(29), vector(2, filled(32)))] })],
			['a version that is there twice', serverHello({ extensions: [CHOSEN, CHOSEN] })],
			['another message', message(20, filled(12))],
			['nothing', new Uint8Array(0)],
		]
		for (const [what, other] of others) assert.equal(plainHello(other), undefined, what)
	})

	it('is never anything else than what the declarations say, whatever the damage', () => {
		for (const hello of [CLIENT, SERVER]) {
			let plainOnes = 0
			for (const damaged of mutations(hello, 4000)) {
				const found = plain(damaged)
				if (found) assert.deepEqual(found, declared(damaged))
				if (found) plainOnes++
			}
			assert.ok(plainOnes > 500)
		}
	})

	it('is so for any extensions', () => {
		const type = fc.constantFrom(0, 10, 16, 40, 41, 43, 51)
		const data = fc.oneof(
			fc.uint8Array({ maxLength: 12 }),
			fc.uint8Array({ maxLength: 9 }).map(inner => vector(1, inner)),
			fc.uint8Array({ maxLength: 9 }).map(inner => vector(2, inner)),
			fc.uint8Array({ maxLength: 9 }).map(inner => vector(2, name(String.fromCharCode(...inner)))),
			fc.uint8Array({ maxLength: 9 }).map(inner => vector(2, [0], vector(2, inner))),
		)
		const list = fc.array(
			fc.tuple(type, data).map(([type, data]) => extension(type, data)),
			{ maxLength: 4 },
		)
		fc.assert(
			fc.property(list, fc.constantFrom(clientHello, serverHello), (extensions, make) => {
				const hello = make({ extensions })
				const found = plain(hello)
				if (found) assert.deepEqual(found, declared(hello))
			}),
			{ numRuns: 3000 },
		)
	})
})
