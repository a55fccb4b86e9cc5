import { isTls13 } from '../decode/registry/versions.js'
import type { Conversation, HttpExchange, Message, Role } from '../session/conversation.js'
import { isEarlyData } from '../session/handshake-ways.js'
import { isFinished } from '../session/timings.js'
import type { TlsFacts } from '../session/tls-facts.js'
import { type Complaint, complaintOf } from './complaint.js'
import { type SealedSizes, sealedSizes } from './sealed-sizes.js'

/** A rung and its place. */
export type Step = { readonly index: number; readonly message: Message }

/** An alert: what it says, and nothing where it is sealed. */
export type AlertStep = Step & { readonly from: Role; readonly description?: string }

/** What one side did, as far as the capture shows. */
export type SideCourse = {
	/** Its first and its last message of any protocol. */
	readonly first?: Step
	readonly last?: Step
	/** Its Finished, by name, or by place and size. */
	readonly finished?: Step
	/** Sealed messages of the handshake, presumably. */
	readonly sealed: readonly Step[]
	/** Runs of application data. */
	readonly data: readonly Step[]
	/** Those that can be read, and those that size and place suggest. */
	readonly alerts: readonly AlertStep[]
	/** Its Certificate, where it can be read. */
	readonly certificate?: Step
}

/** What happened in a conversation, told in the terms in which causes are sought. */
export type Course = {
	readonly conversation: Conversation
	readonly tls: TlsFacts | undefined
	readonly is13: boolean
	readonly client: SideCourse
	readonly server: SideCourse
	readonly hello?: Step
	readonly retries: readonly Step[]
	readonly serverHello?: Step
	readonly certificateRequest?: Step
	readonly serverHelloDone?: Step
	/** In the order of their packets: those that can be read, and those that size and place suggest. */
	readonly alerts: readonly AlertStep[]
	/** The alert with which a side gives up. */
	readonly complaint?: Complaint
	/** Whether both sides have ended the handshake, or what they have sent since says so. */
	readonly isEstablished: boolean
	/** Whether the client has shown a certificate: in TLS 1.3 without keys, what sizes and places say. */
	readonly clientCertificate: 'none' | 'empty' | 'sent' | 'unknown'
	readonly http: readonly HttpExchange[]
	/** The capture begins after the conversation does; bytes of it are missing. */
	readonly isMidway: boolean
	readonly hasHoles: boolean
	/** Nothing of one direction was captured, though the other shows that it was there. */
	readonly isOneSided: boolean
}

/** A course before it is known how it ended. */
export type Way = Omit<Course, 'complaint' | 'isEstablished'>

/** Reads the course of a conversation off its rungs; of one that goes on, as far as it has come. */
export function courseOf(conversation: Conversation): Course {
	const { messages, tls, tcp, holes, http } = conversation
	const steps = messages.map((message, index) => ({ index, message }))
	const find = (type: string) => steps.find(({ message }) => message.type === type)
	const retries = steps.filter(({ message }) => message.type === 'hello_retry_request')
	const is13 = tls?.negotiated !== undefined ? isTls13(tls.negotiated) : retries.length > 0
	const sizes = sealedSizes(tls)
	const client = withoutRefused(conversation, sideOf(steps, 'client', sizes))
	const server = sideOf(steps, 'server', sizes)
	const certificateRequest = find('certificate_request')
	const way: Way = {
		conversation,
		tls,
		is13,
		client,
		server,
		...named('hello', find('client_hello')),
		retries,
		...named('serverHello', find('server_hello')),
		...named('certificateRequest', certificateRequest),
		...named('serverHelloDone', find('server_hello_done')),
		alerts: [...client.alerts, ...server.alerts].sort((a, b) => packetOf(a) - packetOf(b) || a.index - b.index),
		clientCertificate: clientCertificateOf(client, is13, certificateRequest, sizes),
		http,
		isMidway: tcp.startsMidway,
		hasHoles: holes.client + holes.server > 0,
		isOneSided: isOneSided(conversation),
	}
	const isDone = isEstablished(way) && !hasLeftBefore(way, 'client') && !hasLeftBefore(way, 'server')
	const complaint = complaintOf(way, isDone)
	return { ...way, ...named('complaint', complaint), isEstablished: isDone && complaint?.isEarly !== true }
}

function isOneSided({ bytes, holes, tcp }: Conversation): boolean {
	const noServer = bytes.server === 0 && (holes.server > 0 || (tcp.syn !== undefined && tcp.synAck === undefined))
	const noClient = bytes.client === 0 && (holes.client > 0 || (tcp.syn === undefined && tcp.synAck !== undefined))
	return (noServer && bytes.client > 0) || (noClient && bytes.server > 0)
}

