/** The 4 or 16 bytes of an address as people write it; nothing for another text. */
export function addressBytes(text: string): readonly number[] | undefined {
	const four = V4.exec(text)
	if (four) {
		const bytes = four.slice(1).map(Number)
		return bytes.every(byte => byte < 0x100) ? bytes : undefined
	}
	return text.includes(':') ? sixteen(text) : undefined
}

/** An address and a mask of the same length: `10.0.0.0/8`, `10.0.0.0/255.0.255.0`. */
export function rangeBytes(
	text: string,
): { readonly address: readonly number[]; readonly mask: readonly number[] } | undefined {
	const slash = text.lastIndexOf('/')
	const address = slash < 0 ? undefined : addressBytes(text.slice(0, slash))
	if (address === undefined) return undefined
	const mask = maskBytes(text.slice(slash + 1), address.length)
	return mask && { address, mask }
}

const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/

function maskBytes(text: string, length: number): readonly number[] | undefined {
	if (!/^\d{1,3}$/.test(text)) {
		const mask = addressBytes(text)
		return mask?.length === length ? mask : undefined
	}
	const ones = Number(text)
	return Array.from({ length }, (_, i) => (0xff00 >> Math.max(0, Math.min(8, ones - 8 * i))) & 0xff)
}

/** RFC 4291, 2.2: groups of hex digits, one run of zeroes as `::`, the last 32 bits perhaps as an IPv4 address. */
function sixteen(text: string): readonly number[] | undefined {
	const halves = text.split('::')
	if (halves.length > 2) return undefined
	const [before, after] = halves.map(half => (half === '' ? [] : groups(half)))
	if (before === undefined || (halves.length === 2 && after === undefined)) return undefined
	const there = before.length + (after?.length ?? 0)
	if (halves.length === 1 ? there !== 16 : there > 14) return undefined
	return [...before, ...Array.from({ length: 16 - there }, () => 0), ...(after ?? [])]
}

function groups(text: string): number[] | undefined {
	const bytes: number[] = []
	for (const group of text.split(':')) {
		if (/^[0-9a-f]{1,4}$/i.test(group)) bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff)
		else if (V4.test(group)) bytes.push(...(addressBytes(group) ?? []))
		else return undefined
	}
	return bytes
}
