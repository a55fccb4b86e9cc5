/** A part of bytes: from `start` (from the end when negative) to before `end`, or to the end where there is none. */
export type Part = { readonly start: number; readonly end?: number }

/** The parts of `frame[0:4]`, `[0-3]`, `[2]`, `[:4]`, `[4:]`, `[-2:]`, `[0:2,8:2]`; nothing when it is none of these. */
export function partsOf(text: string): readonly Part[] | undefined {
	const parts = text.split(',').map(partOf)
	return parts.every(part => part !== undefined) ? parts : undefined
}

/** The bytes of the parts, one after the other; nothing when one of them is not there. */
export function cutOut(bytes: Uint8Array, parts: readonly Part[]): Uint8Array | undefined {
	const cut: Uint8Array[] = []
	for (const { start, end } of parts) {
		const from = start < 0 ? bytes.length + start : start
		const to = end === undefined ? bytes.length : start < 0 ? from + end - start : end
		if (from < 0 || from >= bytes.length || to > bytes.length || to <= from) return undefined
		cut.push(bytes.subarray(from, to))
	}
	if (cut.length === 1) return cut[0]
	const whole = new Uint8Array(cut.reduce((sum, part) => sum + part.length, 0))
	let at = 0
	for (const part of cut) {
		whole.set(part, at)
		at += part.length
	}
	return whole
}

function partOf(text: string): Part | undefined {
	const match = /^(-?\d{1,9})?(?:([:-])(\d{1,9})?)?$/.exec(text)
	if (!match || text === '') return undefined
	const [, first, sign, second] = match
	const start = Number(first ?? 0)
	if (sign === undefined) return first === undefined ? undefined : { start, end: start + 1 }
	if (sign === ':') {
		if (second === undefined) return first === undefined ? undefined : { start }
		return Number(second) > 0 ? { start, end: start + Number(second) } : undefined
	}
	if (second === undefined || first === undefined || start < 0 || Number(second) < start) return undefined
	return { start, end: Number(second) + 1 }
}
