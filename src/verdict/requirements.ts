import type { ProofName } from '../analyse/proofs/proof.js'
import { versionName } from '../decode/registry/versions.js'
import type { Conversation } from '../session/conversation.js'
import { hasFailed } from './failed.js'
import { judged } from './judged.js'
import type { Cause, Outcome } from './verdict.js'

/** What is asked of conversations. */
export type Requirements = {
	/** Causes that must not be the first; without them no outcome may be a failure. */
	readonly forbidden?: ReadonlySet<Cause>
	/** Proofs that must be verified, in conversations over TLS. */
	readonly proofs: readonly ProofName[]
	/** The oldest version that may be negotiated. */
	readonly minVersion?: number
	/** The outcome that each conversation must have. */
	readonly expected?: Outcome
}

/** What a conversation does not keep: one sentence each. */
export function broken(conversation: Conversation, requirements: Requirements): string[] {
	const { forbidden, proofs, minVersion, expected } = requirements
	const verdict = judged(conversation)
	const { outcome, cause } = verdict
	const { tls } = conversation
	const version = tls?.negotiated
	const isForbidden = forbidden ? forbidden.has(cause) : expected === undefined && hasFailed(verdict)
	return [
		...(isForbidden ? [`${outcome.replaceAll('_', ' ')}, cause ${cause}`] : []),
		...(expected !== undefined && expected !== outcome
			? [`${outcome.replaceAll('_', ' ')}, cause ${cause}, and not ${expected.replaceAll('_', ' ')}`]
			: []),
		...(minVersion !== undefined && version !== undefined && age(version) < minVersion
			? [`it negotiates ${versionName(version)}`]
			: []),
		...(tls ? proofs.flatMap(name => unproven(conversation, name)) : []),
	]
}

/** Drafts of TLS 1.3 count as it; SSL 2.0 and older ones are below everything. */
function age(version: number): number {
	if (version >> 8 === 0x7f) return 0x0304
	return version >> 8 === 3 ? version : 0
}

function unproven({ proofs = [] }: Conversation, name: ProofName): string[] {
	const found = proofs.filter(({ what }) => what === name)
	if (found.length === 0) return [`there is no proof ${name}`]
	return found
		.filter(({ state }) => state !== 'verified')
		.map(
			({ state, fault }) =>
				`the proof ${name} is ${state === 'failed' ? `failed${fault ? ` (${fault})` : ''}` : 'unchecked'}`,
		)
}
