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
	readonly way: Way
	readonly sequence: number
	readonly acknowledged: number
	readonly flags: number
	readonly payload: Uint8Array
}

/** From one end of a connection to the other. */
export type Way = {
	readonly source: SocketAddress
	readonly destination: SocketAddress
	readonly header: Header
}

/** What the IP headers from one address to another one have in common. */
type Header = {
	/** In the order of the machine; its length and its checksum are zero. */
	readonly words: Uint32Array
	/** Sums of 16-bit words: of itself, and of what the checksum of TCP takes of it (RFC 9293, 3.1; RFC 8200, 8.1). */
	readonly sum: number
	readonly pseudo: number
}

/** Payload that one packet has room for: an IPv4 packet has at most 65,535 bytes with its headers. */
export const MOST_PAYLOAD = 65_535 - 60

/** Bytes of a packet. */
export function packetLength({ way, flags, payload }: Segment): number {
	return way.header.words.length * 4 + (flags & SYN ? 24 : 20) + payload.length
}

export function wayBetween(source: SocketAddress, destination: SocketAddress): Way {
	return { source, destination, header: headerBetween(source.address, destination.address) }
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
 * room for it, zeros or not. `at` is a multiple of four. A SYN says the largest segment.
 */
export function writePacket(memory: PacketMemory, at: number, segment: Segment): void {
	const { view, words } = memory
	const { sequence, acknowledged, flags, payload } = segment
	const { source, destination, header } = segment.way
	for (let i = 0; i < header.words.length; i++) words[(at >> 2) + i] = header.words[i]!
	const tcpAt = at + header.words.length * 4
	const tcpLength = flags & SYN ? 24 : 20
	const length = tcpLength + payload.length
	if (header.words.length > IPV4_WORDS) view.setUint16(at + 4, length)
	else {
		view.setUint16(at + 2, length + 20)
		view.setUint16(at + 10, folded(header.sum + length + 20))
	}
	const first = ((tcpLength / 4) << 12) | flags
	view.setUint16(tcpAt, source.port)
	view.setUint16(tcpAt + 2, destination.port)
	view.setUint32(tcpAt + 4, sequence)
	view.setUint32(tcpAt + 8, acknowledged)
	view.setUint16(tcpAt + 12, first)
	view.setUint16(tcpAt + 14, WINDOW)
	view.setUint32(tcpAt + 16, 0)
	if (flags & SYN) view.setUint32(tcpAt + 20, LARGEST_SEGMENT)
	let total = header.pseudo + length + source.port + destination.port
	total += halves(sequence) + halves(acknowledged) + first + WINDOW
	if (flags & SYN) total += halves(LARGEST_SEGMENT)
	if (payload.length > 0) {
		memory.bytes.set(payload, tcpAt + tcpLength)
		total += sum(memory, tcpAt + tcpLength, payload.length)
	}
	view.setUint16(tcpAt + 16, folded(total))
}

const TCP = 6
const IPV4_WORDS = 5
const WINDOW = 0xffff
/** The option that says it (RFC 9293, 3.2): kind, length, bytes. */
const LARGEST_SEGMENT = (2 << 24) | (4 << 16) | 0xffff

/** What headers of packets that are not cut and go 64 hops have before their addresses (RFC 791, 3.1; RFC 8200, 3). */
const IPV4 = [0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, TCP, 0, 0]
const IPV6 = [0x60, 0, 0, 0, 0, 0, TCP, 64]

/** The two 16-bit words of a 32-bit one. */
const halves = (word: number) => (word >>> 16) + (word & 0xffff)

function headerBetween(source: string, destination: string): Header {
	const key = `${source} ${destination}`
	let header = known.get(key)
	if (!header) {
		header = makeHeader(source, destination)
		if (known.size >= LIMITS.addresses) known.clear()
		known.set(key, header)
	}
	return header
}

const known = new Map<string, Header>()

function makeHeader(source: string, destination: string): Header {
	const is6 = source.includes(':') || destination.includes(':')
	const [from, to] = [readAddress(source, is6), readAddress(destination, is6)]
	const bytes = Uint8Array.of(...(is6 ? IPV6 : IPV4), ...from, ...to)
	return { words: new Uint32Array(bytes.buffer), sum: sumOf(bytes), pseudo: sumOf(from) + sumOf(to) + TCP }
}

/** An address as IPv4 or IPv6 has it; an IPv4 address among IPv6 ones is mapped (RFC 4291, 2.5.5.2). */
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

/** The same of a few bytes, an even number of them. */
function sumOf(bytes: Uint8Array): number {
	let total = 0
	for (let i = 0; i < bytes.length; i += 2) total += (bytes[i]! << 8) | bytes[i + 1]!
	return total
}

const IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** Carries added in (RFC 1071, 1). */
function once(total: number): number {
	let rest = total
	while (rest > 0xffff) rest = (rest & 0xffff) + Math.floor(rest / 0x10000)
	return rest
}

const folded = (total: number) => ~once(total) & 0xffff
