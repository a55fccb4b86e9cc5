import type { Names } from '../decode/field.js'
import { ipv4Bytes, ipv6Bytes } from './address-text.js'
import type { Expected, Value } from './value.js'

/** A value as it stands in a filter. `prefix` bits of an address count; without it all do. */
export type Literal = { readonly value: Value; readonly prefix?: number }

/** A value that was typed, without quotes or (`quoted`) with them; `bytes` are those of the string. */
export type Typed = { readonly text: string; readonly bytes: Uint8Array; readonly quoted: boolean }

/** What was typed, as a value that a field of that kind can be compared with; else a sentence on what is expected. */
export function literalOf(typed: Typed, { kind, names, most }: Expected): Literal | string {
	const { text, bytes, quoted } = typed
	switch (kind) {
		case 'number':
			return numberOf(text, names, most)
		case 'seconds': {
			const seconds = /^-?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined
			return seconds === undefined ? `${text} is no number of seconds` : { value: seconds }
		}
		case 'boolean': {
			const value = BOOLEANS.get(text.toLowerCase())
			return value === undefined ? `${text} is neither true nor false (1 and 0 will do)` : { value }
		}
		case 'text':
			return { value: text }
		case 'ether':
		case 'bytes':
		case 'protocol': {
			const value = (quoted ? undefined : hexBytes(text)) ?? (kind === 'ether' ? undefined : bytes)
			return value ? { value } : `${text} is no hardware address (02:42:ac:11:00:02)`
		}
		case 'ipv4':
			return addressOf(text, ipv4Bytes, 'an IPv4 address (127.0.0.1, 10.0.0.0/8)')
		case 'ipv6':
			return addressOf(text, ipv6Bytes, 'an IPv6 address (::1, fe80::/10)')
		case 'there':
			return 'it has no value to compare: its name alone is the test'
	}
}

/** `17`, `0x11`, `0b10001`, `021` (octal, as in C), `-1`. */
export function numberIn(text: string): number | undefined {
	const match = /^(-?)(?:(0x[\da-f]+)|(0b[01]+)|0(?:o)?([0-7]+)|(\d+))$/i.exec(text)
	if (!match) return undefined
	const [, sign, hex, binary, octal, decimal] = match
	const value = octal !== undefined ? Number.parseInt(octal, 8) : Number(hex ?? binary ?? decimal)
	return Number.isSafeInteger(value) ? (sign ? -value : value) : undefined
}

const BOOLEANS: ReadonlyMap<string, number> = new Map([
	['1', 1],
	['0', 0],
	['true', 1],
	['false', 0],
])

/** Names are compared without case, spaces and signs: `Client Hello` is `client_hello`. */
function plain(name: string): string {
	return name.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '')
}

/** The greatest code point that has a name: they all fit 16 bits. */
const MOST_NAMED = 0xffff

function numberOf(text: string, names: Expected['names'], most = Number.POSITIVE_INFINITY): Literal | string {
	const value = numberIn(text)
	if (value !== undefined && (value > most || (value < 0 && most < Number.POSITIVE_INFINITY)))
		return `${text} is too ${value < 0 ? 'small' : 'large'} for this field: it holds numbers from 0 to ${most}`
	if (value !== undefined) return { value }
	if (!names) return `${text} is no number`
	const code = codesOf(names).get(plain(text))
	return code === undefined ? `${text} is no number, and no name of one` : { value: code }
}

/** The code points by their names; of several with one name the first. Gathered once: a registry says names only. */
function codesOf(names: Names): ReadonlyMap<string, number> {
	let codes = gathered.get(names)
	if (!codes) {
		codes = new Map()
		for (let code = 0; code <= MOST_NAMED; code++) {
			const name = plain(names(code) ?? '')
			if (name !== '' && !codes.has(name)) codes.set(name, code)
		}
		gathered.set(names, codes)
	}
	return codes
}

const gathered = new WeakMap<Names, Map<string, number>>()

/** `aa:bb:cc`, also with `-` or `.` between the bytes; `0xaabbcc`; one byte alone. */
function hexBytes(text: string): Uint8Array | undefined {
	const digits = /^0x((?:[\da-f]{2})+)$/i.exec(text)?.[1] ?? (SEPARATED.test(text) ? text : undefined)
	if (digits === undefined) return undefined
	return Uint8Array.from(digits.match(/[\da-f]{2}/gi)!, byte => Number.parseInt(byte, 16))
}

const SEPARATED = /^[\da-f]{2}(?:([:.-])[\da-f]{2}(?:\1[\da-f]{2})*)?$/i

function addressOf(text: string, bytesOf: (text: string) => Uint8Array | undefined, what: string): Literal | string {
	const [address = '', bits, ...more] = text.split('/')
	const value = bytesOf(address)
	if (!value || more.length > 0) return `${text} is not ${what}`
	if (bits === undefined) return { value }
	const prefix = /^\d{1,3}$/.test(bits) ? Number(bits) : -1
	if (prefix < 0 || prefix > value.length * 8) return `/${bits} is no number of bits from 0 to ${value.length * 8}`
	return { value: masked(value, prefix), prefix }
}

/** An address with all bits behind the first `prefix` cleared. */
export function masked(address: Uint8Array, prefix: number): Uint8Array {
	return address.map((byte, i) => byte & (0xff00 >> Math.min(8, Math.max(0, prefix - 8 * i))))
}
