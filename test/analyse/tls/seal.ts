import { createCipheriv } from 'node:crypto'
import { numbered, type SealedRecord } from '../../../src/analyse/tls/open-record.js'
import type { Protection } from '../../../src/analyse/tls/protection.js'
import { rc4, rc4Apply } from '../../../src/analyse/tls/rc4.js'
import { additionalData, recordMac } from '../../../src/analyse/tls/record-mac.js'

/** Seals a first record as a sender would (RFC 8446, 5.2; RFC 5246, 6.2.3): what the tests open again. */
export function seal(protection: Protection, type: number, content: Uint8Array, sequence: number): SealedRecord {
	const { sealing, version } = protection
	const header = { type: version === 0x0304 ? 23 : type, version: Math.min(version, 0x0303) }
	const fragment = { aead: sealAead, cbc: sealCbc, rc4: sealStream, null: sealStream }[sealing.kind]
	return { ...header, fragment: fragment(protection, { type, version: header.version }, content, sequence) }
}

type Header = { readonly type: number; readonly version: number }

function sealAead(protection: Protection, header: Header, content: Uint8Array, sequence: number): Uint8Array {
	const { sealing, version, iv } = protection
	const { cipher, tagLength: authTagLength } = sealing
	const is13 = version === 0x0304
	const inner = is13 ? Buffer.concat([content, Uint8Array.of(header.type, 0, 0)]) : content
	const explicit = new Uint8Array(is13 ? 0 : sealing.explicitNonce).fill(7)
	const nonce = explicit.length > 0 ? Buffer.concat([iv, explicit]) : numbered(iv, sequence)
	const length = inner.length + authTagLength
	const additional = is13
		? Uint8Array.of(23, 3, 3, length >> 8, length & 0xff)
		: additionalData(sequence, header, content.length)
	const sealer = createCipheriv(cipher as 'aes-128-ccm', protection.key, nonce, { authTagLength })
	sealer.setAAD(additional, { plaintextLength: inner.length })
	const sealed = [sealer.update(inner), sealer.final()]
	return new Uint8Array(Buffer.concat([explicit, ...sealed, sealer.getAuthTag()]))
}

function sealCbc(protection: Protection, header: Header, content: Uint8Array, sequence: number): Uint8Array {
	const { sealing, version, encryptThenMac } = protection
	const isChained = version <= 0x0301
	const iv = isChained ? protection.iv : new Uint8Array(sealing.ivLength).fill(9)
	const mac = encryptThenMac ? new Uint8Array(0) : recordMac(protection, header, sequence, content)
	const block = sealing.ivLength
	const padding = block - ((content.length + mac.length) % block)
	const plain = Buffer.concat([content, mac, new Uint8Array(padding).fill(padding - 1)])
	const sealer = createCipheriv(sealing.cipher, protection.key, iv).setAutoPadding(false)
	const sealed = Buffer.concat([isChained ? new Uint8Array(0) : iv, sealer.update(plain), sealer.final()])
	const outer = encryptThenMac ? recordMac(protection, header, sequence, sealed) : new Uint8Array(0)
	return new Uint8Array(Buffer.concat([sealed, outer]))
}

function sealStream(protection: Protection, header: Header, content: Uint8Array, sequence: number): Uint8Array {
	const plain = new Uint8Array(Buffer.concat([content, recordMac(protection, header, sequence, content)]))
	return protection.sealing.kind === 'rc4' ? rc4Apply(rc4(protection.key), plain).bytes : plain
}
