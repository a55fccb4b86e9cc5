import { textOf } from '../../decode/reader.js'
import { opcodeName, PING, PONG, TEXT } from '../../decode/websocket/codes.js'
import { childNamed } from '../field-search.js'
import type { PacketLayers } from '../layers.js'
import type { Kind, Value } from '../value.js'
import type { EndedFrame } from '../websocket-layer.js'
import { bytesAt, type FilterField, found } from './field.js'

/** WebSocket frames, by the packet in which they end; what a message says, by its last frame. */
export const WEBSOCKET_FIELDS: readonly FilterField[] = [
	frames('websocket', 'protocol', ({ field, bytes }) => bytesAt(field, bytes)),
	frames('websocket.fin', 'boolean', ({ fin }) => Number(fin)),
	frames('websocket.rsv', 'number', ({ rsv }) => rsv),
	frames('websocket.pmc', 'boolean', ({ rsv, mayDeflate }) => (mayDeflate ? rsv >> 2 : undefined)),
	{ ...frames('websocket.opcode', 'number', ({ opcode }) => opcode), names: opcodeName },
	at('websocket.mask', 'boolean', 'mask_payload_len', 0x80),
	at('websocket.payload_length', 'number', 'mask_payload_len', 0x7f),
	extended('websocket.payload_length_ext_16', 2),
	extended('websocket.payload_length_ext_64', 8),
	at('websocket.masking_key', 'bytes', 'masking_key'),
	said('websocket.payload.text', 'text', TEXT),
	content('websocket.payload.close.status_code', 'number', 'status_code'),
	content('websocket.payload.close.reason', 'text', 'reason'),
	said('websocket.payload.ping', 'bytes', PING),
	said('websocket.payload.pong', 'bytes', PONG),
]

function frames(name: string, kind: Kind, take: (frame: EndedFrame) => Value | undefined): FilterField {
	const of = ({ webSocket }: PacketLayers) => webSocket.map(take).filter(value => value !== undefined)
	return { name, kind, of }
}

function at(name: string, kind: Kind, path: string, bits?: number): FilterField {
	return found(({ webSocket }) => webSocket, name, kind, path, bits === undefined ? {} : { bits })
}

function extended(name: string, width: 2 | 8): FilterField {
	return frames(name, 'number', ({ field }) => {
		const length = childNamed(field, 'extended_payload_length')
		return length && length.span.end - length.span.start === width ? Number(length.value) : undefined
	})
}

/** What messages of a kind say, in their own words. */
function said(name: string, kind: 'text' | 'bytes', opcode: number): FilterField {
	return frames(name, kind, frame => {
		if (frame.kind !== opcode || !frame.content) return undefined
		const { field, bytes } = frame.content
		const own = bytesAt(field, bytes)
		return kind === 'text' ? textOf(own) : own
	})
}

function content(name: string, kind: Kind, child: string): FilterField {
	return frames(name, kind, ({ content }) => content && childNamed(content.field, child)?.value)
}
