import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { readTlsClientHello, type TlsClientHelloMessage } from 'read-tls-client-hello'
import { scan } from '../../src/decode/reader.js'
import type { ClientHello } from '../../src/decode/tls/client-hello.js'
import { handshake } from '../../src/decode/tls/handshake.js'
import { clientHello, extension, record, u16, vector } from '../decode/tls/build.js'

const name = extension(0, vector(2, [0], vector(2, 'shop.example')))
const alpn = (...names: readonly string[]) => extension(16, vector(2, ...names.map(name => vector(1, name))))

/** Hellos of a browser, of an old client without extensions, and of clients with odd corners. */
export const HELLOS: readonly Uint8Array[] = [
	clientHello({
		suites: [0x8a8a, 0x1301, 0x1302, 0xc02b],
		extensions: [
			extension(0x4a4a),
			name,
			extension(23),
			extension(10, vector(2, u16(0x3a3a, 0x11ec, 0x001d, 0x0017))),
			extension(11, vector(1, [0])),
			alpn('h2', 'http/1.1'),
			extension(13, vector(2, u16(0x0403, 0x0804, 0x0401))),
			extension(43, vector(1, u16(0x7a7a, 0x0304, 0x0303))),
			extension(0x1a1a, [0]),
			extension(21, [0, 0, 0]),
		],
	}),
	clientHello({ version: 0x0301, sessionId: [], suites: [0x002f, 0x0005], extensions: [] }),
	clientHello({ suites: [0xc02f, 0x009c], extensions: [alpn('http/1.1'), extension(10, vector(2, u16(0x0017)))] }),
	clientHello({ suites: [0xc02f], extensions: [name, alpn('x'), extension(13, vector(2, u16(0x0401, 0x0201)))] }),
]

export function parse(input: Uint8Array): ClientHello {
	const hello = tryParse(input)
	assert.ok(hello)
	return hello
}

/** Nothing where the bytes are no ClientHello to the end: a packet may end inside it. */
export function tryParse(input: Uint8Array): ClientHello | undefined {
	const { value, issues } = scan('handshake', input, r => handshake(r, { from: 'client' }))
	return issues.length === 0 && value?.message?.kind === 'client_hello' ? value.message.body : undefined
}

/** The same hello, read by read-tls-client-hello. */
export function theirs(input: Uint8Array): Promise<TlsClientHelloMessage> {
	return readTlsClientHello(Readable.from([Buffer.from(record(22, input))], { objectMode: false }))
}
