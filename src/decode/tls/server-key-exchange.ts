import { grouped } from '../../grouped.js'
import type { Reader } from '../reader.js'
import { GROUPS } from '../registry/groups.js'
import { BASIS_TYPES, CURVE_TYPES } from '../registry/hello-codes.js'
import { hex } from '../registry/names.js'
import { type KeyExchange, suiteParts } from '../registry/suite-parts.js'
import type { Context } from './context.js'
import { digitallySigned, type Signature } from './signature.js'

export type ServerKeyExchange = Partial<Signature> & {
	/** What the parameters are for; nothing when the cipher suite is not known and the bytes do not tell. */
	readonly keyExchange?: KeyExchange
	/** With (EC)DHE over a named group. */
	readonly group?: number
	/** The server's public value: a point, or dh_Ys. */
	readonly publicKey?: Uint8Array
	/** With finite-field Diffie-Hellman: bits of the prime. */
	readonly primeBits?: number
	readonly pskIdentityHint?: Uint8Array
	/** The bytes the signature covers, after both randoms. A view. */
	readonly params: Uint8Array
}

type Params = Omit<ServerKeyExchange, 'params' | 'keyExchange' | keyof Signature>

/** RFC 5246, 7.4.3; RFC 8422, 5.4; RFC 4279, 2 to 4; RFC 5489, 2; RFC 5054, 2.5.3. The suite decides the form. */
export function serverKeyExchange(r: Reader, context: Context): ServerKeyExchange {
	const parts = context.suite === undefined ? undefined : suiteParts(context.suite)
	const keyExchange = parts?.keyExchange ?? guess(r)
	const body = r.peek(r.left)
	const read = keyExchange && PARAMS[keyExchange]
	if (keyExchange === undefined || read === undefined) {
		r.rest('exchange_keys', () => 'its form depends on the cipher suite, which is not known')
		return { params: body }
	}
	const params = read(r)
	const result = Object.assign(params, { keyExchange, params: body.subarray(0, body.length - r.left) })
	const isSigned = parts ? signs(keyExchange, parts.authentication) : r.left > 0
	return isSigned ? Object.assign(result, digitallySigned(r, context.version)) : result
}

const PARAMS: Partial<Record<KeyExchange, (r: Reader) => Params>> = {
	ecdhe: ecdhParams,
	dhe: dhParams,
	dh: dhParams,
	rsa: rsaParams,
	psk: pskHint,
	rsa_psk: pskHint,
	dhe_psk: r => ({ ...pskHint(r), ...dhParams(r) }),
	ecdhe_psk: r => ({ ...pskHint(r), ...ecdhParams(r) }),
	srp: srpParams,
	eccpwd: eccpwdParams,
}

/** Nobody signs with a pre-shared key, and anonymous suites and SRP without a certificate have no key to sign with. */
function signs(keyExchange: KeyExchange, authentication: string | undefined): boolean {
	if (keyExchange === 'srp') return authentication !== undefined
	return !keyExchange.endsWith('psk') && keyExchange !== 'eccpwd' && authentication !== 'anon'
}

/** The shape of a named curve, or of three vectors, that leaves a signature or nothing. */
function guess(r: Reader): KeyExchange | undefined {
	const bytes = r.peek(r.left)
	const pointEnd = 4 + (bytes[3] ?? 0)
	if (bytes[0] === NAMED_CURVE && GROUPS(u16(bytes, 1)) && pointEnd <= bytes.length) return 'ecdhe'
	let at = 0
	for (let i = 0; i < 3 && at + 2 <= bytes.length; i++) at += 2 + u16(bytes, at)
	return bytes.length > 6 && at <= bytes.length && u16(bytes, 0) >= 64 ? 'dhe' : undefined
}

function u16(bytes: Uint8Array, at: number): number {
	return (bytes[at] ?? 0) * 0x100 + (bytes[at + 1] ?? 0)
}

const EXPLICIT_PRIME = 1
const EXPLICIT_CHAR2 = 2
const NAMED_CURVE = 3
const TRINOMIAL = 1
const PENTANOMIAL = 2

/** ServerECDHParams: RFC 8422, 5.4 */
function ecdhParams(r: Reader): Params {
	return r.struct('params', r => {
		const group = r.struct('curve_params', curveParams)
		const publicKey = r.vector(1, 'public')
		if (group === undefined) return { publicKey }
		r.describe(GROUPS(group) ?? hex(group))
		return { group, publicKey }
	})
}

/** ECParameters: RFC 8422, 5.4; explicit curves as in RFC 4492, 5.4. Returns the group, where it has a number. */
function curveParams(r: Reader): number | undefined {
	const type = r.u8('curve_type', CURVE_TYPES)
	if (type === NAMED_CURVE) return r.u16('named_curve', GROUPS)
	if (type === EXPLICIT_PRIME) r.vector(1, 'prime_p')
	else if (type === EXPLICIT_CHAR2) fieldOfTwo(r)
	else r.fail(`curve type ${type} has no known form`)
	r.struct('curve', r => {
		r.vector(1, 'a')
		r.vector(1, 'b')
	})
	r.vector(1, 'base')
	r.vector(1, 'order')
	r.vector(1, 'cofactor')
	return undefined
}

function fieldOfTwo(r: Reader): void {
	r.u16('m')
	const basis = r.u8('basis', BASIS_TYPES)
	if (basis === TRINOMIAL) r.vector(1, 'k')
	else if (basis === PENTANOMIAL) for (const name of ['k1', 'k2', 'k3']) r.vector(1, name)
	else r.fail(`basis type ${basis} has no known form`)
}

/** ServerDHParams: RFC 5246, 7.4.3 */
function dhParams(r: Reader): Params {
	return r.struct('params', r => {
		const prime = r.vector(2, 'dh_p')
		r.vector(2, 'dh_g')
		const publicKey = r.vector(2, 'dh_Ys')
		const primeBits = bitsOf(prime)
		r.describe(`a prime of ${grouped(primeBits)} bits`)
		return { publicKey, primeBits }
	})
}

/** ServerRSAParams: RFC 2246, 7.4.3. Export suites only: a short key of its own, signed by the long one. */
function rsaParams(r: Reader): Params {
	return r.struct('params', r => {
		const modulus = r.vector(2, 'rsa_modulus')
		r.vector(2, 'rsa_exponent')
		r.describe(`${bitsOf(modulus)} bits`)
		return {}
	})
}

function pskHint(r: Reader): Params {
	return { pskIdentityHint: r.vector(2, 'psk_identity_hint') }
}

/** ServerSRPParams: RFC 5054, 2.5.3 */
function srpParams(r: Reader): Params {
	return r.struct('params', r => {
		const primeBits = bitsOf(r.vector(2, 'srp_N'))
		r.vector(2, 'srp_g')
		r.vector(1, 'srp_s')
		return { publicKey: r.vector(2, 'srp_B'), primeBits }
	})
}

/** ServerECCPWDParams: RFC 8492, 4.5.1 */
function eccpwdParams(r: Reader): Params {
	return r.struct('params', r => {
		r.vector(1, 'salt')
		const group = r.struct('curve_params', curveParams)
		r.vector(1, 'ecc_point')
		r.vector(1, 'scalar')
		return group === undefined ? {} : { group }
	})
}

/** Bits of a big-endian number without its leading zeros. */
function bitsOf(number: Uint8Array): number {
	const first = number.findIndex(byte => byte !== 0)
	return first < 0 ? 0 : 8 * (number.length - first) - Math.clz32(number[first]!) + 24
}
