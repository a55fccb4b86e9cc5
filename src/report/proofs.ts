import type { Remark } from '../analyse/certificates/sent-chain.js'
import type { Proof } from '../analyse/proofs/proof.js'
import type { Said } from '../analyse/saying.js'
import { clean } from '../clean.js'
import { sayingText } from '../explain/sayings/sayings.js'
import type { Json } from './json.js'
import { hanging, LINE } from './wrapped.js'

/** A proof as the JSON report has it (REPORT.md, `proofs`): `side`, `missing`, `fault` and `messages` where there are any. */
export function proofJson(proof: Proof): Json {
	const { what, side, state, over, why, missing, fault, messages } = proof
	return {
		what,
		...(side !== undefined && { side }),
		state,
		over: english(over),
		why: english(why),
		...(missing !== undefined && { missing: english(missing) }),
		...(fault !== undefined && { fault }),
		...(messages !== undefined && { messages }),
	}
}

/** What is true of certificates beside the proofs, as the JSON report has it. */
export function remarkJson({ text, ...remark }: Remark): Json {
	return { ...remark, text: english(text) }
}

/**
 * Proofs as a table: `✓ verified   server Finished   transcript to CertificateVerify, 1,980 bytes, SHA-384`. One that has
 * failed says why, one that cannot be checked what it lacks, in as many lines as that takes. `room` is what a line may take.
 */
export function proofLines(proofs: readonly Proof[], room = LINE - 4): string[] {
	const titles = Math.max(...proofs.map(proof => proofTitle(proof).length))
	return proofs.flatMap(proof => {
		const { state, over, why, missing, fault } = proof
		const head = `${MARKS[state]} ${state.padEnd(STATE)} ${proofTitle(proof).padEnd(titles)} `
		const text = {
			verified: english(over),
			failed: fault === undefined ? english(why) : `${english(why)} (${fault})`,
			unchecked: `needs: ${english(missing ?? why)}`,
		}[state]
		return hanging(head, clean(text), room).map(line => line.trimEnd())
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

/** The report's contract is English, whatever the screen speaks. */
function english(said: Said): string {
	return sayingText(said, 'en')
}

const MARKS = { verified: '✓', failed: '✗', unchecked: '?' } as const

const STATE = 'unchecked'.length
