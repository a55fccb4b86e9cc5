import type { Reader } from '../../reader.js'
import { any, isNext, isWhole, sequence } from '../der.js'
import { oidText } from '../oid.js'
import { TAG } from '../tags.js'
import { boolean, octetsOf, oid } from '../values.js'
import { FORMS } from './forms.js'
import { type Extension, type ExtensionValues, NO_EXTENSIONS, type Writable } from './values.js'

/**
 * Extensions ::= SEQUENCE OF Extension (RFC 5280, 4.1). Returns each as it stands there, and keeps what they say in
 * `into`. Of an extension that stands there twice the first counts. `base` is where the certificate begins.
 */
export function extensions(r: Reader, field: string, into: Writable<ExtensionValues>, base: number): Extension[] {
	const list: Extension[] = []
	const seen = new Set<string>()
	sequence(r, field, r => {
		while (r.left > 0) {
			const read = extension(r, seen, into, base)
			if (read !== undefined) list.push(read)
		}
	})
	return list
}

function extension(r: Reader, seen: Set<string>, into: Writable<ExtensionValues>, base: number): Extension | undefined {
	const start = r.at - base
	const issues = r.issueCount
	return sequence(r, 'extension', r => {
		const type = oid(r, 'extn_id')
		// A flag that could not be read counts as set: the careful reading.
		const critical = isNext(r, TAG.boolean) ? (boolean(r, 'critical') ?? true) : false
		const form = FORMS.get(type?.id ?? '')
		const again = type !== undefined && seen.has(type.id)
		octetsOf(r, 'extn_value', r => {
			if (form) form(r, again ? { ...NO_EXTENSIONS } : into, base)
			else unknownValue(r)
		})
		if (type === undefined) return undefined
		seen.add(type.id)
		if (again) r.flag('unexpected', `a second ${oidText(type)}: each may stand there once`)
		if (r.tracing) r.describe(critical ? `${oidText(type)}, critical` : oidText(type))
		const understood = form !== undefined && r.issueCount === issues
		return { id: type.id, name: type.name, critical, understood, span: { start, end: r.at - base } }
	})
}

/** The OCTET STRING holds DER by RFC 5280, 4.1, though some put other bytes there. */
function unknownValue(r: Reader): void {
	if (isWhole(r)) any(r)
	else r.rest('contents')
}
