import assert from 'node:assert/strict'
import { brotliCompressSync, deflateSync } from 'node:zlib'
import { LIMITS } from '../../src/decode/limits.js'
import { exposureOf } from '../../src/session/exposure.js'
import { learn, NO_FACTS } from '../../src/session/learn-tls.js'
import { readFixture } from '../fixture-files.js'
import { secretsBeside } from './opened.js'

const FILE = 'boringssl-compressed-certificate.pcap'

/** An empty certificate_request_context, and an empty list. */
const EMPTY = new Uint8Array(4)

function compressed(algorithm: number, data: Uint8Array, uncompressedLength: number) {
	return { kind: 'compressed_certificate', body: { algorithm, uncompressedLength, data } } as const
}

describe('a CompressedCertificate', () => {
	it('shows its certificates as one that is not compressed, and nobody without keys', async () => {
		const { session, capture } = await readFixture(FILE, { secrets: secretsBeside(FILE)! })
		const opened = session.conversations.filter(({ messages }) =>
			messages.some(({ type }) => type === 'compressed_certificate'),
		)
		assert.ok(opened.length > 0)
		for (const conversation of opened) {
			assert.match(conversation.tls?.certificates[0]?.subject?.text ?? '', /^CN=/)
			assert.ok(!exposureOf(conversation).some(({ key }) => key === 'server_certificate'))
		}
		capture.close()
	})

	it('leaves the facts as they were when it cannot be undone', () => {
		for (const message of [
			compressed(1, Uint8Array.of(1, 2, 3), EMPTY.length),
			compressed(9, EMPTY, EMPTY.length),
			compressed(2, brotliCompressSync(EMPTY), EMPTY.length + 1),
			compressed(1, deflateSync(EMPTY), LIMITS.handshake + 1),
		])
			assert.equal(learn(NO_FACTS, 'server', message), NO_FACTS)
	})

	it('may hold none, as that of a client that has no certificate', () => {
		const facts = learn(NO_FACTS, 'client', compressed(1, deflateSync(EMPTY), EMPTY.length))
		assert.deepEqual(facts.clientCertificates, [])
	})
})
