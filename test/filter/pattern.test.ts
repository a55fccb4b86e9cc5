import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Pattern, patternOf } from '../../src/filter/pattern.js'

function finds(source: string, text: string): boolean {
	const pattern = patternOf(source)
	if (typeof pattern === 'string') throw new Error(`${source}: ${pattern}`)
	return pattern(text)
}

describe('a pattern', () => {
	it('is found anywhere, without regard to case', () => {
		assert.ok(finds('squirrel', 'a Secret SQUIRREL'))
		assert.ok(finds('^GET /[a-z]+ HTTP/1\\.[01]', 'get /secret http/1.1\r\nhost: x'))
		assert.ok(!finds('^secret', 'a secret'))
	})

	it('regards case behind (?-i)', () => {
		assert.ok(!finds('(?-i)get', 'GET'))
		assert.ok(finds('(?-i)[A-Z]{3}', 'a GET'))
	})

	it('takes no time without end, whatever it repeats', () => {
		const hard = `${'a'.repeat(60_000)}!`
		for (const source of ['(a+)+$', '^(a|a)*$', '(a*)*b', 'a*a*a*a*b', '(?:a?){50}a{50}$', '(.*)*(.*)*x'])
			assert.equal(finds(source, hard), false, source)
	})

	it('says what it does not know, and what is wrong', () => {
		for (const source of [
			'(a',
			'a)',
			'[a',
			'*a',
			'a{3,2}',
			'a{999}',
			'(?=a)',
			'\\1',
			'(?<n>a)',
			'a\\',
			`${'(a{200}){200}'}`,
			'('.repeat(99),
		])
			assert.equal(typeof patternOf(source), 'string', source)
	})

	it('finds what the RegExp of the language finds', () => {
		const atom = fc.oneof(
			fc.constantFrom(
				'a',
				'b',
				'B',
				'.',
				'[ab]',
				'[^a]',
				'[a-c]',
				'\\d',
				'\\W',
				'\\s',
				'\\.',
				'\\x61',
				'^',
				'$',
				'\\b',
				'\\B',
				'-',
				'[\\d-]',
				'[]a]',
				'1',
			),
		)
		const { source: sources } = fc.letrec<{ source: string }>(tie => ({
			source: fc.oneof(
				{ maxDepth: 4 },
				atom,
				fc.tuple(tie('source'), tie('source')).map(parts => parts.join('')),
				fc.tuple(tie('source'), tie('source')).map(parts => `(${parts.join('|')})`),
				fc
					.tuple(tie('source'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '*?'))
					.map(([of, times]) => `(?:${of})${times}`),
			),
		}))
		const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'C', '1', ' ', '.', '\n', '-', ']'), maxLength: 12 })
		fc.assert(
			fc.property(sources, texts, (source, text) => {
				// `[]a]` has another meaning in the language: there [] is a class of its own.
				const regExp = new RegExp(source.replaceAll('[]a]', '[\\]a]'), 'i')
				assert.equal((patternOf(source) as Pattern)(text), regExp.test(text))
			}),
			{ numRuns: 1500 },
		)
	})
})
