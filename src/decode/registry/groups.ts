import type { Names } from '../field.js'
import { DATE, ROWS } from './generated/groups.js'
import { greased, named } from './names.js'

/** When the registry of groups was read; `NEWER` came later. */
export const GROUPS_DATE = DATE

const NEWER: readonly (readonly [number, string])[] = [
	[0x11e9, 'SecP256r1MLKEM512'],
	[0x11ea, 'MLKEM512X25519'],
	[0x11ee, 'curveSM2MLKEM768'],
]

/** Not registered, and seen on the wire. */
const SEEN: readonly (readonly [number, string])[] = [
	[0x4138, 'CECPQ2'],
	[0xfe30, 'X25519Kyber512Draft00'],
	[0xfe31, 'X25519Kyber768Draft00 (old)'],
]

/** The names of groups for key exchange, as IANA spells them. */
export const GROUPS: Names = greased(named([...SEEN, ...NEWER, ...ROWS]))

/** A part of a hybrid group's key share, and its bytes from the client and from the server. */
export type SharePart = { readonly name: string; readonly client: number; readonly server: number }

const P256: SharePart = { name: 'secp256r1', client: 65, server: 65 }
const P384: SharePart = { name: 'secp384r1', client: 97, server: 97 }
const SM2: SharePart = { name: 'curve_sm2', client: 65, server: 65 }
const X25519: SharePart = { name: 'x25519', client: 32, server: 32 }
const MLKEM512: SharePart = { name: 'ml_kem_512', client: 800, server: 768 }
const MLKEM768: SharePart = { name: 'ml_kem_768', client: 1184, server: 1088 }
const MLKEM1024: SharePart = { name: 'ml_kem_1024', client: 1568, server: 1568 }
const KYBER768: SharePart = { name: 'kyber768', client: 1184, server: 1088 }

/** In which order the parts stand differs from group to group (draft-ietf-tls-ecdhe-mlkem, 4). */
const HYBRIDS = new Map<number, readonly SharePart[]>([
	[0x11e9, [P256, MLKEM512]],
	[0x11ea, [MLKEM512, X25519]],
	[0x11eb, [P256, MLKEM768]],
	[0x11ec, [MLKEM768, X25519]],
	[0x11ed, [P384, MLKEM1024]],
	[0x11ee, [SM2, MLKEM768]],
	[0x6399, [X25519, KYBER768]],
	[0x639a, [P256, KYBER768]],
])

/** The parts of a hybrid group's key share in wire order; nothing for a group of one part. */
export function shareParts(group: number): readonly SharePart[] | undefined {
	return HYBRIDS.get(group)
}
