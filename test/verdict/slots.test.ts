import assert from 'node:assert/strict'
import { LANGUAGES } from '../../src/explain/language.js'
import {
	CAUSE_WORDS,
	causeName,
	evidenceText,
	verdictSentence,
	verdictText,
} from '../../src/explain/verdicts/verdicts.js'
import { conversationText } from '../../src/report/text.js'
import { verdictLines } from '../../src/report/verdict.js'
import type { Conversation } from '../../src/session/conversation.js'
import { judge } from '../../src/verdict/judge.js'
import { CAUSES } from '../../src/verdict/verdict.js'
import { FIXTURES, withFixture } from '../fixture-files.js'
import { conversationsOf, labels } from './labels.js'

describe('the words of a verdict', () => {
	const conversations: { readonly name: string; readonly conversation: Conversation }[] = []

	before(async () => {
		for (const file of FIXTURES)
			await withFixture(file, session => {
				for (const conversation of session.conversations) conversations.push({ name: file, conversation })
			})
		for (const label of labels())
			for (const conversation of await conversationsOf(label)) conversations.push({ name: label.name, conversation })
	})

	for (const language of LANGUAGES) {
		it(`fill five slots, none empty and no value missing (${language})`, () => {
			for (const { name, conversation } of conversations) {
				const verdict = judge(conversation)
				const text = verdictText(verdict, language)
				assert.deepEqual(Object.keys(text), ['who', 'what', 'why', 'sure', 'now'])
				for (const [slot, words] of Object.entries({ ...text, sentence: verdictSentence(verdict, language) })) {
					assert.notEqual(words.trim(), '', `${name}: ${slot}`)
					assert.doesNotMatch(words, /\{\w+\}|undefined|NaN/, `${name}: ${slot}: ${words}`)
				}
				for (const item of verdict.evidence) assert.doesNotMatch(evidenceText(item, language), /\{\w+\}/, name)
			}
		})
	}

	it('are in the report of each conversation, on lines of at most 100 columns', async () => {
		await withFixture('tutorial-https-refused.pcap', session => {
			const [conversation] = session.conversations
			const lines = verdictLines(judge(conversation!)).map(line => `  ${line}`)
			for (const slot of ['who', 'what', 'why', 'how sure', 'what now'])
				assert.ok(
					lines.some(line => line.startsWith(`    ${slot} `)),
					slot,
				)
			assert.ok(lines.every(line => line.length <= 100))
			const report = conversationText(session, conversation!)
			assert.deepEqual(
				lines.filter(line => !report.includes(line)),
				[],
			)
		})
	})

	it('are there for every cause, and every cause that has words can be named', () => {
		assert.deepEqual(Object.keys(CAUSE_WORDS).sort(), [...CAUSES].sort())
		for (const cause of CAUSES) for (const language of LANGUAGES) assert.notEqual(causeName(cause, language), '')
	})
})
