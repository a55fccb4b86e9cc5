import { bytesOf, type Reader } from '../reader.js'
import { OID_NAMES } from './oids.js'

/** An object identifier, and its name where we know one. */
export type Oid = { readonly id: string; readonly name?: string }

/** Contents of an OBJECT IDENTIFIER (X.690, 8.19). Returns nothing, and says why, when they are none. */
export function oidContents(r: Reader, length: number): Oid | undefined {
	if (length > MOST) {
		r.opaque('contents', length)
		r.flag('limit', `an object identifier of ${bytesOf(length)}, at most ${MOST} are read`)
		return undefined
	}
	let oid: Oid | undefined
	r.derived(
		'contents',
		length,
		bytes => {
			oid = known(bytes) ?? unknown(bytes)
			return oid?.id ?? bytes
		},
		() => oid?.name,
	)
	if (oid === undefined) r.flag('invalid', 'not an object identifier: it is empty, or ends within a number')
	else if (r.tracing) r.describe(oidText(oid))
	return oid
}

/** Bytes of the longest object identifier that is read: the longest of the table has 11, a UUID's 20. */
const MOST = 256

/** The name, else the numbers. */
export function oidText(oid: Oid): string {
	return oid.name ?? oid.id
}

/** The object identifier of these contents octets when it is one of the table's: a look-up without building text. */
function known(bytes: Uint8Array): Oid | undefined {
	table ??= tableOf(OID_NAMES)
	return table.get(hash(bytes))?.find(entry => equal(entry.bytes, bytes))?.oid
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
	if (a.length !== b.length) return false
	for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
	return true
}

function unknown(bytes: Uint8Array): Oid | undefined {
	const arcs: (number | bigint)[] = []
	let arc: number | bigint = 0
	for (const byte of bytes) {
		// UUIDs are arcs of 128 bits (X.667): beyond what a number holds.
		arc = arc < 0x20000000 ? Number(arc) * 0x80 + (byte & 0x7f) : BigInt(arc) * 0x80n + BigInt(byte & 0x7f)
		if (byte < 0x80) {
			arcs.push(arc)
			arc = 0
		}
	}
	const first = arcs.shift()
	if (first === undefined || bytes[bytes.length - 1]! >= 0x80) return undefined
	// The first two arcs are one number: 40 for each of the first, which is at most 2.
	const root = first < 40 ? 0 : first < 80 ? 1 : 2
	const second = typeof first === 'number' ? first - 40 * root : first - 80n
	return { id: [root, second, ...arcs].join('.') }
}

/** Contents octets of dotted numbers (X.690, 8.19.2 to 8.19.5). */
function encode(id: string): Uint8Array {
	const [root, second, ...rest] = id.split('.').map(Number)
	const bytes: number[] = []
	for (const arc of [root! * 40 + second!, ...rest]) {
		const septets = [arc % 0x80]
		for (let more = Math.floor(arc / 0x80); more > 0; more = Math.floor(more / 0x80))
			septets.unshift(0x80 | (more % 0x80))
		bytes.push(...septets)
	}
	return Uint8Array.from(bytes)
}

function hash(bytes: Uint8Array): number {
	let value = 0
	for (let i = 0; i < bytes.length; i++) value = (Math.imul(value, 31) + bytes[i]!) | 0
	return value
}

type Table = Map<number, { readonly bytes: Uint8Array; readonly oid: Oid }[]>

/** Made with the first certificate: it takes longer than to show a first screen of packets. */
let table: Table | undefined

function tableOf(names: Iterable<readonly [id: string, name: string]>): Table {
	const table: Table = new Map()
	for (const [id, name] of names) {
		const bytes = encode(id)
		const key = hash(bytes)
		const entry = { bytes, oid: { id, name } }
		const others = table.get(key)
		if (others) others.push(entry)
		else table.set(key, [entry])
	}
	return table
}
