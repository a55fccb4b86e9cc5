import type { Proof } from '../analyse/proofs/proof.js'
import { clean } from '../clean.js'
import type { Json } from './json.js'
import { wrapped } from './wrapped.js'

/** A proof as the JSON report has it (REPORT.md, `proofs`): `side`, `missing`, `fault` and `messages` where there are any. */
export function proofJson(proof: Proof): Json {
	const { what, side, state, over, why, missing, fault, messages } = proof
	return {
		what,
		...(side !== undefined && { side }),
		state,
		over,
		why,
		...(missing !== undefined && { missing }),
		...(fault !== undefined && { fault }),
		...(messages !== undefined && { messages }),
	}
}

/**
 * Proofs, one line each: `✓ verified   server Finished   transcript to CertificateVerify, 1,980 bytes, SHA-384`. One that
 * has failed says why, in as many lines as that takes; one that cannot be checked, what it lacks.
 */
export function proofLines(proofs: readonly Proof[]): string[] {
	return proofs.flatMap(proof => {
		const { state, over, why, missing, fault } = proof
		const head = `${MARKS[state]} ${state.padEnd(STATE)} ${proofTitle(proof).padEnd(TITLE)} `
		if (state === 'failed') {
			const [first = '', ...rest] = wrapped(clean(fault === undefined ? why : `${why} (${fault})`), TEXT)
			return [head + first, ...rest.map(line => ' '.repeat(head.length) + line)]
		}
		return [(head + cut(clean(state === 'verified' ? over : `needs: ${missing ?? why}`))).trimEnd()]
	})
}

/** `server Finished`; `chain of the client`. */
export function proofTitle({ what, side }: Proof): string {
	const title = TITLES[what]
	return side === undefined ? title : `${title} of the ${side}`
}

const TITLES: Readonly<Record<Proof['what'], string>> = {
	client_finished: 'client Finished',
	server_finished: 'server Finished',
	server_key_exchange: 'ServerKeyExchange',
	server_certificate_verify: 'server CertificateVerify',
	client_certificate_verify: 'client CertificateVerify',
	records: 'tags and MACs',
	chain: 'chain',
	trust: 'trust',
	host_name: 'host name',
	validity: 'validity',
	key_usage: 'key usage',
	ocsp: 'OCSP status',
	sct: 'timestamps',
	psk_binder: 'PSK binder',
	downgrade: 'no downgrade',
}

const MARKS = { verified: '✓', failed: '✗', unchecked: '?' } as const

/** Columns of a line: mark, state, title, and what is left of 100 behind the indent of 4. */
const STATE = 'unchecked'.length
const TITLE = 'server CertificateVerify'.length
const TEXT = 100 - 4 - (2 + STATE + 1 + TITLE + 1)

function cut(text: string): string {
	return text.length <= TEXT ? text : `${text.slice(0, TEXT - 1).trimEnd()}…`
}
