import { hexOf, integerHex } from '../contents.js'
import { isNext, sequence } from '../der.js'
import { generalNames } from '../general-name.js'
import { context, contextOf } from '../tags.js'
import { integer, octets } from '../values.js'
import type { ExtensionForm } from './values.js'

/** RFC 5280, 4.2.1.2. */
export const subjectKeyIdentifier: ExtensionForm = (r, into) => {
	const id = octets(r, 'subject_key_identifier')
	into.subjectKeyId = id && hexOf(id)
}

/** RFC 5280, 4.2.1.1. */
export const authorityKeyIdentifier: ExtensionForm = (r, into) => {
	into.authorityKeyId = sequence(r, 'authority_key_identifier', r => {
		const id = isNext(r, context(0)) ? octets(r, 'key_identifier', context(0)) : undefined
		const issuer = isNext(r, contextOf(1)) ? generalNames(r, 'authority_cert_issuer', contextOf(1)) : undefined
		const serial = isNext(r, context(2)) ? integer(r, 'authority_cert_serial_number', context(2)) : undefined
		if (r.tracing && id) r.describe(hexOf(id))
		return {
			...(id && { keyId: hexOf(id) }),
			...(issuer && { issuer }),
			...(serial && { serial: integerHex(serial) }),
		}
	})
}
