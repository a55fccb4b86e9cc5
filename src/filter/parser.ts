import { LIMITS } from '../decode/limits.js'
import { grouped } from '../grouped.js'
import { type Token, tokensOf } from './lexer.js'
import type { Expression, FilterError, Item, Operand, Range, Relation } from './syntax.js'

/** The structure of a filter: `and` binds closer than `or`, `not` closest, as in Wireshark 4. Never throws. */
export function parse(text: string): { readonly expression: Expression } | { readonly error: FilterError } {
	if (text.length > LIMITS.filter) {
		const range = { at: LIMITS.filter, length: text.length - LIMITS.filter }
		const limit = grouped(LIMITS.filter)
		return { error: { ...range, text: `a filter has at most ${limit} characters`, unfinished: false } }
	}
	const tokens = tokensOf(text)
	if ('unfinished' in tokens) return { error: tokens }
	try {
		return { expression: new Parser(tokens).whole() }
	} catch (error) {
		if (error instanceof Wrong) return { error: error.error }
		throw error
	}
}

const RELATIONS: ReadonlyMap<string, Relation> = new Map([
	...(['==', '!=', '===', '!==', '>', '<', '>=', '<=', 'contains', 'matches'] as const).map(
		relation => [relation, relation] as const,
	),
	['eq', '=='],
	['any_eq', '=='],
	['ne', '!='],
	['all_ne', '!='],
	['all_eq', '==='],
	['any_ne', '!=='],
	['gt', '>'],
	['lt', '<'],
	['ge', '>='],
	['le', '<='],
	['~', 'matches'],
])

/** Whether a word or sign compares what stands before it. */
export function isComparison(word: string): boolean {
	return RELATIONS.has(word.toLowerCase()) || word.toLowerCase() === 'in'
}

/** Words with a meaning of their own, which no value without quotes may be. */
export const KEYWORDS: readonly string[] = ['and', 'or', 'not', 'in', 'any', 'all']

/** Functions of one value. */
export const FUNCTIONS: readonly string[] = ['len', 'count', 'lower', 'upper']

const JOINTS = {
	or: ['or', '||'],
	and: ['and', '&&'],
} as const

class Wrong extends Error {
	constructor(readonly error: FilterError) {
		super(error.text)
	}
}

