import { isIP } from 'node:net'
import { LIMITS } from '../../decode/limits.js'

/** One end of a connection as its socket has it. */
export type SocketAddress = { readonly address: string; readonly port: number }

/** Bits of the TCP header's flags (RFC 9293, 3.1). */
export const FIN = 0x01
export const SYN = 0x02
export const RST = 0x04
export const PSH = 0x08
export const ACK = 0x10

/** LINKTYPE_RAW: packets begin with their IP header. */
export const LINK_RAW = 101

/** What is made up around the bytes that a socket gave. */
export type Segment = {
	readonly source: SocketAddress
	readonly destination: SocketAddress
	readonly sequence: number
	readonly acknowledged: number
	readonly flags: number
	readonly payload: Uint8Array
}

/** Payload that one packet has room for: an IPv4 packet has at most 65,535 bytes with its headers. */
export const MOST_PAYLOAD = 65_535 - 60

/** Bytes of a packet. */
export function packetLength({ source, destination, flags, payload }: Segment): number {
	return (isAmong6(source, destination) ? 40 : 20) + (flags & SYN ? 24 : 20) + payload.length
}

/** Memory that packets are written to, in the three ways in which it is looked at: to make one takes longer than to use it. */
export type PacketMemory = {
	readonly bytes: Uint8Array<ArrayBuffer>
	readonly view: DataView
	/** Four bytes each, in the order of the machine. */
	readonly words: Uint32Array
}

export function packetMemory(size: number): PacketMemory {
	const buffer = new ArrayBuffer(size)
	return { bytes: new Uint8Array(buffer), view: new DataView(buffer), words: new Uint32Array(buffer, 0, size >> 2) }
}

/**
 * Writes an IP packet with its TCP segment, checksums right, as Wireshark puts streams together from, to where there is
 * room for it, zeros or not. `at` is a multiple of four.
 */
export function writePacket(memory: PacketMemory, at: number, segment: Segment): void {
	const { bytes, view } = memory
	const { source, destination, payload } = segment
	const is6 = isAmong6(source, destination)
	const [from, to] = [addressBytes(source.address, is6), addressBytes(destination.address, is6)]
	const tcpAt = at + (is6 ? 40 : 20)
	const tcpLength = segment.flags & SYN ? 24 : 20
	const length = tcpLength + payload.length
	bytes.fill(0, at, tcpAt + tcpLength)
	if (is6) writeIpv6(view, at, length)
	else writeIpv4(view, at, length + 20)
	bytes.set(from, at + (is6 ? 8 : 12))
	bytes.set(to, at + (is6 ? 24 : 16))
	if (!is6) view.setUint16(at + 10, folded(sum(memory, at, 20)))
	writeTcp(view, tcpAt, segment, tcpLength)
	bytes.set(payload, tcpAt + tcpLength)
	// The pseudo header (RFC 9293, 3.1; RFC 8200, 8.1): the addresses stand right before the segment.
	const addresses = 2 * from.length
	const pseudo = sum(memory, tcpAt - addresses, addresses) + TCP + length
	view.setUint16(tcpAt + 16, folded(pseudo + sum(memory, tcpAt, length)))
}

function isAmong6(source: SocketAddress, destination: SocketAddress): boolean {
	return source.address.includes(':') || destination.address.includes(':')
}

const TCP = 6

/** RFC 791, 3.1. */
function writeIpv4(view: DataView, at: number, length: number): void {
	view.setUint8(at, 0x45)
	view.setUint16(at + 2, length)
	view.setUint16(at + 6, 0x4000)
	view.setUint8(at + 8, 64)
	view.setUint8(at + 9, TCP)
}

/** RFC 8200, 3. */
function writeIpv6(view: DataView, at: number, payload: number): void {
	view.setUint8(at, 0x60)
	view.setUint16(at + 4, payload)
	view.setUint8(at + 6, TCP)
	view.setUint8(at + 7, 64)
}

/** RFC 9293, 3.1; a SYN says the largest segment. */
function writeTcp(view: DataView, at: number, segment: Segment, length: number): void {
	view.setUint16(at, segment.source.port)
	view.setUint16(at + 2, segment.destination.port)
	view.setUint32(at + 4, segment.sequence >>> 0)
	view.setUint32(at + 8, segment.acknowledged >>> 0)
	view.setUint8(at + 12, (length / 4) << 4)
	view.setUint8(at + 13, segment.flags)
	view.setUint16(at + 14, 0xffff)
	if (length > 20) view.setUint32(at + 20, (2 << 24) | (4 << 16) | 0xffff)
}

/** An address as IPv4 or IPv6 has it; an IPv4 address among IPv6 ones is mapped (RFC 4291, 2.5.5.2). */
function addressBytes(address: string, as6: boolean): Uint8Array {
	const key = as6 ? `6 ${address}` : address
	let bytes = known.get(key)
	if (!bytes) {
		bytes = readAddress(address, as6)
		if (known.size >= LIMITS.addresses) known.clear()
		known.set(key, bytes)
	}
	return bytes
}

const known = new Map<string, Uint8Array>()

function readAddress(address: string, as6: boolean): Uint8Array {
	if (isIP(address) === 4) {
		const bytes = Uint8Array.from(address.split('.'), Number)
		return as6 ? Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, ...bytes) : bytes
	}
	const bare = address.split('%', 1)[0]!
	const url = new URL(`http://[${bare}]`).hostname.slice(1, -1)
	const [head = '', tail] = url.split('::')
	const words = (part: string) => (part === '' ? [] : part.split(':').map(word => Number.parseInt(word, 16)))
	const [before, after] = [words(head), tail === undefined ? [] : words(tail)]
	const gap = new Array<number>(tail === undefined ? 0 : 8 - before.length - after.length).fill(0)
	return Uint8Array.from([...before, ...gap, ...after].flatMap(word => [word >> 8, word & 0xff]))
}

/**
 * Sum of 16-bit words, big-endian (RFC 1071), folded so far that more can be added. Taken four bytes at a time in the
 * order of the machine: the order of the two bytes of the sum is put right afterwards (RFC 1071, 2).
 */
function sum({ words, view }: PacketMemory, at: number, length: number): number {
	const from = at >> 2
	const to = from + (length >> 2)
	// Four sums at a time, which do not wait for one another; as numbers of double precision they stay exact.
	let [a, b, c, d] = [0, 0, 0, 0]
	const even = to - ((to - from) & 3)
	for (let i = from; i < even; i += 4) {
		a += words[i]!
		b += words[i + 1]!
		c += words[i + 2]!
		d += words[i + 3]!
	}
	for (let i = even; i < to; i++) a += words[i]!
	const total = once(a + b + c + d)
	let rest = IS_LITTLE ? ((total & 0xff) << 8) | (total >> 8) : total
	for (let i = to * 4; i < at + length; i++) rest += (i - at) & 1 ? view.getUint8(i) : view.getUint8(i) << 8
	return rest
}

const IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** Carries added in (RFC 1071, 1). */
function once(total: number): number {
	let rest = total
	while (rest > 0xffff) rest = (rest & 0xffff) + Math.floor(rest / 0x10000)
	return rest
}

const folded = (total: number) => ~once(total) & 0xffff
