import assert from 'node:assert/strict'
import { compareText } from '../../src/report/compare.js'
import type { Find } from '../../src/session/conversation.js'
import { traceConversation } from '../../src/session/retrace.js'
import type { Session } from '../../src/session/session.js'
import { FIXTURES } from '../fixture-files.js'
import { readAll } from '../tui/compare/view.js'

function trace(session: Session, text: string): Find {
	const work = traceConversation(session, session.conversations[0]!, text)
	let step = work.next()
	while (!step.done) step = work.next()
	return step.value
}

describe('two conversations compared as text', () => {
	it('begins with both conversations and both answers', async () => {
		const { sessions, close } = await readAll(['fixtures/tutorial-http.pcap', 'fixtures/tutorial-https.pcap'])
		const [a, b] = sessions as [Session, Session]
		const [left, right] = [trace(a, 'fluffy tail'), trace(b, 'fluffy tail')]
		const lines = compareText(
			{ session: a, conversation: a.conversations[0]! },
			{ session: b, conversation: b.conversations[0]! },
			{ left, right },
		)
		const [hit] = left.hits
		assert.deepEqual(lines.slice(0, 7), [
			'Left:  fixtures/tutorial-http.pcap:1',
			'Right: fixtures/tutorial-https.pcap:1',
			'',
			`Left:  “fluffy tail” is found in packet ${hit!.packet}, byte ${hit!.offset}, sent by the server.`,
			`Right: “fluffy tail” is not found in any of the ${right.searched.toLocaleString('en')} captured bytes.`,
			'',
			'Left: fixtures/tutorial-http.pcap:1',
		])
		const text = lines.join('\n')
		assert.equal(text.split('What an eavesdropper sees:').length, 3)
		assert.match(text, /HTTP response \(91 bytes\): 200 OK/)
		assert.match(text, /application data \(encrypted/)
		close()
	})

	it('tells the first places of a text that is found often, and how many more there are', async () => {
		const { sessions, close } = await readAll(['fixtures/http-gzip.pcap'])
		const side = { session: sessions[0]!, conversation: sessions[0]!.conversations[0]! }
		const left = trace(side.session, 'fluffy tail')
		const lines = compareText(side, side, { left })
		assert.equal(lines.filter(line => line.includes('is found in the decoded body')).length, 5)
		assert.ok(lines.some(line => line.includes(`found in ${left.hits.length - 5} more places`)))
		close()
	})

	it('stays within 100 columns for every pair of fixtures', async () => {
		for (const file of FIXTURES) {
			const { sessions, close } = await readAll([`fixtures/${file}`])
			const session = sessions[0]!
			const sides = session.conversations.map(conversation => ({ session, conversation }))
			for (const side of sides.slice(0, 3)) {
				const lines = compareText(side, sides.at(-1)!)
				for (const line of lines) assert.ok([...line].length <= 100, line)
			}
			close()
		}
	})
})
