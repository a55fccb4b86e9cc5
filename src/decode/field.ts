/** Half-open byte range, relative to the block that owns it. */
export type Span = { readonly start: number; readonly end: number }

export type Scalar = number | bigint | string | Uint8Array

/** What is wrong with some bytes. Malformed input is an ordinary result, never an exception. */
export type Issue = {
	readonly code: 'truncated' | 'trailing' | 'invalid' | 'unexpected' | 'limit'
	/** One sentence with numbers. */
	readonly text: string
}

/** Some bits of a leaf, named: shown below it in the tree, but no leaf of its own. */
export type Bit = { readonly name: string; readonly mask: number; readonly names?: Names }

/** Name of a code point, or nothing where there is none: an unknown number is not an error. */
export type Names = (value: number) => string | undefined

/** One decoded thing and where it stands in its block. The leaves of a block tile its bytes: no gap, no overlap. */
export type Field = {
	/** The RFC's own name, in snake case. */
	readonly name: string
	readonly span: Span
	readonly value?: Scalar
	/** What a person reads for the value: a code point's name, an address, a date. */
	readonly label?: string
	readonly bits?: readonly Bit[]
	readonly children?: readonly Field[]
	readonly issue?: Issue
}

/** The name of a leaf whose bytes no declaration claims. */
export const UNDECODED = 'undecoded'

/** The leaves below a field, in the order of their bytes. */
export function leaves(field: Field): readonly Field[] {
	const found: Field[] = []
	const collect = (field: Field): void => {
		if (field.children === undefined) found.push(field)
		else for (const child of field.children) collect(child)
	}
	collect(field)
	return found
}
