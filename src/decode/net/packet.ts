/**
 * One captured packet. It and its bytes are valid only during the call that hands it over: the reader of a capture
 * uses one object and one buffer again and again.
 */
export type Packet = {
	/** 1 for the first packet of the file, as every other tool counts. */
	readonly number: number
	/** Capture time: whole seconds since 1970 (UTC) and nanoseconds. Both 0 where the format has none (`timed` false). */
	readonly seconds: number
	readonly nanos: number
	readonly timed: boolean
	/** LINKTYPE_ value (tcpdump.org/linktypes.html). */
	readonly link: number
	/** Which interface of the capture it came through, from 0 over the whole file; -1 for one the file does not describe. */
	readonly interface?: number
	/** Captured bytes: from `start` to `end` of `buffer`. */
	readonly buffer: Uint8Array
	readonly start: number
	readonly end: number
	/** Length on the wire, before the capture cut it. */
	readonly length: number
	/** Where the captured bytes begin in the capture file (after gunzip). */
	readonly position: number
}
