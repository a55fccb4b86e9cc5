import type { HttpExchange } from '../../session/conversation.js'
import type { Course } from '../course.js'
import { firstEnd, isSilent, waitedFor } from '../ends.js'
import { endEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import type { Evidence } from '../verdict.js'
import { asksForTunnel, isAboutTunnel } from './tunnels.js'

/** A proxy that was asked for a tunnel and makes none. */
export const PROXIES: readonly Rule[] = [
	{
		cause: 'proxy_refused',
		suspect: course => {
			const exchange = course.http.find(exchange => isAboutTunnel(exchange) && (exchange.status ?? 0) >= 300)
			return (
				exchange && {
					strength: STRENGTH.certain,
					...(NO_PROXY.has(exchange.status ?? 0) && { form: 'no_proxy' }),
					standing: 'observed',
					evidence: [...requestOf(course), ...answerOf(course, exchange)],
					values: { target: exchange.target ?? '', status: exchange.status ?? 0, reason: exchange.reason ?? '' },
				}
			)
		},
	},
	{
		// A client that asks for a tunnel has been told to: somebody there is a proxy, or is taken for one. Proxies that filter by
		// address close without a word, and those that cannot reach the target wait as long as they are let.
		cause: 'proxy_refused',
		suspect: course => {
			const end = firstEnd(course)
			if (!isForProxy(course) || !isSilent(course, 'server') || !end) return false
			const [request] = requestOf(course)
			const asked = course.conversation.messages[request?.message ?? 0]!
			const waited = waitedFor(course, { index: request?.message ?? 0, message: asked })
			const hasClosed = end.from === 'server'
			return {
				strength: STRENGTH.close,
				form: hasClosed ? 'silent' : 'waiting',
				standing: 'inferred',
				evidence: [...requestOf(course), ...(hasClosed ? endEvidence(end) : waited.evidence)],
				values: { target: asked.summary.split(' ')[1] ?? '', seconds: waited.seconds },
			}
		},
	},
]

/** Bad Request, Not Found, Method Not Allowed, Not Implemented: what web servers say to CONNECT (nginx, Apache, lighttpd, Node). */
const NO_PROXY: ReadonlySet<number> = new Set([400, 404, 405, 501])

/** Whether the first request is a CONNECT (RFC 9110, 9.3.6): it is for a proxy. */
export function isForProxy({ conversation: { messages } }: Course): boolean {
	const request = messages.find(({ type }) => type === 'http_request')
	return request !== undefined && asksForTunnel(request)
}

/** The first request in the clear. */
export function requestOf({ conversation: { messages } }: Course): Evidence[] {
	const index = messages.findIndex(({ type }) => type === 'http_request')
	return index < 0
		? []
		: stepEvidence({ index, message: messages[index]! }, 'request', { line: messages[index]!.summary })
}

/** The response of an exchange. */
export function answerOf({ conversation: { messages } }: Course, { response }: HttpExchange): Evidence[] {
	if (response === undefined) return []
	const message = messages[response]!
	return stepEvidence({ index: response, message }, 'answer', { line: `HTTP ${message.summary}` })
}
