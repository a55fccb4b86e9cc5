import type { Conversation } from '../../session/conversation.js'
import { judged } from '../../verdict/judged.js'
import type { Verdict } from '../../verdict/verdict.js'
import type { PacketLayers } from '../layers.js'
import type { FilterField } from './field.js'

/** What became of the conversation that a packet belongs to: handshark's own fields. */
export const VERDICT_FIELDS: readonly FilterField[] = [
	of('handshark.cause', ({ cause }) => cause),
	of('handshark.outcome', ({ outcome }) => outcome),
	of('handshark.ended_by', ({ endedBy }) => endedBy),
	of('handshark.standing', ({ standing }) => standing),
	// `client_finished verified`, `chain server failed`: where conversations are proven while they are read.
	{
		name: 'handshark.proof',
		kind: 'text',
		of: ({ conversation }) => (conversation?.proofs ?? []).map(proofText),
	},
]

/** As the report's `proofs` name it: what, whose where both sides may have one, and its state. */
function proofText({ what, side, state }: NonNullable<Conversation['proofs']>[number]): string {
	return [what, ...(side ? [side] : []), state].join(' ')
}

function of(name: string, take: (verdict: Verdict) => string): FilterField {
	return {
		name,
		kind: 'text',
		of: ({ conversation }: PacketLayers) => (conversation ? [take(judged(conversation))] : []),
	}
}
