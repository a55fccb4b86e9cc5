import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openSession } from '../../src/cli/read.js'
import type { Field } from '../../src/decode/field.js'
import { alertMeaning } from '../../src/explain/alerts.js'
import { uncovered } from '../../src/explain/explain.js'
import { purpose } from '../../src/explain/rungs.js'
import { inspectMessage, inspectPacket } from '../../src/session/inspect.js'
import type { Session } from '../../src/session/session.js'

const fixtures = readdirSync('fixtures').filter(file => /\.(pcap|pcapng|pcap\.gz)$/.test(file))

/** Of a long capture the first packets and rungs: what comes later is of the same kinds. */
const PACKETS = 400
const RUNGS = 60

async function sessionOf(fixture: string): Promise<Session> {
	const { session, read } = openSession(join('fixtures', fixture), { keep: true })
	await read()
	return session
}

function* roots(session: Session): Generator<Field> {
	for (let number = 1; number <= Math.min(session.counts.packets, PACKETS); number++)
		for (const { field } of inspectPacket(session, number)) yield field
	for (const conversation of session.conversations)
		for (let index = 0; index < Math.min(conversation.messages.length, RUNGS); index++)
			for (const { field } of inspectMessage(session, conversation, index)) yield field
}

/** The path of a field, of its bits, and of everything below it. */
function* paths(field: Field, above: readonly string[] = []): Generator<readonly string[]> {
	const path = [...above, field.name]
	yield path
	for (const bit of field.bits ?? []) yield [...path, bit.name]
	for (const child of field.children ?? []) yield* paths(child, path)
}

describe('words for the fixtures', () => {
	for (const fixture of fixtures) {
		it(`explains every field and every rung of ${fixture}`, async () => {
			const session = await sessionOf(fixture)
			const silent = new Set<string>()
			for (const root of roots(session)) for (const path of uncovered(paths(root))) silent.add(path)
			assert.deepEqual([...silent], [])
			for (const { messages, tls } of session.conversations)
				for (const message of messages) {
					assert.ok(purpose(message, tls ?? {}, 'zh'), message.type)
					if (message.description !== undefined)
						assert.ok(alertMeaning(message.description, message.from, 'en'), message.description)
				}
		})
	}
})
