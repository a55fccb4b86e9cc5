import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readFilter } from '../../src/filter/filter.js'
import { formatted } from '../../src/filter/format.js'
import { parse } from '../../src/filter/parser.js'
import type { Expression, Item, Operand, Relation } from '../../src/filter/syntax.js'
import { EXPRESSIONS } from './expressions.js'

describe('parse', () => {
	it('lets "and" bind closer than "or", and "not" closest', () => {
		assert.equal(shape('a or b and not c or d'), '((a or (b and not c)) or d)')
		assert.equal(shape('(a || b) && !c'), '((a or b) and not c)')
	})

	it('reads the words and the signs of a comparison as the same', () => {
		for (const [words, signs] of [
			['a eq 1', 'a == 1'],
			['a ne 1', 'a != 1'],
			['a any_ne 1', 'a !== 1'],
			['a all_eq 1', 'a === 1'],
			['a gt 1 and a lt 2', 'a > 1 && a < 2'],
			['a ge 1 or a le 2', 'a >= 1 || a <= 2'],
			['a matches "b"', 'a ~ "b"'],
		] as const)
			assert.equal(shape(words), shape(signs))
	})

	it('takes a text without spaces apart as it does one with them', () => {
		assert.equal(shape('tcp.port==80&&!(ip.ttl>5)'), shape('tcp.port == 80 && ! ( ip.ttl > 5 )'))
		assert.equal(shape('a in{1,2..3}'), 'a in {1, 2 .. 3}')
	})

	it('keeps the structure of its own spelling', () => {
		for (const text of EXPRESSIONS) assert.equal(shape(shape(text)), shape(text))
	})

	it('gives any structure again from its text', () => {
		fc.assert(
			fc.property(expressions, expression => {
				const parsed = parse(formatted(expression))
				assert.ok('expression' in parsed, formatted(expression))
				assert.deepEqual(withoutPlaces(parsed.expression), withoutPlaces(expression))
			}),
			{ numRuns: 300 },
		)
	})

	it('answers every text with a filter or with an error that stands in it', () => {
		const word = fc.constantFrom(
			...['tcp', 'tcp.port', 'ip.addr', 'frame', '==', '!=', 'in', '{', '}', '(', ')', 'and', 'or', 'not', '!', '&'],
			...[
				'contains',
				'matches',
				'"x"',
				'"',
				'[0:4]',
				'[',
				'..',
				',',
				'80',
				'127.0.0.1/8',
				'len',
				'any',
				'r"(a"',
				'-',
				'=',
			],
		)
		const texts = fc.oneof(
			fc.string({ maxLength: 60 }),
			fc.array(word, { maxLength: 14 }).map(words => words.join(' ')),
		)
		fc.assert(
			fc.property(texts, text => {
				const read = readFilter(text)
				if ('filter' in read) return
				const { at, length, text: sentence } = read.error
				assert.ok(at >= 0 && length >= 0 && at + length <= text.length, `${at} ${length}`)
				assert.ok(sentence.length > 0)
			}),
			{ numRuns: 2000 },
		)
	})

	it('refuses what is nested or joined without end, and does not fail on it', () => {
		for (const text of ['('.repeat(4000), '!'.repeat(4000), `${'len('.repeat(900)}a`, 'a'.repeat(5000)])
			assert.ok('error' in parse(text), text.slice(0, 20))
		assert.ok('error' in parse(`tcp${' or tcp'.repeat(500)}`))
		assert.ok('error' in parse(`frame${'[0]'.repeat(500)} == 1`))
		assert.ok('expression' in parse(`${'('.repeat(50)}tcp${')'.repeat(50)}`))
	})
})

function shape(text: string): string {
	const parsed = parse(text)
	if ('error' in parsed) throw new Error(`${text}: ${parsed.error.text}`)
	return formatted(parsed.expression)
}

function withoutPlaces(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value, (key, inner) => (key === 'at' || key === 'length' ? undefined : inner)))
}

const NOWHERE = { at: 0, length: 0 }

const words = fc
	.constantFrom('tcp', 'tcp.port', 'ip.addr', '80', '0x1f', '127.0.0.1', '::1', 'aa:bb:cc', 'GET', '10.0.0.0/8', 'é')
	.map((text): Operand => ({ kind: 'word', text, ...NOWHERE }))

const strings = fc
	.record({
		source: fc.string({ maxLength: 8 }).map(text => text.replaceAll(/[\\"]/g, '\\$&')),
		raw: fc.boolean(),
	})
	.map((string): Operand => ({ kind: 'string', ...string, ...NOWHERE }))

const values = fc.oneof(words, strings)

const operands: fc.Arbitrary<Operand> = fc.oneof(
	{ weight: 3, arbitrary: words },
	fc
		.tuple(words, fc.constantFrom('0:4', '2', '-2:2', ':3', '1-2,5'))
		.map(([of, parts]) => ({ kind: 'slice' as const, of, parts, ...NOWHERE })),
	fc
		.tuple(words, fc.constantFrom('len', 'count', 'lower', 'upper'))
		.map(([of, name]) => ({ kind: 'call' as const, name, of, ...NOWHERE })),
	fc.tuple(words, words).map(([of, mask]) => ({ kind: 'masked' as const, of, mask, ...NOWHERE })),
)

const items = fc
	.record({ from: values, to: fc.option(values, { nil: undefined }) })
	.map(({ from, to }): Item => ({ from, ...(to && { to }) }))

const relations = fc.constantFrom<Relation>('==', '!=', '===', '!==', '>', '<', '>=', '<=', 'contains', 'matches')

const leaves: fc.Arbitrary<Expression> = fc.oneof(
	operands.map(of => ({ kind: 'test' as const, of })),
	fc
		.record({
			quantifier: fc.constantFrom('any' as const, 'all' as const, undefined),
			left: operands,
			relation: relations,
			right: values,
		})
		.map(({ quantifier, ...rest }) => ({ kind: 'compare' as const, ...(quantifier && { quantifier }), ...rest })),
	fc
		.record({ left: operands, negated: fc.boolean(), items: fc.array(items, { minLength: 1, maxLength: 4 }) })
		.map(set => ({ kind: 'in' as const, ...set })),
)

const expressions = fc.letrec<{ tree: Expression }>(tie => ({
	tree: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		leaves,
		fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('tree'), right: tie('tree') }),
		tie('tree').map(of => ({ kind: 'not' as const, of })),
	),
})).tree
