import type { Issue } from '../decode/field.js'
import type { Packet } from '../decode/net/packet.js'

/** Where packets were captured. A classic pcap file has one interface, a pcapng section any number. */
export type Interface = {
	/** Counted from 0 over the whole file; `Packet.interface` is this number. */
	readonly index: number
	/** Section of the file, from 0, and the number of the interface in it. */
	readonly section: number
	readonly id: number
	/** LINKTYPE_ value. */
	readonly link: number
	/** Most bytes kept of a packet; 0 where there is no limit. */
	readonly snaplen: number
	readonly name?: string
	/** The unit of its times in words (`microseconds`, `2^-10 s`), and the decimals of a second to show. */
	readonly precision: string
	readonly digits: 6 | 9
}

/** What a capture file says of itself. */
export type CaptureFormat = {
	readonly kind: 'pcap' | 'pcapng' | 'snoop'
	/** As written in the file header (`2.4`; pcapng: of the first section; snoop: `2`). */
	readonly version: string
	/** Of the first section. */
	readonly byteOrder: 'little' | 'big'
	/** Those seen so far. */
	readonly interfaces: readonly Interface[]
}

/** A Decryption Secrets Block. */
export type Secrets = {
	/** `TLS_KEY_LOG`, or another secrets_type of the pcapng registry. */
	readonly type: number
	/** A copy, the caller's to keep. */
	readonly bytes: Uint8Array
}

/** secrets_type of a TLS key log ("TLSK"). */
export const TLS_KEY_LOG = 0x544c534b

/** Damage of the file, and where. */
export type CaptureIssue = Issue & {
	/** The packet that was being read, or would have been next: 1 is the first. Nothing where it is of no packet: a file left out of a folder. */
	readonly packet?: number
	/** Where in the file (after gunzip). */
	readonly position: number
}

/** Takes what a capture reader finds, in file order. */
export type CaptureSink = {
	/** The packet and its bytes are valid during the call only. */
	packet(packet: Packet): void
	issue?(issue: CaptureIssue): void
	secrets?(secrets: Secrets): void
	interface?(iface: Interface): void
	/** A comment somebody wrote on the packet handed over last. */
	comment?(packet: number, text: string): void
}

/** Reads a capture as it comes. Damage goes to the sink; only a file that is no capture throws a CaptureError. */
export type CaptureReader = {
	/** The next bytes of the file, however cut. They may be overwritten after the call. */
	push(chunk: Uint8Array): void
	/** The file ends here. */
	end(): void
	/** Known once the file header was read. */
	readonly format: CaptureFormat | undefined
	/** Packets so far. */
	readonly packets: number
	/** Past damage that ends the reading: what is pushed now is ignored. */
	readonly stopped: boolean
}
