import type { Proof } from '../analyse/proofs/proof.js'
import type { Conversation, Role } from '../session/conversation.js'
import type { AlertStep, Course, Step } from './course.js'
import type { Evidence } from './verdict.js'

/** An alert: in its own words, or as a sealed record of its size. */
export function alertEvidence({ index, message, from, description }: AlertStep): Evidence {
	const packet = message.packets.at(-1)
	const place = { message: index, ...(packet !== undefined && { packet }) }
	if (description === undefined) {
		return { kind: 'sealed_alert', ...place, field: 'record', values: { from, length: message.length } }
	}
	return { kind: 'alert', ...place, field: 'alert.description', values: { from, alert: alertName(description) } }
}

/** An alert as it stands behind the word "alert": its name, or only the number where it has none. */
export function alertName(description: string): string {
	return description.replace(/^alert (?=\d)/, '')
}

/** The alert with which a side gave up, where there is one. */
export function complaintEvidence({ complaint }: Course): Evidence[] {
	return complaint ? [alertEvidence(complaint)] : []
}

/** A rung, as what it is. */
export function stepEvidence(
	step: Step | undefined,
	kind: Evidence['kind'] = 'message',
	values: NonNullable<Evidence['values']> = {},
	field?: string,
): Evidence[] {
	if (!step) return []
	const { index, message } = step
	const packet = message.packets[0]
	return [
		{
			kind,
			message: index,
			...(packet !== undefined && { packet }),
			...(field !== undefined && { field }),
			values: { from: message.from, type: message.type, length: message.length, ...values },
		},
	]
}

/** What a proof has come to, where there is one. */
export function proofEvidence(proof: Proof | undefined): Evidence[] {
	if (!proof) return []
	const [message] = proof.messages ?? []
	return [{ kind: 'proof', ...(message !== undefined && { message }), values: { what: proof.what, why: proof.why } }]
}

/** A FIN or RST. */
export function endEvidence(end: Conversation['tcp']['ends'][number] | undefined): Evidence[] {
	return end ? [{ kind: end.how, packet: end.packet, field: `tcp.flags.${end.how}`, values: { from: end.from } }] : []
}

/** The first record of a side of which only the beginning has come. */
export function cutRecordEvidence({ conversation: { issues } }: Course, from: Role): Evidence[] {
	const cut = issues.find(({ record }) => record?.from === from)
	return cut ? [cutEvidence(cut.packet, from)] : []
}

/** What a side sent is not whole. */
export function cutEvidence(packet: number | undefined, from: Role): Evidence {
	return { kind: 'cut', ...(packet !== undefined && { packet }), values: { from } }
}
