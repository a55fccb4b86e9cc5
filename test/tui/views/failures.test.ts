import assert from 'node:assert/strict'
import { openSession } from '../../../src/cli/read.js'
import { failureTexts } from '../../../src/tui/views/failures.js'

async function textsOf(fixture: string): Promise<readonly string[]> {
	const { session, capture, read } = openSession(`fixtures/${fixture}.pcap`, { keep: true })
	try {
		assert.deepEqual(failureTexts(session, 'en'), [])
		await read()
		return failureTexts(session, 'en')
	} finally {
		capture.close()
	}
}

describe('what the list of packets says of failures', () => {
	it('is the cause, once the capture is read, and the key that tells more', async () => {
		const [long, short] = await textsOf('tutorial-https-refused')
		assert.equal(long, 'failed: issuer not trusted (7 says why)')
		assert.equal(short, '1 failed (7)')
	})

	it('is how many of how many, where there are more conversations', async () => {
		const [long, short] = await textsOf('capture-mixed')
		assert.match(long!, /^2 of 7 failed, the first: .+ \(7 says why\)$/)
		assert.equal(short, '2 failed (7)')
	})

	it('is nothing where nothing has failed, in the clear and over TLS', async () => {
		assert.deepEqual(await textsOf('tutorial-http'), [])
		assert.deepEqual(await textsOf('tutorial-https'), [])
	})
})
