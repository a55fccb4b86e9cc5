import { bytesOf, type Reader } from '../reader.js'
import { type KeyExchange, suiteParts } from '../registry/suite-parts.js'
import { SSL30 } from '../registry/versions.js'
import { any } from '../x509/der.js'
import type { Context } from './context.js'
import { der } from './der.js'

export type ClientKeyExchange = {
	/** Nothing when the cipher suite is not known. */
	readonly keyExchange?: KeyExchange
	/** With RSA: the pre-master secret, encrypted with the server's key. */
	readonly encryptedPreMaster?: Uint8Array
	/** The client's public value: a point, or dh_Yc. */
	readonly publicKey?: Uint8Array
	readonly pskIdentity?: Uint8Array
}

type Body = Omit<ClientKeyExchange, 'keyExchange'>

/** RFC 5246, 7.4.7; RFC 8422, 5.7; RFC 4279, 2 to 4; RFC 5489, 2. The suite decides the form. */
export function clientKeyExchange(r: Reader, context: Context): ClientKeyExchange {
	const keyExchange = context.suite === undefined ? undefined : suiteParts(context.suite)?.keyExchange
	const read = keyExchange && BODIES[keyExchange]
	if (keyExchange === undefined || read === undefined) {
		r.rest('exchange_keys', () => 'its form depends on the cipher suite, which is not known')
		return {}
	}
	return { keyExchange, ...read(r, context) }
}

const BODIES: Partial<Record<KeyExchange, (r: Reader, context: Context) => Body>> = {
	rsa: encryptedPreMaster,
	dhe: dhPublic,
	dh: dhPublic,
	ecdhe: ecdhPublic,
	ecdh: ecdhPublic,
	psk: pskIdentity,
	rsa_psk: (r, context) => ({ ...pskIdentity(r), ...encryptedPreMaster(r, context) }),
	dhe_psk: r => ({ ...pskIdentity(r), ...dhPublic(r) }),
	ecdhe_psk: r => ({ ...pskIdentity(r), ...ecdhPublic(r) }),
	srp: r => ({ publicKey: r.vector(2, 'srp_A') }),
	krb5: kerberos,
	gost: r => {
		der(r, 'gost_key_transport', r.left, any)
		return {}
	},
	eccpwd: r => {
		r.vector(1, 'ecc_point')
		r.vector(1, 'scalar')
		return {}
	},
}

/** EncryptedPreMasterSecret: RFC 5246, 7.4.7.1. SSL 3.0 has no length before it (RFC 6101, 5.6.7.1). */
function encryptedPreMaster(r: Reader, context: Context): Body {
	if (context.version === SSL30) return { encryptedPreMaster: r.rest('encrypted_pre_master_secret', sizeOf) }
	return { encryptedPreMaster: r.vector(2, 'encrypted_pre_master_secret') }
}

/** ClientDiffieHellmanPublic: nothing where the client's certificate holds the value. RFC 5246, 7.4.7.2 */
function dhPublic(r: Reader): Body {
	return r.left === 0 ? {} : { publicKey: r.vector(2, 'dh_Yc') }
}

/** ClientECDiffieHellmanPublic: RFC 8422, 5.7 */
function ecdhPublic(r: Reader): Body {
	return r.left === 0 ? {} : { publicKey: r.vector(1, 'ecdh_Yc') }
}

function pskIdentity(r: Reader): Body {
	return { pskIdentity: r.vector(2, 'psk_identity') }
}

/** KerberosWrapper: RFC 2712, 3 */
function kerberos(r: Reader): Body {
	r.vector(2, 'ticket')
	r.vector(2, 'authenticator')
	return { encryptedPreMaster: r.vector(2, 'encrypted_pre_master_secret') }
}

function sizeOf(bytes: Uint8Array): string {
	return bytesOf(bytes.length)
}
