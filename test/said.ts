import type { Proof } from '../src/analyse/proofs/proof.js'
import type { Said } from '../src/analyse/saying.js'
import { sayingText } from '../src/explain/sayings/sayings.js'

/** What is said, in English; nothing of nothing. */
export function english(said: Said | undefined): string {
	return said === undefined ? '' : sayingText(said, 'en')
}

export type WordedProof = Omit<Proof, 'over' | 'why' | 'missing'> & {
	readonly over: string
	readonly why: string
	readonly missing?: string
}

/** A proof with its sentences in English. */
export function worded(proof: Proof): WordedProof {
	const { over, why, missing, ...rest } = proof
	return {
		...rest,
		over: english(over),
		why: english(why),
		...(missing !== undefined && { missing: english(missing) }),
	}
}
