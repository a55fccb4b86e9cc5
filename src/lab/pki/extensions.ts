import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { scan } from '../../decode/reader.js'
import { subjectPublicKeyInfo } from '../../decode/x509/public-key.js'
import { type Asn1, bits, bool, encoded, implicit, octets, oid, sequence } from './der.js'
import { alternativeNames } from './names.js'

/** Extension (RFC 5280, 4.2). */
export type Extension = { readonly id: string; readonly isCritical: boolean; readonly value: Asn1 }

export const EXTENSION_IDS = {
	subjectKeyIdentifier: '2.5.29.14',
	keyUsage: '2.5.29.15',
	subjectAltName: '2.5.29.17',
	basicConstraints: '2.5.29.19',
	authorityKeyIdentifier: '2.5.29.35',
	extendedKeyUsage: '2.5.29.37',
} as const

/** What a certificate authority's own certificate says of itself. */
export function authorityExtensions(key: KeyObject): readonly Extension[] {
	return [
		{ id: EXTENSION_IDS.basicConstraints, isCritical: true, value: sequence(bool(true)) },
		{ id: EXTENSION_IDS.keyUsage, isCritical: true, value: keyUsage(['keyCertSign', 'cRLSign']) },
		{ id: EXTENSION_IDS.subjectKeyIdentifier, isCritical: false, value: octets(keyId(key)) },
	]
}

/** Whose certificate it is going to be. */
export type Purpose = 'server' | 'client'

/** What the owner of a key asks for: the names it is reached by, and the use as a server, or as a client. */
export function requestedExtensions(
	names: readonly string[],
	key: KeyObject,
	purpose: Purpose = 'server',
): readonly Extension[] {
	// A key on a curve encrypts nothing.
	const usage: readonly Usage[] =
		key.asymmetricKeyType === 'rsa' ? ['digitalSignature', 'keyEncipherment'] : ['digitalSignature']
	return [
		{ id: EXTENSION_IDS.subjectAltName, isCritical: false, value: alternativeNames(names) },
		{ id: EXTENSION_IDS.basicConstraints, isCritical: true, value: sequence() },
		{ id: EXTENSION_IDS.keyUsage, isCritical: true, value: keyUsage(usage) },
		{ id: EXTENSION_IDS.extendedKeyUsage, isCritical: false, value: sequence(oid(PURPOSES[purpose])) },
	]
}

/** What an issuer adds to what was asked for: whose key it is, and by whose it is signed. */
export function identifiers(subject: KeyObject, issuer: KeyObject): readonly Extension[] {
	return [
		{ id: EXTENSION_IDS.subjectKeyIdentifier, isCritical: false, value: octets(keyId(subject)) },
		{ id: EXTENSION_IDS.authorityKeyIdentifier, isCritical: false, value: sequence(implicit(0, keyId(issuer))) },
	]
}

/** Extensions ::= SEQUENCE OF Extension. */
export function extensionsOf(list: readonly Extension[]): Asn1 {
	return sequence(
		...list.map(({ id, isCritical, value }) =>
			sequence(oid(id), ...(isCritical ? [bool(true)] : []), octets(encoded(value))),
		),
	)
}

/** SHA-1 of the public key's bits: the usual name of a key (RFC 5280, 4.2.1.2). */
export function keyId(key: KeyObject): Uint8Array {
	const spki = (key.type === 'public' ? key : createPublicKey(key)).export({ type: 'spki', format: 'der' })
	const { start, end } = scan('key', spki, r => subjectPublicKeyInfo(r)).value!.keySpan
	return createHash('sha1').update(spki.subarray(start, end)).digest()
}

/** RFC 5280, 4.2.1.12. */
const PURPOSES = { server: '1.3.6.1.5.5.7.3.1', client: '1.3.6.1.5.5.7.3.2' } as const

/** RFC 5280, 4.2.1.3: by the number of their bit. */
const USAGES = { digitalSignature: 0, keyEncipherment: 2, keyCertSign: 5, cRLSign: 6 } as const

type Usage = keyof typeof USAGES

function keyUsage(usages: readonly Usage[]): Asn1 {
	const last = Math.max(...usages.map(usage => USAGES[usage]))
	const byte = usages.reduce((sum, usage) => sum | (0x80 >> USAGES[usage]), 0)
	return bits(Uint8Array.of(byte), 7 - last)
}
