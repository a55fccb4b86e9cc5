import { isNext, sequence } from '../der.js'
import { oidText } from '../oid.js'
import { TAG } from '../tags.js'
import { oid, smallInteger, text } from '../values.js'
import type { ExtensionForm } from './values.js'

/** The template of Windows' certificate services that made this certificate, by number ([MS-WCCE], 2.2.2.7.7.2). */
export const certificateTemplate: ExtensionForm = (r, into) => {
	into.microsoftTemplate = sequence(r, 'certificate_template', r => {
		const id = oid(r, 'template_id')
		if (isNext(r, TAG.integer)) smallInteger(r, 'template_major_version')
		if (isNext(r, TAG.integer)) smallInteger(r, 'template_minor_version')
		if (r.tracing && id) r.describe(oidText(id))
		return id?.id
	})
}

/** The template by name ([MS-WCCE], 2.2.2.7.7.1). */
export const certificateTemplateName: ExtensionForm = (r, into) => {
	into.microsoftTemplate = text(r, 'certificate_template_name')
}

/** How often the authority's certificate and its key were renewed, 16 bits each ([MS-WCCE], 2.2.2.7.8). */
export const caVersion: ExtensionForm = r => {
	smallInteger(r, 'ca_version', TAG.integer, n => `certificate ${n & 0xffff}, key ${n >>> 16}`)
}
