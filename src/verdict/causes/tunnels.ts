import type { HttpExchange, Message } from '../../session/conversation.js'
import type { Course } from '../course.js'
import { stepEvidence } from '../evidence.js'
import type { Evidence, Values } from '../verdict.js'

/** The exchange by which a proxy has granted a tunnel (RFC 9110, 9.3.6). */
export function grantedTunnel({ http }: Course): HttpExchange | undefined {
	return http.find(exchange => {
		const { status = 0 } = exchange
		return isAboutTunnel(exchange) && status >= 200 && status < 300
	})
}

/** Whether an exchange is about a tunnel through a proxy. An extended CONNECT of HTTP/2 asks for something else (RFC 8441, 4). */
export function isAboutTunnel({ method, protocol }: HttpExchange): boolean {
	return method === 'CONNECT' && protocol === undefined
}

/** The same of a request by its rung, before it is answered. */
export function asksForTunnel({ type, summary }: Message): boolean {
	return type === 'http_request' && /^CONNECT \S+(,|$)/.test(summary)
}

/** Its answer. */
export function tunnelEvidence(course: Course): Evidence[] {
	const { response } = grantedTunnel(course) ?? {}
	const message = response === undefined ? undefined : course.conversation.messages[response]
	return message ? stepEvidence({ index: response!, message }, 'answer', { line: `HTTP ${message.summary}` }) : []
}

/** Whom it leads to, for texts. */
export function tunnelValues(course: Course): Values {
	const tunnel = grantedTunnel(course)
	return tunnel ? { tunnel: tunnel.target ?? '' } : {}
}
