import { type Certified, subjectOf } from './certified.js'
import type { Finding } from './finding.js'
import { counted, isoOf } from './words.js'

/** Whether every certificate was valid when it was captured, and whether it is today (RFC 5280, 4.1.2.5). */
export function proveValidity(path: readonly Certified[], time: number, now: number | undefined): Finding {
	const over = `validity of ${counted(path.length, 'certificate')}`
	if (!isDate(time)) {
		const outside = now === undefined ? '' : `; ${todayWords(path, now)}`
		const why = `the capture says that it is of ${isoOf(time)}, before there was TLS: its clock was none${outside}`
		return { over, state: 'unchecked', missing: 'time of the capture', why }
	}
	const then = firstOutside(path, time)
	const today = now === undefined ? '' : `; ${todayWords(path, now)}`
	if (then)
		return { over, state: 'failed', fault: then.fault, why: `when captured, ${isoOf(time)}, ${then.text}${today}` }
	const all = path.length === 1 ? `${subjectOf(path[0]!)} was valid` : `all ${path.length} certificates were valid`
	return { over, state: 'verified', why: `${all} when captured, ${isoOf(time)}${today}` }
}

/** Whether a capture's time is one: made or anonymised captures begin in 1970. SSL was published in 1995. */
export function isDate(time: number): boolean {
	return time >= FIRST
}

const FIRST = Date.UTC(1995, 0) / 1000

/** Why a path is not valid at a moment; nothing when it is. */
export function firstOutside(
	path: readonly Certified[],
	time: number,
): { readonly fault: 'expired' | 'not_yet_valid'; readonly text: string } | undefined {
	for (const certificate of path) {
		const { notBefore, notAfter } = certificate.said
		const name = subjectOf(certificate)
		if (notAfter && time > notAfter.epoch) return { fault: 'expired', text: `${name} expired on ${notAfter.iso}` }
		if (notBefore && time < notBefore.epoch)
			return { fault: 'not_yet_valid', text: `${name} was not valid before ${notBefore.iso}` }
	}
	return undefined
}

/** Without the time of day: two reports of one capture are the same. */
function todayWords(path: readonly Certified[], now: number): string {
	const outside = firstOutside(path, now)
	return outside ? `by now ${outside.text}` : 'valid now'
}
