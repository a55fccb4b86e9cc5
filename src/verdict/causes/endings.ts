import type { Message } from '../../session/conversation.js'
import type { Course, Step } from '../course.js'
import { alertEvidence, endEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import type { Evidence } from '../verdict.js'
import { firstEnd } from './connection.js'

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
			if (!course.isEstablished || course.complaint || end?.from !== 'server') return false
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
			const isSeen = [...client.data, ...server.data].length > 0 || conversation.http.length > 0
			const finished = [...stepEvidence(server.finished), ...stepEvidence(client.finished)]
			return {
				strength: STRENGTH.close,
				form: formOfEnd(course),
				standing: isSeen ? 'observed' : 'inferred',
				evidence: [...finished, ...dataEvidence(course), ...endEvidence(firstEnd(course))],
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

/** What the client does after a handshake that went well, and nothing more: hosts and pins are checked by programs then. */
function formOfEnd({ client, server, conversation, isMidway, serverHello }: Course): string {
	if (isMidway && !serverHello) return 'midway'
	if (client.data.length + server.data.length === 0 && !conversation.http.some(({ encrypted }) => encrypted))
		return 'unused'
	return 'used'
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
		const record = issues.find(
			({ code, text }) => code === 'truncated' && text.includes('record') && text.includes(from),
		)
		if (record) return { from, form: 'record', evidence: [cutEvidence(record.packet, from)] }
	}
	const short = http.find(({ encrypted, responseBytes }) => encrypted && responseBytes !== undefined)
	const body =
		short && endOf(course, 'server') && issues.find(({ code, text }) => code === 'truncated' && /body/.test(text))
	return body ? { from: 'server', form: 'body', evidence: [cutEvidence(body.packet, 'server')] } : undefined
}

function cutEvidence(packet: number | undefined, from: string): Evidence {
	return { kind: 'cut', ...(packet !== undefined && { packet }), values: { from } }
}

function endOf({ conversation }: Course, from: 'client' | 'server') {
	return conversation.tcp.ends.find(end => end.from === from)
}

/** Whether the server said that it sends no more: in the clear, or in a sealed record of an alert. */
function hasSaidGoodbye({ alerts }: Course): boolean {
	return alerts.some(({ from }) => from === 'server')
}
