import { NO_NOTES, type PacketNotes } from '../capture/notes.js'
import {
	decryptionSecrets,
	enhancedPacket,
	interfaceDescription,
	sectionHeader,
	simplePacket,
	type WrittenInterface,
} from '../capture/pcapng-writer.js'
import type { PacketRow } from '../session/packet-index.js'
import { secretLines } from '../session/secret-lines.js'
import type { Session } from '../session/session.js'
import { version } from './package.js'

export type ExportOptions = {
	/** With the secrets that open them, in front. */
	readonly withSecrets?: boolean
	readonly notes?: PacketNotes
	/** Takes the file, piece by piece. */
	readonly write: (bytes: Uint8Array) => void
}

export type Exported = { readonly packets: number; readonly conversations: number; readonly secrets: number }

/**
 * Writes the packets of some conversations as a pcapng file, as they were captured: bytes, times, link types, and
 * interfaces and comments as far as `notes` have them. For a session that keeps its rows; throws what reading the
 * capture throws.
 */
export function exportConversations(
	session: Session,
	numbers: ReadonlySet<number>,
	{ withSecrets = false, notes = NO_NOTES, write }: ExportOptions,
): Exported {
	const conversations = session.conversations.filter(({ number }) => numbers.has(number))
	write(sectionHeader(`handshark ${version()}`))
	const lines = withSecrets && session.secrets ? secretLines(conversations, session.secrets) : []
	for (const block of secretsBlocks(lines)) write(block)
	const faces = new Interfaces(session.digits, notes, write)
	let packets = 0
	for (const row of rowsOf(session, numbers)) {
		packets++
		const { interface: id, snaplen, digits } = faces.of(row)
		const bytes = session.bytes(row.position, row.captured)
		const { time, timed, length, number } = row
		// Only the first interface can have packets without a time.
		const isPlain = !timed && id === 0 && bytes.length === Math.min(length, snaplen || length)
		if (isPlain) write(simplePacket(bytes, length))
		else write(enhancedPacket({ ...time, bytes, length, interface: id, digits, comments: notes.commentsOf(number) }))
	}
	return { packets, conversations: conversations.length, secrets: lines.length }
}

/** The packets of some conversations, in their order. */
export function* rowsOf({ index }: Session, numbers: ReadonlySet<number>): Generator<PacketRow> {
	for (let number = 1; number <= (index?.count ?? 0); number++) {
		const row = index!.row(number)!
		if (numbers.has(row.conversation)) yield row
	}
}

/** Writes the interfaces of what is exported, each before its first packet. */
class Interfaces {
	readonly #known = new Map<
		number | string,
		Required<Pick<WrittenInterface, 'snaplen' | 'digits'>> & { interface: number }
	>()

	constructor(
		readonly digits: 6 | 9,
		readonly notes: PacketNotes,
		readonly write: (bytes: Uint8Array) => void,
	) {}

	of({ number, link }: PacketRow) {
		const iface = this.notes.interfaceOf(number)
		const name = iface?.index ?? `link ${link}`
		const known = this.#known.get(name)
		if (known) return known
		const { snaplen = 0, digits = this.digits } = iface ?? {}
		this.write(interfaceDescription({ link, snaplen, digits, ...(iface?.name !== undefined && { name: iface.name }) }))
		const added = { interface: this.#known.size, snaplen, digits }
		this.#known.set(name, added)
		return added
	}
}

/** Whole lines, in blocks that every reader takes. */
function* secretsBlocks(lines: readonly string[]): Generator<Uint8Array> {
	for (let at = 0; at < lines.length; at += LINES) {
		const text = lines.slice(at, at + LINES).map(line => `${line}\n`)
		yield decryptionSecrets(new TextEncoder().encode(text.join('')))
	}
}

const LINES = 10_000
