/** The bytes of `127.0.0.1`; nothing when the text is no IPv4 address. */
export function ipv4Bytes(text: string): Uint8Array | undefined {
	const parts = text.split('.')
	if (parts.length !== 4 || !parts.every(part => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined
	return Uint8Array.from(parts, Number)
}

/** The bytes of an IPv6 address as RFC 4291, 2.2, lets it be written; nothing when the text is none. */
export function ipv6Bytes(text: string): Uint8Array | undefined {
	const halves = text.split('::')
	if (halves.length > 2) return undefined
	const [head, tail] = [groupsOf(halves[0]!), groupsOf(halves[1] ?? '')]
	if (!head || !tail) return undefined
	const missing = 8 - head.length - tail.length
	if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
	const groups = [...head, ...new Array<number>(missing).fill(0), ...tail]
	return Uint8Array.from(groups.flatMap(group => [group >> 8, group & 0xff]))
}

/** Groups of 16 bits; the last two may be written as an IPv4 address. */
function groupsOf(text: string): number[] | undefined {
	if (text === '') return []
	const parts = text.split(':')
	const last = ipv4Bytes(parts.at(-1)!)
	if (last) parts.pop()
	if (!parts.every(part => /^[\da-f]{1,4}$/i.test(part))) return undefined
	const groups = parts.map(part => Number.parseInt(part, 16))
	return last ? [...groups, last[0]! * 256 + last[1]!, last[2]! * 256 + last[3]!] : groups
}
