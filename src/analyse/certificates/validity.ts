import { type Saying, saying } from '../saying.js'
import { type Certified, subjectOf } from './certified.js'
import type { Finding } from './finding.js'
import { isoOf } from './words.js'

/** Whether every certificate was valid when it was captured, and whether it is today (RFC 5280, 4.1.2.5). */
export function proveValidity(path: readonly Certified[], time: number, now: number | undefined): Finding {
	const over = saying('validity_of', { count: path.length })
	if (!isDate(time)) {
		const why = andToday(saying('no_clock', { time: isoOf(time) }), path, now)
		return { over, state: 'unchecked', missing: saying('capture_time'), why }
	}
	const then = firstOutside(path, time)
	if (then) {
		const why = andToday(saying('when_captured', { time: isoOf(time), what: then.text }), path, now)
		return { over, state: 'failed', fault: then.fault, why }
	}
	const all =
		path.length === 1
			? saying('one_was_valid', { name: subjectOf(path[0]!), time: isoOf(time) })
			: saying('all_were_valid', { count: path.length, time: isoOf(time) })
	return { over, state: 'verified', why: andToday(all, path, now) }
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
): { readonly fault: 'expired' | 'not_yet_valid'; readonly text: Saying } | undefined {
	for (const certificate of path) {
		const { notBefore, notAfter } = certificate.said
		const name = subjectOf(certificate)
		if (notAfter && time > notAfter.epoch)
			return { fault: 'expired', text: saying('expired_on', { name, date: notAfter.iso }) }
		if (notBefore && time < notBefore.epoch)
			return { fault: 'not_yet_valid', text: saying('not_valid_before', { name, date: notBefore.iso }) }
	}
	return undefined
}

/** Without the time of day: two reports of one capture are the same. */
function andToday(first: Saying, path: readonly Certified[], now: number | undefined): Saying {
	if (now === undefined) return first
	const outside = firstOutside(path, now)
	return saying('besides', { first, second: outside ? saying('by_now', { what: outside.text }) : saying('valid_now') })
}
