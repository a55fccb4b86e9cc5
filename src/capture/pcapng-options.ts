/** One option of a pcapng block (draft-ietf-opsawg-pcapng, 3.5): its value stands from `start` to `end`. */
export type Option = { readonly code: number; readonly start: number; readonly end: number }

/** The options between two places of a block, up to opt_endofopt, or to the first that does not fit. */
export function* optionsOf(view: DataView, start: number, end: number, little: boolean): Generator<Option> {
	let at = start
	while (at + 4 <= end) {
		const code = view.getUint16(at, little)
		const length = view.getUint16(at + 2, little)
		at += 4
		if (code === 0 || at + length > end) return
		yield { code, start: at, end: at + length }
		at += padded(length)
	}
}

/** A length with the bytes that fill it up to a multiple of four. */
export function padded(length: number): number {
	return Math.ceil(length / 4) * 4
}
