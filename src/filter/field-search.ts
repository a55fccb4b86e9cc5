import type { Field } from '../decode/field.js'

/** The names that lead from a tree's root to a field: one name, several, any (`*`), or any number of them (`**`). */
export type FieldPath = readonly (ReadonlySet<string> | '*' | '**')[]

/** `tcp/source_port|destination_port`: the names below the root, set apart by slashes. */
export function fieldPath(text: string): FieldPath {
	return text.split('/').map(step => (step === '*' || step === '**' ? step : new Set(step.split('|'))))
}

/** The fields below `root` at a path, in the order of their bytes. */
export function* fieldsAt(root: Field, path: FieldPath, step = 0): Generator<Field> {
	const wanted = path[step]
	if (wanted === undefined) {
		yield root
		return
	}
	if (wanted === '**') yield* fieldsAt(root, path, step + 1)
	for (const child of root.children ?? []) {
		if (wanted === '**') yield* fieldsAt(child, path, step)
		else if (wanted === '*' || wanted.has(child.name)) yield* fieldsAt(child, path, step + 1)
	}
}

/** The first child of that name. */
export function childNamed(field: Field, name: string): Field | undefined {
	return field.children?.find(child => child.name === name)
}
