import type { CertificateMessage } from '../../decode/tls/certificate.js'
import { uncompressedCertificate } from '../tls/uncompressed-certificate.js'
import { type Spoken, said } from './materials.js'

/** What a Certificate says, compressed or not (RFC 8879); nothing when it cannot be read. */
export function certificateOf(entry: Spoken): CertificateMessage | undefined {
	const compressed = said(entry, 'compressed_certificate')
	return compressed ? uncompressedCertificate(compressed, entry.from) : said(entry, 'certificate')
}
