import { isIP } from 'node:net'

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

/** An IP packet with its TCP segment, checksums right, as Wireshark puts streams together from. */
export function packetOf(segment: Segment): Uint8Array {
	const { source, destination, payload } = segment
	const is6 = isIP(source.address) === 6 || isIP(destination.address) === 6
	const [from, to] = [addressBytes(source.address, is6), addressBytes(destination.address, is6)]
	const ipLength = is6 ? 40 : 20
	const tcpLength = segment.flags & SYN ? 24 : 20
	const bytes = new Uint8Array(ipLength + tcpLength + payload.length)
	const view = new DataView(bytes.buffer)
	if (is6) writeIpv6(view, tcpLength + payload.length)
	else writeIpv4(view, bytes.length)
	bytes.set(from, is6 ? 8 : 12)
	bytes.set(to, is6 ? 24 : 16)
	if (!is6) view.setUint16(10, folded(sum(bytes, 0, 20)))
	writeTcp(view, ipLength, segment, tcpLength)
	bytes.set(payload, ipLength + tcpLength)
	// The pseudo header (RFC 9293, 3.1; RFC 8200, 8.1).
	const pseudo = sum(from, 0, from.length) + sum(to, 0, to.length) + TCP + tcpLength + payload.length
	view.setUint16(ipLength + 16, folded(pseudo + sum(bytes, ipLength, bytes.length)))
	return bytes
}

const TCP = 6

/** RFC 791, 3.1. */
function writeIpv4(view: DataView, length: number): void {
	view.setUint8(0, 0x45)
	view.setUint16(2, length)
	view.setUint16(6, 0x4000)
	view.setUint8(8, 64)
	view.setUint8(9, TCP)
}

/** RFC 8200, 3. */
function writeIpv6(view: DataView, payload: number): void {
	view.setUint8(0, 0x60)
	view.setUint16(4, payload)
	view.setUint8(6, TCP)
	view.setUint8(7, 64)
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

/** Sum of 16-bit words, big-endian (RFC 1071). It stays exact: 64 KiB of words sum up to less than 2^31. */
function sum(bytes: Uint8Array, start: number, end: number): number {
	let total = 0
	const even = end - ((end - start) & 1)
	for (let i = start; i < even; i += 2) total += (bytes[i]! << 8) | bytes[i + 1]!
	return even < end ? total + (bytes[even]! << 8) : total
}

function folded(total: number): number {
	let rest = total
	while (rest > 0xffff) rest = (rest & 0xffff) + Math.floor(rest / 0x10000)
	return ~rest & 0xffff
}
