import type { Field } from '../../../src/decode/field.js'

/** A field and all below it, in the order of the tree. */
export function all(field: Field): Field[] {
	return [field, ...(field.children ?? []).flatMap(all)]
}

/** The first field of that name. */
export function named(field: Field, name: string): Field | undefined {
	return all(field).find(field => field.name === name)
}

/** Where a field stands in the tree: `handshake/client_hello/random`. */
export function paths(field: Field, parent = ''): string[] {
	const path = parent === '' ? field.name : `${parent}/${field.name}`
	return [path, ...(field.children ?? []).flatMap(child => paths(child, path))]
}
