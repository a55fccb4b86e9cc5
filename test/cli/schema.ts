/** A value that a JSON Schema refuses, and why; or a key that the schema does not know. */
export type Refusal = { readonly at: string; readonly why: string }

type Schema = {
	readonly type?: string
	readonly enum?: readonly unknown[]
	readonly pattern?: string
	readonly minimum?: number
	readonly properties?: Readonly<Record<string, Schema>>
	readonly required?: readonly string[]
	readonly items?: Schema
	readonly oneOf?: readonly Schema[]
}

/** Words of a schema that say something about no value. */
const REMARKS = ['$schema', 'title']

/** Checks a value against the part of JSON Schema that ours is written in; a word outside of it is an error of the test. */
export function refusals(value: unknown, schema: unknown, at = ''): Refusal[] {
	const { type, enum: values, pattern, minimum, properties, required, items, oneOf, ...rest } = schema as Schema
	const unknown = Object.keys(rest).find(word => !REMARKS.includes(word))
	if (unknown !== undefined) throw new Error(`the test knows no ${unknown} of JSON Schema`)
	const no = (why: string) => [{ at, why }]
	if (oneOf) {
		const tried = oneOf.map(schema => refusals(value, schema, at))
		const fitting = tried.filter(list => list.length === 0).length
		if (fitting === 1) return []
		return fitting > 1 ? no('more than one form fits') : tried.sort((a, b) => a.length - b.length)[0]!
	}
	if (values) return values.includes(value) ? [] : no(`${JSON.stringify(value)} is none of ${values.join(', ')}`)
	if (type !== undefined && !TYPES[type]!(value)) return no(`${JSON.stringify(value)} is no ${type}`)
	if (pattern !== undefined && !new RegExp(pattern).test(value as string))
		return no(`${value} does not match ${pattern}`)
	if (minimum !== undefined && (value as number) < minimum) return no(`${value} is less than ${minimum}`)
	if (items) return (value as unknown[]).flatMap((item, i) => refusals(item, items, `${at}/${i}`))
	if (properties) return objectRefusals(value as Record<string, unknown>, properties, required ?? [], at)
	return []
}

function objectRefusals(
	value: Record<string, unknown>,
	properties: Readonly<Record<string, Schema>>,
	required: readonly string[],
	at: string,
): Refusal[] {
	const missing = required.filter(key => !(key in value)).map(key => ({ at, why: `${key} is missing` }))
	const wrong = Object.entries(value).flatMap(([key, item]) => {
		const schema = properties[key]
		return schema ? refusals(item, schema, `${at}/${key}`) : [{ at, why: `the schema has no ${key}` }]
	})
	return [...missing, ...wrong]
}

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
	object: value => typeof value === 'object' && value !== null && !Array.isArray(value),
	array: Array.isArray,
	string: value => typeof value === 'string',
	number: value => Number.isFinite(value),
	integer: Number.isInteger,
	boolean: value => typeof value === 'boolean',
}
