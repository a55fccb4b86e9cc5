import type { Reader } from '../reader.js'
import { CERTIFICATE_COMPRESSIONS } from '../registry/certificate-codes.js'

export type CompressedCertificate = {
	readonly algorithm: number
	/** What the sender says the Certificate's body will be. */
	readonly uncompressedLength: number
	readonly data: Uint8Array
}

/** RFC 8879, 4: a Certificate's body, compressed. */
export function compressedCertificate(r: Reader): CompressedCertificate {
	const algorithm = r.u16('algorithm', CERTIFICATE_COMPRESSIONS)
	const uncompressedLength = r.u24('uncompressed_length')
	return { algorithm, uncompressedLength, data: r.vector(3, 'compressed_certificate_message') }
}
