import { type Field, leaves } from '../../src/decode/field.js'
import { packetTree } from '../../src/decode/net/frame.js'
import type { Captured } from './replay.js'

/** A captured packet taken apart as far as TCP needs it, so that it can be put together with other contents. */
export type TcpPacket = {
	readonly packet: Captured
	/** `127.0.0.1:4433`, and both ends in an order of their own. */
	readonly from: string
	readonly ends: string
	readonly seq: number
	readonly flags: number
	/** What was captured of the payload. */
	readonly payload: Uint8Array
	/** Whether all of it was. */
	readonly isWhole: boolean
}

/** Nothing when the packet holds no TCP segment. */
export function tcpPacket(packet: Captured): TcpPacket | undefined {
	const { value } = packetTree(packet.bytes, packet.link, packet.length)
	if (value.kind !== 'tcp') return undefined
	const end = (address: Uint8Array, port: number) => `${address}:${port}`
	const from = end(value.source, value.sourcePort)
	const to = end(value.destination, value.destinationPort)
	return {
		packet,
		from,
		ends: [from, to].sort().join(' '),
		seq: value.seq,
		flags: value.flags,
		payload: packet.bytes.subarray(value.at, value.at + value.captured),
		isWhole: value.captured === value.length,
	}
}

/** The same packet with another payload, at another place of the stream. Checksums stay as they were: nobody reads them. */
export function withPayload({ packet }: TcpPacket, payload: Uint8Array, seq: number, flags: number): Captured {
	const { value, field } = packetTree(packet.bytes, packet.link, packet.length)
	if (value.kind !== 'tcp') throw new Error('no TCP segment')
	const bytes = new Uint8Array(value.at + payload.length)
	bytes.set(packet.bytes.subarray(0, value.at))
	bytes.set(payload, value.at)
	const view = new DataView(bytes.buffer)
	for (const { name, span } of headers(field)) {
		if (name === 'total_length') view.setUint16(span.start, bytes.length - startOf(field, 'ipv4'))
		else if (name === 'payload_length') view.setUint16(span.start, bytes.length - endOf(field, 'ipv6'))
		else if (name === 'sequence_number') view.setUint32(span.start, seq)
		else if (name === 'flags') view.setUint8(span.start, flags)
	}
	return { ...packet, bytes, length: bytes.length }
}

function headers(field: Field): Field[] {
	return leaves(field).filter(({ name }) => name !== 'payload')
}

const startOf = (field: Field, layer: string) => layerOf(field, layer).start
const endOf = (field: Field, layer: string) => layerOf(field, layer).end

function layerOf({ children }: Field, layer: string) {
	return children!.find(({ name }) => name === layer)!.span
}
