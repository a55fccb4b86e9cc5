import { FIN, RST, SYN } from '../../src/decode/net/segment.js'
import type { Captured } from './replay.js'
import { type TcpPacket, tcpPacket, withPayload } from './tcp-packet.js'

/** One change to how a session was cut into packets. Numbers are taken modulo what there is: any will do. */
export type Change =
	/** A segment becomes two, cut at `at`. */
	| { readonly kind: 'split'; readonly packet: number; readonly at: number }
	/** A segment and the next one of the same sender become one. */
	| { readonly kind: 'merge'; readonly packet: number }
	/** A packet comes a second time, `later` packets behind the first. */
	| { readonly kind: 'again'; readonly packet: number; readonly later: number }
	/** Part of what was sent so far comes again in a segment of its own, from `at` bytes before the packet's end on. */
	| { readonly kind: 'resent'; readonly packet: number; readonly at: number; readonly later: number }
	/** A packet comes up to `by` packets later, but before what answers it. */
	| { readonly kind: 'late'; readonly packet: number; readonly by: number }

/** The packets of a session as another network could have carried them. Times stay in order. */
export function rewired(packets: readonly Captured[], changes: readonly Change[]): Captured[] {
	let line = packets.map(packet => tcpPacket(packet) ?? { packet })
	for (const change of changes) line = applied(line, change)
	let [seconds, nanos] = [0, 0]
	return line.map(({ packet }) => {
		if (packet.seconds > seconds || (packet.seconds === seconds && packet.nanos > nanos)) {
			seconds = packet.seconds
			nanos = packet.nanos
		}
		return { ...packet, seconds, nanos }
	})
}

/** A TCP packet, or another one that stays where it is. */
type Place = TcpPacket | { readonly packet: Captured }

function applied(line: Place[], change: Change): Place[] {
	const tcp = line.flatMap((place, index) => ('seq' in place ? [{ index, ...place }] : []))
	const at = tcp[change.packet % tcp.length]
	if (!at) return line
	switch (change.kind) {
		case 'split':
			return split(line, at, change.at)
		case 'merge':
			return merged(line, at)
		case 'again':
			return inserted(line, at, change.later, again(at, at.payload, at.seq, at.flags))
		case 'resent':
			return resent(line, at, change)
		case 'late':
			return late(line, at.index, change.by)
	}
}

type At = TcpPacket & { readonly index: number }

function split(line: Place[], at: At, where: number): Place[] {
	const { payload, seq, flags, index, isWhole } = at
	if (payload.length < 2 || !isWhole) return line
	const cut = 1 + (where % (payload.length - 1))
	const parts = [
		again(at, payload.subarray(0, cut), seq, flags & ~(FIN | RST)),
		again(at, payload.subarray(cut), (seq + cut + (flags & SYN ? 1 : 0)) >>> 0, flags & ~SYN),
	]
	return line.toSpliced(index, 1, ...parts)
}

function merged(line: Place[], at: At): Place[] {
	const next = line[at.index + 1]
	if (!next || !('seq' in next) || next.from !== at.from || next.ends !== at.ends) return line
	if ((at.flags | next.flags) & (SYN | RST) || at.flags & FIN || !at.isWhole || !next.isWhole) return line
	const length = at.payload.length + next.payload.length
	if (at.payload.length === 0 || next.seq !== (at.seq + at.payload.length) >>> 0 || length > LARGEST) return line
	const both = again(next, Buffer.concat([at.payload, next.payload]), at.seq, at.flags | next.flags)
	return line.toSpliced(at.index, 2, both)
}

/** What fits into an IP packet with its headers. */
const LARGEST = 60_000

/** Bytes of the segment and of the one before it from the same sender, which need not be its neighbour. */
function resent(line: Place[], at: At, { at: back, later }: Extract<Change, { kind: 'resent' }>): Place[] {
	const before = line.slice(0, at.index).findLast((place): place is TcpPacket => {
		return 'seq' in place && place.ends === at.ends && place.from === at.from && place.payload.length > 0
	})
	if (at.payload.length === 0 || !at.isWhole || at.flags & SYN) return line
	const joins = before?.isWhole && !(before.flags & SYN) && (before.seq + before.payload.length) >>> 0 === at.seq
	const sent = joins ? Buffer.concat([before.payload, at.payload]) : at.payload
	const start = sent.length - 1 - (back % sent.length)
	const part = sent.subarray(start, start + LARGEST)
	const seq = (at.seq + at.payload.length - sent.length + start) >>> 0
	return inserted(line, at, later, again(at, part, seq, at.flags & ~(FIN | RST)))
}

/** Behind others of the same sender, and bare acknowledgments: what else the other side sends may be an answer to it. */
function late(line: Place[], index: number, by: number): Place[] {
	const place = line[index]!
	if (!('seq' in place) || place.flags & (SYN | RST)) return line
	const isPassed = (next: Place | undefined): boolean => {
		if (!next || !('seq' in next)) return false
		if (next.ends !== place.ends) return true
		if (next.flags & (SYN | RST)) return false
		return next.from === place.from || (next.payload.length === 0 && !(next.flags & FIN))
	}
	let to = index
	while (to < index + by && isPassed(line[to + 1])) to++
	return line.toSpliced(index, 1).toSpliced(to, 0, place)
}

function again(at: TcpPacket, payload: Uint8Array, seq: number, flags: number): TcpPacket {
	return tcpPacket(withPayload(at, payload, seq, flags))!
}

/** Not behind a RST: who has given up sends nothing again. */
function inserted(line: Place[], { index, ends }: At, later: number, place: Place): Place[] {
	const next = line.findIndex((other, i) => i > index && 'seq' in other && other.ends === ends && other.flags & RST)
	const end = next < 0 ? line.length : next
	return line.toSpliced(Math.min(index + 1 + later, end), 0, place)
}