class Parser {
	readonly #tokens: readonly Token[]
	#next = 0
	#depth = 0

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens
	}

	whole(): Expression {
		const expression = this.#or()
		const token = this.#peek()
		if (token.kind === 'end') return expression
		if (token.text === ')') this.#fail('this ) closes nothing')
		// A word that grows into `and`, `or` or a comparison is still being typed.
		const isBeginning =
			token.kind === 'word' &&
			this.#tokens[this.#next + 1]!.kind === 'end' &&
			[...KEYWORDS, ...RELATIONS.keys()].some(word => word.startsWith(token.text.toLowerCase()))
		this.#fail(`${shown(token)} stands here where "and", "or" or a comparison belongs`, isBeginning)
	}

	#or(): Expression {
		return this.#joined('or', () => this.#joined('and', () => this.#not()))
	}

	#joined(kind: keyof typeof JOINTS, part: () => Expression): Expression {
		let left = part()
		// Each turn makes the tree one deeper, however flat the text looks.
		for (let turns = 0; this.#take(...JOINTS[kind]); turns++) {
			if (turns >= LIMITS.filterDepth) this.#fail(`more than ${LIMITS.filterDepth} parts are joined by "${kind}"`)
			left = { kind, left, right: part() }
		}
		return left
	}

	#not(): Expression {
		if (++this.#depth > LIMITS.filterDepth) this.#fail(`nested deeper than ${LIMITS.filterDepth} levels`)
		try {
			if (this.#take('not', '!')) return { kind: 'not', of: this.#not() }
			if (!this.#take('(')) return this.#test()
			const expression = this.#or()
			this.#expect(')')
			return expression
		} finally {
			this.#depth--
		}
	}

	#test(): Expression {
		const quantifier = this.#quantifier()
		const left = this.#operand('a field')
		const relation = this.#relation()
		if (relation) {
			const right = this.#operand('a value')
			return { kind: 'compare', ...(quantifier && { quantifier }), left, relation, right }
		}
		if (quantifier) this.#fail(`"${quantifier}" asks for a comparison`, this.#peek().kind === 'end')
		const negated = this.#peek().text.toLowerCase() === 'not' && this.#isWordAhead('in')
		if (negated) this.#next++
		if (this.#take('in')) return { kind: 'in', left, negated, items: this.#set() }
		return { kind: 'test', of: left }
	}

	#quantifier(): 'any' | 'all' | undefined {
		if (this.#take('any')) return 'any'
		return this.#take('all') ? 'all' : undefined
	}

	#set(): readonly Item[] {
		this.#expect('{')
		const items: Item[] = []
		do {
			const from = this.#operand('a value')
			items.push(this.#take('..') ? { from, to: this.#operand('the end of the range') } : { from })
		} while (this.#take(','))
		if (this.#peek().kind !== 'end' && this.#peek().text !== '}') this.#fail('values are set apart by a comma')
		this.#expect('}')
		return items
	}

	#operand(what: string): Operand {
		let operand = this.#value(what)
		for (let turns = 0; this.#peek().kind === 'slice'; turns++) {
			if (turns >= LIMITS.filterDepth) this.#fail(`nested deeper than ${LIMITS.filterDepth} levels`)
			const { text } = this.#take1()
			operand = { kind: 'slice', of: operand, parts: text, ...this.#from(operand) }
		}
		if (!this.#take('&')) return operand
		const mask = this.#value('a number')
		return { kind: 'masked', of: operand, mask, ...this.#from(operand) }
	}

	#value(what: string): Operand {
		const token = this.#peek()
		if (token.kind === 'string') {
			const { text: source, raw = false, at, length } = this.#take1()
			return { kind: 'string', source, raw, at, length }
		}
		if (token.kind !== 'word' || this.#isKeyword(token)) this.#fail(`${what} is missing here`, token.kind === 'end')
		const { text, at, length } = this.#take1()
		const name = text.toLowerCase()
		if (!FUNCTIONS.includes(name) || !this.#take('(')) return { kind: 'word', text, at, length }
		if (++this.#depth > LIMITS.filterDepth) this.#fail(`nested deeper than ${LIMITS.filterDepth} levels`)
		const of = this.#operand('a field')
		this.#expect(')')
		this.#depth--
		return { kind: 'call', name, of, ...this.#from({ at, length }) }
	}

	/** From the beginning of an operand to where the parser stands. */
	#from({ at }: Range): Range {
		const last = this.#tokens[this.#next - 1]!
		return { at, length: last.at + last.length - at }
	}

	#relation(): Relation | undefined {
		const token = this.#peek()
		const relation = token.kind === 'string' ? undefined : RELATIONS.get(token.text.toLowerCase())
		if (relation) this.#next++
		return relation
	}

	#isKeyword(token: Token): boolean {
		return token.kind === 'word' && (KEYWORDS.includes(token.text.toLowerCase()) || RELATIONS.has(token.text))
	}

	#isWordAhead(word: string): boolean {
		return this.#tokens[this.#next + 1]?.text.toLowerCase() === word
	}

	#peek(): Token {
		return this.#tokens[this.#next]!
	}

	#take1(): Token {
		return this.#tokens[this.#next++]!
	}

	/** Takes the next token when it is one of these words or signs. */
	#take(...wanted: readonly string[]): boolean {
		const { kind, text } = this.#peek()
		if ((kind !== 'word' && kind !== 'operator') || !wanted.includes(text.toLowerCase())) return false
		this.#next++
		return true
	}

	#expect(sign: string): void {
		if (!this.#take(sign)) this.#fail(`${sign} is missing here`, this.#peek().kind === 'end')
	}

	#fail(text: string, unfinished = false): never {
		const { at, length } = this.#peek()
		throw new Wrong({ at, length, text, unfinished })
	}
}

function shown({ kind, text }: Token): string {
	return kind === 'string' ? `"${text}"` : kind === 'slice' ? `[${text}]` : text
}
