import { hexOf } from '../analyse/digest.js'
import { LIMITS } from '../decode/limits.js'
import type { Side } from '../decode/net/tcp-connection.js'
import type { Chunk } from '../decode/stream.js'
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
			isText: before && !isNew ? before.isText : textIn(head) !== undefined,
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

/** The text of bytes that are lines of it, in ASCII or UTF-8; a last character that is not whole yet is left out. */
function textIn(bytes: Uint8Array): string | undefined {
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
		return NO_TEXT.test(text) ? undefined : text
	} catch {
		return undefined
	}
}

/** Controls but tabs and the ends of lines. */
const NO_TEXT = /(?![\t\r\n])[\p{Cc}]/u

/** The first line of bytes in an unknown protocol, for a person: of what is no text, what is no printable ASCII is a dot. */
function firstLine(bytes: Uint8Array): string {
	const end = bytes.findIndex(byte => byte === LF || byte === CR)
	const line = end < 0 ? bytes : bytes.subarray(0, end)
	return textIn(line) ?? dotted(line)
}

function dotted(bytes: Uint8Array): string {
	return Array.from(bytes, byte => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
}

const CR = 0x0d
const LF = 0x0a
