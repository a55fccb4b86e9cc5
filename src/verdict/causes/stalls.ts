import type { Role } from '../../session/conversation.js'
import type { Course } from '../course.js'
import {
	acknowledgedBytes,
	acknowledgedEvidence,
	firstEnd,
	isInHandshake,
	isSilentSinceHello,
	serverHasHungUp,
	stepBeforeEnd,
	waitedFor,
} from '../ends.js'
import { cutRecordEvidence, endEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'

/** A handshake that was going well stands still: somebody does not go on, or what goes on does not arrive. */
export const STALLS: readonly Rule[] = [
	{
		// One side has said its part and gives up waiting for the other's: curl -m, browsers, nginx's and Node's handshake timeouts.
		cause: 'stalled_during_handshake',
		suspect: course => {
			const end = firstEnd(course)
			const last = stepBeforeEnd(course)
			const hasBegun = course.serverHello !== undefined || course.retries.length > 0
			if (!end || !last || !hasBegun || !isInHandshake(course)) return false
			const owing = whoseTurn(course)
			const waited = waitedFor(course, last)
			if (owing === undefined || owing === end.from || waited.seconds < PATIENCE) return false
			return {
				strength: STRENGTH.close,
				form: course.serverHello ? owing : `${owing}_after_retry`,
				standing: 'observed',
				evidence: [...stepEvidence(last), ...cutRecordEvidence(course, owing), ...waited.evidence],
				values: { owing, from: end.from, seconds: waited.seconds },
			}
		},
	},
	{
		// Seen where the server is: the same bytes again and again. Small packets pass, as the client's own and its FIN, and full
		// ones do not: somewhere on the way an MTU is smaller, and the ICMP that would say so is filtered (RFC 2923, 2.1).
		cause: 'lost_server_flight',
		suspect: course => {
			const { complaint, isEstablished, isOneSided, isMidway, hasHoles, conversation } = course
			const { tcp, bytes } = conversation
			const acknowledged = acknowledgedBytes(course, 'server')
			if (!course.hello || complaint || isEstablished || isOneSided || isMidway || hasHoles) return false
			if (tcp.resent.server < TRIES || acknowledged >= bytes.server) return false
			return {
				strength: STRENGTH.told,
				form: 'resent',
				standing: 'observed',
				evidence: [
					{ kind: 'resent', values: { from: 'server', count: tcp.resent.server } },
					...acknowledgedEvidence(course, 'server'),
					...endEvidence(firstEnd(course)),
				],
				values: { sent: bytes.server, acknowledged, resent: tcp.resent.server, peer: conversation.client.address },
			}
		},
	},
	{
		// Seen where the client is: the small rest of the flight arrives, and what stands before it never does. Bytes that a capture
		// alone has missed are acknowledged.
		cause: 'lost_server_flight',
		suspect: course => {
			const { hello, complaint, isEstablished, isOneSided, isMidway, conversation } = course
			const hole = conversation.holeList.find(({ from }) => from === 'server')
			if (!hello || !hole || complaint || isEstablished || isOneSided || isMidway) return false
			const waited = waitedFor(course, hello)
			if (acknowledgedBytes(course, 'server') > hole.start || waited.seconds < PATIENCE) return false
			return {
				strength: STRENGTH.told,
				form: 'gap',
				standing: 'observed',
				evidence: [...acknowledgedEvidence(course, 'server'), ...waited.evidence],
				values: { length: hole.length, start: hole.start, seconds: waited.seconds },
			}
		},
	},
	{
		// Seen where the client is: the ClientHello has arrived whole, and then nothing. A server that says nothing looks the same.
		cause: 'lost_server_flight',
		suspect: course => {
			const { hello, conversation } = course
			if (!hello || !isSilentSinceHello(course) || serverHasHungUp(course)) return false
			return (
				acknowledgedBytes(course, 'client') >= conversation.bytes.client && {
					strength: STRENGTH.possible,
					form: 'unseen',
					standing: 'inferred',
					evidence: [...stepEvidence(hello, 'client_hello'), ...acknowledgedEvidence(course, 'client')],
				}
			)
		},
	},
]

/** Seconds after which a side that was waited for has stalled: programs wait longer than this, and answers come sooner. */
const PATIENCE = 1

/** TCP sends again after a fifth of a second, then after twice as long each time: three times are no single loss. */
const TRIES = 3

/**
 * Whose messages are due (RFC 8446, 2; RFC 5246, 7.3): a second ClientHello where one is asked for, the server's flight, the
 * client's, and up to TLS 1.2 the server's Finished.
 */
function whoseTurn({ server, client, serverHello, serverHelloDone, retries, conversation }: Course): Role | undefined {
	const hellos = conversation.messages.filter(({ type }) => type === 'client_hello').length
	if (!serverHello && hellos <= retries.length) return 'client'
	if (!server.finished && !serverHelloDone) return 'server'
	if (!client.finished) return 'client'
	return server.finished ? undefined : 'server'
}
