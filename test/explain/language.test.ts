import assert from 'node:assert/strict'
import { sentences } from '../../src/explain/language.js'
import { unreadTexts } from '../../src/explain/unread.js'

describe('sentences', () => {
	it('have each one end before the next one, whether they brought it or not', () => {
		assert.equal(
			sentences(['No packet', 'Is it a capture?', 'Who knows'], 'en'),
			'No packet. Is it a capture? Who knows',
		)
		assert.equal(sentences(['没有分组', '是抓包吗？', '不知道'], 'zh'), '没有分组。是抓包吗？不知道')
		assert.equal(sentences(['No packet'], 'en'), 'No packet')
	})

	it('of QUIC and of DTLS in one capture end once each', () => {
		for (const language of ['en', 'zh'] as const) {
			const text = sentences(['…', ...unreadTexts({ quic: 1, dtls: 2 }, language)], language)
			assert.match(text, /QUIC.*DTLS/)
			assert.doesNotMatch(text, /[.。]{2}/)
		}
	})
})
