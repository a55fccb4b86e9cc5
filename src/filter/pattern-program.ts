/** What holds at a place between two characters. */
export type Assertion = 'start' | 'end' | 'edge' | 'inside'

/** A step of a compiled pattern; but for `either` and `go`, the one behind it comes next. */
export type Step =
	| { readonly kind: 'one'; readonly is: (code: number) => boolean }
	| { readonly kind: 'either'; readonly first: number; readonly second: number }
	| { readonly kind: 'go'; readonly to: number }
	| { readonly kind: 'if'; readonly what: Assertion }
	| { readonly kind: 'found' }

/** The steps of a regular expression; a sentence where it is wrong, or asks for what no steps can do. */
export function compilePattern(source: string, isExact: boolean): readonly Step[] | string {
	try {
		return new Compiler(isExact ? source : lowered(source), isExact).whole()
	} catch (error) {
		if (error instanceof Wrong) return `the pattern: ${error.message}`
		throw error
	}
}

/** Letters small, but those behind a backslash: `\D` is not `\d`. */
function lowered(source: string): string {
	return source.replaceAll(/\\[\s\S]|[^\\]+/g, part => (part.startsWith('\\') ? part : part.toLowerCase()))
}

/** Steps of one pattern, and repetitions that are written out: `a{3}` is `aaa`. */
const MOST_STEPS = 4000
const MOST_TIMES = 255
const DEEPEST = 50

class Wrong extends Error {}

type Test = (code: number) => boolean

const isDigit: Test = code => code >= 48 && code <= 57
const isSpace: Test = code => (code >= 9 && code <= 13) || code === 32 || code === 0xa0
const isWord: Test = code => isDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
const not =
	(test: Test): Test =>
	code =>
		!test(code)

const CLASSES: Readonly<Record<string, Test>> = {
	d: isDigit,
	D: not(isDigit),
	s: isSpace,
	S: not(isSpace),
	w: isWord,
	W: not(isWord),
}

const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 }
const ASSERTIONS: Readonly<Record<string, Assertion>> = { b: 'edge', B: 'inside', A: 'start', z: 'end', Z: 'end' }

class Compiler {
	readonly #source: string
	readonly #isExact: boolean
	#at = 0
	#depth = 0

	constructor(source: string, isExact: boolean) {
		this.#source = source
		this.#isExact = isExact
	}

	whole(): readonly Step[] {
		const steps = this.#choice()
		if (this.#at < this.#source.length) throw new Wrong('a ) closes nothing')
		return [...steps, { kind: 'found' }]
	}

	#choice(): Step[] {
		let steps = this.#sequence()
		while (this.#take('|')) {
			const other = this.#sequence()
			steps = [
				{ kind: 'either', first: 1, second: steps.length + 2 },
				...moved(steps, 1),
				{ kind: 'go', to: steps.length + 2 + other.length },
				...moved(other, steps.length + 2),
			]
		}
		return bounded(steps)
	}

