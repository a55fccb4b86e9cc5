import { isTls13 } from '../../decode/registry/versions.js'
import type { Signature } from '../../decode/tls/signature.js'
import type { CertificateMemory } from '../certificates/memory.js'
import type { Spoken } from './materials.js'
import type { Proof, ProofName } from './proof.js'
import { checkSigned, hashOfScheme, type Signed } from './signature.js'
import { signerOf } from './signer.js'
import type { shownBy } from './view.js'

/** A signature in a handshake message, and what it is said to be over. */
export type SignedMessage = {
	readonly what: ProofName
	readonly version: number
	/** The message that carries it. */
	readonly entry: Spoken
	readonly signature: Partial<Signature> | undefined
	readonly signed: Signed
	/** `client_random, server_random and ServerECDHParams, 100 bytes`. */
	readonly of: string
	/** The Certificate with the key. */
	readonly shown: ReturnType<typeof shownBy>
	/** What the peer said it can check. */
	readonly offered: readonly number[] | undefined
}

/** The proof of one signature by the key of a certificate. */
export function proveSigned(asked: SignedMessage, memory: CertificateMemory): Proof {
	const { what, version, entry, signature, signed, of: over, shown, offered } = asked
	const messages = [...(shown ? [shown.entry.rung] : []), entry.rung]
	if (!signature) {
		return {
			what,
			state: 'failed',
			over,
			why: 'the message that carries the signature cannot be read',
			fault: MALFORMED,
			messages,
		}
	}
	if (!shown) {
		const why = 'the certificate whose key signed is not among the messages that could be read'
		return { what, state: 'unchecked', over, why, missing: 'the certificate', messages }
	}
	const signer = signerOf(shown.certificates, memory)
	if ('why' in signer) {
		const { why, isBroken } = signer
		if (isBroken) return { what, state: 'failed', over, why, fault: MALFORMED, messages }
		return { what, state: 'unchecked', over, why, missing: 'an algorithm that this Node.js has not', messages }
	}
	const checked = checkSigned(signer, version, signature, signed, offered)
	// In TLS 1.3 the transcript's own hash stands in it.
	const hash = isTls13(version) ? undefined : hashOfScheme(version, signature.scheme, signer.key.asymmetricKeyType)
	return {
		what,
		state: checked.state,
		over: hash ? `${over}, ${hash}` : over,
		why: checked.why ?? WORDS[checked.state](checked.how),
		...(checked.state === 'unchecked' && { missing: 'an algorithm that this Node.js has not' }),
		...(checked.fault !== undefined && { fault: checked.fault }),
		messages,
	}
}

const MALFORMED = 'malformed'

const WORDS = {
	verified: (how: string) => `the signature, ${how}, is right`,
	failed: (how: string) => `the signature, ${how}, does not fit these bytes`,
	unchecked: (how: string) => `the signature, ${how}, is not checked here`,
}
