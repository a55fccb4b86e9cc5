import { Reader } from '../../decode/reader.js'
import { isNext, tlv } from '../../decode/x509/der.js'
import { TAG } from '../../decode/x509/tags.js'
import { readCertificate } from './certified.js'

/**
 * The certificates of a file: PEM with any number of them among other things (RFC 7468, 5; `X509 CERTIFICATE` and OpenSSL's
 * `TRUSTED CERTIFICATE`, whose settings behind the certificate are left out), else one or several in DER.
 */
export function certificatesIn(bytes: Uint8Array): Uint8Array[] {
	return valuesIn(bytes).filter(isCertificate)
}

/** What stands there as certificates, read by nobody: of a bundle that is not in question. */
export function valuesIn(bytes: Uint8Array): Uint8Array[] {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
	const found = [...text.matchAll(PEM)].map(([, base64]) => new Uint8Array(Buffer.from(base64!, 'base64')))
	return found.length > 0 ? found.flatMap(der => valuesOf(der).slice(0, 1)) : valuesOf(bytes)
}

const PEM = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END/g

/** SEQUENCEs one behind the other; none when the bytes are anything else. */
function valuesOf(bytes: Uint8Array): Uint8Array[] {
	const r = new Reader(bytes)
	const { value: values = [] } = r.root('certificates', r => {
		const values: Uint8Array[] = []
		while (isNext(r, TAG.sequence)) {
			const start = r.at
			const isShort = tlv(r, 'certificate', TAG.sequence, (r, length) => r.rest('contents').length < length) ?? true
			if (!isShort) values.push(bytes.subarray(start, r.at))
		}
		return values
	})
	return values
}

/** Whether it can take part in checks. */
export function isCertificate(der: Uint8Array): boolean {
	return readCertificate(der).fault === undefined
}
