import assert from 'node:assert/strict'
import type { Message } from '../../../src/session/conversation.js'
import { summaryText } from '../../../src/tui/views/texts.js'

const request = (summary: string, streamId?: number) =>
	({ type: 'http_request', summary, ...(streamId !== undefined && { streamId }) }) as Message

describe('what a request says', () => {
	it('is captured text, and the stream behind it is a word of ours', () => {
		assert.equal(summaryText(request('GET /a, stream 3, stream 1', 1), 'zh'), 'GET /a, stream 3，流 1')
		assert.equal(summaryText(request('stream 1', 1), 'zh'), '流 1')
		assert.equal(summaryText(request('GET /a, stream 1', 1), 'en'), 'GET /a, stream 1')
	})

	it('stays as it is where there are no streams, whatever it looks like', () => {
		assert.equal(summaryText(request('GET /a, stream 1'), 'zh'), 'GET /a, stream 1')
		assert.equal(summaryText(request('GET /a, stream 12', 2), 'zh'), 'GET /a, stream 12')
	})
})
