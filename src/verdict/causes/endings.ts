import { encryptsNothing } from '../../decode/registry/suite-parts.js'
import type { Message } from '../../session/conversation.js'
import { chainFaults } from '../chain-faults.js'
import { areTickets } from '../complaint.js'
import type { Course, Step } from '../course.js'
import { firstEnd, leaver } from '../ends.js'
import { alertEvidence, cutEvidence, cutRecordEvidence, endEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import type { Evidence } from '../verdict.js'
import { maybeRefused, shownByClient } from './client-certificate.js'

/** How connections end that had begun well. */
export const ENDINGS: readonly Rule[] = [
	{
		// RFC 8446, 6.1: without close_notify an end cannot be told from a cut, so only content that is short proves one.
		cause: 'truncated_no_close_notify',
		suspect: course => {
			const cut = cutBy(course)
			if (!cut || !course.isEstablished) return false
			return {
				strength: STRENGTH.told,
				form: cut.form,
				standing: 'observed',
				evidence: [...cut.evidence, ...endEvidence(endOf(course, cut.from))],
				values: { from: cut.from },
			}
		},
	},
	{
		// Python's http.server and many servers that close to end an answer never say close_notify: possible, no more.
		cause: 'truncated_no_close_notify',
		suspect: course => {
			const end = firstEnd(course)
			if (!course.isEstablished || course.complaint || end?.from !== 'server' || leaver(course) !== 'server')
				return false
			const { server } = course
			if (server.data.length === 0 || hasSaidGoodbye(course)) return false
			const last = server.last!
			return {
				strength: STRENGTH.remote,
				form: 'possible',
				standing: 'inferred',
				evidence: [...stepEvidence(last, 'data'), ...endEvidence(end)],
				values: { from: 'server' },
			}
		},
	},
	{
		// A process that crashes on a request, a proxy whose backend is gone, a server that does not like what it was asked.
		// Protocols in which only the client speaks (syslog) look the same when their server leaves.
		cause: 'no_answer_to_request',
		suspect: course => {
			const asked = unanswered(course)
			if (!asked) return false
			const { client, server, is13 } = course
			const finished = client.finished?.message.packets[0] ?? Number.POSITIVE_INFINITY
			// In TLS 1.3 a server tells only by what it sends after the client's Finished that it has taken that.
			const isTaken = !is13 || (server.last?.message.packets.at(-1) ?? 0) > finished
			const isRead = asked.request.message.type === 'http_request'
			return {
				strength: asked.isSure ? STRENGTH.told : STRENGTH.possible,
				...(!isTaken ? { form: 'untaken' } : isRead ? { form: 'read' } : {}),
				standing: isRead ? 'observed' : 'inferred',
				evidence: [...stepEvidence(asked.request, 'data'), ...asked.end],
				values: isRead ? { request: asked.request.message.summary } : {},
			}
		},
	},
	{
		// RFC 5746 and RFC 5246, 7.2.2. After the handshake everything is sealed: a handshake message that is answered by
		// an alert and by no other one. OpenSSL 3 servers answer a client's try with no_renegotiation, nginx closes.
		cause: 'renegotiation_refused',
		suspect: course => {
			const tried = renegotiation(course)
			if (!tried) return false
			const { messages } = course.conversation
			const other = (message: Message) => message.from !== tried.message.from
			const after = messages.slice(tried.index + 1)
			const isTakenUp = after.some(message => other(message) && message.type === 'encrypted_handshake')
			const answer = after.findIndex(message => other(message) && message.type === 'alert')
			const end = firstEnd(course)
			const hasHungUp = end?.from !== undefined && end.from !== tried.message.from
			if (isTakenUp || (answer < 0 && !hasHungUp)) return false
			const index = tried.index + 1 + answer
			return {
				strength: STRENGTH.told - 2,
				form: 'sealed',
				standing: 'inferred',
				evidence: [
					...stepEvidence(tried),
					...(answer < 0
						? endEvidence(end)
						: [alertEvidence({ index, message: messages[index]!, from: messages[index]!.from })]),
				],
				values: { from: tried.message.from },
			}
		},
	},
	{
		cause: 'ok',
		suspect: course => {
			if (!course.isEstablished || course.complaint) return false
			const { client, server, conversation } = course
			const form = formOfEnd(course)
			const own = form === 'unused' && chainFaults(conversation, 'server').find(({ cause }) => cause === 'self_signed')
			const isSeen = [...client.data, ...server.data].length > 0 || conversation.http.length > 0
			const finished = [...stepEvidence(server.finished), ...stepEvidence(client.finished)]
			return {
				strength: STRENGTH.close,
				form: encryptsNothing(course.tls?.suite) ? 'unencrypted' : own ? 'unused_self_signed' : form,
				values: { suite: course.tls?.cipherSuite ?? 'NULL', ...(own ? own.values : {}) },
				standing: isSeen && !DOUBTED.has(form) ? 'observed' : 'inferred',
				evidence: [
					...(DOUBTED.has(form) ? shownByClient(course) : []),
					...finished,
					...dataEvidence(course),
					...endEvidence(firstEnd(course)),
				],
			}
		},
	},
	{
		// Plain HTTP that was answered, and what it became by an upgrade: nothing is wrong with it, but for the lack of TLS.
		cause: 'ok',
		suspect: course =>
			!course.tls &&
			course.http.some(({ status }) => status !== undefined) && {
				strength: STRENGTH.close - 10,
				form: course.conversation.protocol === 'websocket' ? 'websocket' : 'http',
				standing: 'observed',
				evidence: [...plain(course, 'http_request', 'request'), ...plain(course, 'http_response', 'answer')],
			},
	},
]

function plain({ conversation: { messages } }: Course, type: string, kind: Evidence['kind']): Evidence[] {
	const index = messages.findIndex(message => message.type === type)
	return index < 0 ? [] : stepEvidence({ index, message: messages[index]! }, kind, { line: messages[index]!.summary })
}

/** What the two do after a handshake that went well: hosts and pins are checked by programs then, and client certificates by nginx. */
function formOfEnd(course: Course): string {
	const { client, server, conversation, isMidway, hasHoles, serverHello } = course
	if (isMidway && !serverHello) return 'midway'
	if (conversation.http.some(({ encrypted }) => encrypted)) return 'used'
	// What is missing may well be the other's.
	if (hasHoles && (client.data.length === 0 || server.data.length === 0)) return 'partly'
	if (client.data.length === 0) return server.data.length === 0 ? 'unused' : 'server_only'
	return server.data.length === 0 ? 'client_only' : formOfUse(course)
}

/** What is worth a remark of data that went both ways, and that nobody can read. */
function formOfUse(course: Course): string {
	if (maybeRefused(course, 'empty')) return 'uncertified'
	if (maybeRefused(course, 'sent')) return 'certified'
	const isOpen = !course.conversation.ended || leaver(course) !== 'server' || hasSaidGoodbye(course)
	return isOpen ? 'used' : 'no_goodbye'
}

/** Both have done their part, and whether the server took the client's is told by an answer that is sealed. */
const DOUBTED: ReadonlySet<string> = new Set(['uncertified', 'certified'])

/**
 * What the client sent over the finished handshake to a server that then ended the connection, by itself and without a
 * byte of its own. Tickets are no answer; without keys, records of their size may be one.
 */
function unanswered(course: Course): { request: Step; end: Evidence[]; isSure: boolean } | undefined {
	const { isEstablished, complaint, isMidway, hasHoles, isOneSided, client, server, alerts, conversation } = course
	if (!isEstablished || complaint || isMidway || hasHoles || isOneSided || !conversation.ended) return undefined
	const { messages, http } = conversation
	const isAnswered =
		http.some(({ encrypted, status }) => encrypted && status !== undefined) ||
		messages.some(({ from, type, encrypted }) => from === 'server' && encrypted && type === 'http_response')
	const index = messages.findIndex(
		({ from, type, encrypted }) => from === 'client' && encrypted && type === 'http_request',
	)
	const request = index < 0 ? client.data[0] : { index, message: messages[index]! }
	const end = firstEnd(course)
	const [goodbye] = alerts
	const isAlert = goodbye !== undefined && (!end || (goodbye.message.packets[0] ?? 0) <= end.packet)
	if (isAnswered || !request || leaver(course) !== 'server') return undefined
	const isSilent = server.data.length === 0
	const [only] = server.data
	const mayBeTickets = course.is13 && server.data.length === 1 && only !== undefined && areTickets(only.message)
	// A single record of that size may as well be a short answer, of a server that sends no tickets.
	const isSure = isSilent || (mayBeTickets && (only.message.recordCount === 2 || end?.how === 'rst'))
	if (!isSilent && !mayBeTickets) return undefined
	return { request, end: isAlert ? [alertEvidence(goodbye)] : endEvidence(end), isSure }
}

function dataEvidence({ client, server }: Course): Evidence[] {
	return [...stepEvidence(client.data[0], 'data'), ...stepEvidence(server.data[0], 'data')]
}

/** The first sealed handshake message after data. */
function renegotiation({ conversation: { messages }, is13, isEstablished }: Course): Step | undefined {
	if (is13 || !isEstablished) return undefined
	const index = messages.findIndex(({ likely, type }) => type === 'encrypted_handshake' && likely === 'Renegotiation')
	return index < 0 ? undefined : { index, message: messages[index]! }
}

/** What was not whole when its sender ended the connection: a record, or a body whose length was told. */
function cutBy(course: Course): { from: 'client' | 'server'; form: string; evidence: Evidence[] } | undefined {
	const { conversation, hasHoles, isMidway, http } = course
	if (hasHoles || isMidway || !conversation.ended) return undefined
	const { issues } = conversation
	for (const from of ['server', 'client'] as const) {
		if (!endOf(course, from)) continue
		const evidence = cutRecordEvidence(course, from)
		if (evidence.length > 0) return { from, form: 'record', evidence }
	}
	const short = http.find(({ encrypted, responseBytes }) => encrypted && responseBytes !== undefined)
	const body =
		short && endOf(course, 'server') && issues.find(({ code, text }) => code === 'truncated' && /body/.test(text))
	return body ? { from: 'server', form: 'body', evidence: [cutEvidence(body.packet, 'server')] } : undefined
}

function endOf({ conversation }: Course, from: 'client' | 'server') {
	return conversation.tcp.ends.find(end => end.from === from)
}

/** Whether the server said that it sends no more: in the clear, or in a sealed record of an alert. */
function hasSaidGoodbye({ alerts }: Course): boolean {
	return alerts.some(({ from }) => from === 'server')
}
