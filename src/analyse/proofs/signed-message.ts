import { isTls13 } from '../../decode/registry/versions.js'
import type { Signature } from '../../decode/tls/signature.js'
import type { CertificateMemory } from '../certificates/memory.js'
import { type Saying, saying } from '../saying.js'
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
	readonly of: Saying
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
			why: saying('carrier_unreadable'),
			fault: MALFORMED,
			messages,
		}
	}
	if (!shown) {
		const why = saying('signer_not_read')
		return { what, state: 'unchecked', over, why, missing: saying('the_certificate'), messages }
	}
	const signer = signerOf(shown.certificates, memory)
	if ('why' in signer) {
		const { why, isBroken } = signer
		if (isBroken) return { what, state: 'failed', over, why, fault: MALFORMED, messages }
		return { what, state: 'unchecked', over, why, missing: saying('algorithm_in_node'), messages }
	}
	const checked = checkSigned(signer, version, signature, signed, offered)
	// In TLS 1.3 the transcript's own hash stands in it.
	const hash = isTls13(version) ? undefined : hashOfScheme(version, signature.scheme, signer.key.asymmetricKeyType)
	return {
		what,
		state: checked.state,
		over: hash ? saying('hashed_with', { over, hash }) : over,
		why:
			checked.why ?? saying(checked.state === 'verified' ? 'signature_right' : 'signature_wrong', { how: checked.how }),
		...(checked.state === 'unchecked' && { missing: saying('algorithm_in_node') }),
		...(checked.fault !== undefined && { fault: checked.fault }),
		messages,
	}
}

const MALFORMED = 'malformed'
