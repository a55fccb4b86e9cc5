import type { Course } from '../course.js'
import { complaintEvidence, stepEvidence } from '../evidence.js'
import { type Rule, STRENGTH } from '../rule.js'
import type { Cause } from '../verdict.js'

/** Alerts that name their cause by themselves, whatever they answer. `from`: only of that sender. */
const TOLD: readonly { readonly alert: string; readonly cause: Cause; readonly from?: 'client' | 'server' }[] = [
	{ alert: 'protocol_version', cause: 'protocol_version' },
	{ alert: 'no_application_protocol', cause: 'no_shared_alpn' },
	{ alert: 'inappropriate_fallback', cause: 'inappropriate_fallback' },
	{ alert: 'bad_record_mac', cause: 'bad_record_mac' },
	// RFC 5246, 7.2.2: old stacks say by these two what bad_record_mac says now.
	{ alert: 'decryption_failed', cause: 'bad_record_mac' },
	{ alert: 'decompression_failure', cause: 'bad_record_mac' },
	{ alert: 'decrypt_error', cause: 'decrypt_error' },
	{ alert: 'decode_error', cause: 'decode_error' },
	{ alert: 'record_overflow', cause: 'decode_error' },
	{ alert: 'illegal_parameter', cause: 'illegal_parameter' },
	{ alert: 'unexpected_message', cause: 'unexpected_message' },
	{ alert: 'missing_extension', cause: 'missing_extension' },
	{ alert: 'unsupported_extension', cause: 'unsupported_extension' },
	{ alert: 'internal_error', cause: 'internal_error' },
	{ alert: 'general_error', cause: 'internal_error' },
	{ alert: 'user_canceled', cause: 'user_canceled' },
	{ alert: 'no_renegotiation', cause: 'renegotiation_refused' },
	{ alert: 'unknown_psk_identity', cause: 'unknown_psk_identity' },
	{ alert: 'ech_required', cause: 'ech_required' },
]

/** What an alert says in its own words. */
export const ALERTS: readonly Rule[] = TOLD.map(({ alert, cause, from }) => ({
	cause,
	suspect: course =>
		course.complaint?.description === alert &&
		(from === undefined || course.complaint.from === from) && {
			strength: STRENGTH.told,
			form: course.complaint.from,
			standing: 'observed',
			evidence: [...complaintEvidence(course), ...whatItAnswers(course)],
			values: { alert },
		},
}))

/** The message of the other side that the complaint is about: the last one before it. */
export function whatItAnswers({ complaint, conversation: { messages } }: Course) {
	if (!complaint) return []
	const index = messages.findLastIndex(
		({ from, type }, index) => index < complaint.index && from !== complaint.from && type !== 'alert',
	)
	return index < 0 ? [] : stepEvidence({ index, message: messages[index]! })
}
