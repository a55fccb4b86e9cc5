import assert from 'node:assert/strict'
import type { Conversation, Role } from '../../src/session/conversation.js'
import { readPieces } from '../../src/session/pieces.js'
import type { GrowingSession } from '../../src/session/session.js'
import { FIXTURES, readFixture } from '../fixture-files.js'
import { FAMILIES, SAID } from './families.js'
import { secretsBeside } from './opened.js'
import { openedData } from './opened-data.js'

const ROLES = ['client', 'server'] as const

/** The opened conversations of all fixtures, family by family. */
const found = new Map<string, string[]>()

describe('families of protection and of handshakes', () => {
	for (const file of FIXTURES) {
		const secrets = secretsBeside(file) ?? secretsBeside(file, 'rsakey.pem')
		if (!secrets) continue

		it(`are opened to what both sides said: ${file}`, async () => {
			const { session, capture } = await readFixture(file, { secrets })
			try {
				const [, said] = SAID.find(([pattern]) => pattern.test(file))!
				for (const conversation of session.conversations.filter(isWhole)) {
					for (const role of ROLES)
						assert.match(textOf(session, conversation, role), said[role], `${conversation.number} ${role}`)
					for (const { name, has } of FAMILIES) {
						if (has(conversation, file)) found.set(name, [...(found.get(name) ?? []), `${file} ${conversation.number}`])
					}
				}
			} finally {
				capture.close()
			}
		})
	}

	after(() => {
		const conversations = new Set([...found.values()].flat())
		console.log(`    ${found.size} families in ${conversations.size} conversations`)
	})

	for (const { name } of FAMILIES) {
		it(`have a fixture each: ${name}`, () => {
			assert.ok(found.has(name), `no fixture of ${name} is opened`)
		})
	}
})

function isWhole({ opening }: Conversation): boolean {
	return opening !== undefined && opening.sealed > 0 && opening.opened === opening.sealed
}

function textOf(session: GrowingSession, conversation: Conversation, role: Role): string {
	const chunks = [...openedData(conversation, role, row => readPieces(session, row.pieces))]
	return Buffer.concat(chunks).toString('latin1')
}
