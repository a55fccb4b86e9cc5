import { knownAddress } from './known-address.js'
import { ETHERNET } from './link-types.js'
import type { Packet } from './packet.js'
import type { Segment } from './segment.js'

/**
 * The segment of the commonest packet there is: TCP in an unfragmented IPv4 packet without options in an Ethernet frame
 * without tags, whose headers are whole and at one with each other. Nothing for any other: `frame` reads them all, this
 * kind too, and says the same of it. It stands here a second time, and as the one place with offsets written by hand,
 * because the declarations take six times as long, and with them half of the time of a scan. It is written into `into`, where
 * that is given: a scan uses one object for all its packets.
 */
export function plainSegment(packet: Packet, into = new PlainSegment()): PlainSegment | undefined {
	const { link, buffer: b, start, end, length: sent } = packet
	if (link !== ETHERNET || end - start < LEAST) return undefined
	if (b[start + 12] !== 0x08 || b[start + 13] !== 0x00) return undefined
	const ip = start + 14
	if (b[ip] !== 0x45 || b[ip + 9] !== TCP || ((b[ip + 6]! & 0x3f) | b[ip + 7]!) !== 0) return undefined
	const total = (b[ip + 2]! << 8) | b[ip + 3]!
	const tcp = ip + 20
	const header = (b[tcp + 12]! >> 4) * 4
	const at = tcp + header
	const stop = ip + total
	if (header < 20 || at > stop || at > end || stop > Math.max(end, start + sent)) return undefined
	const length = stop - at
	into.sourceNumber = u32(b, ip + 12)
	into.destinationNumber = u32(b, ip + 16)
	into.sourcePort = (b[tcp]! << 8) | b[tcp + 1]!
	into.destinationPort = (b[tcp + 2]! << 8) | b[tcp + 3]!
	into.seq = u32(b, tcp + 4) >>> 0
	into.ack = u32(b, tcp + 8) >>> 0
	into.flags = b[tcp + 13]!
	into.window = (b[tcp + 14]! << 8) | b[tcp + 15]!
	into.at = at
	into.captured = Math.min(end - at, length)
	into.length = length
	return into
}

/** What the headers of such a packet say beside its segment. Addresses are views. */
export type PlainHeaders = {
	readonly ethernetDestination: Uint8Array
	readonly ethernetSource: Uint8Array
	readonly typeOfService: number
	readonly totalLength: number
	readonly identification: number
	readonly dontFragment: boolean
	readonly timeToLive: number
	readonly checksum: number
	readonly tcpHeaderLength: number
}

/** The other fields of the packets that `plainSegment` reads; nothing for any other packet. */
export function plainHeaders(packet: Packet): PlainHeaders | undefined {
	if (!plainSegment(packet)) return undefined
	const { buffer: b, start } = packet
	const ip = start + 14
	return {
		ethernetDestination: b.subarray(start, start + 6),
		ethernetSource: b.subarray(start + 6, start + 12),
		typeOfService: b[ip + 1]!,
		totalLength: (b[ip + 2]! << 8) | b[ip + 3]!,
		identification: (b[ip + 4]! << 8) | b[ip + 5]!,
		dontFragment: (b[ip + 6]! & 0x40) !== 0,
		timeToLive: b[ip + 8]!,
		checksum: (b[ip + 10]! << 8) | b[ip + 11]!,
		tcpHeaderLength: (b[ip + 32]! >> 4) * 4,
	}
}

/** A segment that is written anew for each packet. Its addresses are looked up when they are asked for, which most are not. */
export class PlainSegment implements Segment {
	readonly kind = 'tcp'
	/** Addresses, each as one number of 32 bits with a sign. */
	sourceNumber = 0
	destinationNumber = 0
	sourcePort = 0
	destinationPort = 0
	// As large as they can be, so that the object is laid out for such numbers from the beginning.
	seq = 0xffffffff
	ack = 0xffffffff
	flags = 0
	window = 0
	at = 0
	captured = 0
	length = 0

	get source(): Uint8Array {
		return knownAddress(this.sourceNumber)
	}

	get destination(): Uint8Array {
		return knownAddress(this.destinationNumber)
	}
}

/** The headers of Ethernet, IPv4 and TCP without options. */
const LEAST = 54
const TCP = 6

function u32(b: Uint8Array, at: number): number {
	return (b[at]! << 24) | (b[at + 1]! << 16) | (b[at + 2]! << 8) | b[at + 3]!
}
