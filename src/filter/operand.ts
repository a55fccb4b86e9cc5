import type { Names } from '../decode/field.js'
import { fieldNamed } from './fields/table.js'
import type { PacketLayers } from './layers.js'
import { type Literal, literalOf, numberIn } from './literal.js'
import { cutOut, partsOf } from './slice.js'
import { stringOf } from './string-text.js'
import type { FilterError, Operand, Range } from './syntax.js'
import { bytesOfValue, type Expected, KIND_WORDS, type Kind, shapeOf, type Value } from './value.js'
import { wrongField } from './wrong-field.js'

/** An operand whose names are looked up: what its values are, and how a packet gives them. */
export type Bound = {
	readonly kind: Kind
	readonly names?: Names | undefined
	readonly most?: number | undefined
	readonly values: (packet: PacketLayers) => readonly Value[]
	/** Whether there are any, where that is known with less work. */
	readonly isIn?: ((packet: PacketLayers) => boolean) | undefined
}

/** Thrown where a filter means nothing; caught where it is bound. */
export class Meaningless extends Error {
	constructor(readonly error: FilterError) {
		super(error.text)
	}
}

export function fail({ at, length }: Range, text: string, unfinished = false): never {
	throw new Meaningless({ at, length, text, unfinished })
}

/** A field, or what is made of one. `end` is the length of the filter: what stands at its end may still be typed. */
export function boundOperand(operand: Operand, end: number): Bound {
	switch (operand.kind) {
		case 'word': {
			const field = fieldNamed(operand.text)
			if (!field) throw new Meaningless(wrongField(operand, operand.text, end))
			return { kind: field.kind, names: field.names, most: field.most, values: field.of, isIn: field.isIn }
		}
		case 'string':
			return fail(operand, 'a field belongs here, the string behind the comparison')
		case 'slice':
			return sliced(boundOperand(operand.of, end), operand)
		case 'call':
			return called(boundOperand(operand.of, end), operand)
		case 'masked':
			return masked(boundOperand(operand.of, end), operand)
	}
}

/** Whether an operand names a field, or is made of one: else it is a value. */
export function isOfField(operand: Operand): boolean {
	if (operand.kind === 'word') return fieldNamed(operand.text) !== undefined
	return operand.kind !== 'string'
}

/** A value that is to be compared with something of `expected`. */
export function boundLiteral(operand: Operand, expected: Expected, end: number): Literal {
	if (operand.kind !== 'word' && operand.kind !== 'string') return fail(operand, 'a value belongs here')
	const quoted = operand.kind === 'string'
	const { text, bytes } = quoted ? stringOf(operand.source, operand.raw) : stringOf(operand.text, true)
	const literal = literalOf({ text, bytes, quoted }, expected)
	if (typeof literal !== 'string') return literal
	const isLast = !quoted && operand.at + operand.length === end
	return fail(operand, literal, isLast && mayGrow(text, expected.kind))
}

/** A value that may become right with more characters: the beginning of an address or of a number. */
function mayGrow(text: string, kind: Kind): boolean {
	if (kind === 'ipv4')
		return /^\d{1,3}(\.\d{1,3}){0,2}\.?$|^[\d.]+\/$/.test(text) && text.split(/[./]/).every(part => Number(part) <= 255)
	if (kind === 'ipv6' || kind === 'ether') return /^[\da-f:.]+\/?$/i.test(text)
	return kind === 'number' && /^(-|0[xob])$/i.test(text)
}

function sliced(of: Bound, operand: Extract<Operand, { kind: 'slice' }>): Bound {
	const { at, length, parts: text } = operand
	const shape = shapeOf(of.kind)
	if (shape === 'number' || shape === undefined) fail(operand, `${KIND_WORDS[of.kind]} has no part of its bytes`)
	const parts = partsOf(text)
	if (!parts) {
		const where = { at: at + length - text.length - 2, length: text.length + 2 }
		return fail(where, 'a part is [start:length], [first-last], [index], [:length] or [start:]')
	}
	const values = (packet: PacketLayers) =>
		of.values(packet).flatMap(value => {
			const bytes = bytesOfValue(value)
			return (bytes && cutOut(bytes, parts)) ?? []
		})
	return { kind: 'bytes', values }
}

function called(of: Bound, operand: Extract<Operand, { kind: 'call' }>): Bound {
	const { name } = operand
	if (name === 'count') return { kind: 'number', values: packet => counted(of.values(packet)) }
	if (name === 'len') {
		const shape = shapeOf(of.kind)
		if (shape === 'number' || shape === undefined) fail(operand, `${KIND_WORDS[of.kind]} has no length`)
		return { kind: 'number', values: packet => of.values(packet).map(value => bytesOfValue(value)?.length ?? 0) }
	}
	if (of.kind !== 'text') fail(operand, `${name}() takes a text, and this is ${KIND_WORDS[of.kind]}`)
	const change = (value: Value) => (name === 'lower' ? String(value).toLowerCase() : String(value).toUpperCase())
	return { kind: 'text', values: packet => of.values(packet).map(change) }
}

/** A field that is not there has no count either. */
function counted(values: readonly Value[]): readonly number[] {
	return values.length > 0 ? [values.length] : []
}

function masked(of: Bound, operand: Extract<Operand, { kind: 'masked' }>): Bound {
	if (of.kind !== 'number') fail(operand, `only numbers have bits to pick, and this is ${KIND_WORDS[of.kind]}`)
	const bits = operand.mask.kind === 'word' ? numberIn(operand.mask.text) : undefined
	if (bits === undefined || bits < 0) return fail(operand.mask, 'a number belongs behind &')
	return {
		kind: 'number',
		values: packet => of.values(packet).map(value => Number(BigInt.asUintN(64, BigInt(Number(value)) & BigInt(bits)))),
	}
}
