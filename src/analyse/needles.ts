import { LIMITS } from '../decode/limits.js'
import { bytesOf } from '../decode/reader.js'
import { grouped } from '../grouped.js'

export type Form = 'plain' | 'base64' | 'hex' | 'percent'

/** One way a text may stand in a stream of bytes. */
export type Needle = {
	readonly form: Form
	/** `base64, 2 bytes into a group of 3`: for a person. */
	readonly variant: string
	readonly bytes: Uint8Array
}

export type Needles = {
	readonly text: string
	/** No two have the same bytes. */
	readonly needles: readonly Needle[]
	/** Ways that are not looked for, and why. */
	readonly leftOut: readonly { readonly form: Form; readonly variant: string; readonly why: string }[]
}

/** Encoded forms shorter than this turn up by chance in any capture: 3 bytes, once in 16 MiB of random ones. */
const SHORTEST_ENCODED = 3

/**
 * The forms of a text (UTF-8): plain; base64 (RFC 4648) wherever its first byte stands in a group of three, with the
 * characters only that are the same whatever surrounds the text; hexadecimal; percent-encoded (RFC 3986, 2.1) as the
 * common libraries do it.
 */
export function needlesOf(text: string): Needles {
	const bytes = new TextEncoder().encode(text)
	if (bytes.length === 0) return none(text, 'there is no text to look for')
	if (bytes.length > LIMITS.needle)
		return none(text, `the text has ${bytesOf(bytes.length)}, more than ${grouped(LIMITS.needle)}`)
	const needles: Needle[] = [{ form: 'plain', variant: 'plain', bytes }]
	const leftOut: Needles['leftOut'][number][] = []
	const known = new Set([keyOf(bytes)])
	for (const needle of [...base64Forms(bytes), ...hexForms(bytes), ...percentForms(text, bytes)]) {
		const key = keyOf(needle.bytes)
		if (needle.bytes.length < SHORTEST_ENCODED) leftOut.push(tooShort(needle))
		else if (!known.has(key)) needles.push(needle)
		known.add(key)
	}
	return { text, needles, leftOut }
}

function none(text: string, why: string): Needles {
	return { text, needles: [], leftOut: [{ form: 'plain', variant: 'every form', why }] }
}

function tooShort({ form, variant, bytes }: Needle): Needles['leftOut'][number] {
	const count = `${bytes.length} character${bytes.length === 1 ? '' : 's'}`
	const why =
		form === 'base64'
			? `only ${count} of it are the same whatever surrounds the text: too few to tell it from chance`
			: `it has only ${count}: too few to tell it from chance`
	return { form, variant, why }
}

/** Six bits a character: those that the text fills alone stand fast, for each place of its first byte in a group. */
function base64Forms(bytes: Uint8Array): Needle[] {
	return [0, 1, 2].flatMap(before => {
		const group = new Uint8Array(before + bytes.length)
		group.set(bytes, before)
		const first = Math.ceil((before * 8) / 6)
		const last = Math.floor((group.length * 8) / 6)
		const standard = Buffer.from(group).toString('base64').slice(first, last)
		const place = before === 0 ? 'at the start of a group' : `${before} byte${before === 1 ? '' : 's'} into a group`
		return [
			{ form: 'base64' as const, variant: `base64, ${place}`, bytes: ascii(standard) },
			{
				form: 'base64' as const,
				variant: `URL-safe base64, ${place}`,
				bytes: ascii(standard.replaceAll('+', '-').replaceAll('/', '_')),
			},
		]
	})
}

function hexForms(bytes: Uint8Array): Needle[] {
	const lower = Buffer.from(bytes).toString('hex')
	return [
		{ form: 'hex', variant: 'hexadecimal, lower case', bytes: ascii(lower) },
		{ form: 'hex', variant: 'hexadecimal, upper case', bytes: ascii(lower.toUpperCase()) },
	]
}

function percentForms(text: string, bytes: Uint8Array): Needle[] {
	const written = [
		{ variant: 'every byte percent-encoded', encode: (hex: Hex) => encoded(bytes, '', hex) },
		...KEPT.map(({ by, kept }) => ({
			variant: `percent-encoded ${by}`,
			encode: (hex: Hex) => encoded(bytes, UNRESERVED + kept, hex),
		})),
		{
			variant: 'form-encoded, + for a space',
			encode: (hex: Hex) => encoded(bytes, `${UNRESERVED} `, hex).replaceAll(' ', '+'),
		},
	]
	const isPlain = (form: string) => form === text
	return written.flatMap(({ variant, encode }) =>
		(['upper', 'lower'] as const).flatMap(hex => {
			const form = encode(hex)
			return isPlain(form) ? [] : [{ form: 'percent' as const, variant: `${variant}, ${hex} case`, bytes: ascii(form) }]
		}),
	)
}

type Hex = 'upper' | 'lower'

function encoded(bytes: Uint8Array, kept: string, hex: Hex): string {
	let text = ''
	for (const byte of bytes) {
		const character = String.fromCharCode(byte)
		const digits = byte.toString(16).padStart(2, '0')
		text += kept.includes(character) ? character : `%${hex === 'upper' ? digits.toUpperCase() : digits}`
	}
	return text
}

function ascii(text: string): Uint8Array {
	return Uint8Array.from(text, character => character.charCodeAt(0))
}

function keyOf(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('latin1')
}

const UNRESERVED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~'
/** What the common libraries leave as it is besides the unreserved characters (RFC 3986, 2.3). */
const KEPT: readonly { readonly by: string; readonly kept: string }[] = [
	{ by: 'but for unreserved characters', kept: '' },
	{ by: 'as by encodeURIComponent', kept: "!'()*" },
	{ by: 'as by encodeURI', kept: ";,/?:@&=+$!'()*#" },
	{ by: 'but for slashes', kept: '/' },
]
