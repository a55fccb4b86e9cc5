import type { PacketLayers } from './layers.js'
import { type Literal, masked } from './literal.js'
import { type Bound, boundLiteral, boundOperand, fail, isOfField, Meaningless } from './operand.js'
import { type Pattern, patternOf } from './pattern.js'
import { stringOf } from './string-text.js'
import type { Expression, FilterError, Item, Operand, Relation } from './syntax.js'
import { indexOfBytes, KIND_WORDS, order, shapeOf, type Value } from './value.js'

/** Whether a packet is one that the filter selects. */
export type Test = (packet: PacketLayers) => boolean

/** Looks up the names and values of a filter of `end` characters. */
export function bound(expression: Expression, end: number): { readonly test: Test } | { readonly error: FilterError } {
	try {
		return { test: testOf(expression, end) }
	} catch (error) {
		if (error instanceof Meaningless) return { error: error.error }
		throw error
	}
}

function testOf(expression: Expression, end: number): Test {
	switch (expression.kind) {
		case 'not': {
			const of = testOf(expression.of, end)
			return packet => !of(packet)
		}
		case 'and':
		case 'or': {
			const left = testOf(expression.left, end)
			const right = testOf(expression.right, end)
			if (expression.kind === 'and') return packet => left(packet) && right(packet)
			return packet => left(packet) || right(packet)
		}
		case 'test':
			return presence(expression.of, end)
		case 'compare':
			return comparison(expression, end)
		case 'in':
			return membership(expression, end)
	}
}

function presence(of: Operand, end: number): Test {
	const { values, isIn } = boundOperand(of, end)
	if (of.kind === 'call') return fail(of, `${of.name}() is a value: compare it with something`)
	if (of.kind === 'masked') return packet => values(packet).some(value => value !== 0)
	return isIn ?? (packet => values(packet).length > 0)
}

/** What holds for one value of each side. */
type Pair = (left: Value, right: Value) => boolean

const ORDERS: Readonly<Partial<Record<Relation, (order: number) => boolean>>> = {
	'==': order => order === 0,
	'===': order => order === 0,
	'!=': order => order !== 0,
	'!==': order => order !== 0,
	'>': order => order > 0,
	'<': order => order < 0,
	'>=': order => order >= 0,
	'<=': order => order <= 0,
}

function comparison(expression: Extract<Expression, { kind: 'compare' }>, end: number): Test {
	const { left: typed, relation, right, quantifier } = expression
	const left = boundOperand(typed, end)
	const shape = shapeOf(left.kind)
	if (shape === undefined) return fail(typed, 'this field has no value to compare: its name alone is the test')
	const forAll = quantifier ? quantifier === 'all' : relation === '!=' || relation === '==='
	if (relation === 'matches') return matching(left, typed, right, forAll)
	const isContaining = relation === 'contains'
	if (isContaining && shape !== 'text' && shape !== 'bytes')
		fail(typed, `"contains" looks into texts and bytes, and this is ${KIND_WORDS[left.kind]}`)
	const isTrue = ORDERS[relation]!
	const holds: Pair = isContaining
		? contains
		: (a, b) => {
				const difference = order(a, b)
				return difference !== undefined && isTrue(difference)
			}
	const hold = (values: readonly Value[], pair: (value: Value) => boolean) =>
		values.length > 0 && (forAll ? values.every(pair) : values.some(pair))
	if (isOfField(right)) {
		const other = boundOperand(right, end)
		if (shapeOf(other.kind) !== shape)
			fail(right, `${KIND_WORDS[left.kind]} cannot be compared with ${KIND_WORDS[other.kind]}`)
		return packet => {
			const others = other.values(packet)
			return others.length > 0 && hold(left.values(packet), a => hold(others, b => holds(a, b)))
		}
	}
	const literal = boundLiteral(right, left, end)
	return packet => hold(left.values(packet), value => holds(prefixOf(value, literal), literal.value))
}

/** The part of an address that a value with a prefix is compared with. */
function prefixOf(value: Value, { prefix }: Literal): Value {
	return prefix !== undefined && value instanceof Uint8Array ? masked(value, prefix) : value
}

const contains: Pair = (whole, part) => {
	if (typeof whole === 'string' && typeof part === 'string') return whole.includes(part)
	return whole instanceof Uint8Array && part instanceof Uint8Array && indexOfBytes(whole, part) >= 0
}

function matching({ kind, values }: Bound, left: Operand, right: Operand, forAll: boolean): Test {
	const shape = shapeOf(kind)
	if (shape !== 'text' && shape !== 'bytes')
		fail(left, `"matches" looks into texts and bytes, and this is ${KIND_WORDS[kind]}`)
	if (right.kind !== 'string') return fail(right, 'a pattern stands in quotes: matches "^GET"')
	const pattern = patternOf(right.raw ? right.source : stringOf(right.source, false).text)
	if (typeof pattern === 'string') return fail(right, pattern)
	return packet => {
		const found = values(packet)
		return found.length > 0 && (forAll ? found.every(inText(pattern)) : found.some(inText(pattern)))
	}
}

function inText(pattern: Pattern): (value: Value) => boolean {
	return value => pattern(value instanceof Uint8Array ? latin1.decode(value) : String(value))
}

/** Each byte one character. */
const latin1 = new TextDecoder('latin1')

function membership({ left: typed, negated, items }: Extract<Expression, { kind: 'in' }>, end: number): Test {
	const left = boundOperand(typed, end)
	if (shapeOf(left.kind) === undefined) fail(typed, 'this field has no value to compare: its name alone is the test')
	const tests = items.map(item => itemTest(item, left, end))
	return packet => left.values(packet).some(value => tests.some(test => test(value))) !== negated
}

function itemTest({ from, to }: Item, left: Bound, end: number): (value: Value) => boolean {
	const first = boundLiteral(from, left, end)
	if (!to) return value => order(prefixOf(value, first), first.value) === 0
	const last = boundLiteral(to, left, end)
	const range = order(first.value, last.value)
	if (range !== undefined && range > 0)
		fail({ at: from.at, length: to.at + to.length - from.at }, 'this range is empty')
	return value => (order(value, first.value) ?? -1) >= 0 && (order(value, last.value) ?? 1) <= 0
}
