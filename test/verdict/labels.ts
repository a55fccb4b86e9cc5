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

/** Labels that the wire contradicts: what the capture shows, and what of the label is left out of the comparison. */
export const CONTRADICTED: Readonly<Record<string, { readonly why: string; readonly leaveOut: readonly string[] }>> = {
	'client-missing-chromium-openssl-tls13': {
		why: 'the client’s FIN (packet 8) comes before the server’s alert (packet 9), which answers it: the client ended it',
		leaveOut: ['endedBy'],
	},
	'reset-in-flight-wget-node-tls12': {
		why: 'nothing comes for 19.7 s, then the client’s FIN (packet 10); the server’s RST (packet 11) answers it',
		leaveOut: ['endedBy', 'cause'],
	},
	'reset-in-record-node-python-tls12': {
		why: 'nothing comes for 17.5 s, then the client’s FIN (packet 24); the server’s RST (packet 25) answers it',
		leaveOut: ['endedBy'],
	},
	'mac-data-curl-nginx-tls12': {
		why: 'an answer of 184 bytes, then a sealed alert of the client and its FIN: packet for packet what curl does after a sound answer',
		leaveOut: ['outcome', 'cause', 'standing'],
	},
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
export function differences({ name, expected }: Label, verdict: Verdict | undefined): string[] {
	if (!verdict) return ['there is no conversation']
	const left = CONTRADICTED[name]?.leaveOut ?? []
	const wanted = {
		outcome: expected.outcome,
		endedBy: expected.endedBy,
		cause: [expected.cause, ...(expected.orCauses ?? [])],
		standing: expected.standing,
	}
	return (Object.keys(wanted) as (keyof typeof wanted)[])
		.filter(key => !left.includes(key) && !wanted[key].includes(verdict[key]))
		.map(key => `${key} is ${verdict[key]}, not ${wanted[key].join(' or ')}`)
}
