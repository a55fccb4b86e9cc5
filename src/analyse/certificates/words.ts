import { type Saying, saying } from '../saying.js'

/** What a checked chain does not show (RFC 5246, 7.4.3; RFC 8446, 4.4.3): certificates are public, anyone can send them. */
export function notTheKey(side: 'client' | 'server'): Saying {
	return saying('not_the_key', { side: saying(side) })
}

/** ISO 8601 in UTC, of seconds since 1970. */
export function isoOf(seconds: number): string {
	const date = new Date(Math.floor(seconds) * 1000)
	return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString().replace('.000Z', 'Z')
}

/** `first`, `second`, … of certificates, from 0. */
export function ordinal(place: number): Saying {
	const code = (['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const)[place]
	return code ? saying(code) : saying('nth', { number: place + 1 })
}
