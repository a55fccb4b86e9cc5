import assert from 'node:assert/strict'
import { openSession } from '../../src/cli/read.js'
import { summaryText } from '../../src/report/text.js'

describe('the last lines of a report', () => {
	it('place no file that a folder left out at a packet', async () => {
		const { session, capture, read } = openSession('fixtures/failures', { keep: false })
		await read()
		capture.close()
		const left = summaryText(session).filter(line => line.includes('left out'))
		assert.ok(left.length > 0)
		assert.ok(session.issues.every(({ packet, text }) => packet === undefined || !text.startsWith('left out')))
		for (const line of left) assert.match(line, /^! left out: /)
	})
})
