import type { Reader } from '../../reader.js'
import { listOf, sequence } from '../der.js'
import { generalName } from '../general-name.js'
import { oidText } from '../oid.js'
import { oid } from '../values.js'
import type { AccessDescription, ExtensionForm } from './values.js'

/** RFC 5280, 4.2.2.1. */
export const authorityInfoAccess: ExtensionForm = (r, into) => {
	into.authorityInfo = descriptions(r, 'authority_info_access')
}

/** RFC 5280, 4.2.2.2. */
export const subjectInfoAccess: ExtensionForm = (r, into) => {
	into.subjectInfo = descriptions(r, 'subject_info_access')
}

function descriptions(r: Reader, field: string): AccessDescription[] {
	return listOf(r, field, description, ({ method }) => method)
}

function description(r: Reader): AccessDescription | undefined {
	return sequence(r, 'access_description', r => {
		const method = oid(r, 'access_method')
		const location = generalName(r, 'access_location')
		if (method === undefined || location === undefined) return undefined
		if (r.tracing) r.describe(`${oidText(method)}: ${location.text}`)
		return { method: oidText(method), location }
	})
}
