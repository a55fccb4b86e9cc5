import type { Reader } from '../reader.js'
import { SSL30 } from '../registry/versions.js'
import type { Context } from './context.js'

export type Finished = { readonly verifyData: Uint8Array }

/** RFC 8446, 4.4.4; RFC 5246, 7.4.9: 12 bytes up to TLS 1.2, a hash's length in TLS 1.3; two hashes in SSL 3.0 (RFC 6101, 5.6.9). */
export function finished(r: Reader, context: Context): Finished {
	const verifyData = r.peek(r.left)
	if (context.version === SSL30) {
		r.opaque('md5_hash', 16)
		r.opaque('sha_hash', 20)
	} else r.rest('verify_data')
	return { verifyData }
}
