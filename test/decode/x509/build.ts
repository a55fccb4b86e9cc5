import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** DER, written by hand: one data value of these parts. */
export function tlv(tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
	const contents = Buffer.concat(parts.map(part => (part instanceof Uint8Array ? part : Uint8Array.from(part))))
	const length = contents.length
	const octets =
		length < 0x80
			? [length]
			: length < 0x100
				? [0x81, length]
				: length < 0x10000
					? [0x82, length >> 8, length & 0xff]
					: [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff]
	return Uint8Array.from(Buffer.concat([Uint8Array.from([tag, ...octets]), contents]))
}

export const sequence = (...parts: Uint8Array[]) => tlv(0x30, ...parts)
export const set = (...parts: Uint8Array[]) => tlv(0x31, ...parts)
export const integer = (...bytes: number[]) => tlv(0x02, bytes)
export const boolean = (value: boolean) => tlv(0x01, [value ? 0xff : 0])
export const octets = (...parts: (Uint8Array | readonly number[])[]) => tlv(0x04, ...parts)
export const bits = (unused: number, ...parts: (Uint8Array | readonly number[])[]) => tlv(0x03, [unused], ...parts)
export const text = (tag: number, value: string) => tlv(tag, Buffer.from(value))
export const utf8 = (value: string) => text(0x0c, value)
export const nothing = () => tlv(0x05)

export function oid(id: string): Uint8Array {
	const [root, second, ...rest] = id.split('.').map(BigInt)
	const bytes = [root! * 40n + second!, ...rest].flatMap(arc => {
		const septets = [Number(arc & 0x7fn)]
		for (let more = arc >> 7n; more > 0n; more >>= 7n) septets.unshift(0x80 | Number(more & 0x7fn))
		return septets
	})
	return tlv(0x06, bytes)
}

export const attribute = (type: string, value: Uint8Array) => sequence(oid(type), value)
export const name = (...attributes: Uint8Array[]) => sequence(...attributes.map(attribute => set(attribute)))
export const commonName = (value: string) => attribute('2.5.4.3', utf8(value))

export function extension(id: string, value: Uint8Array, critical = false): Uint8Array {
	return sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value))
}

export type Parts = {
	readonly serial?: Uint8Array
	readonly algorithm?: Uint8Array
	readonly issuer?: Uint8Array
	readonly validity?: Uint8Array
	readonly subject?: Uint8Array
	readonly key?: Uint8Array
	readonly extensions?: readonly Uint8Array[]
}

export const ED25519 = sequence(oid('1.3.101.112'))

const keys = generateKeyPairSync('ed25519')

/** A certificate that its own Ed25519 key signs, of parts that may be anything. */
export function certificateOf(parts: Parts = {}, key: KeyObject = keys.privateKey): Uint8Array {
	const tbs = sequence(
		tlv(0xa0, integer(2)),
		parts.serial ?? integer(0x0a, 0x1b),
		parts.algorithm ?? ED25519,
		parts.issuer ?? name(commonName('issuer')),
		parts.validity ?? sequence(text(0x17, '260101000000Z'), text(0x17, '270101000000Z')),
		parts.subject ?? name(commonName('localhost')),
		parts.key ?? spkiOf(key),
		...(parts.extensions ? [tlv(0xa3, sequence(...parts.extensions))] : []),
	)
	return sequence(tbs, parts.algorithm ?? ED25519, bits(0, sign(null, tbs, key)))
}

/** The SubjectPublicKeyInfo of a key. */
export function spkiOf(key: KeyObject): Uint8Array {
	return createPublicKey(key).export({ type: 'spki', format: 'der' })
}
