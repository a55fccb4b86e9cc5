import type { NoSegment, Segment } from '../../../src/decode/net/segment.js'

/** The same finding in a packet that stands `by` bytes further back in its buffer. */
export function moved(found: Segment | NoSegment, by: number): Segment | NoSegment {
	if (found.kind === 'tcp') return { ...found, at: found.at + by }
	const { fragment } = found
	return fragment ? { ...found, fragment: { ...fragment, at: fragment.at + by } } : found
}
