import { sha256 } from '../digest.js'
import { type Said, type Saying, saying } from '../saying.js'
import type { Certified } from './certified.js'
import { readCertificate } from './certified.js'
import type { CtLogs } from './ct-logs.js'
import type { CertificateMemory } from './memory.js'
import { subjectKeyOf } from './subject.js'

/** What the proofs about certificates are measured by: it goes with the options of a session. */
export type ProveOptions = {
	readonly trust: TrustAnchors
	/** Logs of Certificate Transparency whose keys are known. */
	readonly logs?: CtLogs
	/** Seconds since 1970. Without it nothing is said of today. */
	readonly now?: number
	/** What was read and verified before: one server's chain comes thousands of times. */
	readonly memory: CertificateMemory
}

/** Certificates that are trusted from the outset, and the name that a person knows them by. */
export type Bundle = {
	/** A file's name, or what else to call it. */
	readonly name: Said
	readonly certificates: readonly Uint8Array[]
}

/**
 * The certificates of a bundle, found by their subjects. Nothing is loaded or read until the first question: `load` is
 * called once at most.
 */
export class TrustAnchors {
	#bundle: Bundle | undefined
	#bySubject: Map<string, Uint8Array[]> | undefined
	#hashes = new Set<string>()

	constructor(readonly load: () => Bundle) {}

	/** What a sentence calls it: `ca.pem, 3 roots`. */
	get name(): Saying {
		return saying('bundle', { name: this.#loaded().name, count: this.#count() })
	}

	get isEmpty(): boolean {
		return this.#count() === 0
	}

	/** Those whose subject is this name, in the form that `nameKey` gives it. */
	named(subject: string): readonly Certified[] {
		const named = this.#index().get(subject) ?? []
		return named.map(readCertificate).filter(({ fault }) => fault === undefined)
	}

	/** Whether a certificate, by its SHA-256, is one of them. */
	has(sha256: string): boolean {
		this.#index()
		return this.#hashes.has(sha256)
	}

	#count(): number {
		this.#index()
		return this.#hashes.size
	}

	#loaded(): Bundle {
		this.#bundle ??= this.load()
		return this.#bundle
	}

	#index(): Map<string, Uint8Array[]> {
		if (this.#bySubject) return this.#bySubject
		const bySubject = new Map<string, Uint8Array[]>()
		for (const der of this.#loaded().certificates) {
			const key = subjectKeyOf(der)
			const hash = sha256(der)
			if (key === undefined || this.#hashes.has(hash)) continue
			this.#hashes.add(hash)
			const others = bySubject.get(key)
			if (others) others.push(der)
			else bySubject.set(key, [der])
		}
		this.#bySubject = bySubject
		return bySubject
	}
}
