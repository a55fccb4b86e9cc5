import type { Reader } from '../../reader.js'
import { any, isNext, isWhole, sequence } from '../der.js'
import { type Oid, oidText } from '../oid.js'
import { TAG } from '../tags.js'
import { boolean, octetsOf, oid } from '../values.js'
import { FORMS } from './forms.js'
import type { Extension, ExtensionValues } from './values.js'

/** Takes an extension as it stands there, and what it says where that could be read. */
export type TakeExtension = (extension: Extension, values: ExtensionValues | undefined) => void

/**
 * Extensions ::= SEQUENCE OF Extension (RFC 5280, 4.1), handed over one by one. `base` is where the certificate
 * begins. Of an extension that stands there twice the first counts.
 */
export function extensions(r: Reader, field: string, base: number, take: TakeExtension): void {
	const seen = new Set<string>()
	sequence(r, field, r => {
		while (r.left > 0) extension(r, base, seen, take)
	})
}

function extension(r: Reader, base: number, seen: Set<string>, take: TakeExtension): void {
	const start = r.at - base
	const issues = r.issues.length
	sequence(r, 'extension', r => {
		const type = oid(r, 'extn_id')
		// A flag that could not be read counts as set: the careful reading.
		const critical = isNext(r, TAG.boolean) ? (boolean(r, 'critical') ?? true) : false
		const values = octetsOf(r, 'extn_value', r => extensionValue(r, type, base))
		if (type === undefined) return
		const again = seen.has(type.id)
		seen.add(type.id)
		if (again) r.flag('unexpected', `a second ${oidText(type)}: each may stand there once`)
		if (r.tracing) r.describe(critical ? `${oidText(type)}, critical` : oidText(type))
		const understood = values !== undefined && r.issues.length === issues
		take({ ...type, critical, understood, span: { start, end: r.at - base } }, again ? undefined : values)
	})
}

/** What the OCTET STRING holds: DER by RFC 5280, 4.1, though some put other bytes there. */
function extensionValue(r: Reader, type: Oid | undefined, base: number): ExtensionValues | undefined {
	const form = FORMS.get(type?.id ?? '')
	if (form) return form(r, base)
	if (isWhole(r)) any(r)
	else r.rest('contents')
	return undefined
}
