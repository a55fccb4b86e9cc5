import assert from 'node:assert/strict'
import type { Field } from '../../src/decode/field.js'
import { alertMeaning } from '../../src/explain/alerts.js'
import { uncovered } from '../../src/explain/explain.js'
import { purpose } from '../../src/explain/rungs.js'
import { inspectMessage, inspectPacket } from '../../src/session/inspect.js'
import type { Session } from '../../src/session/session.js'
import { FIXTURES, withFixture } from '../fixture-files.js'

/** Of a long capture the first packets and rungs: what comes later is of the same kinds. */
const PACKETS = 400
const RUNGS = 60

function* roots(session: Session): Generator<Field> {
	for (let number = 1; number <= Math.min(session.counts.packets, PACKETS); number++)
		for (const { field } of inspectPacket(session, number)) yield field
	for (const conversation of session.conversations)
		for (let index = 0; index < Math.min(conversation.messages.length, RUNGS); index++)
			for (const { field } of inspectMessage(session, conversation, index)) yield field
}

/** A path that some field has, whether it has no words, and the paths that go on from it. */
type Path = { readonly names: readonly string[]; readonly isSilent: boolean; readonly below: Map<string, Path> }

const ROOT: Path = { names: [], isSilent: false, below: new Map() }

/** The path one name further; whether it has words is asked once for all fixtures, which have the same ones again and again. */
function further({ names, below }: Path, name: string): Path {
	const known = below.get(name)
	if (known) return known
	const path = [...names, name]
	const found = { names: path, isSilent: uncovered([path]).length > 0, below: new Map() }
	below.set(name, found)
	return found
}

/** Adds the paths without words: of a field, of its bits, and of everything below it. */
function addSilent({ name, bits = [], children = [] }: Field, above: Path, silent: Set<string>): void {
	const path = further(above, name)
	for (const { names, isSilent } of [path, ...bits.map(bit => further(path, bit.name))])
		if (isSilent) silent.add(names.join('/'))
	for (const child of children) addSilent(child, path, silent)
}

describe('words for the fixtures', () => {
	for (const file of FIXTURES) {
		it(`explain every field and every rung of ${file}`, () =>
			withFixture(file, session => {
				const silent = new Set<string>()
				for (const root of roots(session)) addSilent(root, ROOT, silent)
				assert.deepEqual([...silent], [])
				for (const { messages, tls } of session.conversations)
					for (const message of messages) {
						assert.ok(purpose(message, tls ?? {}, 'zh'), message.type)
						if (message.description !== undefined)
							assert.ok(alertMeaning(message.description, message.from, 'en'), message.description)
					}
			}))
	}
})
