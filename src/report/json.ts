import { sayingText } from '../explain/sayings/sayings.js'
import type { Conversation, Find, Message, PlainTurn, Role } from '../session/conversation.js'
import type { Session } from '../session/session.js'
import { isoTime, secondsBetween } from '../session/time.js'
import { timings } from '../session/timings.js'
import type { SentCertificate } from '../session/tls-facts.js'
import { spokenIn } from '../verdict/causes/spoken.js'
import { judged } from '../verdict/judged.js'
import type { Tally } from '../verdict/tally.js'
import { tallyJson } from './causes.js'
import { keysJson } from './keys.js'
import { proofJson, remarkJson } from './proofs.js'
import { streamsJson, upgradeJson } from './streams.js'
import { verdictJson } from './verdict.js'

/** A JSON object; keys without a value are left out of it. */
export type Json = { [key: string]: unknown }

/**
 * An object as one line. What could steer a terminal or turn its writing direction is escaped, which readers of JSON
 * undo.
 */
export function jsonLine(object: Json): string {
	// Most is plain: looking at each character's category takes as long as writing it all.
	return JSON.stringify(object).replace(NOT_PLAIN, run =>
		run.replace(/\p{C}/gu, characters =>
			Array.from({ length: characters.length }, (_, i) => `\\u${hex(characters.charCodeAt(i))}`).join(''),
		),
	)
}

/** One line of the report: the conversation as REPORT.md's contract has it. Times carry `digits` decimals. */
export function conversationJson(session: Session, conversation: Conversation): Json {
	const { number, client, server, start, end, tls, plain, http, find } = conversation
	return known({
		conversation: number,
		file: session.file,
		transport: 'tcp',
		client,
		server,
		start: isoTime(start, session.digits),
		duration: secondsBetween(start, end),
		packets: conversation.packets,
		bytes: both(conversation.bytes),
		holes: both(conversation.holes),
		protocol: conversation.protocol,
		tls: tls && tlsJson(tls, conversation.opening, keysJson(session, conversation)),
		timings: nonEmpty({ ...timings(conversation) }),
		messages: conversation.messages.map(message => messageJson(session, message)),
		plain: plain.length > 0 ? plain.map(turn => plainJson(session, turn, spokenIn(plain, turn))) : undefined,
		http: http.length > 0 ? http.map(exchangeJson) : undefined,
		...streamsJson(conversation),
		proofs: conversation.proofs?.map(proofJson),
		remarks: conversation.remarks?.length ? conversation.remarks.map(remarkJson) : undefined,
		verdict: verdictJson(judged(conversation)),
		find: find && findJson(find),
		issues: conversation.issues,
	})
}

/** The last line of the report: what was read, over all files. */
export function summaryJson(sessions: readonly Session[], tally?: Tally): Json {
	const sum = (count: (session: Session) => number) => sessions.reduce((total, session) => total + count(session), 0)
	return {
		summary: {
			files: sessions.length,
			packets: sum(session => session.counts.packets),
			decoded: sum(session => session.counts.decoded),
			skipped: sum(session => session.counts.skipped),
			malformed: sum(session => session.counts.malformed),
			conversations: sum(session => session.counts.conversations),
			quic: sum(session => session.counts.quic) || undefined,
			dtls: sum(session => session.counts.dtls) || undefined,
			...(tally && tallyJson(tally)),
			issues: sessions.flatMap(session => session.issues.map(issue => ({ file: session.file, ...issue }))),
		},
	}
}

function tlsJson(
	tls: NonNullable<Conversation['tls']>,
	opening: Conversation['opening'],
	keys: Json | undefined,
): Json {
	return known({
		version: tls.version,
		cipher_suite: tls.cipherSuite,
		server_name: tls.serverName,
		alpn: tls.alpn,
		group: tls.group,
		signature_scheme: tls.signatureScheme,
		resumed: tls.resumed,
		hello_retry_request: tls.helloRetryRequest,
		early_data: tls.earlyData,
		ja3: tls.ja3,
		ja3s: tls.ja3s,
		ja4: tls.ja4,
		decrypted: opening && decrypted(opening),
		unopened: opening?.why && sayingText(opening.why, 'en'),
		keys,
		certificates: certificatesJson(tls.certificates),
		client_certificates: certificatesJson(tls.clientCertificates),
	})
}

/** How much of what was sealed could be opened. */
function decrypted({ sealed, opened }: NonNullable<Conversation['opening']>): string {
	if (opened === 0) return 'none'
	return opened === sealed ? 'all' : 'some'
}

function certificatesJson(certificates: readonly SentCertificate[]): Json[] | undefined {
	if (certificates.length === 0) return undefined
	return certificates.map(certificate =>
		known({
			subject: certificate.subject?.text,
			issuer: certificate.issuer?.text,
			serial: certificate.serial,
			not_before: certificate.notBefore?.iso,
			not_after: certificate.notAfter?.iso,
			names: certificate.names,
			key: certificate.key?.description,
			signature: certificate.signatureAlgorithm?.name,
			sha256: certificate.sha256,
		}),
	)
}

function messageJson(session: Session, message: Message): Json {
	const run = message.source.kind === 'run'
	return known({
		from: message.from,
		type: message.type,
		time: isoTime(message.time, session.digits),
		packets: run
			? { first: message.packets[0], last: message.packets.at(-1), count: message.packetCount }
			: message.packets,
		records: message.source.kind === 'stream' ? undefined : message.recordCount,
		count: message.messageCount,
		length: message.length,
		level: message.level,
		description: message.description,
		likely: message.likely,
		stream: message.streamId,
		encrypted: message.encrypted,
		standing: message.standing,
	})
}

function plainJson(session: Session, turn: PlainTurn, spoken: string | undefined): Json {
	return known({
		from: turn.from,
		type: turn.isText ? 'text' : 'unknown',
		protocol: spoken,
		time: isoTime(turn.time, session.digits),
		packets: { first: turn.first, last: turn.last, count: turn.packetCount },
		length: turn.length,
		text: turn.isText ? turn.line : undefined,
		rest: turn.isRest || undefined,
	})
}

function findJson({ text, searched, hits }: Find): Json {
	return {
		text,
		searched,
		hits: hits.map(({ from, packet, offset, length, form, where }) => ({ from, packet, offset, length, form, where })),
	}
}

function exchangeJson(exchange: Conversation['http'][number]): Json {
	return known({
		method: exchange.method,
		target: exchange.target,
		host: exchange.host,
		version: exchange.version,
		protocol: exchange.protocol,
		status: exchange.status,
		request_bytes: exchange.requestBytes,
		response_bytes: exchange.responseBytes,
		decoded_bytes: exchange.decodedBytes,
		content_type: exchange.contentType,
		content_encoding: exchange.contentEncoding,
		encrypted: exchange.encrypted,
		stream: exchange.streamId,
		upgrade: exchange.upgrade && upgradeJson(exchange.upgrade),
	})
}

const both = ({ client, server }: Readonly<Record<Role, number>>) => ({ client, server })

/** Without the keys that have no value: what is not known is left out, never guessed. */
function known(object: Json): Json {
	for (const key in object) if (object[key] === undefined) return withoutUnknown(object)
	return object
}

function withoutUnknown(object: Json): Json {
	const rest: Json = {}
	for (const key in object) if (object[key] !== undefined) rest[key] = object[key]
	return rest
}

function nonEmpty(object: Json): Json | undefined {
	return Object.keys(object).length > 0 ? object : undefined
}

const hex = (unit: number) => unit.toString(16).padStart(4, '0')

/** What is not printable ASCII. */
const NOT_PLAIN = /[^\x20-\x7e]+/g
