import type { Issue } from '../decode/field.js'
import type { HttpHead } from '../decode/http/events.js'
import type { Role } from './conversation.js'

export type BodySearch = { body(from: Role, packet: number, rung: number, bytes: Uint8Array, changed: boolean): void }
export function decodeBody(
	_head: HttpHead,
	body: Uint8Array,
	_complete: boolean,
): { bytes: Uint8Array; changed: boolean; issue?: Issue } {
	return { bytes: body, changed: false }
}
