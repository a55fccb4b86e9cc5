import { doctorText, REASON_TEXTS } from '../explain/key-doctor.js'
import type { Conversation } from '../session/conversation.js'
import { doctor } from '../session/doctor.js'
import type { Session } from '../session/session.js'

/** `tls.keys` of the report: which secrets named the conversation, which are missing, why others do not help. Never a secret. */
export function keysJson({ secrets }: Session, conversation: Conversation): Record<string, unknown> | undefined {
	if (!secrets || !conversation.opening) return undefined
	const { matched, missing, reasons } = doctor(conversation, secrets)
	return {
		...(matched.length > 0 && { matched }),
		...(missing.length > 0 && { missing }),
		...(reasons.length > 0 && {
			reasons: reasons.map(({ code, values }) => ({ code, text: doctorText(REASON_TEXTS, code, values, 'en') })),
		}),
	}
}
