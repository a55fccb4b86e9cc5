import { generalNames } from '../general-name.js'
import type { ExtensionForm } from './values.js'

/** RFC 5280, 4.2.1.6. */
export const subjectAltName: ExtensionForm = (r, into) => {
	into.subjectAltNames = generalNames(r, 'subject_alt_name')
}

/** RFC 5280, 4.2.1.7. */
export const issuerAltName: ExtensionForm = (r, into) => {
	into.issuerAltNames = generalNames(r, 'issuer_alt_name')
}
