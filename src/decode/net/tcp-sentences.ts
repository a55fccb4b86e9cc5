import { grouped } from '../../grouped.js'
import { bytesOf } from '../reader.js'
import type { Comparison } from './tcp-history.js'

/** What the reassembly has to say of segments that do not fit, in sentences with numbers. */

export function otherInitial(initial: number, earlier: number): string {
	return `the SYN is repeated with another initial sequence number, ${initial} after ${earlier}`
}

export function strayedSyn(seq: number): string {
	return `a SYN with sequence number ${seq} does not belong to the stream: left out`
}

/** Of a segment that stands `distance` bytes off `where`: `ahead of the stream`. */
export function outside(length: number, distance: number, where: string): string {
	return `${length === 0 ? 'a FIN stands' : `${bytesOf(length)} stand`} ${bytesOf(distance)} ${where}: left out`
}

/** Of a FIN at offset `at`, when bytes up to `seen` were there before it, or another FIN at `earlier`. */
export function otherFin(at: number, seen: number, earlier: number | undefined): string {
	const but =
		earlier === undefined ? `bytes up to ${grouped(seen)} have been seen` : `another ended it at ${grouped(earlier)}`
	return `a FIN ends the stream at byte ${grouped(at)}, but ${but}`
}

export function pastFin(length: number): string {
	return `${bytesOf(length)} after the end that the FIN declared: left out`
}

export function differing(start: number, end: number, { differing, firstPacket, lastPacket }: Comparison): string {
	const others = firstPacket === lastPacket ? `packet ${firstPacket}` : `packets ${firstPacket} to ${lastPacket}`
	if (end - start === 1)
		return `byte ${grouped(start)} of the stream was captured before, and differs from packet ${firstPacket}, which counts`
	const which = `${bytesOf(end - start)} from byte ${grouped(start)} of the stream were captured before`
	const differ = differing === 1 ? 'differs' : 'differ'
	return `${which}: ${grouped(differing)} of them ${differ} from ${others}, which ${firstPacket === lastPacket ? 'counts' : 'count'}`
}

export function tooLate(length: number): string {
	return `${bytesOf(length)} came after they had been given up as missing`
}

export function resetPayload(length: number): string {
	return `the RST carries ${bytesOf(length)}: no part of the stream`
}

export function resetIgnored(packet: number): string {
	return `the sender goes on after its RST in packet ${packet}: that was forged, or ignored`
}

export function tooMany(limit: number, silence: number): string {
	return `more than ${grouped(limit)} connections are open: this one, silent for ${grouped(silence)} s, is given up`
}
