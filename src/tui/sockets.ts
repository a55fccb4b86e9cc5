import { head, width } from './text.js'

/** Columns that an IPv4 address with its port takes at most: what a longer one is shortened to where there is little room. */
export const SOCKET = 21

/**
 * A socket, or an address alone, in at most so many columns: what there is no room for is left out in the middle of the
 * address; its port stays. The text must be clean.
 */
export function fitSocket(text: string, columns: number, ellipsis: string): string {
	if (width(text) <= columns) return text
	const port = PORT.exec(text)?.[0] ?? ''
	const address = text.slice(0, text.length - port.length)
	const room = Math.max(0, columns - port.length - 1)
	const first = head(address, Math.ceil(room / 2)).text
	return first + ellipsis + address.slice(address.length - Math.floor(room / 2)) + port
}

/** Behind an IPv4 address or the bracket of an IPv6 one. */
const PORT = /(?:(?<=^[^:]*)|\]):\d+$/

/** Two ends in so many columns, of which `between` are for what stands between them: the shorter one gives way last. */
export function fitEnds(
	[one, other]: readonly [string, string],
	columns: number,
	between: number,
	ellipsis: string,
): readonly [string, string] {
	const room = columns - between
	const half = room >> 1
	const [left, right] = [width(one), width(other)]
	if (left + right <= room) return [one, other]
	if (left <= half) return [one, fitSocket(other, room - left, ellipsis)]
	if (right <= half) return [fitSocket(one, room - right, ellipsis), other]
	return [fitSocket(one, room - half, ellipsis), fitSocket(other, half, ellipsis)]
}
