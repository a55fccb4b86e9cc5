import { bytesOf, type Reader } from '../reader.js'
import type { Parameters } from './algorithm.js'
import { bitLength } from './contents.js'
import { any, isNext, sequence } from './der.js'
import { oidText } from './oid.js'
import { TAG } from './tags.js'
import { bits, integer, nothing, octets, octetsOf, oid, smallInteger } from './values.js'

/** EcpkParameters (RFC 3279, 2.3.5; RFC 5480, 2.1.1 allows the named curve only). */
export function ecParameters(r: Reader): Parameters | undefined {
	if (isNext(r, TAG.sequence)) return explicitCurve(r)
	if (isNext(r, TAG.null)) {
		nothing(r, 'implicit_curve')
		return undefined
	}
	const curve = oid(r, 'named_curve')
	if (curve === undefined) return undefined
	const name = oidText(curve)
	const size = /\d{3}/.exec(curve.name ?? '')
	return { curve: name, ...(size && { bits: Number(size[0]) }) }
}

/**
 * A point of a curve (SEC 1, 2.3.3), up to the end of the frame. `size` is the field's in bits, where it is known.
 * Returns the length of a coordinate in bytes.
 */
export function ecPoint(r: Reader, size: number | undefined): number {
	const form = r.u8('form', form => FORMS[form])
	const both = form === 4 || form === 6 || form === 7
	if (form === 0) return 0
	if (!both && form !== 2 && form !== 3) r.fail(`a point of form ${form}`)
	const width = both ? r.left >> 1 : r.left
	const wanted = size === undefined ? width : Math.ceil(size / 8)
	if (width !== wanted)
		r.flag('invalid', `coordinates of ${bytesOf(width)}, a field of ${size} bits has ${bytesOf(wanted)}`)
	r.opaque('x', width)
	if (both) r.opaque('y', width)
	return width
}

const FORMS: { readonly [form: number]: string } = {
	0: 'point at infinity',
	2: 'compressed, y even',
	3: 'compressed, y odd',
	4: 'uncompressed',
	6: 'hybrid, y even',
	7: 'hybrid, y odd',
}

/** ECParameters: a curve written out in full (RFC 3279, 2.3.5). */
function explicitCurve(r: Reader): Parameters | undefined {
	return sequence(r, 'ec_parameters', r => {
		smallInteger(r, 'version')
		const size = fieldId(r)
		sequence(r, 'curve', r => {
			octets(r, 'a')
			octets(r, 'b')
			if (isNext(r, TAG.bitString)) bits(r, 'seed')
		})
		octetsOf(r, 'base', r => ecPoint(r, size))
		integer(r, 'order')
		if (isNext(r, TAG.integer)) integer(r, 'cofactor')
		if (r.left > 0) any(r, 'hash')
		if (r.tracing) r.describe(size === undefined ? 'a curve in full' : `a curve in full, of ${size} bits`)
		return { curve: EXPLICIT, ...(size !== undefined && { bits: size }) }
	})
}

/** The curve's name where the certificate gives none, but all its numbers. */
export const EXPLICIT = 'explicit'

/** Returns the size of the field in bits. */
function fieldId(r: Reader): number | undefined {
	return sequence(r, 'field_id', r => {
		const type = oid(r, 'field_type')
		if (type?.id === PRIME_FIELD) {
			const prime = integer(r, 'prime')
			return prime && bitLength(prime)
		}
		if (type?.id !== BINARY_FIELD) {
			any(r, 'parameters')
			return undefined
		}
		return sequence(r, 'parameters', r => {
			const size = smallInteger(r, 'm')
			while (r.left > 0) any(r)
			return size
		})
	})
}

const PRIME_FIELD = '1.2.840.10045.1.1'
const BINARY_FIELD = '1.2.840.10045.1.2'
