import assert from 'node:assert/strict'
import { proofWords } from '../../src/explain/proof-words.js'
import { FIXTURES, readFixture } from '../fixture-files.js'
import { proveBeside } from '../session/proofs/proved.js'

describe('what a proof is over, and what it lacks', () => {
	it('stays as it was said in English', () => {
		assert.equal(proofWords('5 sealed records', 'en'), '5 sealed records')
	})

	it('is put into Chinese with its numbers and names', () => {
		assert.equal(proofWords('signed parts of 2 certificates, 1,448 bytes', 'zh'), '2 张证书的被签名部分，1,448 字节')
		assert.equal(
			proofWords('transcript to Certificate, 1,730 bytes, SHA-384, behind “TLS 1.3, server CertificateVerify”', 'zh'),
			'直到 Certificate 的握手消息，1,730 字节, SHA-384，前缀为“TLS 1.3, server CertificateVerify”',
		)
		assert.equal(proofWords('renegotiation: validity of 1 certificate', 'zh'), '重新协商：1 张证书的有效期')
		assert.equal(proofWords('stapled OCSP response', 'zh'), '随握手附带的 OCSP 响应')
	})

	it('stays as it is where nobody has put it into words', () => {
		assert.equal(proofWords('--ct-logs', 'zh'), '--ct-logs')
	})

	it('leaves no English sentence of a fixture in Chinese', async () => {
		for (const file of FIXTURES.filter(name => /tls1[23]|renegotiation|psk|capture-/.test(name)).slice(0, 24)) {
			const { session, capture } = await readFixture(file, { prove: proveBeside(file) })
			capture.close()
			for (const { over, missing } of session.conversations.flatMap(({ proofs }) => proofs ?? []))
				for (const text of [over, missing ?? ''])
					assert.doesNotMatch(proofWords(text, 'zh'), /\b(of|from|to|for|the|without) /, `${file}: ${text}`)
		}
	})
})
