import type { Bit, Field } from '../../decode/field.js'

/**
 * A way from a root to a field, by names: `client_hello/extensions/extension~3`. The second of the same name is `~1`, and so
 * on. It means the same place in a tree that was decoded again, and the like place in another message's.
 */
export type Path = string

/** Where a path leads. */
export type Found = {
	/** Which root. */
	readonly root: number
	/** From the root down to the field. */
	readonly trail: readonly Field[]
	readonly field: Field
	/** Some bits of the field, when the path goes on to them. */
	readonly bit?: Bit
}

/** The field at a path; nothing when there is none. */
export function find(roots: readonly Field[], path: Path): Found | undefined {
	const [first, ...rest] = path.split('/')
	const root = segments(roots).indexOf(first!)
	let field = roots[root]
	if (field === undefined) return undefined
	const trail = [field]
	for (const [level, segment] of rest.entries()) {
		const below = partsOf(field)
		const part: Field | Bit | undefined = below[segments(below).indexOf(segment)]
		if (part === undefined) return undefined
		if (!isField(part)) return level === rest.length - 1 ? { root, trail, field, bit: part } : undefined
		field = part
		trail.push(field)
	}
	return { root, trail, field }
}

/** The path of the deepest field of a root that holds a byte of its block; nothing past its end. */
export function fieldAt(roots: readonly Field[], root: number, offset: number): Path | undefined {
	let field = roots[root]
	if (field === undefined || offset < field.span.start || offset >= field.span.end) return undefined
	let path = segments(roots)[root]!
	while (field.children) {
		const index = holder(field.children, offset)
		const child: Field | undefined = field.children[index]
		if (child === undefined || offset < child.span.start) break
		path += `/${segments(field.children)[index]}`
		field = child
	}
	return path
}

/** The names along a path, without numbers: what explanations are looked up by. */
export function namesOf(path: Path): string[] {
	return path.split('/').map(segment => decode(segment.replace(/~\d+$/, '')))
}

/** The paths above a path, the root's first. */
export function above(path: Path): Path[] {
	const paths: Path[] = []
	for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) paths.push(path.slice(0, at))
	return paths
}

/** What opens below a field: its children, or the bits of a leaf. */
export function partsOf(field: Field): readonly (Field | Bit)[] {
	return field.children ?? field.bits ?? NONE
}

export function isField(part: Field | Bit): part is Field {
	return 'span' in part
}

/** The segments of siblings, each of its kind only once. Kept as long as the siblings are. */
export function segments(parts: readonly { readonly name: string }[]): readonly string[] {
	const known = kept.get(parts)
	if (known) return known
	const counts = new Map<string, number>()
	const made = parts.map(({ name }) => {
		const count = counts.get(name) ?? 0
		counts.set(name, count + 1)
		return count === 0 ? encode(name) : `${encode(name)}~${count}`
	})
	kept.set(parts, made)
	return made
}

const NONE: readonly Field[] = []

const kept = new WeakMap<readonly object[], readonly string[]>()

/** Names may come from the wire: what has a meaning in paths is written otherwise. */
function encode(name: string): string {
	return /[%/~]/.test(name) ? name.replaceAll('%', '%25').replaceAll('/', '%2f').replaceAll('~', '%7e') : name
}

function decode(segment: string): string {
	return segment.replaceAll('%2f', '/').replaceAll('%7e', '~').replaceAll('%25', '%')
}

/** The first child that ends after an offset: children stand in the order of their bytes. */
function holder(children: readonly Field[], offset: number): number {
	let low = 0
	let high = children.length
	while (low < high) {
		const middle = (low + high) >> 1
		if (children[middle]!.span.end > offset) high = middle
		else low = middle + 1
	}
	return low
}
