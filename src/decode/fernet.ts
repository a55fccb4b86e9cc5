import type { Reader } from './reader.js'

/** Bytes of a token around its ciphertext: version, time, IV, HMAC. */
const HEAD = 1 + 8 + 16
const MAC = 32
const BLOCK = 16
const VERSION = 0x80

/** The parts of a Fernet token. The spans of what is signed and encrypted follow from their lengths. */
export type FernetToken = {
	readonly version: number
	/** Seconds since 1970. */
	readonly timestamp: bigint
	readonly iv: Uint8Array
	readonly ciphertext: Uint8Array
	/** Over all bytes before it. */
	readonly signed: Uint8Array
	readonly hmac: Uint8Array
}

/** A Fernet token (the Fernet specification): Version ‖ Timestamp ‖ IV ‖ Ciphertext ‖ HMAC. */
export function fernetToken(r: Reader): FernetToken {
	const start = r.at
	const version = r.u8('version', value => (value === VERSION ? 'Fernet' : undefined))
	if (version !== VERSION) r.flag('invalid', 'the version of a Fernet token is 0x80')
	let timestamp = 0n
	r.derived(
		'timestamp',
		8,
		bytes => {
			timestamp = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
			return timestamp
		},
		isoTime,
	)
	const iv = r.opaque('iv', BLOCK)
	const ciphertext = r.opaque(
		'ciphertext',
		Math.max(0, r.left - MAC),
		bytes => `${bytes.length / BLOCK} blocks, AES-128-CBC`,
	)
	if (ciphertext.length === 0 || ciphertext.length % BLOCK !== 0)
		r.flag('invalid', `the ciphertext has ${ciphertext.length} bytes: whole blocks of ${BLOCK} are needed`)
	const signed = r.bytes.subarray(start, r.at)
	const hmac = r.opaque('hmac', MAC, () => 'HMAC-SHA256 over all before it')
	return { version, timestamp, iv, ciphertext, signed, hmac }
}

/** The bytes of a text that is a Fernet token, and nothing else but blanks around it; nothing for any other. */
export function fernetBytes(text: string): Uint8Array | undefined {
	const token = text.trim()
	if (token.length < SHORTEST || token.length > LONGEST || !token.startsWith('gAAAAA')) return undefined
	const bytes = base64urlBytes(token)
	const isWhole = bytes && bytes[0] === VERSION && (bytes.length - HEAD - MAC) % BLOCK === 0
	return isWhole ? bytes : undefined
}

/** Characters of the shortest token, one block, and of the longest that is looked at. */
const SHORTEST = 97
const LONGEST = 1 << 20

/** base64url (RFC 4648, 5), with or without padding; nothing when the text is none. */
export function base64urlBytes(text: string): Uint8Array | undefined {
	const characters = text.replace(/={1,2}$/, '')
	if (characters.length % 4 === 1) return undefined
	const bytes = new Uint8Array(Math.floor((characters.length * 3) / 4))
	let held = 0
	let bits = 0
	let at = 0
	for (const character of characters) {
		const value = ALPHABET.indexOf(character)
		if (value < 0) return undefined
		held = (held << 6) | value
		bits += 6
		if (bits < 8) continue
		bits -= 8
		bytes[at++] = (held >> bits) & 0xff
		held &= (1 << bits) - 1
	}
	return held === 0 ? bytes : undefined
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** `2026-11-22T12:00:00Z`; nothing where no calendar has it. */
function isoTime(seconds: bigint): string | undefined {
	if (seconds > 8_640_000_000_000n) return undefined
	return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z')
}
