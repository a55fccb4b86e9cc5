/** What a checked chain does not show (RFC 5246, 7.4.3; RFC 8446, 4.4.3): certificates are public, anyone can send them. */
export function notTheKey(side: 'client' | 'server'): string {
	return `that the ${side} has the key, its signature over this handshake must show`
}

/** `1 certificate`, `3 certificates`. */
export function counted(count: number, what: string): string {
	return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
}

/** ISO 8601 in UTC, of seconds since 1970. */
export function isoOf(seconds: number): string {
	const date = new Date(Math.floor(seconds) * 1000)
	return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString().replace('.000Z', 'Z')
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(parts: readonly string[]): string {
	return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** `first`, `second`, … of certificates, from 0. */
export function ordinal(place: number): string {
	return ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'][place] ?? `${place + 1}th`
}
