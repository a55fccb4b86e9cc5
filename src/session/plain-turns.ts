import { hexOf } from '../analyse/digest.js'
import { LIMITS } from '../decode/limits.js'
import type { Side } from '../decode/net/tcp-connection.js'
import { textOf } from '../decode/reader.js'
import type { Chunk } from '../decode/stream.js'
import { isUtf8 } from '../decode/websocket/utf8.js'
import type { PlainTurn, Role, Time } from './conversation.js'

/**
 * Makes a row of each turn of bytes that no decoder took: what stands before TLS (STARTTLS, SOCKS, PROXY), in answer to
 * it, or in place of it. After LIMITS.spokenLines turns, one more of each side holds whatever it says from there on.
 */
export class PlainTurns {
	readonly #turns: PlainTurn[]
	readonly #open: Record<Side, Open | undefined> = { a: undefined, b: undefined }
	readonly #rest: Record<Side, Open | undefined> = { a: undefined, b: undefined }

	/** `turns` are appended to; one that grows is replaced in its place. */
	constructor(turns: PlainTurn[]) {
		this.#turns = turns
	}

	/** The peer has spoken since: what comes next of a side is another turn. */
	begin(side: Side): void {
		this.#open[side] = undefined
	}

	/** The next bytes of a side. `from` is what it is taken for now, `time` when they came. */
	add(side: Side, from: Role, { bytes, packet }: Pick<Chunk, 'bytes' | 'packet'>, time: Time): void {
		if (bytes.length === 0) return
		const open = this.#open[side] ?? this.#opened(side)
		this.#open[side] = open
		const before = this.#turns[open.index]
		const isNew = open.headLength < open.head.length
		if (isNew) {
			const more = bytes.subarray(0, open.head.length - open.headLength)
			open.head.set(more, open.headLength)
			open.headLength += more.length
		}
		const head = open.head.subarray(0, open.headLength)
		this.#turns[open.index] = {
			from,
			time: before?.time ?? time,
			first: Math.min(before?.first ?? packet, packet),
			last: Math.max(before?.last ?? packet, packet),
			packetCount: (before?.packetCount ?? 0) + (open.packet === packet ? 0 : 1),
			length: (before?.length ?? 0) + bytes.length,
			head: before && !isNew ? before.head : hexOf(head.subarray(0, LIMITS.spokenHead)),
			line: before && !isNew ? before.line : firstLine(head),
			isText: before && !isNew ? before.isText : isText(head),
			isRest: open === this.#rest[side],
		}
		open.packet = packet
	}

	#opened(side: Side): Open {
		const rest = this.#rest[side]
		if (rest) return rest
		const index = this.#turns.length
		const open = { index, packet: 0, head: new Uint8Array(LIMITS.spokenLine), headLength: 0 }
		if (index >= LIMITS.spokenLines) this.#rest[side] = open
		return open
	}
}

/** A turn that may grow: its place, the packet of its last bytes, and its first bytes, which tell what it is. */
type Open = { readonly index: number; packet: number; readonly head: Uint8Array; headLength: number }

/** Whether bytes are lines of text: of ASCII, or of UTF-8, of which a last character may not be whole yet. */
function isText(bytes: Uint8Array): boolean {
	if (bytes.every(byte => byte < 0x80)) return !bytes.some(isControl)
	const whole = bytes.subarray(0, wholeCharacters(bytes))
	return isUtf8(whole) && !whole.some(isControl) && !C1.test(textOf(whole))
}

const isControl = (byte: number) => byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== LF && byte !== CR)

/** Controls that are two bytes in UTF-8. */
const C1 = /[\x80-\x9f]/

/** How many bytes there are before a character of UTF-8 that begins at the end and lacks some of its bytes. */
function wholeCharacters(bytes: Uint8Array): number {
	let at = bytes.length
	// Bytes that continue a character begin with the bits 10, the first of several with 11.
	while (at > 0 && bytes.length - at < 3 && (bytes[at - 1]! & 0xc0) === 0x80) at--
	const first = bytes[at - 1] ?? 0
	const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1
	return at > 0 && at - 1 + length > bytes.length ? at - 1 : bytes.length
}

/** The first line of bytes in an unknown protocol, for a person: of what is no text, what is no printable ASCII is a dot. */
function firstLine(bytes: Uint8Array): string {
	const end = bytes.findIndex(byte => byte === LF || byte === CR)
	const line = bytes.subarray(0, Math.min(end < 0 ? bytes.length : end, LIMITS.spokenLine))
	if (isText(line)) return textOf(line.subarray(0, wholeCharacters(line)))
	return Array.from(line, byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
}

const CR = 0x0d
const LF = 0x0a
