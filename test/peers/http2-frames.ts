import { type EndedHttp2, endedHttp2 } from '../../src/filter/http2-layer.js'
import type { Conversation } from '../../src/session/conversation.js'
import type { GrowingSession } from '../../src/session/session.js'
import { tshark } from './tshark.js'

/** A frame as far as peers tell of it; without a type the preface. `fields` stand by the frame that ends their block. */
export type PeerFrame = {
	readonly packet: number
	readonly type?: number
	readonly streamId: number
	readonly length: number
	readonly flags: number
	readonly fields?: readonly (readonly [string, string])[]
}

/** The frames of a conversation by the packets that end them, as lines to compare. */
export function framesOf(session: GrowingSession, conversation: Conversation): PeerFrame[] {
	const packets = new Set(
		conversation.messages.flatMap(({ type, streamId, packets }) =>
			type.startsWith('http2_') || streamId !== undefined ? packets : [],
		),
	)
	return [...packets].flatMap(packet =>
		endedHttp2(session, conversation, packet).map(frame => ({ packet, ...peerFrame(frame) })),
	)
}

function peerFrame({ type, flags, streamId, lines, field }: EndedHttp2): Omit<PeerFrame, 'packet'> {
	const length = Number(field.children?.find(({ name }) => name === 'length')?.value ?? 0)
	const fields = lines?.map(({ name = '', value = '' }) => [name, value] as const)
	return { ...(type !== undefined && { type }), flags, streamId, length, ...(fields?.length && { fields }) }
}

/** As text, in an order that does not depend on who tells it. */
export function linesOf(frames: readonly PeerFrame[]): string[] {
	return frames.map(lineOf).sort()
}

export function lineOf({ packet, type = -1, streamId, length, flags, fields = [] }: PeerFrame): string {
	return JSON.stringify([packet, type, streamId, length, flags, fields])
}

type Layer = { readonly [name: string]: unknown }

/** The frames that tshark reads in a capture. */
export async function framesOfTshark(path: string, options: readonly string[]): Promise<PeerFrame[]> {
	const output = await tshark([
		...['-n', '-r', path, '-o', 'tcp.reassemble_out_of_order:TRUE', ...options],
		...['-Y', 'http2', '-T', 'json', '-J', 'frame http2', '--no-duplicate-keys'],
	])
	type Packet = { readonly _source: { readonly layers: Layer } }
	const frames = (JSON.parse(output) as readonly Packet[]).flatMap(({ _source: { layers } }) => {
		const packet = Number((layers.frame as Layer)['frame.number'])
		return listOf(layers.http2)
			.flatMap(layer => listOf((layer as Layer)['http2.stream']))
			.map(stream => frameOf(packet, stream as Layer))
	})
	return frames.map(joinedFields)
}

/** Of a block that several frames carry, tshark shows by each the fields that end in it: here all stand by the last. */
function joinedFields(frame: PeerFrame, index: number, frames: readonly PeerFrame[]): PeerFrame {
	const { fields: _, ...bare } = frame
	const beginsBlock = frame.type === 0x1 || frame.type === 0x5 || frame.type === 0x9
	if (beginsBlock && (frame.flags & 0x4) === 0) return bare
	if (frame.type !== 0x9) return frame
	const before = frames.slice(0, index + 1)
	const first = before.findLastIndex(({ type, streamId }) => type === 0x1 && streamId === frame.streamId)
	return { ...bare, fields: before.slice(first).flatMap(({ fields = [] }) => fields) }
}

function frameOf(packet: number, stream: Layer): PeerFrame {
	const number = (name: string) => Number((stream[`http2.${name}`] as string | undefined) ?? 0)
	const fields = listOf(stream['http2.header'] ?? headersWithin(stream)).flatMap(header => {
		const { 'http2.header.name': name, 'http2.header.value': value } = header as Record<string, string>
		return name === undefined ? [] : [[name, value ?? ''] as const]
	})
	return {
		packet,
		...('http2.type' in stream && { type: number('type') }),
		streamId: number('streamid'),
		length: number('length'),
		flags: number('flags'),
		...(fields.length > 0 && { fields }),
	}
}

/** Of a block that several frames carry, tshark lays the fields a level deeper. */
function headersWithin(stream: Layer): unknown {
	for (const value of Object.values(stream)) {
		for (const inner of listOf(value)) {
			if (typeof inner === 'object' && inner !== null && 'http2.header' in inner) return inner['http2.header']
		}
	}
	return undefined
}

function listOf(value: unknown): readonly unknown[] {
	return value === undefined ? [] : Array.isArray(value) ? value : [value]
}
