import { leaves } from '../../src/decode/field.js'
import { masked } from '../../src/decode/websocket/mask.js'
import { type EndedFrame, endedFrames } from '../../src/filter/websocket-layer.js'
import type { Conversation, Role } from '../../src/session/conversation.js'
import type { GrowingSession } from '../../src/session/session.js'
import type { Line } from './ws.js'

/** A frame as far as peers tell of it; bytes in hexadecimal digits. */
export type PeerFrame = {
	readonly packet: number
	readonly fin: number
	readonly rsv: number
	readonly opcode: number
	readonly mask: number
	readonly length: number
	readonly key: string
	/** Unmasked, as it travelled otherwise. */
	readonly payload: string
}

type Placed = EndedFrame & { readonly packet: number }

/** The frames of a conversation in the order of the packets that end them. */
export function framesOf(session: GrowingSession, conversation: Conversation): Placed[] {
	const packets = new Set(
		conversation.messages.flatMap(({ type, packets }) => (type.startsWith('websocket_') ? packets : [])),
	)
	return [...packets]
		.sort((a, b) => a - b)
		.flatMap(packet => endedFrames(session, conversation, packet).map(frame => ({ ...frame, packet })))
}

export function peerFrame({ packet, fin, rsv, opcode, field, bytes }: Placed): PeerFrame {
	const of = (name: string) => leaves(field).find(leaf => leaf.name === name)
	const bytesOf = (name: string) => {
		const found = field.children?.find(child => child.name === name)
		return found ? bytes.subarray(found.span.start, found.span.end) : new Uint8Array(0)
	}
	const key = bytesOf('masking_key')
	const length = of('extended_payload_length')?.value ?? Number(of('mask_payload_len')?.value) % 128
	const payload = key.length > 0 ? masked(bytesOf('masked_payload'), key) : bytesOf('payload_data')
	return {
		packet,
		fin: Number(fin),
		rsv,
		opcode,
		mask: key.length > 0 ? 1 : 0,
		length: Number(length),
		key: hex(key),
		payload: hex(payload),
	}
}

/** What one side's frames say, as `ws` tells it; and the bytes of all of them. */
export function said(
	frames: readonly EndedFrame[],
	from: Role,
): { readonly lines: Line[]; readonly bytes: Uint8Array } {
	const own = frames.filter(frame => frame.from === from)
	return {
		lines: own.flatMap(frame => (frame.kind === undefined ? [] : [lineOf(frame)])),
		bytes: Buffer.concat(own.map(({ field, bytes }) => bytes.subarray(field.span.start, field.span.end))),
	}
}

function lineOf({ kind, content }: EndedFrame): Line {
	const bytes = Buffer.from(content ? content.bytes.subarray(content.field.span.start, content.field.span.end) : [])
	if (kind === 8) return `close ${bytes.length > 1 ? bytes.readUInt16BE() : ''} ${bytes.subarray(2).toString('utf8')}`
	if (kind === 1) return `text ${bytes.toString('utf8')}`
	return `${kind === 2 ? 'binary' : kind === 9 ? 'ping' : kind === 10 ? 'pong' : kind} ${bytes.toString('hex')}`
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
