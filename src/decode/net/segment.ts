/** TCP flags (RFC 9293, 3.1). */
export const FIN = 0x01
export const SYN = 0x02
export const RST = 0x04
export const PSH = 0x08
export const ACK = 0x10

/** One TCP segment as it stands in a packet. Views and offsets are valid as long as the packet is. */
export type Segment = {
	readonly kind: 'tcp'
	/** Addresses: 4 or 16 bytes. */
	readonly source: Uint8Array
	readonly destination: Uint8Array
	readonly sourcePort: number
	readonly destinationPort: number
	readonly seq: number
	readonly ack: number
	readonly flags: number
	readonly window: number
	/** Where the payload begins in the packet's buffer, how much of it was captured, and how much was sent. */
	readonly at: number
	readonly captured: number
	readonly length: number
}

/** A packet that holds no TCP segment we can follow: counted as skipped or malformed, with the reason in words. */
export type NoSegment = {
	readonly kind: 'skipped' | 'malformed'
	/** The innermost protocol that was recognised: `QUIC`, `UDP`, `ARP`, `IPv4`, `Ethernet`. */
	readonly protocol: string
	readonly why: string
	/** Its ends, as far as they were read. */
	readonly source?: Uint8Array
	readonly destination?: Uint8Array
	readonly sourcePort?: number
	readonly destinationPort?: number
	/** When it is a part of an IP packet: what it takes to put that together. */
	readonly fragment?: Fragment
}

/** A fragment of an IP packet (RFC 791, 2.3; RFC 8200, 4.5). Views and places are valid as long as the packet is. */
export type Fragment = {
	readonly version: 4 | 6
	readonly source: Uint8Array
	readonly destination: Uint8Array
	readonly identification: number
	/** What the whole carries; in IPv6 only the first fragment says it. */
	readonly protocol: number
	/** Where its bytes belong in what the whole carries, and whether nothing comes behind them. */
	readonly offset: number
	readonly isLast: boolean
	/** Where they stand in the packet's buffer, how many were captured, and how many were sent. */
	readonly at: number
	readonly captured: number
	readonly length: number
	/** In how many tunnels it stands. */
	readonly depth: number
}
