/** An IPv4 address in dotted form, or an IPv6 address in the form of RFC 5952, 4. Nothing for another number of bytes. */
export function ipAddress(bytes: Uint8Array): string | undefined {
	if (bytes.length === 4) return bytes.join('.')
	if (bytes.length !== 16) return undefined
	const groups: number[] = []
	for (let i = 0; i < 16; i += 2) groups.push(bytes[i]! * 0x100 + bytes[i + 1]!)
	const zeroes = longestZeroes(groups)
	const hex = (part: number[]) => part.map(group => group.toString(16)).join(':')
	if (zeroes === undefined) return hex(groups)
	return `${hex(groups.slice(0, zeroes.start))}::${hex(groups.slice(zeroes.end))}`
}

/** An address range of a name constraint: an address and a mask of the same length (RFC 5280, 4.2.1.10). */
export function ipRange(bytes: Uint8Array): string | undefined {
	if (bytes.length !== 8 && bytes.length !== 32) return undefined
	const half = bytes.length / 2
	const mask = bytes.subarray(half)
	const address = ipAddress(bytes.subarray(0, half))
	return `${address}/${prefixLength(mask) ?? ipAddress(mask)}`
}

/** The leading one bits of a mask; nothing when a one follows a zero. */
function prefixLength(mask: Uint8Array): number | undefined {
	const bits = Array.from(mask, byte => byte.toString(2).padStart(8, '0')).join('')
	const ones = bits.indexOf('0')
	if (ones < 0) return bits.length
	return bits.includes('1', ones) ? undefined : ones
}

/** The longest run of two or more zero groups, the first of equals (RFC 5952, 4.2.2 and 4.2.3). */
function longestZeroes(groups: readonly number[]): { start: number; end: number } | undefined {
	let best: { start: number; end: number } | undefined
	for (let start = 0; start < groups.length; start++) {
		let end = start
		while (groups[end] === 0) end++
		if (end - start >= 2 && (best === undefined || end - start > best.end - best.start)) best = { start, end }
	}
	return best
}
