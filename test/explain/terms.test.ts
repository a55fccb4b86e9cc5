import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Rows of docs/terms.md: the Chinese for a thing, and the word that is not used for it. */
const TERMS = readFileSync('docs/terms.md', 'utf8')
	.split('\n')
	.filter(line => line.startsWith('| ') && !/^\| (English|---)/.test(line))
	.map(line => line.split('|').map(cell => cell.trim()))
	.map(([, english = '', chinese = '', other = '']) => ({ english, chinese, other }))

describe('Chinese terms', () => {
	const texts = readdirSync('src/explain', { recursive: true })
		.map(String)
		.filter(file => file.endsWith('.ts'))
		.map(file => ({ file, text: readFileSync(join('src/explain', file), 'utf8') }))

	it('are one for each thing', () => {
		assert.ok(TERMS.length > 20)
		for (const { english, other } of TERMS)
			assert.deepEqual(
				texts.filter(({ text }) => text.includes(other)).map(({ file }) => file),
				[],
				`${other} for ${english}`,
			)
	})

	it('are in use', () => {
		for (const { chinese } of TERMS)
			for (const word of chinese.split('、'))
				assert.ok(
					texts.some(({ text }) => text.includes(word)),
					word,
				)
	})
})
