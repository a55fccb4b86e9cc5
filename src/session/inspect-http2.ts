import { type Block, cut, type Piece } from '../decode/block.js'
import type { Field } from '../decode/field.js'
import { eventStream } from '../decode/http/event-stream.js'
import { contentCodings } from '../decode/http/headers.js'
import { CONTINUATION } from '../decode/http2/codes.js'
import { http2Frames, joinedBlock } from '../decode/http2/frame.js'
import { type HeaderLine, isKnown } from '../decode/http2/header-block.js'
import { HeaderTable } from '../decode/http2/header-table.js'
import { http2Message, type MessageParts, messageBytes } from '../decode/http2/message.js'
import { partsOf } from '../decode/http2/parts.js'
import { inspect, type Reader } from '../decode/reader.js'
import type { Conversation, Message } from './conversation.js'
import { decodeBody } from './http-body.js'
import { isEventStream } from './sent-events.js'

type Titled = Block & { readonly title: string }

/** Whether a rung stands for frames of HTTP/2, and not for what they carry: a request has the same type in HTTP/1.1. */
export function isOfHttp2({ type, streamId }: Message): boolean {
	return type.startsWith('http2_') || (streamId !== undefined && type.startsWith('http_'))
}

/**
 * The frames of a rung as a block with their trees. Of a message then what it says, without frames, compression and
 * padding, as a block of its own; and each header block that several frames carried, joined.
 */
export function http2Blocks(conversation: Conversation, message: Message, bytes: Uint8Array): Titled[] {
	const title = TITLES[message.type] ?? 'HTTP/2 frame'
	const wire = framesBlock(conversation, message, bytes)
	const { field, pieces } = wire
	const tables = tablesOf(conversation, message)
	if (!OF_MESSAGE.has(message.type)) return [{ title, ...wire }]
	const { blocks, body } = partsOf(bytes, tables())
	const [head, ...more] = blocks
	if (!head && body.length === 0) return [{ title, ...wire }]
	const decoded = decodedBlock(title, head?.lines ?? [], more.at(-1)?.lines ?? [], body)
	const fragments = fragmentSpans(field)
	const joined = blocks.flatMap((block, i): Titled[] => {
		const table = tables()[i]
		if (block.frames < 2 || !table) return []
		const { field } = inspect('header_block', block.bytes, r => joinedBlock(r, table))
		return [{ title: `${title}, joined`, bytes: block.bytes, field, pieces: fragmentPieces(fragments[i], pieces) }]
	})
	return [{ title, ...wire }, decoded, ...joined]
}

/** The frames of a rung with their trees. */
export function framesBlock(conversation: Conversation, message: Message, bytes: Uint8Array): Block {
	const { field } = inspect('http2', bytes, r => http2Frames(r, { tables: tablesOf(conversation, message)() }))
	return { bytes, field, pieces: message.source.kind === 'run' ? [] : message.source.pieces }
}

/** Answers the tables that the header blocks of a rung are read by, new ones each time: reading changes them. */
export function tablesOf({ http2 }: Conversation, { from, tables = [] }: Message): () => (HeaderTable | undefined)[] {
	return () => tables.map(mark => http2 && HeaderTable.at(http2.entries[from], mark))
}

function decodedBlock(
	title: string,
	lines: readonly HeaderLine[],
	trailing: readonly HeaderLine[],
	body: Uint8Array,
): Titled {
	const headers = lines.filter(isKnown)
	const codings = { framing: 'length', transferCodings: [], contentCodings: contentCodings(headers) } as const
	const { bytes: content } = decodeBody(codings, body)
	const parts: MessageParts = { lines, body: content, trailers: trailing.filter(isKnown) }
	const bytes = messageBytes(parts)
	const read = isEventStream({ headers }) ? eventStream : (r: Reader) => r.rest('content')
	const { field } = inspect('http2_message', bytes, r => http2Message(r, parts, read))
	return { title: `${title}, decoded`, bytes, field, pieces: [] }
}

/** The leaves of each header block, in their order: of one that several frames carry, its parts. */
function fragmentSpans(root: Field): Field[][] {
	const found: Field[][] = []
	for (const frame of root.children ?? []) {
		const leaf = fragmentIn(frame)
		if (!leaf) continue
		const type = frame.children?.find(({ name }) => name === 'type')?.value
		if (type === CONTINUATION) found.at(-1)?.push(leaf)
		else found.push([leaf])
	}
	return found
}

function fragmentIn(field: Field): Field | undefined {
	if (field.name === 'header_block_fragment' || field.name === 'header_block') return field
	for (const child of field.children ?? []) {
		const found = fragmentIn(child)
		if (found) return found
	}
	return undefined
}

/** Where the parts of a joined block were captured. */
function fragmentPieces(fragments: readonly Field[] | undefined, pieces: readonly Piece[]): Piece[] {
	let at = 0
	return (fragments ?? []).flatMap(({ span }) => {
		const start = at
		at += span.end - span.start
		return cut(pieces, span).map(piece => ({ ...piece, start: piece.start + start }))
	})
}

const OF_MESSAGE: ReadonlySet<string> = new Set(['http_request', 'http_response', 'http2_push_promise'])

const TITLES: Readonly<Record<string, string>> = {
	http_request: 'HTTP request',
	http_response: 'HTTP response',
	http2_push_promise: 'HTTP/2 PUSH_PROMISE',
	http2_preface: 'HTTP/2 preface',
	http2_tunnel: 'HTTP/2 tunnel',
}
