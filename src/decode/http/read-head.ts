import { grouped } from '../../grouped.js'
import type { Issue } from '../field.js'
import { scan } from '../reader.js'
import type { Captured } from './captured.js'
import type { HttpHead, Turn } from './events.js'
import { bodyFraming } from './framing.js'
import { messageHead, type RequestLine, type StatusLine } from './head.js'
import { headerValue } from './headers.js'
import { isInterim } from './status.js'

/** A final response before its framing is known. `packet` is that of its first byte. */
export type ResponseSeen = { readonly line: StatusLine; readonly afterLoss: boolean; readonly packet: number }

/** The request that a final response answers, where it is known. */
export type RequestFor = (response: ResponseSeen) => RequestLine | undefined

export type HeadPlace = {
	readonly role: 'request' | 'response'
	readonly start: number
	readonly captured: Captured
	readonly afterLoss: boolean
}

/** Issues of one head that are named. */
const NAMED_ISSUES = 16

/** The values of a head, the framing of the body behind it, and what the connection turns to, if it does. */
export function readHead(
	bytes: Uint8Array,
	place: HeadPlace,
	requestFor: RequestFor | undefined,
): { head: HttpHead; turn?: Turn } {
	const { role, start, captured, afterLoss } = place
	const { value, issues } = scan('head', bytes, r => messageHead(r, role))
	// A head has no length of its own that could be too short: it is read to its end, whatever it holds.
	const { line, headers } = value!
	const request =
		line.kind === 'response' && !isInterim(line.status)
			? requestFor?.({ line, afterLoss, packet: captured.packets.first })
			: undefined
	const framing = bodyFraming({ line, headers }, request?.method)
	const head: HttpHead = {
		line,
		headers,
		...framing,
		issues: [...few(issues), ...framing.issues],
		start,
		headLength: bytes.length,
		captured,
		afterLoss,
	}
	if (framing.framing !== 'upgrade') return { head }
	const isTunnel = request?.method === 'CONNECT'
	const to = isTunnel ? request.target : headerValue(headers, 'upgrade')
	return { head, turn: { by: isTunnel ? 'connect' : 'upgrade', ...(to !== undefined && { to }) } }
}

/** Whether a request asks for another protocol on this connection (RFC 9110, 7.8 and 9.3.6). */
export function asksToTurn({ line, headers }: HttpHead): Turn | undefined {
	if (line.kind !== 'request') return undefined
	if (line.method === 'CONNECT') return { by: 'connect', to: line.target }
	const to = headerValue(headers, 'upgrade')
	return to === undefined ? undefined : { by: 'upgrade', to }
}

function few(issues: readonly Issue[]): Issue[] {
	if (issues.length <= NAMED_ISSUES) return [...issues]
	const more = issues.length - NAMED_ISSUES
	return [...issues.slice(0, NAMED_ISSUES), { code: 'limit', text: `${grouped(more)} more issues of this head` }]
}
