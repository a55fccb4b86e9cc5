import assert from 'node:assert/strict'
import { bodyContent } from '../../src/session/body-content.js'
import type { Conversation } from '../../src/session/conversation.js'
import { inspectMessage } from '../../src/session/inspect.js'
import { placesOf } from '../../src/session/places.js'
import { traceConversation } from '../../src/session/retrace.js'
import type { GrowingSession } from '../../src/session/session.js'
import { assertTiles } from '../decode/tiles.js'
import { readFixture } from '../fixture-files.js'
import { secretsBeside } from './opened.js'
import { packetsOf, replay } from './replay.js'

const CLEAR = 'http2-clear.pcap'
const TLS = 'http2-tls.pcap'

async function withConversation(
	file: string,
	use: (session: GrowingSession, conversation: Conversation) => void,
): Promise<void> {
	const secrets = secretsBeside(file)
	const { session, capture } = await readFixture(file, secrets && { secrets })
	try {
		use(session, session.conversations[0]!)
	} finally {
		capture.close()
	}
}

const exchangesOf = ({ http }: Conversation) =>
	http.map(({ streamId, method, target, version, status, decodedBytes }) =>
		[streamId, method, target, version, status, decodedBytes].join(' '),
	)

function traced(session: GrowingSession, conversation: Conversation, text: string) {
	const tracing = traceConversation(session, conversation, text)
	let step = tracing.next()
	while (!step.done) step = tracing.next()
	return step.value
}

describe('HTTP/2 in a session', () => {
	for (const file of [CLEAR, TLS]) {
		it(`is requests and responses, as in HTTP/1: ${file}`, () =>
			withConversation(file, (session, conversation) => {
				assert.deepEqual(exchangesOf(conversation), [
					'1 GET /secret 2 200 53',
					'3 POST /form 2 200 ',
					'5 GET /page 2 200 ',
					'2 GET /tail.css 2 200 ',
					'7 GET /secret 2 200 53',
					'9 GET /never 2  ',
				])
				assert.equal(conversation.http[1]?.requestText, 'fluffy tail')
				assert.equal(conversation.http[1]?.responseText, 'fluffy tail')
				assert.match(conversation.http[0]?.responseText ?? '', /^The secret message is/)
				const types = new Set(conversation.messages.map(({ type }) => type).filter(type => type.startsWith('http')))
				assert.deepEqual([...types].sort(), [
					'http2_goaway',
					'http2_ping',
					'http2_preface',
					'http2_push_promise',
					'http2_rst_stream',
					'http2_settings',
					'http_request',
					'http_response',
				])
				assert.equal(session.conversations.length, 1)
			}))

		it(`has blocks of what travelled and of what was said, each with its places: ${file}`, () =>
			withConversation(file, (session, conversation) => {
				for (const [index, { type }] of conversation.messages.entries()) {
					if (!type.startsWith('http')) continue
					const views = inspectMessage(session, conversation, index)
					for (const { field, bytes } of views) assertTiles(field, bytes.length)
					const [wire] = views
					const places = placesOf(conversation, wire!, { start: 0, end: wire!.bytes.length })
					assert.equal(
						places.reduce((sum, { span }) => sum + span.end - span.start, 0),
						wire!.bytes.length,
						`${index}`,
					)
				}
				const last = conversation.http.find(({ streamId }) => streamId === 7)!
				const views = inspectMessage(session, conversation, last.request!)
				assert.ok(views.some(({ title, field }) => /joined/.test(title) && field.name === 'header_block'))
				const answer = bodyContent(inspectMessage(session, conversation, last.response!))
				assert.match(Buffer.from(answer!.bytes).toString(), /^The secret message is/)
			}))
	}

	it('finds a text that is Huffman-coded, and one that was sent before by an index only', () =>
		withConversation(CLEAR, (session, conversation) => {
			const { hits } = traced(session, conversation, 'bushy tail')
			assert.deepEqual(
				hits.map(({ where, message }) => [where, conversation.messages[message!]?.summary]),
				[
					['body', '200, stream 1'],
					['body', '200, stream 7'],
				],
			)
			const [first] = hits
			const decoded = inspectMessage(session, conversation, first!.message!).find(({ kind }) => kind === 'body')!
			const found = decoded.bytes.subarray(first!.offset, first!.offset + first!.length)
			assert.equal(Buffer.from(found).toString(), 'bushy tail')
		}))

	it('is recognised in its middle, and says which fields it cannot know', () =>
		withConversation(CLEAR, session => {
			const packets = packetsOf(session)
			const late = replay(packets.slice(16))
			const [conversation] = late.conversations
			assert.equal(conversation?.protocol, 'http2')
			assert.ok(conversation.issues.some(({ text }) => /refer to fields that were sent before/.test(text)))
			assert.equal(conversation.client.port, session.conversations[0]!.client.port)
			assert.ok(conversation.http.some(({ streamId, target }) => streamId === 5 && target === '/page'))
		}))

	it('says once that bytes are missing, and goes on', () =>
		withConversation(CLEAR, session => {
			const packets = packetsOf(session)
			let losses = 0
			for (let left = 3; left < packets.length; left++) {
				const [conversation] = replay(packets.filter((_, i) => i !== left)).conversations
				assert.ok(conversation)
				const said = conversation.issues.filter(({ text }) => /header fields that later ones refer to/.test(text))
				assert.ok(said.length <= 2)
				losses += said.length
				assert.equal(conversation.protocol, 'http2')
			}
			assert.ok(losses > 0)
		}))
})
