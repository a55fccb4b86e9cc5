import { versionName } from '../decode/registry/versions.js'
import type { Conversation } from '../session/conversation.js'
import { socketText } from '../session/socket-text.js'
import { whatItAnswers } from './causes/alerts.js'
import { listOf } from './causes/offers.js'
import { type Course, courseOf } from './course.js'
import { earlyGoodbye, firstEnd, stepBeforeEnd } from './ends.js'
import { alertName, complaintEvidence } from './evidence.js'
import { outcomeOf } from './outcome.js'
import { rank } from './rank.js'
import type { Candidate, EndedBy, HowEnded, Outcome, Values, Verdict } from './verdict.js'

/** What happened to a conversation and why, as far as it has come: pure, and the same for the same conversation. */
export function judge(conversation: Conversation): Verdict {
	const course = courseOf(conversation)
	const ranked = rank(course)
	const outcome = outcomeOf(course, ranked[0])
	const common = { ...commonValues(course), ...(ranked[0]?.cause !== 'ok' && offers(course)) }
	const [first, ...others] = withoutContradictions(ranked, outcome).map(candidate => ({
		...candidate,
		values: { ...common, ...candidate.values },
	}))
	const after = afterOf(course)
	return {
		...(first ?? nothingKnown(course, outcome, common)),
		outcome,
		endedBy: endedBy(course, outcome),
		how: howEnded(course, outcome),
		...(after && { after }),
		candidates: others,
	}
}

/** What was concluded from a handshake that is not all there says nothing. */
function withoutContradictions(ranked: readonly Candidate[], outcome: Outcome): readonly Candidate[] {
	if (outcome === 'one_sided' || outcome === 'incomplete_capture')
		return ranked.filter(({ standing }) => standing !== 'inferred')
	return ranked
}

function endedBy(course: Course, outcome: Outcome): EndedBy {
	const { complaint, conversation } = course
	if (complaint) return complaint.from
	const goodbye = firstGoodbye(course)
	const end = firstEnd(course)
	if (goodbye && (!end || goodbye.packet <= end.packet)) return goodbye.from
	if (outcome === 'unanswered' && !isGivenUp(course)) return 'nobody'
	if (end) return end.from
	return conversation.ended ? 'unknown' : 'nobody'
}

function howEnded(course: Course, outcome: Outcome): HowEnded {
	if (course.complaint) return 'alert'
	const end = firstEnd(course)
	const goodbye = firstGoodbye(course)
	if (goodbye && (!end || goodbye.packet <= end.packet)) return 'close_notify'
	if (outcome === 'unanswered' && !isGivenUp(course)) return 'silence'
	return end ? end.how : 'open'
}

/** Whether somebody who could have waited longer has ended it; a connection that was never made has no end. */
function isGivenUp(course: Course): boolean {
	return course.conversation.tcp.opening === 'complete' && firstEnd(course) !== undefined
}

/** The first alert at the end of a connection that went well, readable or what its size and place suggest; of another one only a readable one. */
function firstGoodbye(course: Course) {
	const { alerts, isEstablished } = course
	const alert = isEstablished
		? alerts.find(({ description }) => description === undefined || description === 'close_notify')
		: earlyGoodbye(course)
	return (
		alert && {
			from: alert.from,
			packet: alert.message.packets[0] ?? Number.POSITIVE_INFINITY,
			isSealed: alert.description === undefined,
		}
	)
}

/** The last message before the alert, the FIN, the RST or the silence. */
function afterOf(course: Course): Verdict['after'] {
	const { complaint, isEstablished, conversation } = course
	const end = complaint?.index ?? conversation.messages.length
	const last =
		complaint || isEstablished
			? conversation.messages.findLast(({ type }, index) => index < end && type !== 'alert')
			: stepBeforeEnd(course)?.message
	if (!last) return undefined
	return { name: last.likely ?? last.type, from: last.from, packet: last.packets.at(-1) ?? 0 }
}

function nothingKnown(course: Course, outcome: Outcome, values: Values): Candidate {
	const { conversation } = course
	const isMissing = outcome === 'one_sided' || outcome === 'incomplete_capture'
	const { complaint } = course
	const form = !conversation.ended ? 'open' : isMissing ? 'missing' : complaint ? complaintForm(complaint) : 'nothing'
	const told = [...complaintEvidence(course), ...whatItAnswers(course)]
	return {
		cause: 'unknown',
		form,
		standing: 'unknown',
		evidence: told.length > 0 ? told : [{ kind: 'capture', packet: conversation.lastPacket }],
		values,
	}
}

/** An alert that says no more than that it is over; a sealed one says not even that. */
function complaintForm({ description }: NonNullable<Course['complaint']>): string {
	return description === undefined ? 'sealed' : 'alert'
}

/** What every text may name. */
function commonValues(course: Course): Values {
	const { conversation, tls, complaint } = course
	const { client, server } = conversation
	const newest = Math.max(0, ...(tls?.offered?.versions.filter(version => version >> 8 === 3) ?? []))
	return {
		client: socketText(client),
		server: socketText(server),
		host: tls?.serverName ?? server.address,
		port: String(server.port),
		target: socketText({ address: tls?.serverName ?? server.address, port: server.port }),
		version: tls?.version ?? (newest > 0 ? versionName(newest) : 'TLS'),
		goodbye: firstGoodbye(course)?.isSealed ? 'sealed' : 'close_notify',
		side: complaint?.from ?? firstEnd(course)?.from ?? 'server',
		alert: complaint?.description === undefined ? 'sealed' : alertName(complaint.description),
		packet: complaint?.message.packets.at(-1) ?? firstEnd(course)?.packet ?? conversation.lastPacket,
	}
}

/** What texts about a handshake that came to nothing may name. */
function offers(course: Course): Values {
	return {
		versions: listOf(course, 'version'),
		suites: listOf(course, 'cipher_suite'),
		groups: listOf(course, 'group') || 'none named',
		schemes: listOf(course, 'signature_scheme') || 'none named',
		alpns: listOf(course, 'alpn'),
	}
}
