import type { HttpExchange } from '../../session/conversation.js'
import type { Course } from '../course.js'
import { stepEvidence } from '../evidence.js'
import type { Evidence, Values } from '../verdict.js'

/** The exchange by which a proxy has granted a tunnel (RFC 9110, 9.3.6). */
export function grantedTunnel({ http }: Course): HttpExchange | undefined {
	return http.find(({ method, status = 0 }) => method === 'CONNECT' && status >= 200 && status < 300)
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
