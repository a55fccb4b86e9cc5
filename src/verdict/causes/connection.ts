import { type Course, packetOf } from '../course.js'
import {
	acknowledgedBytes,
	acknowledgedEvidence,
	earlyGoodbye,
	firstEnd,
	isInHandshake,
	isSilent,
	isSilentSinceHello,
	roundedSeconds,
	serverHasHungUp,
	stepBeforeEnd,
	waitedFor,
} from '../ends.js'
import { alertEvidence, endEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import type { Evidence } from '../verdict.js'
import { asksForTls, looksLikeTls } from './greetings.js'
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
			if (!hello || !isSilentSinceHello(course) || serverHasHungUp(course) || hasGreeted(course)) return false
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

/** Whether the server has begun to speak, in the clear and unasked: what it says is the answer. */
function hasGreeted({ conversation: { plain } }: Course): boolean {
	const [first] = plain
	return first?.from === 'server' && !looksLikeTls(first) && !plain.some(asksForTls)
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

const seconds = ({ start, end }: Course['conversation']) => roundedSeconds(start, end)
