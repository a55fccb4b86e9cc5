import type { Reader } from '../reader.js'
import { bytesOf } from '../reader.js'

/** Reads the contents of a data value: `length` is what it declares, of which less may be there. */
export type Contents<T> = (r: Reader, length: number) => T

const HEX = Array.from({ length: 0x100 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Bytes as lower-case hex, without separators. */
export function hexOf(bytes: Uint8Array): string {
	let text = ''
	for (let i = 0; i < bytes.length; i++) text += HEX[bytes[i]!]
	return text
}

/** An INTEGER (X.690, 8.3) of at most 6 bytes, which a number holds exactly. */
export function smallIntegerContents(r: Reader, length: number): number | undefined {
	if (length === 0 || length > SMALL) {
		r.opaque('contents', length)
		r.flag('invalid', `an integer of ${bytesOf(length)}, 1 to ${SMALL} were expected`)
		return undefined
	}
	let shortest = true
	const value = r.derived('contents', length, bytes => {
		shortest = isShortest(bytes)
		return signed(bytes)
	})
	if (!shortest) r.flag('invalid', PADDED)
	if (r.tracing) r.describe(String(value))
	return value
}

/** An INTEGER of any size, as its bytes: big-endian two's complement. */
export function integerContents(r: Reader, length: number): Uint8Array {
	const bytes = r.opaque('contents', length, integerText)
	if (length === 0) r.flag('invalid', 'an integer of 0 bytes')
	else if (!isShortest(bytes)) r.flag('invalid', PADDED)
	if (r.tracing) r.describe(integerText(bytes))
	return bytes
}

/** An INTEGER of unknown meaning: a number where it is small. */
export function anyIntegerContents(r: Reader, length: number): void {
	if (length > 0 && length <= SMALL) smallIntegerContents(r, length)
	else integerContents(r, length)
}

/** Bits of an unsigned big-endian number, leading zeroes not counted. */
export function bitLength(bytes: Uint8Array): number {
	const first = bytes.findIndex(byte => byte !== 0)
	return first < 0 ? 0 : (bytes.length - first) * 8 - (Math.clz32(bytes[first]!) - 24)
}

/** The decimal digits of an INTEGER, or of a long one the hex digits behind `0x`. */
export function integerDecimal(bytes: Uint8Array): string {
	return bytes.length <= SMALL ? String(signed(bytes)) : `0x${integerHex(bytes)}`
}

/** The hex digits of an INTEGER as OpenSSL prints them, in lower case: no padding zero byte, `-` before a negative one. */
export function integerHex(bytes: Uint8Array): string {
	if (bytes.length === 0) return ''
	if (bytes[0]! < 0x80) return hexOf(bytes[0] === 0 && bytes.length > 1 ? bytes.subarray(1) : bytes)
	const magnitude = BigInt.asUintN(8 * bytes.length, -BigInt(`0x${hexOf(bytes)}`)).toString(16)
	return `-${magnitude.padStart(magnitude.length + (magnitude.length % 2), '0')}`
}

/** A BOOLEAN (X.690, 8.2 and 11.1). */
export function booleanContents(r: Reader, length: number): boolean | undefined {
	if (length !== 1) {
		r.opaque('contents', length)
		r.flag('invalid', `a boolean of ${bytesOf(length)}, 1 was expected`)
		return undefined
	}
	const value = r.u8('contents', value => (value === 0 ? 'false' : 'true'))
	if (value !== 0 && value !== 0xff) r.flag('invalid', `a true of 0x${HEX[value]}, DER has 0xff only`)
	if (r.tracing) r.describe(value === 0 ? 'false' : 'true')
	return value !== 0
}

/** A NULL (X.690, 8.8): no contents at all. */
export function nullContents(r: Reader, length: number): void {
	if (length === 0) return
	r.opaque('contents', length)
	r.flag('invalid', `a null of ${bytesOf(length)}, 0 were expected`)
}

/** The octets themselves. */
export function octetsContents(r: Reader, length: number): Uint8Array {
	const octets = r.opaque('contents', length)
	if (r.tracing) r.describe(bytesText(octets))
	return octets
}

/** The first octet of a BIT STRING (X.690, 8.6.2): how many bits at the end of the last byte do not count. */
export function unusedBits(r: Reader): number {
	const unused = r.u8('unused_bits')
	if (unused > 7) r.flag('invalid', `${unused} unused bits, at most 7 are possible`)
	else if (unused > 0 && r.left === 0) r.flag('invalid', `${unused} unused bits of no bits at all`)
	return unused
}

/** A BIT STRING whose bits have no names: its bytes. */
export function bitsContents(r: Reader, length: number): Uint8Array {
	unusedBits(r)
	const bytes = r.opaque('contents', length - 1)
	if (r.tracing) r.describe(bytesText(bytes))
	return bytes
}

const SMALL = 6

function signed(bytes: Uint8Array): number {
	let value = (bytes[0] ?? 0) < 0x80 ? 0 : -1
	for (const byte of bytes) value = value * 0x100 + byte
	return value
}

/** Identifiers and hashes in hex; of more than that, how much. */
function bytesText(bytes: Uint8Array): string {
	return bytes.length > 32 ? bytesOf(bytes.length) : hexOf(bytes)
}

/** A small number as people write it, a serial number in hex, and of a key its size. */
function integerText(bytes: Uint8Array): string {
	if (bytes.length > 32) return `${bitLength(bytes)} bits`
	return bytes.length > SMALL ? integerHex(bytes) : integerDecimal(bytes)
}

const PADDED = 'an integer whose first byte adds nothing: DER has the fewest bytes'

/** X.690, 8.3.2. */
function isShortest(bytes: Uint8Array): boolean {
	const [first, second] = bytes
	return second === undefined || !((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))
}
