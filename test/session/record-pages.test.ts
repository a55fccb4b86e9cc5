import assert from 'node:assert/strict'
import { LIMITS } from '../../src/decode/limits.js'
import type { Conversation, Message } from '../../src/session/conversation.js'
import { inspectMessage } from '../../src/session/inspect.js'
import { recordPage } from '../../src/session/record-page.js'
import type { Session } from '../../src/session/session.js'
import { FIXTURES, readFixture } from '../fixture-files.js'

type Found = {
	readonly session: Session
	readonly conversation: Conversation
	readonly message: Message
	readonly index: number
}

/** The longest run of application data in a session. */
function longestRun(session: Session): Found | undefined {
	const runs = session.conversations.flatMap(conversation =>
		conversation.messages.flatMap((message, index) =>
			message.source.kind === 'run' ? [{ session, conversation, message, index }] : [],
		),
	)
	return runs.sort((a, b) => b.message.recordCount - a.message.recordCount)[0]
}

describe('a run of application data', () => {
	it('is inspected a page of records at a time, each record on one page', async function () {
		for (const file of FIXTURES) {
			const { session, capture } = await readFixture(file)
			const found = longestRun(session)
			if (!found || found.message.recordCount <= LIMITS.recordsShown) {
				capture.close()
				continue
			}
			const { conversation, message, index } = found
			const { pages, count } = recordPage(message, 0)
			assert.equal(count, message.recordCount)
			assert.equal(pages, Math.ceil(count / LIMITS.recordsShown))
			const seen = Array.from({ length: pages }, (_, page) => inspectMessage(session, conversation, index, page))
			for (const views of seen) assert.ok(views.length <= LIMITS.recordsShown)
			const numbers = seen.flat().map(view => view.number)
			const { first } = message.source as Extract<Message['source'], { kind: 'run' }>
			assert.deepEqual(
				numbers,
				Array.from({ length: count }, (_, i) => first + i),
			)
			capture.close()
			return
		}
		this.skip()
	})

	it('reads the bytes of one page, however many records there are', () => {
		const rows = Array.from({ length: 40_000 }, (_, i) => ({
			...{ start: 100 * i, type: 23, version: 0x0303, length: 95, sealed: true },
			...{ time: { seconds: 0, nanos: 0 }, pieces: [{ start: 0, length: 100, origin: 1, offset: 0 }] },
		}))
		const run = { from: 'server', type: 'application_data', source: { kind: 'run', first: 0, last: 39_999 } }
		const message = { ...run, encrypted: true, recordCount: rows.length } as Message
		const conversation = {
			number: 1,
			messages: [message],
			records: { client: [], server: rows },
		} as unknown as Conversation
		let reads = 0
		const row = { position: 0, captured: 100 }
		const bytes = (_: number, length: number) => {
			reads++
			return new Uint8Array(length)
		}
		const session = { index: { row: () => row }, bytes } as unknown as Session
		const views = inspectMessage(session, conversation, 0, 1234)
		assert.deepEqual(
			views.map(view => view.number),
			Array.from({ length: LIMITS.recordsShown }, (_, i) => 1234 * LIMITS.recordsShown + i),
		)
		assert.equal(reads, LIMITS.recordsShown)
		assert.deepEqual(recordPage(message, 99_999), { first: 39_985, last: 40_000, count: 40_000, pages: 2500 })
	})
})
