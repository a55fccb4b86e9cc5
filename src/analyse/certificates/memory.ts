import { LIMITS } from '../../decode/limits.js'
import type { OcspResponse } from '../../decode/tls/ocsp.js'
import { sha256 } from '../digest.js'
import { type Certified, readCertificate } from './certified.js'
import type { Paths } from './paths.js'
import type { SignatureResult } from './signature.js'

/**
 * What was read and computed before, so that a server's chain that comes thousands of times costs its signatures once.
 * The caller owns it: one for a session, or one for several. It belongs to one set of trust anchors. Every part is bounded.
 */
export class CertificateMemory {
	/** By SHA-256 of the DER; of large ones only the last few, since a capture may hold any number of them. */
	readonly #certificates = new Sized<Certified>(LIMITS.knownCertificates)
	readonly #responses = new Sized<OcspResponse>(LIMITS.knownCertificates)
	/** By what was signed and by whose key. */
	readonly #signatures = new Bounded<SignatureResult>(LIMITS.knownSignatures)
	/** By the certificates sent. */
	readonly #paths = new Sized<Paths>(LIMITS.knownPaths)

	certificate(der: Uint8Array): Certified {
		// A copy: the bytes that are seen stand in a buffer of many others.
		return this.#certificates.of(der.length, sha256(der), () => readCertificate(Uint8Array.from(der)))
	}

	response(der: Uint8Array, read: (der: Uint8Array) => OcspResponse): OcspResponse {
		return this.#responses.of(der.length, sha256(der), () => read(Uint8Array.from(der)))
	}

	signature(key: string, compute: () => SignatureResult): SignatureResult {
		return this.#signatures.of(key, compute)
	}

	paths(sent: readonly Certified[], compute: () => Paths): Paths {
		const largest = sent.reduce((most, { der }) => Math.max(most, der.length), 0)
		return this.#paths.of(largest, sent.map(({ sha256 }) => sha256).join(), compute)
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

/** Answers about bytes: many about few bytes, few about many. */
class Sized<T> {
	readonly #small: Bounded<T>
	readonly #large = new Bounded<T>(LIMITS.knownLargeCertificates)

	constructor(most: number) {
		this.#small = new Bounded(most)
	}

	of(length: number, key: string, compute: () => T): T {
		return (length > LIMITS.knownCertificate ? this.#large : this.#small).of(key, compute)
	}
}
