import type { Reader } from '../reader.js'
import { TCP } from './ip-protocols.js'
import { skipped } from './layer.js'
import type { Fragment, NoSegment } from './segment.js'
import { tcp } from './tcp-header.js'

/** A fragment of an IP packet that ends at `end`: what the packet carries, `Fragments` puts together. */
export function fragment(r: Reader, end: number, facts: Omit<Fragment, 'at' | 'captured' | 'length'>): NoSegment {
	const at = r.at
	const length = end - at
	const captured = Math.min(r.left, length)
	const { version, source, destination } = facts
	if (r.tracing && hasTcpHeader(r, captured, facts)) tcp(r, end, source, destination)
	const none = skipped(r, end, `IPv${version}`, `it is a fragment of an IPv${version} packet`)
	return { ...none, source, destination, fragment: { ...facts, at, captured, length } }
}

/** Whether a fragment shows the whole header of a TCP segment: then the tree does, too. */
function hasTcpHeader(
	r: Reader,
	captured: number,
	{ protocol, offset }: Pick<Fragment, 'protocol' | 'offset'>,
): boolean {
	return protocol === TCP && offset === 0 && captured >= 20 && captured >= 4 * (r.ahead(12)! >> 4)
}
