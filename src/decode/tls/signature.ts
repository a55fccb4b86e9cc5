import type { Reader } from '../reader.js'
import { SIGNATURE_SCHEMES } from '../registry/signature-schemes.js'
import { TLS12 } from '../registry/versions.js'

export type Signature = {
	/** Missing before TLS 1.2, where the suite's authentication decides. */
	readonly scheme?: number
	readonly signature: Uint8Array
}

/** digitally-signed: RFC 5246, 4.7; before TLS 1.2 without the algorithm (RFC 4346, 4.7); RFC 8446, 4.4.3 */
export function digitallySigned(r: Reader, version: number | undefined): Signature {
	if (!hasScheme(r, version)) return { signature: r.vector(2, 'signature') }
	const scheme = r.u16('algorithm', SIGNATURE_SCHEMES)
	return { scheme, signature: r.vector(2, 'signature') }
}

/** Without the version, the bytes tell: the signature ends the message, so one of two lengths fits. */
function hasScheme(r: Reader, version: number | undefined): boolean {
	if (version !== undefined) return version >= TLS12
	const [, , high = 0, low = 0] = r.peek(4)
	return high * 0x100 + low === r.left - 4
}
