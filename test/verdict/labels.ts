import { readFileSync } from 'node:fs'
import { CertificateMemory } from '../../src/analyse/certificates/memory.js'
import { TrustAnchors } from '../../src/analyse/certificates/trust.js'
import { openSession } from '../../src/cli/read.js'
import type { Conversation } from '../../src/session/conversation.js'
import type { SessionOptions } from '../../src/session/session.js'
import type { Verdict } from '../../src/verdict/verdict.js'

/** What a labelled capture has to be judged as: an entry of `fixtures/failures/labels.json`. */
export type Label = {
	readonly name: string
	readonly setUp: string
	readonly expected: {
		readonly outcome: readonly string[]
		readonly endedBy: readonly string[]
		readonly cause: string
		readonly orCauses?: readonly string[]
		readonly standing: readonly string[]
	}
	/** Kept away from whoever writes the rules. */
	readonly heldOut?: true
}

/** The labels, as they were written before the rules. */
export function labels(): readonly Label[] {
	return JSON.parse(readFileSync('fixtures/failures/labels.json', 'utf8')) as Label[]
}

/** As the program proves: what needs no keys. Nobody's roots are trusted: those of the machine are not the client's. */
const PROVE = { trust: new TrustAnchors(() => ({ name: 'none', certificates: [] })), memory: new CertificateMemory() }

/** The conversations of a labelled capture, read without keys. */
export async function conversationsOf(
	{ name }: Label,
	options: Partial<SessionOptions> = {},
): Promise<readonly Conversation[]> {
	const { session, capture, read } = openSession(`fixtures/failures/${name}.pcap`, {
		keep: true,
		prove: PROVE,
		...options,
	})
	try {
		await read()
		return session.conversations
	} finally {
		capture.close()
	}
}

/** In what a verdict differs from its label: nothing, where it holds. */
export function differences({ expected }: Label, verdict: Verdict | undefined): string[] {
	if (!verdict) return ['there is no conversation']
	const wanted = {
		outcome: expected.outcome,
		endedBy: expected.endedBy,
		cause: [expected.cause, ...(expected.orCauses ?? [])],
		standing: expected.standing,
	}
	return (Object.keys(wanted) as (keyof typeof wanted)[])
		.filter(key => !wanted[key].includes(verdict[key]))
		.map(key => `${key} is ${verdict[key]}, not ${wanted[key].join(' or ')}`)
}
