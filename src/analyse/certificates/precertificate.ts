import { scan } from '../../decode/reader.js'
import { any, isNext, sequence } from '../../decode/x509/der.js'
import { contextOf, TAG } from '../../decode/x509/tags.js'
import type { Certified } from './certified.js'

/**
 * The TBSCertificate that a log has signed before the certificate was issued (RFC 6962, 3.2): that of the certificate
 * without its timestamps. Nothing when it cannot be taken apart.
 */
export function precertificateTbs({ der, said }: Certified): Uint8Array | undefined {
	const { tbs } = said.spans
	if (tbs === undefined) return undefined
	const signed = der.subarray(tbs.start, tbs.end)
	const { value: parts } = scan('tbs_certificate', signed, r =>
		sequence(r, 'tbs_certificate', r => {
			const start = r.at
			while (r.left > 0 && !isNext(r, contextOf(3))) any(r)
			const head = signed.subarray(start, r.at)
			if (r.left > 0) any(r)
			return { head, end: r.at }
		}),
	)
	if (parts === undefined || parts.end !== signed.length) return undefined
	const kept = said.extensions
		.filter(({ id }) => id !== TIMESTAMPS)
		.map(({ span }) => der.subarray(span.start, span.end))
	const extensions = kept.length === 0 ? [] : [value(contextOf(3), value(TAG.sequence, ...kept))]
	return value(TAG.sequence, parts.head, ...extensions)
}

const TIMESTAMPS = '1.3.6.1.4.1.11129.2.4.2'

/** One data value (X.690, 8.1) in DER. */
function value(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
	const length = contents.reduce((sum, part) => sum + part.length, 0)
	const octets: number[] = []
	for (let left = length; left > 0; left >>>= 8) octets.unshift(left & 0xff)
	const header = length < 0x80 ? [tag, length] : [tag, 0x80 | octets.length, ...octets]
	return Uint8Array.from(Buffer.concat([Uint8Array.from(header), ...contents]))
}
