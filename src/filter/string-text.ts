/** What a string of a filter means: its text, and its bytes (UTF-8, but `\xff` is the one byte). */
export function stringOf(source: string, raw: boolean): { readonly text: string; readonly bytes: Uint8Array } {
	if (raw || !source.includes('\\')) return { text: source, bytes: encoder.encode(source) }
	const bytes: number[] = []
	let text = ''
	for (const [part, sign] of source.matchAll(PARTS)) {
		if (sign === undefined) {
			bytes.push(...encoder.encode(part))
			text += part
			continue
		}
		const code = codeOf(sign)
		// An escape of no meaning here stays as it is: patterns have their own.
		if (code === undefined) bytes.push(...encoder.encode(part))
		else bytes.push(code)
		text += code === undefined ? part : String.fromCharCode(code)
	}
	return { text, bytes: Uint8Array.from(bytes) }
}

const encoder = new TextEncoder()

/** Text without a backslash, or a backslash with what belongs to it. */
const PARTS = /[^\\]+|\\(x[\da-fA-F]{1,2}|[0-3]?[0-7]{1,2}|[\s\S])?/g

const SHORT: ReadonlyMap<string, string> = new Map([
	['n', '\n'],
	['r', '\r'],
	['t', '\t'],
	['"', '"'],
	['\\', '\\'],
])

function codeOf(sign: string): number | undefined {
	if (/^x./.test(sign)) return Number.parseInt(sign.slice(1), 16)
	if (/^[0-7]+$/.test(sign)) return Number.parseInt(sign, 8)
	return SHORT.get(sign)?.charCodeAt(0)
}
