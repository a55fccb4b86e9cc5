import { grouped } from '../../grouped.js'
import type { Issue } from '../field.js'
import { LIMITS } from '../limits.js'
import { bytesOf, Reader } from '../reader.js'
import { hex } from '../registry/names.js'
import { address } from './address.js'
import { Datagram, type Place } from './datagram.js'
import type { Packet } from './packet.js'
import { FIN, type Fragment, type NoSegment, RST, type Segment, SYN } from './segment.js'
import { advance } from './sequence.js'
import { viewOf } from './tcp-delivery.js'
import type { Chunk } from './tcp-held.js'
import { transport } from './transport.js'

/** What fragments make together. */
export type Whole = {
	readonly found: Segment | NoSegment
	/** A segment once more, as one for each packet that holds some of its payload: the bytes know their own packets. */
	readonly parts: readonly Part[]
	/** The packets whose fragments it was made of, the last one that came left out. */
	readonly earlier: readonly number[]
}

/** A segment, and a packet that stands for the captured one as far as the segment's payload goes. */
export type Part = { readonly packet: Packet; readonly segment: Segment }

/** The most that an IP packet carries (RFC 791, 3.1; RFC 8200, 4.5). */
const MOST = 65_535

/**
 * Puts fragments of IP packets together, fragments within fragments as well. Of bytes that were captured twice the first
 * count, and a difference is told; what does not fit is dropped, and begun anew with the fragment that showed it. A packet
 * that lacks fragments for `LIMITS.fragmentSeconds`, or is the oldest when more than `LIMITS.fragments` is held, is given up.
 */
export class Fragments {
	readonly #tell: (issue: Issue, packet: number) => void
	/** In the order in which their first fragments came. */
	readonly #waiting = new Map<string, Datagram>()
	/** Bytes of memory in use, about. */
	#cost = 0
	#told = 0

	/** `tell` gets what is wrong, and the packet that showed it. */
	constructor(tell: (issue: Issue, packet: number) => void) {
		this.#tell = tell
	}

	/** One more fragment. Returns what it completes, valid as long as the packet is. */
	push(packet: Packet, fragment: Fragment): Whole | undefined {
		let next = fragment
		let places = capturedPlaces(packet, fragment)
		for (;;) {
			const datagram = this.#add(packet, next, places)
			if (!datagram) return undefined
			const { bytes, chunks } = datagram.take()
			const found = read(bytes, datagram.protocol, next)
			if (lacksHeaders(found, chunks)) return wholeOf(CUT, packet, chunks)
			if (found.kind === 'tcp') {
				const parts = partsOf({ ...packet, buffer: bytes, length: datagram.sent }, found, chunks)
				return wholeOf(found, packet, chunks, parts)
			}
			if (!found.fragment) return wholeOf(found, packet, chunks)
			next = found.fragment
			places = stretch(chunks, next.at, next.at + next.length)
		}
	}

	/** Adds a fragment to its packet; returns that when it is whole. */
	#add(packet: Packet, fragment: Fragment, places: readonly Place[]): Datagram | undefined {
		const { offset, length, isLast } = fragment
		const end = offset + length
		if (length === 0) return undefined
		if (end > MOST) {
			const why = `ends at byte ${grouped(end)}, where ${grouped(MOST)} are the most`
			this.#say(packet, 'invalid', `a fragment of ${nameOf(fragment)} ${why}`)
			return undefined
		}
		const key = keyOf(fragment)
		let datagram = this.#waiting.get(key)
		if (datagram && Math.abs(packet.seconds - datagram.seconds) > LIMITS.fragmentSeconds) datagram = this.#drop(key)
		const otherEnd = datagram?.otherEnd(end, isLast)
		if (otherEnd !== undefined) {
			const ends = `${bytesOf(otherEnd)} in one, ${bytesOf(end)} in another`
			this.#say(packet, 'unexpected', `the fragments of ${nameOf(fragment)} do not fit together: it has ${ends}`)
			datagram = this.#drop(key)
		}
		if (!datagram) {
			datagram = new Datagram(packet.seconds)
			this.#waiting.set(key, datagram)
		}
		this.#cost -= datagram.cost
		const differing = datagram.add(fragment, places, packet.length)
		this.#cost += datagram.cost
		if (differing > 0) {
			const text = `${bytesOf(differing)} of ${nameOf(fragment)} differ from those that an earlier fragment has there`
			this.#say(packet, 'unexpected', `${text}: the first captured count`)
		}
		if (datagram.isWhole) {
			this.#drop(key)
			return datagram
		}
		this.#keepBound(packet)
		return undefined
	}

	#drop(key: string): undefined {
		this.#cost -= this.#waiting.get(key)!.cost
		this.#waiting.delete(key)
	}

	#keepBound(packet: Packet): void {
		while (this.#cost > LIMITS.fragments) {
			const [oldest] = this.#waiting.keys()
			this.#drop(oldest!)
			const bound = bytesOf(LIMITS.fragments)
			this.#say(packet, 'limit', `more than ${bound} of IP fragments wait for others: the oldest are given up`)
		}
	}

	/** Names something wrong, up to `LIMITS.issues` times. */
	#say({ number }: Packet, code: Issue['code'], text: string): void {
		if (this.#told > LIMITS.issues) return
		const isLast = this.#told++ === LIMITS.issues
		this.#tell(
			isLast ? { code: 'limit', text: 'further faults of IP fragments are not named' } : { code, text },
			number,
		)
	}
}

