import { bytesOf, type Reader } from '../reader.js'
import { hexOf } from './contents.js'
import { any, listOf, tlv } from './der.js'
import { ipAddress, ipRange } from './ip-address.js'
import { distinguishedName, type Name } from './name.js'
import { oidText } from './oid.js'
import { context, contextOf, TAG, tagName } from './tags.js'
import { isText, textContents } from './text.js'
import { explicit, oid, textAs } from './values.js'

/** One of the names of a certificate (RFC 5280, 4.2.1.6). */
export type GeneralName = {
	readonly kind: 'dns' | 'ip' | 'email' | 'uri' | 'dn' | 'rid' | 'other' | 'x400' | 'edi'
	/**
	 * The name as text, raw: a host, an address (`10.0.0.0/8` in a name constraint), a distinguished name in the form of
	 * RFC 4514, an object identifier's number. For forms without text the hex of their contents.
	 */
	readonly text: string
	/** What sort of other name it is: `msUserPrincipalName`, else its number. */
	readonly type?: string
	/** The parts of a distinguished name. */
	readonly name?: Name
}

/** GeneralNames, or with another tag a list of them. A name that could not be read is left out. */
export function generalNames(r: Reader, field: string, tag: number = TAG.sequence): GeneralName[] {
	return listOf(
		r,
		field,
		r => generalName(r),
		name => name.text,
		tag,
	)
}

/**
 * GeneralName ::= CHOICE. `field` names it where the RFC does; otherwise its own kind does (`dns_name`). In a name
 * constraint an address has a mask (`ranges`).
 */
export function generalName(r: Reader, field?: string, ranges = false): GeneralName | undefined {
	const tag = r.ahead()
	switch (tag) {
		case contextOf(0):
			return otherName(r, field ?? 'other_name')
		case context(1):
			return textName(r, field ?? 'rfc822_name', tag, 'email')
		case context(2):
			return textName(r, field ?? 'dns_name', tag, 'dns')
		case contextOf(3):
			return opaqueName(r, field ?? 'x400_address', 'x400')
		case contextOf(4):
			return directoryName(r, field ?? 'directory_name')
		case contextOf(5):
			return opaqueName(r, field ?? 'edi_party_name', 'edi')
		case context(6):
			return textName(r, field ?? 'uniform_resource_identifier', tag, 'uri')
		case context(7):
			return addressName(r, field ?? 'ip_address', ranges)
		case context(8):
			return registeredId(r, field ?? 'registered_id')
		default:
			if (tag === undefined) r.fail(`${field ?? 'a general name'} is missing`)
			any(r, field ?? 'general_name')
			r.flag('unexpected', `a general name with the tag ${tagName(tag)}`)
			return undefined
	}
}

/** Which kind of name it is, and the name: `DNS:localhost`, as OpenSSL prints it. */
export function generalNameText(name: GeneralName): string {
	return `${KINDS[name.kind]}:${name.type ? `${name.type}:` : ''}${name.text}`
}

const KINDS = {
	dns: 'DNS',
	ip: 'IP Address',
	email: 'email',
	uri: 'URI',
	dn: 'DirName',
	rid: 'Registered ID',
	other: 'othername',
	x400: 'X400Name',
	edi: 'EdiPartyName',
} as const

function textName(r: Reader, field: string, tag: number, kind: GeneralName['kind']): GeneralName | undefined {
	const text = textAs(r, field, TAG.ia5String, tag)
	return text === undefined ? undefined : { kind, text }
}

function addressName(r: Reader, field: string, ranges: boolean): GeneralName | undefined {
	return tlv(r, field, context(7), (r, length) => {
		const written = ranges ? ipRange : ipAddress
		const bytes = r.opaque('contents', length, written)
		const text = written(bytes)
		if (text === undefined) r.flag('invalid', `an address of ${bytesOf(length)}${ranges ? ' with its mask' : ''}`)
		else if (r.tracing) r.describe(text)
		return { kind: 'ip', text: text ?? hexOf(bytes) }
	})
}

/** A Name is a CHOICE, so its tag is EXPLICIT although the module's are IMPLICIT (X.680, 31.2.7). */
function directoryName(r: Reader, field: string): GeneralName | undefined {
	return explicit(r, field, 4, r => {
		const name = distinguishedName(r, 'rdn_sequence')
		if (r.tracing && name) r.describe(name.text || 'empty')
		return name && { kind: 'dn', text: name.text, name }
	})
}

function registeredId(r: Reader, field: string): GeneralName | undefined {
	const id = oid(r, field, context(8))
	return id && { kind: 'rid', text: id.id }
}

/** OtherName: an object identifier says what the value is. */
function otherName(r: Reader, field: string): GeneralName | undefined {
	return tlv(r, field, contextOf(0), r => {
		const type = oid(r, 'type_id')
		const text = explicit(r, 'value', 0, otherValue)
		if (type === undefined || text === undefined) return undefined
		if (r.tracing) r.describe(`${oidText(type)}: ${text}`)
		return { kind: 'other', text, type: oidText(type) }
	})
}

/** The text where the value is one, else the hex of its DER. */
function otherValue(r: Reader): string | undefined {
	const tag = r.ahead()
	if (tag !== undefined && isText(tag)) return tlv(r, 'text', tag, (r, length) => textContents(r, length, tag))
	const start = r.at
	if (r.left > 0) any(r)
	return hexOf(r.bytes.subarray(start, r.at))
}

function opaqueName(r: Reader, field: string, kind: GeneralName['kind']): GeneralName {
	const start = r.at
	any(r, field)
	return { kind, text: hexOf(r.bytes.subarray(start, r.at)) }
}
