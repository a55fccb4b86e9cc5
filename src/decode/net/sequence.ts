/**
 * Sequence numbers have 32 bits and wrap around (RFC 9293, 3.4); offsets count the bytes of a stream from 0 and do not.
 * A stream keeps one pair of both and finds every other offset by its distance from there, so it may carry any number of GiB.
 */

/** The largest window that two ends can agree on (RFC 7323, 2.3): nothing further away belongs to the stream. */
export const LARGEST_WINDOW = 2 ** 30

/** How many bytes `seq` stands ahead of `from`: -2^31 to 2^31 - 1, negative when it stands behind. */
export function distance(from: number, seq: number): number {
	return (seq - from) | 0
}

/** The sequence number `count` bytes after `seq`; `count` may be negative, and as large as an offset. */
export function advance(seq: number, count: number): number {
	return (seq + count) >>> 0
}
