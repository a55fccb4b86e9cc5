import assert from 'node:assert/strict'
import { TABLES } from '../../src/explain/explain.js'
import type { Text } from '../../src/explain/language.js'
import { sentences, titles } from './texts.js'

const HAN = '\\u3400-\\u9fff'
const all = () => [...sentences(), ...titles()]

/** Where `isWrong` holds, with the text itself: an empty list passes. */
function wrong(texts: readonly { at: string; words: Text }[], isWrong: (text: Text) => boolean): string[] {
	return texts.filter(({ words }) => isWrong(words)).map(({ at, words }) => `${at}: ${words.en} / ${words.zh}`)
}

describe('texts', () => {
	it('has more than a thousand texts in both languages', () => {
		assert.ok(all().length > 1000, `${all().length}`)
		assert.deepEqual(
			wrong(all(), ({ en, zh }) => en.trim() === '' || zh.trim() === ''),
			[],
		)
	})

	it('takes at most 60 English words and 110 Chinese characters', () => {
		assert.deepEqual(
			wrong(all(), ({ en, zh }) => en.split(/\s+/).length > 60 || [...zh].length > 110),
			[],
		)
	})

	it('writes English in ASCII, so that every terminal can show it', () => {
		assert.deepEqual(
			wrong(all(), ({ en }) => /[^ -~]/.test(en)),
			[],
		)
	})

	it('writes Chinese in Chinese, with Chinese punctuation and a space before Latin letters', () => {
		const western = new RegExp(`[${HAN}][,;:?!()"]|[,;:?!()"][${HAN}]|[${HAN}]\\.`)
		const crowded = new RegExp(`[${HAN}][A-Za-z0-9]|[A-Za-z0-9][${HAN}]`)
		assert.deepEqual(
			wrong(all(), ({ zh }) => !new RegExp(`[${HAN}]`).test(zh) || western.test(zh) || crowded.test(zh)),
			[],
		)
	})

	it('ends every explanation with a full stop, and has no stray blanks', () => {
		assert.deepEqual(
			wrong(sentences(), ({ en, zh }) => !/[.!?]$/.test(en) || !/[。！？]$/.test(zh)),
			[],
		)
		assert.deepEqual(
			wrong(
				all(),
				({ en, zh }) =>
					[en, zh].some(text => / {2}|^ | $/.test(text)) || /[ ][，。；：、]|[，。；：、“”（）] /.test(zh),
			),
			[],
		)
	})

	it('names RFCs in one form, number, then section, and so the standard of HTML', () => {
		const form = /^(RFC [1-9]\d{2,3}|WHATWG HTML)(, (\d+|[A-Z])(\.\d+)*)?$/
		const odd = sentences().filter(({ words }) => words.rfc !== undefined && !form.test(words.rfc))
		assert.deepEqual(
			odd.map(({ at, words }) => `${at}: ${words.rfc}`),
			[],
		)
	})

	it('has each key in one table only', () => {
		const keys = TABLES.flatMap(table => Object.keys(table))
		assert.deepEqual(
			keys.filter((key, i) => keys.indexOf(key) !== i),
			[],
		)
	})
})
