import { LIMITS } from '../../decode/limits.js'
import { scan } from '../../decode/reader.js'
import { TLS13 } from '../../decode/registry/versions.js'
import { type CertificateMessage, certificateMessage } from '../../decode/tls/certificate.js'
import type { CompressedCertificate } from '../../decode/tls/compressed-certificate.js'
import type { Context } from '../../decode/tls/context.js'
import { undoCodings } from '../codings.js'

/** The Certificate in a CompressedCertificate (RFC 8879, 4); nothing when it cannot be read, or is longer than any may be. */
export function uncompressedCertificate(
	{ algorithm, uncompressedLength, data }: CompressedCertificate,
	from: Context['from'],
): CertificateMessage | undefined {
	const coding = CODINGS.get(algorithm)
	if (coding === undefined || uncompressedLength > LIMITS.handshake) return undefined
	const { bytes, complete } = undoCodings(data, [coding])
	if (!complete || bytes.length !== uncompressedLength) return undefined
	return scan('certificate', bytes, r => certificateMessage(r, { from, version: TLS13 })).value
}

/** CertificateCompressionAlgorithm by the names of HTTP's content codings: HTTP's deflate is zlib. */
const CODINGS = new Map([
	[1, 'deflate'],
	[2, 'br'],
	[3, 'zstd'],
])
