import { type Issue, UNDECODED } from '../field.js'
import { bytesOf, type Reader } from '../reader.js'
import type { NoSegment } from './segment.js'

/**
 * What the layers of a packet share. Each takes the reader at its header and `end`, where the layer around it ends on
 * the wire, counted as `r.at` is: the capture may have cut the packet before.
 */

/** A packet that is not followed further: what it carries is one leaf, up to the layer's end. */
export function skipped(r: Reader, end: number, protocol: string, why: string): NoSegment {
	payload(r, end)
	return { kind: 'skipped', protocol, why }
}

/** A packet that cannot be read further: the rest of its bytes stay undecoded. */
export function malformed(r: Reader, protocol: string, why: string, code: Issue['code'] = 'invalid'): NoSegment {
	r.flag(code, why)
	if (r.left > 0) r.skip(UNDECODED, r.left)
	return { kind: 'malformed', protocol, why }
}

/** Malformed, when a header that needs `needed` bytes has fewer. */
export function cut(r: Reader, end: number, needed: number, protocol: string): NoSegment | undefined {
	const sent = end - r.at
	if (r.left >= needed && sent >= needed) return undefined
	const there = r.left < sent ? `${r.left} were captured` : `${Math.max(0, sent)} are left`
	return malformed(r, protocol, `the ${protocol} header needs ${bytesOf(needed)}, ${there}`, 'truncated')
}

/** Where a layer ends that declares to end at `declared`: not behind the one around it, which ends at `end`. */
export function layerEnd(r: Reader, end: number, declared: number, protocol: string): number {
	if (declared <= end) return declared
	r.flag('unexpected', `the ${protocol} packet declares ${bytesOf(declared - end)} more than its frame has`)
	return end
}

/** Moves past what a layer carries, as far as it was captured. */
export function payload(r: Reader, end: number): void {
	const captured = Math.min(r.left, end - r.at)
	if (captured > 0) r.skip('payload', captured)
}

/** Bytes that only a person looks at: no view is made of them in a scan. */
export function shown(r: Reader, name: string, length: number, label?: (bytes: Uint8Array) => string): void {
	if (r.tracing) r.opaque(name, length, label)
	else r.skip(name, length)
}
