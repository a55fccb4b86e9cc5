/** chunk-size [ chunk-ext ] (RFC 9112, 7.1) without the end of its line. */
export type ChunkLine = {
	/** Bytes of the chunk's data; undefined when the line does not begin with a hexadecimal number. */
	readonly size: number | undefined
	/** How long its digits are, and the blanks behind them. */
	readonly digits: number
	readonly blanks: number
}

/** Reads the size off a chunk's line. A size past 2^53 is no size. */
export function chunkLine(content: Uint8Array): ChunkLine {
	let size = 0
	let digits = 0
	while (digits < content.length) {
		const digit = hexDigit(content[digits]!)
		if (digit === undefined) break
		size = size * 16 + digit
		digits++
	}
	let blanks = 0
	while (content[digits + blanks] === 0x20 || content[digits + blanks] === 0x09) blanks++
	const next = content[digits + blanks]
	const isSize = digits > 0 && Number.isSafeInteger(size) && (next === undefined || next === SEMICOLON)
	return { size: isSize ? size : undefined, digits, blanks }
}

function hexDigit(byte: number): number | undefined {
	if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
	const lower = byte | 0x20
	return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : undefined
}

const SEMICOLON = 0x3b
