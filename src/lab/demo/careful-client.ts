import { X509Certificate } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { connect as connectTls, rootCertificates } from 'node:tls'
import { type Reader, scan } from '../../decode/reader.js'
import { LOOPBACK } from './recorded-relay.js'
import type { Stage } from './stage.js'

/**
 * A client that looks at the certificate as soon as it comes and says on the wire why it goes, as curl and Python do.
 * Node's own client cannot show that: it ends the handshake first, and then hangs up without a word. TLS 1.2, where the
 * certificate and the alert can be read. Answers what it found.
 */
export function carefulClient(stage: Stage, port: number): Promise<string> {
	return new Promise((resolve, reject) => {
		const socket = connect({ host: LOOPBACK, port })
		stage.signal.addEventListener('abort', () => socket.destroy(), { once: true })
		const hello = helloOf(socket)
		let stream: Buffer = Buffer.alloc(0)
		let found: string | undefined
		socket.on('data', (bytes: Buffer) => {
			stream = Buffer.concat([stream, bytes]).subarray(0, LONGEST)
			const der = found === undefined ? certificateIn(stream) : undefined
			if (!der) return
			found = judged(der)
			hello.destroy()
			socket.end(UNKNOWN_CA)
		})
		socket.once('error', reject)
		socket.once('close', () => resolve(found ?? 'the server showed no certificate'))
	})
}

const LONGEST = 64 << 10

/** Alert, TLS 1.2, two bytes: fatal, unknown_ca (RFC 5246, 7.2). */
const UNKNOWN_CA = Uint8Array.of(21, 3, 3, 0, 2, 2, 48)

/** Node's own ClientHello goes out over the socket; nothing of the answer comes back to it. */
function helloOf(socket: Socket): Duplex {
	const wire = new Duplex({
		read: () => {},
		write: (bytes: Buffer, _encoding, done) => {
			socket.write(bytes)
			done()
		},
	})
	connectTls({ socket: wire, servername: 'localhost', maxVersion: 'TLSv1.2' }).on('error', () => {})
	return wire
}

/** The server's own certificate in what it has sent so far; nothing while it is not there. */
function certificateIn(stream: Uint8Array): Uint8Array | undefined {
	const handshake: Uint8Array[] = []
	scan('records', stream, r => {
		while (r.left > 0) {
			const type = r.u8('content_type')
			r.u16('legacy_record_version')
			const fragment = r.opaque('fragment', r.u16('length'))
			if (type === HANDSHAKE) handshake.push(fragment)
		}
	})
	let found: Uint8Array | undefined
	scan('messages', Buffer.concat(handshake), r => {
		while (r.left > 0 && !found) {
			const type = r.u8('msg_type')
			const body = r.opaque('body', r.u24('length'))
			if (type === CERTIFICATE) found = scan('certificate', body, firstOf).value
		}
	})
	return found
}

const HANDSHAKE = 22
const CERTIFICATE = 11

/** RFC 5246, 7.4.2. */
function firstOf(r: Reader): Uint8Array {
	r.u24('certificate_list_length')
	return r.opaque('certificate', r.u24('certificate_length'))
}

function judged(der: Uint8Array): string {
	const certificate = new X509Certificate(der)
	const issuer = certificate.issuer.split('\n').join(', ')
	const isKnown = rootCertificates.some(root => certificate.checkIssued(new X509Certificate(root)))
	return isKnown
		? `the certificate is issued by ${issuer}, which is known`
		: `unknown_ca: issued by ${issuer}, none of the ${rootCertificates.length} authorities that Node.js knows`
}