	#sequence(): Step[] {
		const steps: Step[] = []
		while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at]!)) {
			for (const step of moved(this.#repeated(), steps.length)) steps.push(step)
			bounded(steps)
		}
		return steps
	}

	#repeated(): Step[] {
		let steps = this.#atom()
		for (;;) {
			const times = this.#times()
			if (!times) return steps
			// Which of several ways is taken first makes no difference to whether there is one.
			this.#take('?')
			steps = repeated(steps, ...times)
		}
	}

	#times(): readonly [number, number] | undefined {
		if (this.#take('*')) return [0, Number.POSITIVE_INFINITY]
		if (this.#take('+')) return [1, Number.POSITIVE_INFINITY]
		if (this.#take('?')) return [0, 1]
		const match = /^\{(\d{1,5})(,(\d{1,5})?)?\}/.exec(this.#source.slice(this.#at, this.#at + 16))
		if (!match) return undefined
		this.#at += match[0].length
		const least = Number(match[1])
		const most = match[2] === undefined ? least : match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3])
		if (least > MOST_TIMES || (most !== Number.POSITIVE_INFINITY && most > MOST_TIMES))
			throw new Wrong(`something is repeated at most ${MOST_TIMES} times by number`)
		if (most < least) throw new Wrong(`${match[0]} ends before it begins`)
		return [least, most]
	}

	#atom(): Step[] {
		const character = this.#source[this.#at++]!
		if (character === '(') return this.#group()
		if (character === '[') return [{ kind: 'one', is: this.#set() }]
		if (character === '.') return [{ kind: 'one', is: code => code !== 10 }]
		if (character === '^') return [{ kind: 'if', what: 'start' }]
		if (character === '$') return [{ kind: 'if', what: 'end' }]
		if ('*+?'.includes(character)) throw new Wrong(`there is nothing that ${character} could repeat`)
		if (character !== '\\') return [{ kind: 'one', is: same(character.charCodeAt(0)) }]
		const assertion = ASSERTIONS[this.#source[this.#at] ?? '']
		if (assertion) {
			this.#at++
			return [{ kind: 'if', what: assertion }]
		}
		const escaped = this.#escape()
		return [{ kind: 'one', is: typeof escaped === 'number' ? same(escaped) : escaped }]
	}

	#group(): Step[] {
		if (this.#take('?') && !this.#take(':')) throw new Wrong('of groups only ( ) and (?: ) are known')
		if (++this.#depth > DEEPEST) throw new Wrong(`groups are nested deeper than ${DEEPEST} levels`)
		const steps = this.#choice()
		if (!this.#take(')')) throw new Wrong('a ) is missing')
		this.#depth--
		return steps
	}

	#set(): Test {
		const isNegated = this.#take('^')
		const tests: Test[] = []
		for (let isFirst = true; ; isFirst = false) {
			if (this.#at >= this.#source.length) throw new Wrong('a ] is missing')
			if (!isFirst && this.#take(']')) break
			const from = this.#member()
			const isRange = this.#source[this.#at] === '-' && this.#source[this.#at + 1] !== ']'
			if (typeof from !== 'number' || !isRange) {
				tests.push(typeof from === 'number' ? same(from) : from)
				continue
			}
			this.#at++
			const to = this.#member()
			if (typeof to !== 'number' || to < from) throw new Wrong('a range in [ ] ends before it begins')
			tests.push(code => code >= from && code <= to)
		}
		const isIn: Test = code => tests.some(test => test(code))
		return isNegated ? not(isIn) : isIn
	}

	#member(): number | Test {
		const character = this.#source[this.#at++]
		if (character === undefined) throw new Wrong('a ] is missing')
		return character === '\\' ? this.#escape() : character.charCodeAt(0)
	}

	#escape(): number | Test {
		const character = this.#source[this.#at++]
		if (character === undefined) throw new Wrong('a \\ stands at its end')
		const hex = /^x([\da-fA-F]{2})/.exec(this.#source.slice(this.#at - 1, this.#at + 2))
		if (hex) {
			this.#at += 2
			const code = Number.parseInt(hex[1]!, 16)
			return this.#isExact ? code : String.fromCharCode(code).toLowerCase().charCodeAt(0)
		}
		const known = CLASSES[character] ?? CONTROLS[character]
		if (known !== undefined) return known
		if (/[a-z\d]/i.test(character)) throw new Wrong(`\\${character} is not known`)
		return character.charCodeAt(0)
	}

	#take(character: string): boolean {
		if (this.#source[this.#at] !== character) return false
		this.#at++
		return true
	}
}

function same(wanted: number): Test {
	return code => code === wanted
}

/** Steps that stand `by` further behind: their own numbers begin at 0. */
function moved(steps: readonly Step[], by: number): readonly Step[] {
	if (by === 0) return steps
	return steps.map(step => {
		if (step.kind === 'either') return { ...step, first: step.first + by, second: step.second + by }
		return step.kind === 'go' ? { ...step, to: step.to + by } : step
	})
}

function repeated(steps: readonly Step[], least: number, most: number): Step[] {
	const all: Step[] = []
	const add = (part: readonly Step[]) => {
		for (const step of moved(part, all.length)) all.push(step)
		bounded(all)
	}
	for (let i = 0; i < least; i++) add(steps)
	const size = steps.length
	if (most === Number.POSITIVE_INFINITY)
		add([{ kind: 'either', first: 1, second: size + 2 }, ...moved(steps, 1), { kind: 'go', to: 0 }])
	else for (let i = least; i < most; i++) add([{ kind: 'either', first: 1, second: size + 1 }, ...moved(steps, 1)])
	return all
}

function bounded(steps: Step[]): Step[] {
	if (steps.length > MOST_STEPS) throw new Wrong('it is too long')
	return steps
}
