/** Random numbers that are the same in every run with one seed. */
export type Random = {
	/** A whole number from 0, below `limit`. */
	below(limit: number): number
	/** True in `share` of the cases. */
	chance(share: number): boolean
	pick<T>(from: readonly T[]): T
	bytes(length: number): Uint8Array
}

/** Marsaglia's xorshift with 32 bits of state. */
export function randomFrom(seed: number): Random {
	let state = seed | 0 || 1
	const next = () => {
		state ^= state << 13
		state ^= state >>> 17
		state ^= state << 5
		return state >>> 0
	}
	const below = (limit: number) => next() % Math.max(1, limit)
	return {
		below,
		chance: share => next() < share * 2 ** 32,
		pick: from => from[below(from.length)]!,
		bytes: length => Uint8Array.from({ length }, () => next() >>> 24),
	}
}
