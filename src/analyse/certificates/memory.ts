import { LIMITS } from '../../decode/limits.js'
import { sha256 } from '../digest.js'
import { type Certified, readCertificate } from './certified.js'
import type { Paths } from './paths.js'
import type { SignatureResult } from './signature.js'

/**
 * What was read and computed before, so that a server's chain that comes thousands of times costs its signatures once.
 * The caller owns it: one for a session, or one for several. It belongs to one set of trust anchors. Every part is bounded.
 */
export class CertificateMemory {
	/** By SHA-256 of the DER. */
	readonly #certificates = new Bounded<Certified>(LIMITS.knownCertificates)
	/** By what was signed and by whose key. */
	readonly #signatures = new Bounded<SignatureResult>(LIMITS.knownSignatures)
	/** By the certificates sent. */
	readonly #paths = new Bounded<Paths>(LIMITS.knownPaths)

	certificate(der: Uint8Array): Certified {
		// A large certificate is not kept: a capture may hold any number of them.
		if (der.length > LIMITS.knownCertificate) return readCertificate(der)
		return this.#certificates.of(sha256(der), () => readCertificate(Uint8Array.from(der)))
	}

	signature(key: string, compute: () => SignatureResult): SignatureResult {
		return this.#signatures.of(key, compute)
	}

	paths(sent: readonly Certified[], compute: () => Paths): Paths {
		if (sent.some(({ der }) => der.length > LIMITS.knownCertificate)) return compute()
		return this.#paths.of(sent.map(({ sha256 }) => sha256).join(), compute)
	}
}

/** The newest answers; the oldest makes room. */
class Bounded<T> {
	readonly #answers = new Map<string, T>()

	constructor(readonly most: number) {}

	of(key: string, compute: () => T): T {
		const known = this.#answers.get(key)
		if (known !== undefined) return known
		const answer = compute()
		if (this.#answers.size >= this.most) this.#answers.delete(this.#answers.keys().next().value!)
		this.#answers.set(key, answer)
		return answer
	}
}