/** The packet that completed a message; of a sealed alert the one it came in, though its rung is laid later. */
export function packetOf({ message }: Step): number {
	return message.packets.at(-1) ?? 0
}

function named<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
	return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value }
}

function sideOf(steps: readonly Step[], from: Role, sizes: SealedSizes): SideCourse {
	const own = steps.filter(({ message }) => message.from === from)
	const unnamed = unnamedAlerts(own, sizes)
	const other = own.filter(({ index }) => !unnamed.has(index))
	const sealed = other.filter(({ message }) => message.type === 'encrypted_handshake')
	return {
		...named('first', own[0]),
		...named('last', own.at(-1)),
		...named(
			'finished',
			own.find(({ message }) => isFinished(message)) ??
				sealed.find(({ message }) => sizes.finished.has(message.length)),
		),
		sealed,
		data: other.filter(({ message }) => message.type === 'application_data'),
		alerts: own.filter(({ index, message }) => message.type === 'alert' || unnamed.has(index)).map(alertOf),
		...named(
			'certificate',
			own.find(({ message }) => /^(compressed_)?certificate$/.test(message.type)),
		),
	}
}

/** Early data that the server threw away was never received (RFC 8446, 4.2.10). */
function withoutRefused(conversation: Conversation, client: SideCourse): SideCourse {
	if (conversation.tls?.earlyData !== 'rejected') return client
	return { ...client, data: client.data.filter(({ index }) => !isEarlyData(conversation, index)) }
}

function alertOf(step: Step): AlertStep {
	const { from, description } = step.message
	return { ...step, from, ...named('description', description) }
}

/**
 * The last record of a side, of the size that an alert has with padding: too short for any handshake message. GnuTLS's
 * server sends two alerts, what it complains of and close_notify: then the first is taken for data by its place.
 */
function unnamedAlerts(own: readonly Step[], { alert }: SealedSizes): ReadonlySet<number> {
	const found = new Set<number>()
	const last = own.at(-1)
	const before = own.at(-2)
	if (last && isOfSize(last.message, alert)) found.add(last.index)
	const isGoodbye = last?.message.type === 'alert' || (last && found.has(last.index))
	// Whoever pads, pads both: a short request before a goodbye may have the size that others' alerts have.
	const isAlike = before?.message.length === last?.message.length
	if (before && isGoodbye && isAlike && isOfSize(before.message, alert) && isOnlyData(before, own))
		found.add(before.index)
	return found
}

function isOfSize({ type, length, recordCount, standing }: Message, sizes: ReadonlySet<number>): boolean {
	const isSealed = type === 'encrypted_handshake' || (type === 'application_data' && standing !== 'verified')
	return isSealed && recordCount === 1 && sizes.has(length)
}

function isOnlyData({ index }: Step, own: readonly Step[]): boolean {
	return !own.some(step => step.message.type === 'application_data' && step.index !== index)
}

/** What both sides have sent shows that each took the other's handshake. */
function isEstablished({ client, server, is13, conversation }: Way): boolean {
	if (conversation.http.some(({ encrypted }) => encrypted)) return true
	if (client.data.length > 0 && server.data.length > 0) return true
	if (client.finished === undefined) return is13 && client.sealed.length > 0 && server.data.length > 0
	return server.finished !== undefined || server.data.length > 0
}

/** Whether a side took its leave before the other's Finished had come: NSS's client does, with an alert that it seals already. */
function hasLeftBefore(way: Way, from: Role): boolean {
	const { conversation, alerts } = way
	const other = way[from === 'client' ? 'server' : 'client'].finished
	if (!other || way[from].data.length > 0 || conversation.http.some(({ encrypted }) => encrypted)) return false
	const end = conversation.tcp.ends.find(end => end.from === from)?.packet ?? Number.POSITIVE_INFINITY
	const alert = alerts.find(alert => alert.from === from && alert.message.level !== 'warning')
	return Math.min(end, alert ? packetOf(alert) : end) < packetOf(other)
}

/** RFC 8446, 4.4.2: a client that is asked for a certificate sends Certificate before Finished, be it empty. */
function clientCertificateOf(
	{ certificate, sealed, finished }: SideCourse,
	is13: boolean,
	request: Step | undefined,
	sizes: SealedSizes,
): Course['clientCertificate'] {
	if (certificate) return certificate.message.length > LONGEST_EMPTY ? 'sent' : 'empty'
	if (!is13) return request === undefined ? 'none' : 'unknown'
	const [first] = sealed
	if (!first) return 'unknown'
	if (first.index === finished?.index) return 'none'
	return sizes.emptyCertificate.has(first.message.length) ? 'empty' : 'sent'
}

/** Header, empty context and empty list, with its length in three bytes. */
const LONGEST_EMPTY = 8
