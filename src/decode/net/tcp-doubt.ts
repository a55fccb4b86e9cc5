import type { Packet } from './packet.js'
import { ACK, FIN, type Segment, SYN } from './segment.js'
import type { Chunk } from './tcp-held.js'

/** Why payload may not count: the peer may refuse that of a SYN (RFC 7413, 4.2), and padding never was any. */
export type Doubt = 'syn' | 'padding'

/** What fills an Ethernet frame without payload up to its least size: 60 bytes less the headers of Ethernet, IPv4 and TCP. */
export const MOST_PADDING = 6
/** That size, with a VLAN tag or a check sequence. */
const LEAST_FRAME = 64

/**
 * Whether a segment's few bytes may be the padding of a short Ethernet frame, which some devices count into the length
 * of the IP packet: no more than 6 zeros in a frame of the least size, and no PSH.
 */
export function mayBePadding(packet: Packet, { flags, at, captured, length }: Segment): boolean {
	if (length === 0 || length > MOST_PADDING || captured !== length || packet.length > LEAST_FRAME) return false
	if ((flags & ~(FIN | SYN)) !== ACK) return false
	for (let i = at; i < at + length; i++) if (packet.buffer[i] !== 0) return false
	return true
}

/** Whether payload in doubt counts, by the offset where its sender goes on; undefined when that leaves a gap. */
export function countsBySender(doubt: Doubt, offset: number, { start, end }: Chunk): boolean | undefined {
	if (offset === start || (doubt === 'padding' && offset > start && offset < end)) return false
	return offset === end || (doubt === 'syn' && offset > start) ? true : undefined
}

/** The same by what the peer acknowledges: the SYN alone, or its payload too; a part of the padding, which can only be a FIN. */
export function countsByPeer(doubt: Doubt, offset: number, { start, end }: Chunk): boolean | undefined {
	if (doubt === 'syn') return offset >= start ? offset > start : undefined
	return offset > start && offset < end ? false : undefined
}
