import { bytesOf, type Reader } from '../reader.js'
import { suiteParts } from '../registry/suite-parts.js'
import { isTls13, SSL30 } from '../registry/versions.js'
import type { Context } from './context.js'
import { HANDSHAKE_HEADER } from './handshakes.js'
import { finishedLength } from './sealed-length.js'

export type Finished = { readonly verifyData: Uint8Array }

/** RFC 8446, 4.4.4; RFC 5246, 7.4.9: 12 bytes up to TLS 1.2, a hash's length in TLS 1.3; two hashes in SSL 3.0 (RFC 6101, 5.6.9). */
export function finished(r: Reader, context: Context): Finished {
	const verifyData = r.peek(r.left)
	if (context.version === SSL30) {
		r.opaque('md5_hash', 16)
		r.opaque('sha_hash', 20)
	} else {
		r.rest('verify_data')
		const expected = expectedLength(context)
		if (expected !== undefined && verifyData.length !== expected) {
			r.flag('unexpected', `verify_data of ${bytesOf(verifyData.length)}, ${expected} were expected`)
		}
	}
	return { verifyData }
}

/** GOST's suites have lengths of their own (RFC 9189, 4.2.4). */
function expectedLength({ version, suite }: Context): number | undefined {
	if (version === undefined) return undefined
	if (isTls13(version) && suite === undefined) return undefined
	if (suite !== undefined && suiteParts(suite)?.keyExchange === 'gost') return undefined
	return finishedLength({ version, suite: suite ?? 0 }) - HANDSHAKE_HEADER
}
