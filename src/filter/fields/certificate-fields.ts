import type { Field } from '../../decode/field.js'
import { TAG } from '../../decode/x509/tags.js'
import { childNamed } from '../field-search.js'
import type { Kind, Value } from '../value.js'
import { type FilterField, found, type Taking } from './field.js'

/** A few fields of the certificates and names that TLS messages carry, as X.509's modules call them. */
export const CERTIFICATE_FIELDS: readonly FilterField[] = [
	at('x509sat.uTF8String', 'text', '**/attribute', { take: stringOf(TAG.utf8String) }),
	at('x509sat.printableString', 'text', '**/attribute', { take: stringOf(TAG.printableString) }),
	at('x509sat.CountryName', 'text', '**/attribute', { take: countryOf }),
	at('x509ce.dNSName', 'text', '**/subject_alt_name/dns_name/contents'),
	at('x509ce.uniformResourceIdentifier', 'text', '**/uniform_resource_identifier/contents'),
	at('x509ce.SubjectKeyIdentifier', 'bytes', '**/subject_key_identifier/contents'),
	at('x509af.serialNumber', 'bytes', '**/tbs_certificate/serial_number/contents'),
]

function at(name: string, kind: Kind, path: string, taking?: Taking): FilterField {
	return found(packet => packet.handshakes, name, kind, path, taking)
}

type Take = NonNullable<Taking['take']>

const COUNTRY = '2.5.4.6'

/** Attributes whose type allows one form of string only (RFC 5280, A.1): country, serial number, qualifier. */
const ONE_FORM: ReadonlySet<unknown> = new Set([COUNTRY, '2.5.4.5', '2.5.4.46'])

/** The value of an attribute that may be any form of string, and is the one of that tag. */
function stringOf(tag: number): Take {
	return field => {
		const { type, value } = attributeOf(field)
		if (ONE_FORM.has(type) || !value) return undefined
		return childNamed(value, 'tag')?.value === tag ? childNamed(value, 'contents')?.value : undefined
	}
}

function countryOf(...[field]: Parameters<Take>): Value | undefined {
	const { type, value } = attributeOf(field)
	return type === COUNTRY && value ? childNamed(value, 'contents')?.value : undefined
}

function attributeOf(field: Field) {
	const type = childNamed(field, 'type')
	return { type: type && childNamed(type, 'contents')?.value, value: childNamed(field, 'value') }
}
