export const HT = 0x09
export const LF = 0x0a
export const CR = 0x0d
export const SP = 0x20
export const COLON = 0x3a

/** Whether a byte may stand in a token, as methods and field names are (RFC 9110, 5.6.2). */
export function isTokenByte(byte: number): boolean {
	return TOKEN[byte] === 1
}

/** Space or tab: optional whitespace (RFC 9110, 5.6.3). */
export function isBlank(byte: number | undefined): boolean {
	return byte === SP || byte === HT
}

/** How many bytes from `from` on satisfy `test`. */
export function runOf(bytes: Uint8Array, from: number, test: (byte: number) => boolean): number {
	let at = from
	while (at < bytes.length && test(bytes[at]!)) at++
	return at - from
}

const TOKEN = new Uint8Array(256)
for (const character of "!#$%&'*+-.^_`|~") TOKEN[character.charCodeAt(0)] = 1
for (let digit = 0x30; digit <= 0x39; digit++) TOKEN[digit] = 1
for (let letter = 0x41; letter <= 0x5a; letter++) TOKEN[letter] = TOKEN[letter + 0x20] = 1
