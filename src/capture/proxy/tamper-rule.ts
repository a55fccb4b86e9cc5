import type { Side } from './conversation-writer.js'

/** Which byte is flipped on its way. */
export type TamperRule = {
	readonly text: string
	readonly from: Side
	readonly place: /** The byte at an offset of the side's stream, from 0. */
		| { readonly kind: 'byte'; readonly offset: number }
		/** The n-th record of the side, from 1; of those that are encrypted, where `isSealed`. */
		| { readonly kind: 'record'; readonly number: number; readonly isSealed: boolean }
		/** The first handshake message of a type, as long as they can be read. */
		| { readonly kind: 'handshake'; readonly type: number; readonly name: string }
	/** Which byte of the record's fragment or the message's body, from 0; below 0 counted from its end. */
	readonly byte: number
}

/** Messages that travel unencrypted in some version (RFC 8446, 4; RFC 5246, 7.4). */
const MESSAGES: ReadonlyMap<string, number> = new Map([
	['client_hello', 1],
	['server_hello', 2],
	['new_session_ticket', 4],
	['certificate', 11],
	['server_key_exchange', 12],
	['certificate_request', 13],
	['server_hello_done', 14],
	['certificate_verify', 15],
	['client_key_exchange', 16],
	['certificate_status', 22],
])

export const TAMPER_FORMS =
	'SIDE:record:N[:BYTE], SIDE:sealed:N[:BYTE], SIDE:handshake:NAME[:BYTE], SIDE:finished[:BYTE] or SIDE:byte:N, SIDE being client or server'

/** Reads a rule as `server:record:3:12` or `client:handshake:client_hello`; a sentence when it is none. */
export function readTamperRule(text: string): TamperRule | string {
	const [from, kind, ...rest] = text.split(':')
	if (from !== 'client' && from !== 'server') return `“${from}” sends nothing: a rule is ${TAMPER_FORMS}`
	const byteOf = (part: string | undefined) =>
		part === undefined ? -1 : /^-?\d{1,9}$/.test(part) ? Number(part) : undefined
	const made = (place: TamperRule['place'], byteText: string | undefined, more: readonly string[]) => {
		const byte = byteOf(byteText)
		if (byte === undefined) return `“${byteText}” is no byte: a whole number, below 0 counted from the end`
		if (more.length > 0) return `“${more.join(':')}” is too much: a rule is ${TAMPER_FORMS}`
		return { text, from, place, byte } as const
	}
	if (kind === 'record' || kind === 'sealed') {
		const [number, byte, ...more] = rest
		if (!/^[1-9]\d{0,8}$/.test(number ?? '')) return `records are counted from 1, not “${number ?? ''}”`
		return made({ kind: 'record', number: Number(number), isSealed: kind === 'sealed' }, byte, more)
	}
	if (kind === 'finished' || (kind === 'handshake' && rest[0] === 'finished')) {
		const [byte, ...more] = kind === 'finished' ? rest : rest.slice(1)
		return made({ kind: 'record', number: 1, isSealed: true }, byte, more)
	}
	if (kind === 'handshake') {
		const [name = '', byte, ...more] = rest
		const type = MESSAGES.get(name)
		if (type === undefined)
			return `“${name}” is no message that travels readable: ${[...MESSAGES.keys(), 'finished'].join(', ')}`
		return made({ kind: 'handshake', type, name }, byte, more)
	}
	if (kind === 'byte') {
		const [offset, ...more] = rest
		if (!/^\d{1,12}$/.test(offset ?? '')) return `bytes of a stream are counted from 0, not “${offset ?? ''}”`
		return made({ kind: 'byte', offset: Number(offset) }, undefined, more)
	}
	return `“${kind ?? ''}” is nothing to change: a rule is ${TAMPER_FORMS}`
}