const CUT: NoSegment = { kind: 'skipped', protocol: 'IP', why: 'the headers in its fragments were not captured' }
const UNREADABLE: NoSegment = { kind: 'malformed', protocol: 'IP', why: 'what its fragments make cannot be read' }

/** Fragments of one packet agree in these (RFC 791, 3.2; RFC 8200, 4.5). */
function keyOf({ version, depth, identification, protocol, source, destination }: Fragment): string {
	return [version, depth, identification, version === 4 ? protocol : '', source, destination].join(' ')
}

function nameOf({ version, identification, source, destination }: Fragment): string {
	const id = hex(identification, version === 4 ? 4 : 8)
	return `the IPv${version} packet ${id} from ${address(source)} to ${address(destination)}`
}

/** The bytes of a fragment as they stand in the packet; without bytes what the snapshot length cut off. */
function capturedPlaces(packet: Packet, { at, captured, length }: Fragment): Place[] {
	const { number, seconds, nanos, start } = packet
	const moment = { number, seconds, nanos, offset: at - start }
	const places: Place[] = []
	if (captured > 0) places.push({ ...moment, start: 0, end: captured, bytes: viewOf(packet, at, captured) })
	if (captured < length) places.push({ ...moment, start: captured, end: length, bytes: undefined })
	return places
}

function read(bytes: Uint8Array, protocol: number, { depth, source, destination }: Fragment): Segment | NoSegment {
	const reader = new Reader(bytes)
	const carried = (r: Reader) => transport(r, bytes.length, depth, protocol, source, destination)
	return reader.root('ip_payload', carried).value ?? UNREADABLE
}

/** Whether the headers of what some chunks carry were not captured: they read as zeros. */
function lacksHeaders(found: Segment | NoSegment, chunks: readonly Chunk[]): boolean {
	const at = found.kind === 'tcp' ? found.at : found.fragment?.at
	const isIn = ({ start }: Chunk) => (at === undefined ? found.kind === 'malformed' : start < at)
	return chunks.some(chunk => chunk.bytes === undefined && isIn(chunk))
}

function wholeOf(found: Whole['found'], last: Packet, chunks: readonly Chunk[], parts: readonly Part[] = []): Whole {
	const numbers = new Set(chunks.map(({ number }) => number))
	numbers.delete(last.number)
	return { found, parts, earlier: [...numbers] }
}

/** The part of some chunks from `start` to `end`, counted from there. */
function stretch(chunks: readonly Chunk[], start: number, end: number): Place[] {
	return chunks
		.filter(chunk => chunk.end > start && chunk.start < end)
		.map(chunk => {
			const from = Math.max(chunk.start, start)
			const to = Math.min(chunk.end, end)
			const bytes = chunk.bytes?.subarray(from - chunk.start, to - chunk.start)
			return { ...chunk, start: from - start, end: to - start, bytes, offset: chunk.offset + from - chunk.start }
		})
}

/** Segments that follow each other and say together what one does, each within one captured packet. */
function partsOf(whole: Packet, segment: Segment, chunks: readonly Chunk[]): Part[] {
	const { at, length, seq, flags } = segment
	// The payload of a RST is no part of the stream.
	if (length === 0 || flags & RST) return [{ packet: whole, segment: { ...segment, captured: 0 } }]
	const payload = stretch(chunks, at, at + length)
	return payload.map(({ start, end, bytes, offset, number, seconds, nanos }, i) => {
		const isFirst = i === 0
		const isLast = i === payload.length - 1
		return {
			packet: { ...whole, number, seconds, nanos, start: at + start - offset, end: at + end },
			segment: {
				...segment,
				seq: isFirst ? seq : advance(seq, start + (flags & SYN ? 1 : 0)),
				flags: flags & ~((isFirst ? 0 : SYN) | (isLast ? 0 : FIN)),
				at: at + start,
				captured: bytes ? end - start : 0,
				length: end - start,
			},
		}
	})
}
