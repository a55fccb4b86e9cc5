import {
	ACK,
	DATA,
	ENABLE_PUSH,
	END_HEADERS,
	END_STREAM,
	errorCodeName,
	flagsOf,
	frameTypeName,
	GOAWAY,
	HEADER_TABLE_SIZE,
	HEADERS,
	INITIAL_WINDOW_SIZE,
	MAX_FRAME_SIZE,
	PADDED,
	PING,
	PRIORITY_FLAG,
	RST_STREAM,
	SETTINGS,
	settingName,
} from '../../decode/http2/codes.js'
import { textOf } from '../../decode/reader.js'
import { childNamed, fieldPath, fieldsAt } from '../field-search.js'
import type { EndedHttp2 } from '../http2-layer.js'
import type { PacketLayers } from '../layers.js'
import type { Kind, Value } from '../value.js'
import { bytesAt, type FilterField, found, THERE } from './field.js'

/** HTTP/2 frames, by the packet in which they end; header fields, by the frame that ends their block. */
export const HTTP2_FIELDS: readonly FilterField[] = [
	frames('http2', 'protocol', ({ field, bytes }) => bytesAt(field, bytes)),
	{ name: 'http2.stream', kind: 'there', of: ({ http2 }) => (http2.length > 0 ? THERE : []) },
	frames('http2.magic', 'text', ({ type, field, bytes }) =>
		type === undefined ? textOf(bytesAt(field, bytes)) : undefined,
	),
	at('http2.length', 'number', 'length'),
	{ ...at('http2.type', 'number', 'type'), names: frameTypeName },
	at('http2.flags', 'number', 'flags'),
	flag('http2.flags.end_stream', END_STREAM, 'end_stream'),
	flag('http2.flags.eh', END_HEADERS, 'end_headers'),
	flag('http2.flags.padded', PADDED, 'padded'),
	flag('http2.flags.priority', PRIORITY_FLAG, 'priority'),
	flag('http2.flags.ack.settings', ACK, 'ack', SETTINGS),
	flag('http2.flags.ack.ping', ACK, 'ack', PING),
	frames('http2.streamid', 'number', ({ type, streamId }) => (type === undefined ? undefined : streamId)),
	at('http2.pad_length', 'number', 'payload/pad_length'),
	frames('http2.data.data', 'bytes', frame => (frame.type === DATA ? leafBytes(frame, 'data') : undefined)),
	frames('http2.headers', 'bytes', frame => (frame.type === HEADERS ? blockBytes(frame) : undefined)),
	at('http2.exclusive', 'boolean', 'payload/**/stream_dependency', { bits: 0x80000000 }),
	at('http2.stream_dependency', 'number', 'payload/**/stream_dependency', { bits: 0x7fffffff }),
	at('http2.headers.weight', 'number', 'payload/**/weight'),
	at('http2.rst_stream.error', 'number', 'payload/error_code', { type: RST_STREAM, names: errorCodeName }),
	at('http2.settings.id', 'number', 'payload/setting/identifier', { names: settingName }),
	setting('http2.settings.header_table_size', HEADER_TABLE_SIZE),
	setting('http2.settings.enable_push', ENABLE_PUSH),
	setting('http2.settings.max_concurrent_streams', 0x3),
	setting('http2.settings.initial_window_size', INITIAL_WINDOW_SIZE),
	setting('http2.settings.max_frame_size', MAX_FRAME_SIZE),
	setting('http2.settings.max_header_list_size', 0x6),
	setting('http2.settings.extended_connect', 0x8),
	at('http2.push_promise.promised_stream_id', 'number', 'payload/**/promised_stream', { bits: 0x7fffffff }),
	at('http2.goaway.last_stream_id', 'number', 'payload/last_stream', { bits: 0x7fffffff }),
	at('http2.goaway.error', 'number', 'payload/error_code', { type: GOAWAY, names: errorCodeName }),
	at('http2.goaway.addata', 'bytes', 'payload/additional_debug_data'),
	at('http2.window_update.window_size_increment', 'number', 'payload/window_update', { bits: 0x7fffffff }),
	frames('http2.ping', 'bytes', frame => ((frame.flags & ACK) === 0 ? leafBytes(frame, 'opaque_data') : undefined)),
	frames('http2.pong', 'bytes', frame => ((frame.flags & ACK) !== 0 ? leafBytes(frame, 'opaque_data') : undefined)),
	lines('http2.header.name', ({ name }) => name),
	lines('http2.header.value', ({ value }) => value),
	numeric('http2.headers.status', ':status'),
	header('http2.headers.method', ':method'),
	header('http2.headers.scheme', ':scheme'),
	header('http2.headers.authority', ':authority'),
	header('http2.headers.path', ':path'),
	numeric('http2.headers.content_length', 'content-length'),
	...[
		'accept',
		'accept-encoding',
		'accept-language',
		'accept-ranges',
		'access-control-allow-origin',
		'authorization',
		'cache-control',
		'content-disposition',
		'content-encoding',
		'content-language',
		'content-location',
		'content-range',
		'content-type',
		'cookie',
		'date',
		'etag',
		'expect',
		'expires',
		'from',
		'host',
		'if-modified-since',
		'if-none-match',
		'last-modified',
		'link',
		'location',
		'proxy-authenticate',
		'proxy-authorization',
		'range',
		'referer',
		'refresh',
		'retry-after',
		'server',
		'set-cookie',
		'strict-transport-security',
		'user-agent',
		'vary',
		'via',
		'www-authenticate',
	].map(name => header(`http2.headers.${name.replaceAll('-', '_')}`, name)),
]

