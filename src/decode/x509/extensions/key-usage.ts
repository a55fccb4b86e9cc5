import { isNext, listOf, sequence } from '../der.js'
import { oidText } from '../oid.js'
import { context } from '../tags.js'
import { generalizedTime, namedBits, oid } from '../values.js'
import type { ExtensionForm } from './values.js'

/** RFC 5280, 4.2.1.3. */
export const keyUsage: ExtensionForm = (r, into) => {
	into.keyUsage = namedBits(r, 'key_usage', KEY_USAGE)
}

/** RFC 5280, 4.2.1.12. */
export const extendedKeyUsage: ExtensionForm = (r, into) => {
	into.extendedKeyUsage = listOf(r, 'ext_key_usage', r => oid(r, 'key_purpose_id'), oidText).map(oidText)
}

/** RFC 3280, 4.2.1.4: RFC 5280 leaves it out. */
export const privateKeyUsagePeriod: ExtensionForm = (r, into) => {
	into.privateKeyUsagePeriod = sequence(r, 'private_key_usage_period', r => {
		const notBefore = isNext(r, context(0)) ? generalizedTime(r, 'not_before', context(0)) : undefined
		const notAfter = isNext(r, context(1)) ? generalizedTime(r, 'not_after', context(1)) : undefined
		return { ...(notBefore && { notBefore }), ...(notAfter && { notAfter }) }
	})
}

const KEY_USAGE = [
	'digitalSignature',
	'nonRepudiation',
	'keyEncipherment',
	'dataEncipherment',
	'keyAgreement',
	'keyCertSign',
	'cRLSign',
	'encipherOnly',
	'decipherOnly',
]
