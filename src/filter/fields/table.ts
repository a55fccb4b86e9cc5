import { CERTIFICATE_FIELDS } from './certificate-fields.js'
import type { FilterField } from './field.js'
import { FRAME_FIELDS } from './frame-fields.js'
import { HTTP_FIELDS } from './http-fields.js'
import { HTTP2_FIELDS } from './http2-fields.js'
import { NETWORK_FIELDS } from './network-fields.js'
import { TCP_FIELDS } from './tcp-fields.js'
import { TLS_FIELDS } from './tls-fields.js'
import { VERDICT_FIELDS } from './verdict-fields.js'
import { WEBSOCKET_FIELDS } from './websocket-fields.js'

/** Every field that a filter can name. */
export const FIELDS: readonly FilterField[] = [
	...FRAME_FIELDS,
	...NETWORK_FIELDS,
	...TCP_FIELDS,
	...TLS_FIELDS,
	...CERTIFICATE_FIELDS,
	...HTTP_FIELDS,
	...HTTP2_FIELDS,
	...WEBSOCKET_FIELDS,
	...VERDICT_FIELDS,
]

const byName: ReadonlyMap<string, FilterField> = new Map(FIELDS.map(field => [field.name, field]))

/** The field of that name. Names are told apart by case, as Wireshark does. */
export function fieldNamed(name: string): FilterField | undefined {
	return byName.get(name)
}

/** Whether a word is, or may become, the name of a field: its beginning fits one. */
export function beginsField(word: string): boolean {
	return FIELDS.some(({ name }) => name.startsWith(word) && name !== word)
}

/** The field whose name differs least from a word; nothing when none is near. */
export function nearestField(word: string): string | undefined {
	const wanted = word.toLowerCase()
	let nearest: { readonly name: string; readonly distance: number } | undefined
	for (const { name } of FIELDS) {
		const distance = distanceOf(wanted, name.toLowerCase())
		if (distance < (nearest?.distance ?? Math.max(3, Math.ceil(word.length / 3)))) nearest = { name, distance }
	}
	return nearest?.name
}

/** How many characters have to be added, left out, changed or exchanged with their neighbour to make `a` of `b`. */
function distanceOf(a: string, b: string): number {
	let before: number[] = []
	let last = Array.from({ length: b.length + 1 }, (_, i) => i)
	for (let i = 1; i <= a.length; i++) {
		const row = [i]
		for (let j = 1; j <= b.length; j++) {
			const isSame = a[i - 1] === b[j - 1]
			let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1))
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1)
			row.push(least)
		}
		before = last
		last = row
	}
	return last[b.length]!
}
