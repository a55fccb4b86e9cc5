/** Where something stands in the text of a filter: characters from its beginning. */
export type Range = { readonly at: number; readonly length: number }

/** What is wrong with a filter, and where. */
export type FilterError = Range & {
	/** One sentence that says what to do instead. */
	readonly text: string
	/** What stands there is right as far as it goes: more has to be typed. */
	readonly unfinished: boolean
}

/** How two values are compared. `!=` asks that all values differ, `!==` that any does; `===` that all are equal. */
export type Relation = '==' | '!=' | '===' | '!==' | '>' | '<' | '>=' | '<=' | 'contains' | 'matches'

/** A word (a field, or a value without quotes), a string, a part of it, its bits, or what a function makes of it. */
export type Operand = Range &
	(
		| { readonly kind: 'word'; readonly text: string }
		/** `source` stands between the quotes as it was typed; in a `raw` one a backslash is only that. */
		| { readonly kind: 'string'; readonly source: string; readonly raw: boolean }
		| { readonly kind: 'slice'; readonly of: Operand; readonly parts: string }
		| { readonly kind: 'call'; readonly name: string; readonly of: Operand }
		| { readonly kind: 'masked'; readonly of: Operand; readonly mask: Operand }
	)

/** An element of a set: a value, or a range of values. */
export type Item = { readonly from: Operand; readonly to?: Operand }

/** A filter as it was typed: names and values are not looked up yet. */
export type Expression =
	| { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
	| { readonly kind: 'not'; readonly of: Expression }
	/** The field is there; of bits, that any of them is set. */
	| { readonly kind: 'test'; readonly of: Operand }
	| {
			readonly kind: 'compare'
			readonly quantifier?: 'any' | 'all'
			readonly left: Operand
			readonly relation: Relation
			readonly right: Operand
	  }
	| { readonly kind: 'in'; readonly left: Operand; readonly negated: boolean; readonly items: readonly Item[] }
