import type { Reader } from '../../reader.js'
import { any, listOf, sequence, tlv } from '../der.js'
import { oidText } from '../oid.js'
import { TAG } from '../tags.js'
import { oid } from '../values.js'
import type { ExtensionForm } from './values.js'

/** RFC 5280, 4.2.1.8: attributes of a person, each with its values. */
export const subjectDirectoryAttributes: ExtensionForm = r => {
	listOf(r, 'subject_directory_attributes', attribute, type => type)
}

/** RFC 3739, 3.2.6: what the issuer states of a qualified certificate. */
export const qcStatements: ExtensionForm = (r, into) => {
	into.qcStatements = listOf(r, 'qc_statements', statement, id => id)
}

function attribute(r: Reader): string | undefined {
	return sequence(r, 'attribute', r => {
		const type = oid(r, 'type')
		tlv(r, 'values', TAG.set, r => r.repeat(r => any(r)))
		if (type === undefined) return undefined
		if (r.tracing) r.describe(oidText(type))
		return oidText(type)
	})
}

function statement(r: Reader): string | undefined {
	return sequence(r, 'qc_statement', r => {
		const id = oid(r, 'statement_id')
		if (r.left > 0) any(r, 'statement_info')
		if (id === undefined) return undefined
		if (r.tracing) r.describe(oidText(id))
		return oidText(id)
	})
}
