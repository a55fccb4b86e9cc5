import type { Expression, Item, Operand } from './syntax.js'

/** A filter as text, in one spelling: parsing it gives the same structure again. */
export function formatted(expression: Expression): string {
	switch (expression.kind) {
		case 'and':
		case 'or':
			return `(${formatted(expression.left)} ${expression.kind} ${formatted(expression.right)})`
		case 'not':
			return `not ${formatted(expression.of)}`
		case 'test':
			return operand(expression.of)
		case 'compare': {
			const { quantifier, left, relation, right } = expression
			return `${quantifier ? `${quantifier} ` : ''}${operand(left)} ${relation} ${operand(right)}`
		}
		case 'in': {
			const { left, negated, items } = expression
			return `${operand(left)}${negated ? ' not' : ''} in {${items.map(item).join(', ')}}`
		}
	}
}

function item({ from, to }: Item): string {
	return to ? `${operand(from)} .. ${operand(to)}` : operand(from)
}

function operand(of: Operand): string {
	switch (of.kind) {
		case 'word':
			return of.text
		case 'string':
			return `${of.raw ? 'r' : ''}"${of.source}"`
		case 'slice':
			return `${operand(of.of)}[${of.parts}]`
		case 'call':
			return `${of.name}(${operand(of.of)})`
		case 'masked':
			return `${operand(of.of)} & ${operand(of.mask)}`
	}
}
