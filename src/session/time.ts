import type { Time } from './conversation.js'

/** Seconds from one capture time to another, exact to the nanosecond for spans of up to three months. */
export function secondsBetween(from: Time, to: Time): number {
	const nanos = (to.seconds - from.seconds) * 1e9 + (to.nanos - from.nanos)
	return nanos / 1e9
}

/** ISO 8601 in UTC with as many digits as the capture's clock has: `2026-11-22T01:30:02.123456Z`. */
export function isoTime(time: Time, digits: 6 | 9): string {
	if (time.seconds !== latest.seconds) latest = { seconds: time.seconds, text: secondText(time.seconds) }
	const { text } = latest
	return text === undefined ? `${time.seconds}.${fraction(time, digits)}` : `${text}.${fraction(time, digits)}Z`
}

/** Packets of one second come together: its text is made once. */
let latest: { readonly seconds: number; readonly text: string | undefined } = { seconds: 0, text: secondText(0) }

function secondText(seconds: number): string | undefined {
	const date = new Date(seconds * 1000)
	return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, -5)
}

function fraction(time: Time, digits: number): string {
	return String(time.nanos).padStart(9, '0').slice(0, digits)
}
