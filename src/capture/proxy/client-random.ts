import { type Reader, scan } from '../../decode/reader.js'

/**
 * The random of a ClientHello that a stream begins with, in lower-case hexadecimal: what key logs name a connection by.
 * Nothing where the first bytes are none, or not enough of one (RFC 8446, 4.1.2, 5.1).
 */
export function clientRandomOf(bytes: Uint8Array): string | undefined {
	return scan('client_hello', bytes.subarray(0, ENOUGH), readRandom).value
}

/** Bytes of a record's header, a message's header, a version and a random. */
const ENOUGH = 5 + 4 + 2 + 32

const HANDSHAKE = 22
const CLIENT_HELLO = 1

function readRandom(r: Reader): string | undefined {
	if (r.u8('content_type') !== HANDSHAKE) return undefined
	r.u16('legacy_record_version')
	r.u16('length')
	if (r.u8('msg_type') !== CLIENT_HELLO) return undefined
	r.u24('length')
	r.u16('legacy_version')
	return Buffer.from(r.opaque('random', 32)).toString('hex')
}
