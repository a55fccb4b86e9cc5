import { type Reader, scan } from '../../decode/reader.js'
import { isNext, sequence, tlv } from '../../decode/x509/der.js'
import { distinguishedName } from '../../decode/x509/name.js'
import { contextOf, TAG } from '../../decode/x509/tags.js'
import { readCertificate } from './certified.js'
import { nameKey, subjectKey } from './distinguished-name.js'

/**
 * The subject of a certificate in the form of `nameKey`, and nothing else of it: of a bundle of hundreds hardly one is ever
 * asked for more, and to read them all takes longer than a small capture does. Nothing where there is none.
 */
export function subjectKeyOf(der: Uint8Array): string | undefined {
	const { value: name, issues } = scan('certificate', der, r =>
		sequence(r, 'certificate', r => {
			const subject = sequence(r, 'tbs_certificate', r => {
				if (isNext(r, contextOf(0))) passed(r, 'version', contextOf(0))
				passed(r, 'serial_number', TAG.integer)
				passed(r, 'signature', TAG.sequence)
				passed(r, 'issuer', TAG.sequence)
				passed(r, 'validity', TAG.sequence)
				const subject = distinguishedName(r, 'subject')
				r.rest('rest')
				return subject
			})
			r.rest('rest')
			return subject
		}),
	)
	if (name && issues.length === 0) return nameKey(name)
	const certificate = readCertificate(der)
	return certificate.fault === undefined ? subjectKey(certificate) : undefined
}

function passed(r: Reader, name: string, tag: number): void {
	tlv(r, name, tag, r => void r.rest('contents'))
}