function frames(name: string, kind: Kind, take: (frame: EndedHttp2) => Value | undefined): FilterField {
	return { name, kind, of: ({ http2 }) => http2.map(take).filter(value => value !== undefined) }
}

type Taking = { readonly type?: number; readonly bits?: number; readonly names?: (value: number) => string | undefined }

function at(name: string, kind: Kind, path: string, { type, ...taking }: Taking = {}): FilterField {
	return found(
		({ http2 }) => http2.filter(frame => type === undefined || frame.type === type),
		name,
		kind,
		path,
		taking,
	)
}

/** A flag of the types of frames that have it. */
function flag(name: string, mask: number, bit: string, type?: number): FilterField {
	return frames(name, 'boolean', frame => {
		if (frame.type === undefined || (type !== undefined && frame.type !== type)) return undefined
		return flagsOf(frame.type).some(({ name }) => name === bit) ? Number((frame.flags & mask) !== 0) : undefined
	})
}

const SETTING = fieldPath('payload/setting')

function setting(name: string, identifier: number): FilterField {
	const of = ({ http2 }: PacketLayers) =>
		http2.flatMap(({ field, type }) =>
			type === SETTINGS
				? [...fieldsAt(field, SETTING)].flatMap(setting => {
						const value = childNamed(setting, 'value')?.value
						return childNamed(setting, 'identifier')?.value === identifier && typeof value === 'number' ? [value] : []
					})
				: [],
		)
	return { name, kind: 'number', of }
}

function leafBytes({ field, bytes }: EndedHttp2, leaf: string): Uint8Array | undefined {
	const payload = childNamed(field, 'payload')
	const content = payload && (childNamed(payload, 'content') ?? payload)
	const inside = content && childNamed(content, leaf)
	return inside && bytesAt(inside, bytes)
}

function blockBytes(frame: EndedHttp2): Uint8Array | undefined {
	return leafBytes(frame, 'header_block') ?? leafBytes(frame, 'header_block_fragment')
}

function lines(name: string, take: (line: { readonly name?: string; readonly value?: string }) => string | undefined) {
	const of = ({ http2 }: PacketLayers) =>
		http2.flatMap(({ lines = [] }) => lines.map(take)).filter(value => value !== undefined)
	return { name, kind: 'text', of } as const
}

function header(name: string, field: string): FilterField {
	return { name, kind: 'text', of: packet => values(packet, field) }
}

function numeric(name: string, field: string): FilterField {
	return { name, kind: 'number', of: packet => values(packet, field).flatMap(count) }
}

/** The values of the header fields of a name. */
function values({ http2 }: PacketLayers, name: string): string[] {
	return http2.flatMap(({ lines = [] }) =>
		lines.flatMap(line => (line.name === name && line.value !== undefined ? [line.value] : [])),
	)
}

function count(value: string): number[] {
	return /^\d{1,15}$/.test(value) ? [Number(value)] : []
}
