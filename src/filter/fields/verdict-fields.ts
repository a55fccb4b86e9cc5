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
]

function of(name: string, take: (verdict: Verdict) => string): FilterField {
	return {
		name,
		kind: 'text',
		of: ({ conversation }: PacketLayers) => (conversation ? [take(judged(conversation))] : []),
	}
}
