import assert from 'node:assert/strict'
import type { Reading, Session } from '../../../src/session/session.js'
import { readingTexts } from '../../../src/tui/views/reading.js'

describe('what is said of a capture that comes as it happens', () => {
	const texts = (reading: Partial<Reading>) => {
		const session = {
			reading: { bytes: 1000, size: undefined, rate: 10, left: undefined, isLive: true, ...reading },
			counts: { packets: 20, decoded: 20, skipped: 0, malformed: 0, conversations: 2 },
			gone: { packets: 0 },
		}
		return readingTexts(session as unknown as Session, 'en')
	}

	it('is how much there is', () => {
		assert.equal(texts({})[0], 'live, 2 conversations, 1,000 bytes, 10 bytes/s')
	})

	it('is also by how much it lags, however narrow the screen is', () => {
		assert.equal(texts({ behind: 7 })[0], 'live, 7 s behind, 2 conversations, 1,000 bytes, 10 bytes/s')
		assert.equal(texts({ behind: 7 }).at(-1), 'live, 7 s behind')
	})
})
