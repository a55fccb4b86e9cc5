import type { Course } from './course.js'
import { firstEnd, isSilentSinceHello } from './ends.js'
import type { Candidate, Outcome } from './verdict.js'

/** What became of the connection, given what happened and the likeliest cause. */
export function outcomeOf(course: Course, first: Candidate | undefined): Outcome {
	const { isEstablished, complaint, conversation, isMidway, hello, serverHello } = course
	const before = beforeTls(course, first)
	if (before) return before
	if (course.isOneSided) return 'one_sided'
	if (isMidway && !hello && !serverHello && course.tls) return 'incomplete_capture'
	if (isEstablished) return isCut(course, first) ? 'cut' : 'established'
	if (WRONG_PROTOCOL.has(first?.cause ?? '')) return 'not_tls'
	if (complaint) return 'failed'
	if (!course.tls && conversation.protocol !== 'tls') return 'not_tls'
	// What never reached the client is no fault of the capture.
	if (first?.cause === 'lost_server_flight') return unfinished(course, first)
	return course.isMidway || course.hasHoles ? 'incomplete_capture' : unfinished(course, first)
}

function beforeTls({ conversation: { tcp } }: Course, first: Candidate | undefined): Outcome | undefined {
	if (tcp.opening === 'refused') return 'refused'
	if (tcp.opening === 'unanswered' || tcp.opening === 'half-open') return 'unanswered'
	return first?.form?.startsWith('nothing_sent') ? 'not_tls' : undefined
}

/** Broken off when data were on their way already, or ended with less than was announced or with nothing. */
function isCut({ complaint }: Course, first: Candidate | undefined): boolean {
	if (complaint !== undefined || first?.cause === 'no_answer_to_request') return true
	return first?.cause === 'truncated_no_close_notify' && first.standing === 'observed'
}

/** A handshake that came to no end and to no alert. */
function unfinished(course: Course, first: Candidate | undefined): Outcome {
	if (first?.cause === 'no_answer_to_client_hello' || first?.cause === 'lost_client_hello_segment') return 'unanswered'
	if (firstEnd(course)) return 'failed'
	if (first?.cause === 'lost_server_flight') return 'unanswered'
	return course.conversation.ended && isSilentSinceHello(course) ? 'unanswered' : 'incomplete_capture'
}

const WRONG_PROTOCOL: ReadonlySet<string> = new Set([
	'plaintext_to_tls_server',
	'tls_to_plaintext_server',
	'starttls_missing',
	'starttls_refused',
	'proxy_refused',
	'other_protocol',
])
