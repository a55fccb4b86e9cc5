import assert from 'node:assert/strict'
import { END_HEADERS, HEADERS, PADDED, PING, PRIORITY_FLAG, PUSH_PROMISE } from '../../../src/decode/http2/codes.js'
import { framesFit, senderOf } from '../../../src/decode/http2/frames-fit.js'
import { frame, hex } from './samples.js'

const headers = (block: string, flags = 0) => frame(HEADERS, END_HEADERS | flags, 1, hex(block))

describe('the first HTTP/2 frames of a stream whose beginning was missed', () => {
	it('tell their sender by the first field of a header block', () => {
		const blocks: readonly (readonly [string, string | undefined])[] = [
			['82', 'client'],
			['88', 'server'],
			['4803 333032', 'server'],
			['0401 2f', 'client'],
			['be', undefined],
			['4001 6101 62', undefined],
		]
		for (const [block, sender] of blocks) assert.equal(senderOf(headers(block)), sender, block)
	})

	it('tell it behind size updates, whatever these are', () => {
		for (const update of ['20', '3f01', '3f08', '3fe11f', '203f08', '3f8801'])
			for (const [first, sender] of [
				['82', 'client'],
				['88', 'server'],
			])
				assert.equal(senderOf(headers(`${update} ${first}`)), sender, update)
		for (const cut of ['3f', '3fe1', '20']) assert.equal(senderOf(headers(cut)), undefined, cut)
	})

	it('tell it behind padding and priority, and by a promise', () => {
		assert.equal(senderOf(headers('02 00000000 10 88 0000', PADDED | PRIORITY_FLAG)), 'server')
		assert.equal(senderOf(frame(PUSH_PROMISE, END_HEADERS, 1, hex('00000002 82'))), 'server')
		assert.equal(senderOf(frame(PING, 0, 0, hex('0000000000000000'))), undefined)
	})

	it('fill the bytes to the last one', () => {
		const bytes = Buffer.concat([headers('82'), frame(PING, 0, 0, hex('0000000000000000'))])
		assert.ok(framesFit(bytes))
		for (let length = 0; length < bytes.length; length++)
			assert.equal(framesFit(bytes.subarray(0, length)), length === headers('82').length, `${length}`)
	})
})
