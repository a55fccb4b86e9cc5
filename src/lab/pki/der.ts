import forge from 'node-forge'

/** A part of an ASN.1 structure that is written. */
export type Asn1 = forge.asn1.Asn1

const { create, Class, Type } = forge.asn1

/*
 * forge's builder serves keys of every kind; its own certificates know only RSA. So structures are put together here,
 * and keys and signatures are Node's.
 */

export const sequence = (...parts: readonly Asn1[]): Asn1 => create(Class.UNIVERSAL, Type.SEQUENCE, true, [...parts])

export const set = (...parts: readonly Asn1[]): Asn1 => create(Class.UNIVERSAL, Type.SET, true, [...parts])

export const oid = (id: string): Asn1 => primitive(Type.OID, forge.asn1.oidToDer(id).getBytes())

/** The number of an OBJECT IDENTIFIER. */
export const oidText = (part: Asn1): string => forge.asn1.derToOid(part.value as string)

export const nothing = (): Asn1 => primitive(Type.NULL, '')

export const bool = (value: boolean): Asn1 => primitive(Type.BOOLEAN, value ? '\xff' : '\0')

/** An INTEGER of bytes as they are: the first bit is its sign. */
export const integer = (bytes: Uint8Array): Asn1 => primitive(Type.INTEGER, binary(bytes))

export const octets = (bytes: Uint8Array): Asn1 => primitive(Type.OCTETSTRING, binary(bytes))

/** A BIT STRING; `unused` are the bits of its last byte that do not count. */
export const bits = (bytes: Uint8Array, unused = 0): Asn1 =>
	primitive(Type.BITSTRING, String.fromCharCode(unused) + binary(bytes))

export const utf8 = (text: string): Asn1 => primitive(Type.UTF8, forge.util.encodeUtf8(text))

/** A country's two letters (RFC 5280, appendix A: PrintableString). */
export const printable = (text: string): Asn1 => primitive(Type.PRINTABLESTRING, text)

/** `[number]` with whole elements in it. */
export const explicit = (number: number, ...parts: readonly Asn1[]): Asn1 =>
	create(Class.CONTEXT_SPECIFIC, number as forge.asn1.Type, true, [...parts])

/** `[number]` in place of the tag of what it holds. */
export const implicit = (number: number, bytes: Uint8Array): Asn1 =>
	create(Class.CONTEXT_SPECIFIC, number as forge.asn1.Type, false, binary(bytes))

/** UTCTime until 2049, GeneralizedTime from then on (RFC 5280, 4.1.2.5). */
export const time = (date: Date): Asn1 =>
	date.getUTCFullYear() < 2050
		? primitive(Type.UTCTIME, forge.asn1.dateToUtcTime(date))
		: primitive(Type.GENERALIZEDTIME, forge.asn1.dateToGeneralizedTime(date))

export const encoded = (part: Asn1): Buffer => Buffer.from(forge.asn1.toDer(part).getBytes(), 'binary')

/** What stands in DER already, to be put into something larger. */
export const decoded = (der: Uint8Array): Asn1 => forge.asn1.fromDer(binary(der))

function primitive(type: forge.asn1.Type, value: string): Asn1 {
	return create(Class.UNIVERSAL, type, false, value)
}

function binary(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('binary')
}
