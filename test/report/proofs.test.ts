import assert from 'node:assert/strict'
import type { Proof } from '../../src/analyse/proofs/proof.js'
import { saying } from '../../src/analyse/saying.js'
import { proofJson, proofLines } from '../../src/report/proofs.js'

const FAILED: Proof = {
	what: 'chain',
	side: 'client',
	state: 'failed',
	over: 'signed parts of 2 certificates, 1,448 bytes',
	why: 'the signature of CN=Secret Squirrels,O=Secret Squirrels,L=Vancouver is not right: \u001b[31m it is by another key',
	fault: 'bad_signature',
	messages: [2],
}

describe('proofs in the report', () => {
	it('are a table: with what they are over or what they lack', () => {
		const [verified, unchecked] = proofLines([
			{ what: 'server_finished', state: 'verified', over: 'transcript to CertificateVerify', why: 'it is' },
			{ what: 'psk_binder', state: 'unchecked', over: 'ClientHello', why: 'no key log holds it', missing: 'the PSK' },
		])
		assert.equal(verified, '✓ verified  server Finished transcript to CertificateVerify')
		assert.equal(unchecked, '? unchecked PSK binder      needs: the PSK')
	})

	it('say why one has failed, in lines of at most 96 columns that steer no terminal', () => {
		const lines = proofLines([FAILED])
		assert.ok(lines.length > 1)
		assert.match(lines[0]!, /^✗ failed {4}chain of the client/)
		assert.match(lines.at(-1)!, /\(bad_signature\)$/)
		for (const line of lines) assert.ok(line.length <= 96 && !line.includes('\u001b'))
	})

	it('stand in one column, however long the title of one is', () => {
		const [trust, ocsp] = proofLines([
			{ what: 'trust', side: 'server', state: 'verified', over: 'path of 2', why: '' },
			{ what: 'ocsp', side: 'server', state: 'unchecked', over: '', why: '', missing: 'stapled OCSP response' },
		])
		assert.equal(trust!.indexOf('path'), ocsp!.indexOf('needs'))
	})

	it('lose nothing of what is longer than a line', () => {
		const over = Array.from({ length: 40 }, (_, i) => `part ${i}`).join(', ')
		const lines = proofLines([{ what: 'trust', state: 'verified', over, why: '' }])
		const [first] = lines
		assert.ok(lines.length > 1 && lines.every(line => line.length <= 96))
		assert.equal(lines.map(line => line.slice(first!.indexOf('part')).trim()).join(' '), over)
	})

	it('are objects in JSON, without keys that have no value', () => {
		assert.deepEqual(proofJson({ ...FAILED, missing: saying('server_name') }), { ...FAILED, missing: 'server name' })
		const proof: Proof = { what: 'records', state: 'verified', over: '5 sealed records', why: 'all' }
		assert.deepEqual(Object.keys(proofJson(proof)), ['what', 'state', 'over', 'why'])
	})
})
