import type { Role } from '../session/conversation.js'
import { secondsBetween } from '../session/time.js'
import { type AlertStep, type Course, packetOf, type Step } from './course.js'
import { cutRecordEvidence, endEvidence } from './evidence.js'
import type { Evidence } from './verdict.js'

/** The first FIN or RST. */
export function firstEnd({ conversation }: Course): Course['conversation']['tcp']['ends'][number] | undefined {
	return conversation.tcp.ends[0]
}

/** Who said goodbye first, or ended the connection. */
export function leaver(course: Course): Role | undefined {
	const end = firstEnd(course)
	const [goodbye] = course.alerts
	return goodbye && (!end || (goodbye.message.packets[0] ?? 0) <= end.packet) ? goodbye.from : end?.from
}

/** Whether TLS has begun and has come neither to an alert nor to its end; what a client that waits in vain does does not count. */
export function isInHandshake(course: Course): boolean {
	const { hello, serverHello, complaint, isEstablished } = course
	if (complaint || isEstablished || (!hello && !serverHello)) return false
	if (course.isOneSided || course.isMidway || course.hasHoles) return false
	return !(isSilentSinceHello(course) && !serverHasHungUp(course))
}

/** Whether a side has sent no byte, as far as the capture can tell. */
export function isSilent({ conversation, isOneSided }: Course, side: 'client' | 'server'): boolean {
	return !isOneSided && conversation.bytes[side] === 0 && conversation.holes[side] === 0
}

/** Whether the server has sent nothing since the ClientHello: where a proxy or STARTTLS came first, it has spoken before. */
export function isSilentSinceHello(course: Course): boolean {
	if (isSilent(course, 'server')) return true
	const { hello, conversation, isOneSided } = course
	if (!hello || isOneSided || conversation.holes.server > 0) return false
	const asked = hello.message.packets[0] ?? 0
	const { messages, plain } = conversation
	return (
		messages.every(({ from, packets }) => from === 'client' || (packets.at(-1) ?? 0) < asked) &&
		plain.every(({ from, last }) => from === 'client' || last < asked) &&
		cutRecordEvidence(course, 'server').length === 0
	)
}

/** Whether the server ended the connection before the client did. */
export function serverHasHungUp(course: Course): boolean {
	return firstEnd(course)?.from === 'server'
}

/** The close_notify with which a side leaves a handshake, unless the other has left before. */
export function earlyGoodbye(course: Course): AlertStep | undefined {
	if (course.isEstablished || course.complaint) return undefined
	const goodbye = course.alerts.find(({ description }) => description === 'close_notify')
	const end = firstEnd(course)
	return goodbye && (!end || packetOf(goodbye) <= end.packet) ? goodbye : undefined
}

/** The last message before the first FIN or RST. */
export function stepBeforeEnd(course: Course): Step | undefined {
	const end = firstEnd(course)?.packet ?? Number.POSITIVE_INFINITY
	const { messages } = course.conversation
	const index = messages.findLastIndex(({ type, packets }) => type !== 'alert' && (packets.at(-1) ?? 0) <= end)
	return index < 0 ? undefined : { index, message: messages[index]! }
}

/** Bytes of a side that the other has acknowledged. A FIN takes a place in the numbers as well (RFC 9293, 3.4). */
export function acknowledgedBytes({ conversation: { tcp, bytes, holes } }: Course, side: Role): number {
	return Math.min(tcp.acknowledged[side], bytes[side] + holes[side])
}

/** What of a side's bytes the other has acknowledged, as evidence. */
export function acknowledgedEvidence(course: Course, side: Role): Evidence[] {
	const from = side === 'client' ? 'server' : 'client'
	const { bytes, holes } = course.conversation
	const values = { from, acknowledged: acknowledgedBytes(course, side), sent: bytes[side] + holes[side] }
	return [{ kind: 'acknowledged', field: 'tcp.acknowledgment_number', values }]
}

/** How long nothing came after a message: until somebody gave up, or the capture's last packet of the conversation. */
export function waitedFor(course: Course, { message }: Step): { seconds: number; evidence: readonly Evidence[] } {
	const end = firstEnd(course)
	const { lastPacket, end: last } = course.conversation
	const seconds = roundedSeconds(message.time, end?.time ?? last)
	const packet = end?.packet ?? lastPacket
	return { seconds, evidence: [{ kind: 'silence', packet, values: { seconds } }, ...endEvidence(end)] }
}

/** Seconds between two times, in tenths. */
export function roundedSeconds(...[from, to]: Parameters<typeof secondsBetween>): number {
	return Math.round(secondsBetween(from, to) * 10) / 10
}
