import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Proof } from '../../../src/analyse/proofs/proof.js'
import { FIXTURES } from '../../fixture-files.js'
import { english } from '../../said.js'
import { withProofs } from './proved.js'

/** The proofs of fixtures that are not verified, with what each lacks or what is wrong. */
const TRANSCRIPT = 'fixtures/unverified-proofs.txt'

/** Sessions that were recorded because a promise is broken in them: what fails there is meant to. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
	'alert-bad-certificate.pcap': ['host_name'],
	'alert-certificate-expired.pcap': ['validity'],
	'alert-unknown-client-ca.pcap': ['trust'],
}

describe('the proofs of the fixtures', () => {
	it('are verified, but for those that are listed with what they lack', async () => {
		const lines: string[] = []
		const failed: string[] = []
		let verified = 0
		for (const file of FIXTURES) {
			await withProofs(file, session => {
				for (const { number, proofs = [], tls } of session.conversations) {
					const name = `${file}:${number}`
					const others = proofs.filter(({ state }) => state !== 'verified')
					verified += proofs.length - others.length
					if (others.length > 0) lines.push(`${name} (${tls?.version}, ${tls?.cipherSuite ?? 'no suite'})`)
					lines.push(...others.map(proof => `  ${textOf(proof)}`))
					failed.push(...others.filter(proof => isWronglyFailed(file, proof)).map(({ what }) => `${name} ${what}`))
				}
			})
		}
		assert.deepEqual(failed, [])
		assert.ok(verified > 1000)
		const text = `${lines.join('\n')}\n`
		if (process.env.UPDATE_TRANSCRIPTS) writeFileSync(TRANSCRIPT, text)
		assert.equal(text, readFileSync(TRANSCRIPT, 'utf8'))
	})

	it('are the same whatever cuts the packets make: proven once, and again from the capture', async () => {
		const { materialsAgain } = await import('./proved.js')
		const { prove } = await import('../../../src/analyse/proofs/prove.js')
		for (const file of [
			'openssl-renegotiation.pcap',
			'openssl-post-handshake-auth.pcap',
			'capture-small-segments.pcap',
		]) {
			await withProofs(file, (session, options) => {
				for (const conversation of session.conversations) {
					const again = prove(materialsAgain(session, conversation, options), options)
					assert.deepEqual(again.proofs, conversation.proofs)
					assert.deepEqual(again.remarks, conversation.remarks)
				}
			})
		}
	})
})

function isWronglyFailed(file: string, { what, state }: Proof): boolean {
	return state === 'failed' && !BROKEN[file]?.includes(what)
}

function textOf({ what, side, state, missing, fault, why }: Proof): string {
	const name = side === undefined ? what : `${what} (${side})`
	return state === 'failed'
		? `${name}: failed, ${fault}: ${english(why)}`
		: `${name}: unchecked, missing: ${english(missing)}`
}
