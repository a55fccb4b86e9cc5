import type { Field } from '../decode/field.js'
import { address, endpoint } from '../decode/net/address.js'
import { packetTree } from '../decode/net/frame.js'
import type { NoSegment, Segment } from '../decode/net/segment.js'
import { flagNames } from '../decode/net/tcp-header.js'
import { noteWords } from '../decode/net/tcp-notes.js'
import { bytesOf } from '../decode/reader.js'
import { carriedBy } from './carried.js'
import type { Conversation, Message, Role } from './conversation.js'
import { messagesIn } from './inspect-tls.js'
import type { PacketRow } from './packet-index.js'
import { protocolText } from './protocol-text.js'
import type { Session } from './session.js'
import { socketText } from './socket-text.js'

/** A packet in one line of a list. Texts are raw: clean them where they are shown. */
export type PacketLine = {
	readonly row: PacketRow
	/** `127.0.0.1:51706`; an address alone, or nothing, where there is no port. */
	readonly source: string
	readonly destination: string
	readonly from?: Role
	/** The highest layer that is known: `TLS 1.3`, `HTTP`, `TCP`, `UDP`, `ARP`. */
	readonly protocol: string
	/** The rungs that end in this packet, else what TCP does with it. */
	readonly rungs: readonly Message[]
	/** The message that the packet holds a part of, when it ends in a later one. */
	readonly part?: Message
	readonly text: string
}

/** The line of packet `number`, read again from the capture; nothing when there is no such packet. */
export function packetLine(session: Session, number: number): PacketLine | undefined {
	const row = session.index?.row(number)
	if (!row) return undefined
	const { value: found, field } = packetTree(session.bytes(row.position, row.captured), row.link, row.length)
	const conversation = session.conversations[row.conversation - 1]
	if (found.kind !== 'tcp' && !conversation)
		return { row, ...otherEnds(found), protocol: found.protocol, rungs: [], text: otherText(found, field) }
	const ends = {
		row,
		...(found.kind === 'tcp' ? endsOf(found, conversation) : fragmentEnds(number, found, conversation!)),
	}
	const rungs = conversation ? rungsEnding(conversation, number) : []
	const words = noteWords(row.notes)
	if (rungs.length > 0)
		return {
			...ends,
			protocol: protocolText(conversation!),
			rungs,
			text: words.join(', '),
		}
	const carries = conversation && carriedBy(conversation, number)
	if (carries && carries.records.length + carries.messages.length > 0) {
		const part = partOf(conversation, number)
		return { ...ends, protocol: protocolText(conversation), rungs, ...(part && { part }), text: words.join(', ') }
	}
	const said = conversation?.plain.find(({ first, isText }) => first === number && isText)
	const text = found.kind === 'tcp' ? tcpText(found, words) : found.why
	return { ...ends, protocol: 'TCP', rungs, text: said?.line ? `"${said.line}", ${text}` : text }
}

function endsOf(segment: Segment, conversation: Conversation | undefined) {
	const source = endpoint(segment.source, segment.sourcePort)
	const destination = endpoint(segment.destination, segment.destinationPort)
	return { source, destination, ...(conversation && { from: roleOf(conversation, source) }) }
}

/** A fragment of a segment need not show ports, but its conversation has them. */
function fragmentEnds(number: number, found: NoSegment, conversation: Conversation) {
	const { client, server } = conversation
	const [record] = carriedBy(conversation, number).records
	const isClients = found.source !== undefined && address(found.source) === client.address
	const from = record?.from ?? (isClients ? 'client' : 'server')
	const [source, destination] = from === 'client' ? [client, server] : [server, client]
	return { source: socketText(source), destination: socketText(destination), from }
}

/** The rungs whose last byte stands in a packet. */
function rungsEnding(conversation: Conversation, packet: number): Message[] {
	const { records, messages } = carriedBy(conversation, packet)
	const found = new Set<Message>()
	for (const index of messages) {
		const message = conversation.messages[index]!
		if (message.packets.at(-1) === packet) found.add(message)
	}
	for (const { from, index } of records) {
		const row = conversation.records[from][index]!
		if (row.pieces.at(-1)!.origin !== packet) continue
		for (const message of messagesIn(conversation, from, index)) if (message.source.kind === 'run') found.add(message)
	}
	return [...found]
}

function partOf(conversation: Conversation, packet: number): Message | undefined {
	const { records, messages } = carriedBy(conversation, packet)
	if (messages[0] !== undefined) return conversation.messages[messages[0]]
	const record = records[0]
	return record && messagesIn(conversation, record.from, record.index)[0]
}

/** The ends of a packet without TCP, as far as its headers name them. */
function otherEnds({ source, destination, sourcePort, destinationPort }: NoSegment) {
	const text = (bytes: Uint8Array | undefined, port: number | undefined) =>
		bytes === undefined ? '' : port === undefined ? address(bytes) : endpoint(bytes, port)
	return { source: text(source, sourcePort), destination: text(destination, destinationPort) }
}

/** What a packet without TCP says: `echo request`, else how much it carries. */
function otherText(found: NoSegment, { children = [] }: Field): string {
	if (found.kind === 'malformed') return found.why
	const layer = children.findLast(({ label }) => label !== undefined)
	if (layer?.label !== undefined && !CARRIERS.has(layer.name)) return layer.label
	const payload = children.findLast(({ name }) => name === 'payload')
	if (!payload) return found.why
	const isUnread = found.protocol === 'QUIC' || found.protocol === 'DTLS'
	const size = `${bytesOf(payload.span.end - payload.span.start)} of data`
	return isUnread ? [size, 'not read here'].join(', ') : size
}

/** Layers whose label says no more than the ends do. */
const CARRIERS: ReadonlySet<string> = new Set(['ipv4', 'ipv6', 'udp'])

function tcpText(segment: Segment, words: readonly string[]): string {
	const said = [flagNames(segment.flags) ?? 'no flag', ...words.filter(word => !FLAG_WORDS.has(word))]
	return [...said, ...(segment.length > 0 ? [`${bytesOf(segment.length)} of data`] : [])].join(', ')
}

/** Notes that the flags say already. */
const FLAG_WORDS: ReadonlySet<string> = new Set(['SYN', 'FIN', 'RST'])

function roleOf({ client }: Conversation, source: string): Role {
	return source === socketText(client) ? 'client' : 'server'
}
