import assert from 'node:assert/strict'
import { doctorText, FAULT_TEXTS, REASON_TEXTS } from '../../src/explain/key-doctor.js'
import { LANGUAGES } from '../../src/explain/language.js'

describe('what the key doctor says', () => {
	for (const [table, texts] of Object.entries({ REASON_TEXTS, FAULT_TEXTS })) {
		it(`leaves no place of a sentence open: ${table}`, () => {
			for (const [code, words] of Object.entries(texts))
				for (const language of LANGUAGES) {
					const names = Array.from(words[language].matchAll(/\{(\w+)/g), match => match[1]!)
					for (const value of [1, 2]) {
						const values = Object.fromEntries(names.map(name => [name, value]))
						assert.doesNotMatch(doctorText(texts, code, values, language), /[{}?]/, `${code}, ${language}`)
					}
				}
		})
	}

	it('has the word that goes with a number', () => {
		const text = (sessions: number) => doctorText(REASON_TEXTS, 'no_line', { sessions }, 'en')
		assert.match(text(1), /the secrets of 1 session, none of this one/)
		assert.match(text(1200), /the secrets of 1,200 sessions, none of this one/)
	})
})
