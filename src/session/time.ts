import type { Time } from './conversation.js'

/** Seconds from one capture time to another, exact to the nanosecond for spans of up to three months. */
export function secondsBetween(from: Time, to: Time): number {
	const nanos = (to.seconds - from.seconds) * 1e9 + (to.nanos - from.nanos)
	return nanos / 1e9
}

/** ISO 8601 in UTC with as many digits as the capture's clock has: `2026-11-22T01:30:02.123456Z`. */
export function isoTime(time: Time, digits: 6 | 9): string {
	const date = new Date(time.seconds * 1000)
	if (Number.isNaN(date.getTime())) return `${time.seconds}.${fraction(time, digits)}`
	return `${date.toISOString().slice(0, -5)}.${fraction(time, digits)}Z`
}

function fraction(time: Time, digits: number): string {
	return String(time.nanos).padStart(9, '0').slice(0, digits)
}
