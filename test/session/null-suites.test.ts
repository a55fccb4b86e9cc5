import assert from 'node:assert/strict'
import type { Conversation } from '../../src/session/conversation.js'
import { exposureOf } from '../../src/session/exposure.js'
import { inspectMessage } from '../../src/session/inspect.js'
import { traceConversation } from '../../src/session/retrace.js'
import { assertTiles } from '../decode/tiles.js'
import { readFixture, withFixture } from '../fixture-files.js'
import { english } from '../said.js'
import { secretsBeside } from './opened.js'

const FILE = 'openssl-null.pcap'

describe('a session that encrypts nothing', () => {
	it('is read without keys, and nothing is called proven', () =>
		withFixture(FILE, ({ conversations }) => {
			assert.deepEqual(behind(conversations[0]!), [
				'client finished observed',
				'server finished observed',
				'client application_data observed',
				'server application_data observed',
				'client alert observed warning: close_notify',
				'server alert observed warning: close_notify',
			])
			for (const { why } of rungs(conversations[0]!))
				assert.equal(why, 'nothing is encrypted; without keys its MAC is not checked')
		}))

	it('is verified with keys, and was not encrypted for that', async () => {
		const { session, capture } = await readFixture(FILE, { secrets: secretsBeside(FILE)! })
		const [conversation] = session.conversations
		for (const { standing, encrypted } of rungs(conversation!))
			assert.deepEqual([standing, encrypted], ['verified', false])
		assert.equal(conversation!.opening?.opened, 6)
		capture.close()
	})

	it('shows each message with its fields and its MAC', () =>
		withFixture(FILE, session => {
			const conversation = session.conversations[0]!
			const index = conversation.messages.findIndex(({ type }) => type === 'finished')
			const [message, record, opened] = inspectMessage(session, conversation, index)
			for (const view of [message!, record!, opened!]) assertTiles(view.field, view.bytes.length)
			assert.equal(message!.field.children?.[0]?.name, 'msg_type')
			assert.deepEqual(
				opened!.field.children?.map(({ name }) => name),
				['content', 'mac'],
			)
		}))

	it('hides nothing from an eavesdropper', () =>
		withFixture('nss-rsa.pcap', ({ conversations }) => {
			const nulls = conversations.filter(({ tls }) => tls?.cipherSuite?.includes('_NULL_'))
			assert.ok(nulls.length > 0)
			for (const conversation of nulls) {
				const seen = new Map(exposureOf(conversation).map(({ key, value }) => [key, value]))
				assert.equal(seen.get('nothing_hidden'), `nothing: ${conversation.tls?.cipherSuite}`)
				assert.equal(seen.get('request'), 'GET /fluffy-tail HTTP/1.0')
				assert.equal(seen.get('records'), undefined)
			}
		}))

	it('has a text once: where it travelled is where it can be read', () =>
		withFixture('nss-rsa.pcap', session => {
			const nulls = session.conversations.filter(({ tls }) => tls?.cipherSuite?.includes('_NULL_'))
			for (const conversation of nulls) {
				const work = traceConversation(session, conversation, 'fluffy-tail')
				let step = work.next()
				while (!step.done) step = work.next()
				const places = step.value.hits.map(({ where, message }) => [where, conversation.messages[message!]?.type])
				const wanted = [
					['wire', 'http_request'],
					['wire', 'http_response'],
				]
				assert.deepEqual(places, wanted.slice(0, places.length))
				assert.ok(places.length > 0)
			}
		}))

	it('says why a key log opens none of it, and that it was read all the same', async () => {
		const { session, capture } = await readFixture(FILE, { secrets: secretsBeside('nginx-tls12-rsa.pcap')! })
		const { opened, why } = session.conversations[0]!.opening!
		assert.equal(opened, 0)
		assert.match(english(why), /^they are not encrypted and were read, but no MAC was checked: no line of the key log/)
		assert.equal(behind(session.conversations[0]!)[0], 'client finished observed')
		capture.close()
	})
})

function rungs({ messages }: Conversation) {
	return messages.filter(({ source }) => source.kind === 'opened' || source.kind === 'run')
}

function behind(conversation: Conversation): string[] {
	return rungs(conversation).map(({ from, type, standing, summary }) => `${from} ${type} ${standing} ${summary}`.trim())
}
