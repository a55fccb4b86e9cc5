import type { Role } from '../../session/conversation.js'
import { secondsBetween } from '../../session/time.js'
import { type AlertStep, type Course, packetOf, type Step } from '../course.js'
import { alertEvidence, cutRecordEvidence, endEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import type { Evidence } from '../verdict.js'
import { grantedTunnel, tunnelEvidence, tunnelValues } from './tunnels.js'

/** What went wrong before TLS could: nobody there, nobody who answers, or somebody who hangs up. */
export const CONNECTION: readonly Rule[] = [
	{
		// RFC 9293, 3.5.2: a port where nobody listens answers a SYN with RST. So do firewalls that reject.
		cause: 'connection_refused',
		suspect: ({ conversation: { tcp, firstPacket } }) =>
			tcp.opening === 'refused' && {
				strength: STRENGTH.certain,
				standing: 'observed',
				evidence: [
					{ kind: 'syn', packet: firstPacket, field: 'tcp.flags.syn' },
					...endEvidence(tcp.ends.find(({ from, how }) => from === 'server' && how === 'rst')),
				],
			},
	},
	{
		// A packet filter that drops, or a host that is down: the SYN is sent again and again.
		cause: 'no_answer_to_connection',
		suspect: ({ conversation }) =>
			(conversation.tcp.opening === 'unanswered' || conversation.tcp.opening === 'half-open') && {
				strength: STRENGTH.certain,
				...(conversation.tcp.opening === 'half-open' && { form: 'half_open' }),
				standing: 'observed',
				evidence: [
					{ kind: 'syn', packet: conversation.firstPacket, field: 'tcp.flags.syn' },
					...silence(conversation.lastPacket, conversation),
				],
				values: { tries: conversation.packets, seconds: seconds(conversation) },
			},
	},
	{
		// Load balancers look this way whether a port is open; browsers open connections in advance.
		cause: 'ok',
		suspect: course =>
			!course.isMidway &&
			course.conversation.tcp.opening === 'complete' &&
			isSilent(course, 'client') &&
			isSilent(course, 'server') && {
				strength: STRENGTH.certain,
				// Clients of SMTP, IMAP and FTP wait to be greeted, and servers that expect TLS wait as well.
				form: seconds(course.conversation) < LONG ? 'nothing_sent' : 'nothing_sent_long',
				standing: 'observed',
				evidence: endEvidence(course.conversation.tcp.ends[0]),
				values: { seconds: seconds(course.conversation) },
			},
	},
	{
		// The ClientHello has arrived, or not: TCP's acknowledgement tells, and is part of the evidence.
		cause: 'no_answer_to_client_hello',
		suspect: course => {
			const { hello, conversation } = course
			if (!hello || !isSilentSinceHello(course) || serverHasHungUp(course)) return false
			const { tcp, bytes } = conversation
			const isAcknowledged = acknowledgedBytes(course, 'client') >= bytes.client
			const waited = waitedFor(course, hello)
			return {
				strength: STRENGTH.told,
				form: !isAcknowledged ? 'unacknowledged' : grantedTunnel(course) ? 'tunnel' : 'acknowledged',
				standing: 'observed',
				evidence: [
					...tunnelEvidence(course),
					...stepEvidence(hello, 'client_hello'),
					...acknowledgedEvidence(course, 'client'),
					...waited.evidence,
				],
				values: {
					length: hello.message.length,
					seconds: waited.seconds,
					resent: tcp.resent.client,
					...tunnelValues(course),
				},
			}
		},
	},
	{
		// A post-quantum key share makes the ClientHello longer than a packet; some devices on the way pass only the first.
		cause: 'lost_client_hello_segment',
		suspect: course => {
			const { hello, conversation } = course
			const { tcp, bytes, holes } = conversation
			if (!isSilent(course, 'server') || conversation.protocol !== 'tls' || course.isMidway) return false
			const acknowledged = acknowledgedBytes(course, 'client')
			const isSent = hello && hello.message.packetCount > 1 && acknowledged < bytes.client
			const isCut = !hello && holes.client === 0 && bytes.client > 0
			if (!isSent && !isCut) return false
			// TCP acknowledges what has come without a gap: a part of the hello, and the rest is sent again.
			const isPart = acknowledged > 0
			return {
				strength: isPart ? STRENGTH.certain : STRENGTH.possible,
				...(isCut && { form: 'cut' }),
				standing: isPart && isSent ? 'observed' : 'inferred',
				evidence: [
					...stepEvidence(hello, 'client_hello'),
					...acknowledgedEvidence(course, 'client'),
					...(tcp.resent.client > 0
						? [{ kind: 'resent', values: { from: 'client', count: tcp.resent.client } } as const]
						: []),
				],
				values: {
					length: hello?.message.length ?? bytes.client,
					acknowledged,
					resent: tcp.resent.client,
				},
			}
		},
	},
	{
		// A RST instead of an answer: firewalls that filter by server name do it, and services that are no TLS. OpenSSL and
		// Node reset only when they close with unread bytes.
		cause: 'reset_during_handshake',
		suspect: course => {
			const end = firstEnd(course)
			if (end?.how !== 'rst' || !isInHandshake(course)) return false
			return {
				strength: STRENGTH.close - 5,
				form: formOfEnd(course),
				standing: 'observed',
				evidence: [...stepEvidence(stepBeforeEnd(course)), ...endEvidence(end)],
				values: tunnelValues(course),
			}
		},
	},
	{
		// No alert, just a FIN. OpenSSL s_server and Node end this way on bytes that are no TLS; proxies when no upstream is there.
		cause: 'closed_during_handshake',
		suspect: course => {
			const end = firstEnd(course)
			if (end?.how !== 'fin' || !isInHandshake(course) || earlyGoodbye(course)) return false
			return {
				strength: STRENGTH.close - 5,
				form: formOfEnd(course),
				standing: 'observed',
				evidence: [...stepEvidence(stepBeforeEnd(course)), ...endEvidence(end)],
				values: tunnelValues(course),
			}
		},
	},
	{
		// RFC 8446, 6.1: close_notify says that its sender sends no more. Load balancers without a backend end this way.
		cause: 'closed_during_handshake',
		suspect: course => {
			const goodbye = isInHandshake(course) && earlyGoodbye(course)
			return (
				goodbye && {
					strength: STRENGTH.close,
					form: 'goodbye',
					standing: 'observed',
					evidence: [alertEvidence(goodbye), ...stepEvidence(stepBeforeEnd(course))],
					values: { side: goodbye.from },
				}
			)
		},
	},
]

/** Seconds that nobody needs to see whether a port is open. */
const LONG = 2

/** The first FIN or RST. */
export function firstEnd({ conversation }: Course): Course['conversation']['tcp']['ends'][number] | undefined {
	return conversation.tcp.ends[0]
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
	const seconds = rounded(secondsBetween(message.time, end?.time ?? last))
	const packet = end?.packet ?? lastPacket
	return { seconds, evidence: [{ kind: 'silence', packet, values: { seconds } }, ...endEvidence(end)] }
}

/** Where a connection ends: before the ClientHello has come, before the ServerHello, or after it. */
function formOfEnd(course: Course): string {
	const { hello, serverHello, retries, conversation } = course
	const [end] = conversation.tcp.ends
	if (!end) return 'server'
	const [packet = 0] = hello?.message.packets ?? []
	if (end.from === 'server' && end.packet < packet) return 'before'
	// What came after the end was sent too late to be answered.
	if (serverHello && packetOf(serverHello) < end.packet) return 'midway'
	if (end.from === 'server') return grantedTunnel(course) ? 'tunnel' : 'server'
	const [retry] = retries
	return retry && packetOf(retry) < end.packet ? 'retry' : 'client'
}

function silence(packet: number, conversation: Course['conversation']): Evidence[] {
	return [{ kind: 'silence', packet, values: { seconds: seconds(conversation) } }]
}

const seconds = ({ start, end }: Course['conversation']) => rounded(secondsBetween(start, end))

const rounded = (seconds: number) => Math.round(seconds * 10) / 10
