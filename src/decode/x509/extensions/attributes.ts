import type { Reader } from '../../reader.js'
import { any, listOf, sequence } from '../der.js'
import { oidText } from '../oid.js'
import { TAG } from '../tags.js'
import { oid } from '../values.js'
import type { ExtensionForm } from './values.js'

/** RFC 5280, 4.2.1.8: attributes of a person, each with its values. */
export const subjectDirectoryAttributes: ExtensionForm = r => {
	listOf(r, 'subject_directory_attributes', attribute)
	return {}
}

/** RFC 3739, 3.2.6: what the issuer states of a qualified certificate. */
export const qcStatements: ExtensionForm = r => {
	const statements = listOf(r, 'qc_statements', statement)
	return { qcStatements: statements.filter(statement => statement !== undefined) }
}

function attribute(r: Reader): void {
	sequence(r, 'attribute', r => {
		const type = oid(r, 'type')
		listOf(r, 'values', r => any(r), TAG.set)
		if (r.tracing && type) r.describe(oidText(type))
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
