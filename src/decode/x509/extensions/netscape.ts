import { TAG } from '../tags.js'
import { namedBits, textAs } from '../values.js'
import type { ExtensionForm } from './values.js'

/** What a key was for before there was extended key usage: Netscape's certificate extensions of 1996. */
export const netscapeCertType: ExtensionForm = (r, into) => {
	into.netscapeCertType = namedBits(r, 'netscape_cert_type', NETSCAPE_CERT_TYPES)
}

/** What an issuer wanted shown with the certificate. */
export const netscapeComment: ExtensionForm = (r, into) => {
	into.netscapeComment = textAs(r, 'netscape_comment', TAG.ia5String)
}

const NETSCAPE_CERT_TYPES = [
	'SSL Client',
	'SSL Server',
	'S/MIME',
	'Object Signing',
	'Unused',
	'SSL CA',
	'S/MIME CA',
	'Object Signing CA',
]
