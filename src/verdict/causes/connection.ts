import { secondsBetween } from '../../session/time.js'
import type { Course } from '../course.js'
import { endEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import type { Evidence } from '../verdict.js'

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
				form: 'nothing_sent',
				standing: 'observed',
				evidence: endEvidence(course.conversation.tcp.ends[0]),
			},
	},
	{
		// The ClientHello has arrived, or not: TCP's acknowledgement tells, and is part of the evidence.
		cause: 'no_answer_to_client_hello',
		suspect: course => {
			const { hello, conversation } = course
			if (!hello || !isSilent(course, 'server') || serverHasHungUp(course)) return false
			const { tcp, bytes } = conversation
			const isAcknowledged = tcp.acknowledged.client >= bytes.client
			return {
				strength: STRENGTH.told,
				form: isAcknowledged ? 'acknowledged' : 'unacknowledged',
				standing: 'observed',
				evidence: [
					...stepEvidence(hello, 'client_hello'),
					...acknowledged(course),
					...silence(conversation.lastPacket, conversation),
				],
				values: { length: hello.message.length, seconds: seconds(conversation), resent: tcp.resent.client },
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
			const isSent = hello && hello.message.packetCount > 1 && tcp.acknowledged.client < bytes.client
			const isCut = !hello && holes.client === 0 && bytes.client > 0
			if (!isSent && !isCut) return false
			// TCP acknowledges what has come without a gap: a part of the hello, and the rest is sent again.
			const isPart = tcp.acknowledged.client > 0
			return {
				strength: isPart ? STRENGTH.certain : STRENGTH.possible,
				...(isCut && { form: 'cut' }),
				standing: isPart && isSent ? 'observed' : 'inferred',
				evidence: [
					...stepEvidence(hello, 'client_hello'),
					...acknowledged(course),
					...(tcp.resent.client > 0
						? [{ kind: 'resent', values: { from: 'client', count: tcp.resent.client } } as const]
						: []),
				],
				values: {
					length: hello?.message.length ?? bytes.client,
					acknowledged: tcp.acknowledged.client,
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
				form: end.from,
				standing: 'observed',
				evidence: [...stepEvidence(lastStep(course)), ...endEvidence(end)],
			}
		},
	},
	{
		// No alert, just a FIN. OpenSSL s_server and Node end this way on bytes that are no TLS; proxies when no upstream is there.
		cause: 'closed_during_handshake',
		suspect: course => {
			const end = firstEnd(course)
			if (end?.how !== 'fin' || !isInHandshake(course)) return false
			return {
				strength: STRENGTH.close - 5,
				form: end.from,
				standing: 'observed',
				evidence: [...stepEvidence(lastStep(course)), ...endEvidence(end)],
			}
		},
	},
]

/** The first FIN or RST. */
export function firstEnd({ conversation }: Course): Course['conversation']['tcp']['ends'][number] | undefined {
	return conversation.tcp.ends[0]
}

/** Whether TLS has begun and has come neither to an alert nor to its end; what a client that waits in vain does does not count. */
export function isInHandshake(course: Course): boolean {
	const { hello, serverHello, complaint, isEstablished } = course
	if (complaint || isEstablished || (!hello && !serverHello)) return false
	if (course.isOneSided || course.isMidway || course.hasHoles) return false
	return !(isSilent(course, 'server') && !serverHasHungUp(course))
}

/** Whether a side has sent no byte, as far as the capture can tell. */
export function isSilent({ conversation, isOneSided }: Course, side: 'client' | 'server'): boolean {
	return !isOneSided && conversation.bytes[side] === 0 && conversation.holes[side] === 0
}

/** Whether the server ended the connection before the client did. */
export function serverHasHungUp(course: Course): boolean {
	return firstEnd(course)?.from === 'server'
}

export function lastStep({ conversation: { messages } }: Course) {
	const index = messages.findLastIndex(({ type }) => type !== 'alert')
	return index < 0 ? undefined : { index, message: messages[index]! }
}

function acknowledged({ conversation: { tcp, bytes } }: Course): Evidence[] {
	const values = { from: 'server', acknowledged: tcp.acknowledged.client, sent: bytes.client }
	return [{ kind: 'acknowledged', field: 'tcp.acknowledgment_number', values }]
}

function silence(packet: number, conversation: Course['conversation']): Evidence[] {
	return [{ kind: 'silence', packet, values: { seconds: seconds(conversation) } }]
}

const seconds = ({ start, end }: Course['conversation']) => Math.round(secondsBetween(start, end) * 10) / 10
