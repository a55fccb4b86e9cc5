/**
 * How plain data has changed since it was looked at last. `whole`: here it is. `keys`: some values of an object changed,
 * some keys are gone. `list`: it has `length` items; those at `places` were replaced, `more` were appended.
 */
export type Change =
	| { readonly whole: unknown }
	| { readonly keys: Readonly<Record<string, Change>>; readonly gone?: readonly string[] }
	| {
			readonly length: number
			readonly places?: readonly number[]
			readonly items?: readonly unknown[]
			readonly more?: readonly unknown[]
	  }

/**
 * Watches one value that grows in place, and says what of it is new. Objects are looked into key by key, with what their
 * accessors answer; functions are passed over. Lists may grow and have items replaced, but an item itself is never
 * changed: another stands in its place. The same holds for what is neither list nor plain object.
 */
export class Watch {
	#seen: Map<string, Seen> | undefined

	/** What changed in `object` since the last call; nothing when nothing did. */
	look(object: object): Change | undefined {
		if (this.#seen) return comparedObject(this.#seen, object)
		this.#seen = keysOf(object)
		return { whole: data(object) }
	}
}

/** What `value` becomes by a change: lists grow in place, an object whose values changed is another one. */
export function changed(value: unknown, change: Change): unknown {
	if ('whole' in change) return owned(change.whole)
	if ('length' in change) {
		const list = value as unknown[]
		list.length = Math.min(list.length, change.length)
		for (const [i, place] of (change.places ?? []).entries()) list[place] = change.items![i]
		for (const item of change.more ?? []) list.push(item)
		return list
	}
	const object = { ...(value as Record<string, unknown>) }
	for (const [key, inner] of Object.entries(change.keys)) object[key] = changed(object[key], inner)
	for (const key of change.gone ?? []) delete object[key]
	return object
}

/** What stands in two places may go on differently in each: no list is shared. */
function owned(value: unknown): unknown {
	if (Array.isArray(value)) return [...value]
	if (!isObject(value)) return value
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, owned(inner)]))
}

/** An object as data: its own values and what its accessors answer, without functions. Lists are taken as they are. */
export function data(object: object): Record<string, unknown> {
	return Object.fromEntries(entriesOf(object).map(([key, value]) => [key, asData(value)]))
}

function asData(value: unknown): unknown {
	return isObject(value) ? data(value) : value
}

type Seen =
	| { readonly kind: 'value'; readonly value: unknown }
	| { readonly kind: 'list'; readonly items: unknown[] }
	| { readonly kind: 'object'; readonly keys: Map<string, Seen> }

function seenOf(value: unknown): Seen {
	if (Array.isArray(value)) return { kind: 'list', items: [...value] }
	if (!isObject(value)) return { kind: 'value', value }
	return { kind: 'object', keys: keysOf(value) }
}

function keysOf(object: object): Map<string, Seen> {
	return new Map(entriesOf(object).map(([key, value]) => [key, seenOf(value)]))
}

function compared(seen: Seen, value: unknown, set: (seen: Seen) => void): Change | undefined {
	if (seen.kind === 'list' && Array.isArray(value)) return comparedList(seen.items, value)
	if (seen.kind === 'object' && isObject(value)) return comparedObject(seen.keys, value)
	if (seen.kind === 'value' && Object.is(seen.value, value)) return undefined
	set(seenOf(value))
	return { whole: asData(value) }
}

function comparedList(seen: unknown[], list: readonly unknown[]): Change | undefined {
	const places: number[] = []
	const both = Math.min(seen.length, list.length)
	for (let i = 0; i < both; i++) {
		if (seen[i] === list[i]) continue
		const isNew = !isSame(seen[i], list[i])
		seen[i] = list[i]
		if (!isNew) continue
		places.push(i)
	}
	if (seen.length === list.length && places.length === 0) return undefined
	seen.length = both
	const more = list.slice(both)
	for (const item of more) seen.push(item)
	return {
		length: list.length,
		...(places.length > 0 && { places, items: places.map(place => list[place]) }),
		...(more.length > 0 && { more }),
	}
}

function comparedObject(seen: Map<string, Seen>, object: object): Change | undefined {
	const keys: Record<string, Change> = {}
	const entries = entriesOf(object)
	let isChanged = false
	for (const [key, value] of entries) {
		const known = seen.get(key)
		const set = (next: Seen) => seen.set(key, next)
		const change = known ? compared(known, value, set) : { whole: asData(value) }
		if (!known) set(seenOf(value))
		if (!change) continue
		keys[key] = change
		isChanged = true
	}
	// Keys are hardly ever taken away.
	if (seen.size === entries.length) return isChanged ? { keys } : undefined
	const there = new Set(entries.map(([key]) => key))
	const gone = [...seen.keys()].filter(key => !there.has(key))
	for (const key of gone) seen.delete(key)
	return { keys, gone }
}

/** Plain objects are looked into; a typed array, a map or a date is one value. */
function isObject(value: unknown): value is object {
	if (typeof value !== 'object' || value === null) return false
	const prototype = Object.getPrototypeOf(value)
	return prototype === Object.prototype || prototype === null
}

/** Own values, then what the accessors of its class answer; no functions. */
function entriesOf(object: object): [string, unknown][] {
	const entries = Object.entries(object)
	const prototype = Object.getPrototypeOf(object)
	if (prototype !== Object.prototype && prototype !== null) {
		for (const name of accessorsOf(prototype)) entries.push([name, (object as Record<string, unknown>)[name]])
	}
	return entries.filter(([, value]) => typeof value !== 'function')
}

function accessorsOf(prototype: object): readonly string[] {
	let names = accessors.get(prototype)
	if (!names) {
		const all = Object.entries(Object.getOwnPropertyDescriptors(prototype))
		names = all.flatMap(([name, { get }]) => (get ? [name] : []))
		accessors.set(prototype, names)
	}
	return names
}

const accessors = new WeakMap<object, readonly string[]>()

/** Whether an item was only made anew. */
function isSame(a: unknown, b: unknown): boolean {
	if (Object.is(a, b)) return true
	if (!isObject(a) || !isObject(b)) return false
	const [entries, others] = [Object.entries(a), new Map(Object.entries(b))]
	return (
		entries.length === others.size && entries.every(([key, value]) => others.has(key) && isSame(value, others.get(key)))
	)
}
