import { createPublicKey, type KeyObject } from 'node:crypto'
import type { CertificateEntry } from '../../decode/tls/certificate.js'
import { publicKeyOf, subjectOf } from '../certificates/certified.js'
import type { CertificateMemory } from '../certificates/memory.js'
import { type Said, type Saying, saying } from '../saying.js'

/** Whose key a signature is checked with. */
export type Signer = {
	/** `CN=localhost`; `the raw public key`. */
	readonly name: Saying
	readonly key: KeyObject
}

/** Why there is no key to check with; `isBroken`: what should hold it cannot be read. */
export type NoSigner = { readonly why: Said; readonly isBroken: boolean }

/** The key of the first certificate that a side has sent. Never throws. */
export function signerOf(
	certificates: readonly CertificateEntry[] | undefined,
	memory: CertificateMemory,
): Signer | NoSigner {
	if (certificates === undefined) return { why: saying('certificate_unreadable'), isBroken: true }
	const [first] = certificates
	if (!first) return { why: saying('certificate_empty'), isBroken: true }
	if (first.isRawKey) return keyOf(first.der, saying('raw_key'))
	const certified = memory.certificate(first.der)
	const name = subjectOf(certified)
	if (!certified.said.key) return { why: saying('key_unreadable', { name }), isBroken: true }
	const known = keys.get(certified)
	if (known) return known
	const signer = keyOf(publicKeyOf(certified), saying('key_of', { name }))
	keys.set(certified, signer)
	return signer
}

/** A server's certificate is remembered, and its key with it. */
const keys = new WeakMap<object, Signer | NoSigner>()

function keyOf(spki: Uint8Array, name: Saying): Signer | NoSigner {
	try {
		return { name, key: createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }) }
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error)
		return { why: saying('node_cannot_read', { name, reason }), isBroken: false }
	}
}
