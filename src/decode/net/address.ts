/** An IP address as text: dotted for 4 bytes, RFC 5952 for 16. Anything else comes out as a hardware address does. */
export function address(bytes: Uint8Array): string {
	if (bytes.length === 4) return bytes.join('.')
	return bytes.length === 16 ? ipv6Text(bytes) : hardwareAddress(bytes)
}

/** `127.0.0.1:5683`, `[::1]:443`. */
export function endpoint(bytes: Uint8Array, port: number): string {
	return bytes.length === 4 ? `${address(bytes)}:${port}` : `[${address(bytes)}]:${port}`
}

/** `02:42:ac:11:00:02`. */
export function hardwareAddress(bytes: Uint8Array): string {
	return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(':')
}

/** RFC 5952, 4 and 5: the longest run of two or more zero groups is `::`, the first of equals. */
function ipv6Text(bytes: Uint8Array): string {
	const groups = Array.from({ length: 8 }, (_, i) => bytes[2 * i]! * 0x100 + bytes[2 * i + 1]!)
	if (groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff) {
		return `::ffff:${bytes.subarray(12).join('.')}`
	}
	const { start, length } = longestZeros(groups)
	const text = groups.map(group => group.toString(16))
	if (length < 2) return text.join(':')
	return `${text.slice(0, start).join(':')}::${text.slice(start + length).join(':')}`
}

function longestZeros(groups: readonly number[]): { start: number; length: number } {
	let longest = { start: 0, length: 0 }
	let length = 0
	for (const [i, group] of groups.entries()) {
		length = group === 0 ? length + 1 : 0
		if (length > longest.length) longest = { start: i + 1 - length, length }
	}
	return longest
}
