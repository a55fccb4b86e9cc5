import { createDecipheriv, timingSafeEqual } from 'node:crypto'
import { draftOf, isTls13, SSL30 } from '../../decode/registry/versions.js'
import { type Saying, saying } from '../saying.js'
import { isChained, type Protection } from './protection.js'
import { type Rc4, rc4, rc4Apply } from './rc4.js'
import { additionalData, type RecordHeader, recordMac, writeSequence } from './record-mac.js'

/** A sealed record: its header's type and version, and its fragment. */
export type SealedRecord = RecordHeader & { readonly fragment: Uint8Array }

/** What runs on from record to record: the key stream of RC4, or the last block where that is the next IV. */
export type Chain = Rc4 | Uint8Array

/** A record that was opened: its tag or MAC is right, unless there are no keys to check it with (`Protection.isUnkeyed`). */
export type OpenedRecord = {
	readonly isOpen: true
	/** The true content type: in TLS 1.3 it stands inside. */
	readonly type: number
	/** All that was encrypted: content, then inner type and zeros (TLS 1.3), or MAC and padding. Bytes of its own. */
	readonly bytes: Uint8Array
	/** How many of them are content. */
	readonly length: number
	/** Bytes of the fragment before the first encrypted one: explicit nonce or IV. */
	readonly lead: number
	readonly chain?: Chain
}

/** Why a record could not be opened with these keys. `chain` is where the next one goes on all the same. */
export type Unopened = { readonly isOpen: false; readonly why: Saying; readonly chain?: Chain }

/** What the first record's chain is, for ciphers that have one. */
export function firstChain({ version, sealing, key, iv }: Protection): Chain | undefined {
	if (sealing.kind === 'rc4') return rc4(key)
	return isChained(version, sealing) ? iv : undefined
}

/** Opens one record with the keys of its direction, as its `sequence`-th under them, counted from 0. */
export function openRecord(
	protection: Protection,
	record: SealedRecord,
	sequence: number,
	chain?: Chain,
): OpenedRecord | Unopened {
	const { kind } = protection.sealing
	if (kind === 'aead') {
		if (isTls13(protection.version)) return open13(protection, record, sequence)
		return openAead(protection, record, sequence)
	}
	if (kind === 'cbc') return openCbc(protection, record, sequence, chain)
	return openStream(protection, record, sequence, chain)
}

/** Whether a record's sequence number stands in it in the clear; most peers send it as the explicit nonce. */
export function likelySequence({ version, sealing }: Protection, { fragment }: SealedRecord): number | undefined {
	if (isTls13(version) || sealing.explicitNonce === 0 || fragment.length < sealing.explicitNonce) return undefined
	const view = new DataView(fragment.buffer, fragment.byteOffset, sealing.explicitNonce)
	return view.getUint32(0) < 0x10_0000 ? view.getUint32(0) * 0x1_0000_0000 + view.getUint32(4) : undefined
}

/** RFC 8446, 5.2. Up to draft 24 the header was not authenticated. */
function open13(protection: Protection, record: SealedRecord, sequence: number): OpenedRecord | Unopened {
	const { fragment, type, version } = record
	const header = Uint8Array.of(type, version >> 8, version & 0xff, fragment.length >> 8, fragment.length & 0xff)
	const additional = (draftOf(protection.version) ?? 25) < 25 ? NOTHING : header
	const bytes = undoAead(protection, numbered(protection.iv, sequence), additional, fragment)
	if (!bytes) return { isOpen: false, why: BAD_TAG }
	let end = bytes.length
	while (end > 0 && bytes[end - 1] === 0) end--
	if (end === 0) return { isOpen: false, why: saying('only_zeros') }
	return { isOpen: true, type: bytes[end - 1]!, bytes, length: end - 1, lead: 0 }
}

/** RFC 5246, 6.2.3.3; RFC 5288, 3; RFC 7905, 2 */
function openAead(protection: Protection, record: SealedRecord, sequence: number): OpenedRecord | Unopened {
	const { sealing, iv } = protection
	const { explicitNonce: lead, tagLength } = sealing
	const length = record.fragment.length - lead - tagLength
	if (length < 0) return { isOpen: false, why: TOO_SHORT }
	const nonce = lead > 0 ? Buffer.concat([iv, record.fragment.subarray(0, lead)]) : numbered(iv, sequence)
	const additional = additionalData(sequence, record, length)
	const bytes = undoAead(protection, nonce, additional, record.fragment.subarray(lead))
	if (!bytes) return { isOpen: false, why: BAD_TAG }
	return { isOpen: true, type: record.type, bytes, length, lead }
}

function undoAead(
	{ sealing, key }: Protection,
	nonce: Uint8Array,
	additional: Uint8Array,
	sealed: Uint8Array,
): Uint8Array | undefined {
	const { cipher, tagLength: authTagLength } = sealing
	const plaintextLength = sealed.length - authTagLength
	if (plaintextLength < 0) return undefined
	// Node's types know the options of each mode by the cipher's name, which is a constant to them.
	const decipher = createDecipheriv(cipher as 'aes-128-ccm', key, nonce, { authTagLength })
	try {
		decipher.setAuthTag(sealed.subarray(plaintextLength))
		decipher.setAAD(additional, { plaintextLength })
		const bytes = decipher.update(sealed.subarray(0, plaintextLength))
		decipher.final()
		return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
	} catch {
		// The one error of a cipher in order is a tag that does not fit.
		return undefined
	}
}

/** The nonce of a record: the IV with the sequence number added to its end (RFC 8446, 5.3). */
export function numbered(iv: Uint8Array, sequence: number): Uint8Array {
	const nonce = iv.slice()
	const number = new Uint8Array(8)
	writeSequence(new DataView(number.buffer), 0, sequence)
	for (let i = 0; i < 8; i++) nonce[nonce.length - 8 + i]! ^= number[i]!
	return nonce
}

/** RFC 5246, 6.2.3.2; RFC 7366, 3; SSL 3.0 says nothing of the padding's bytes but their number (RFC 6101, 5.2.3.2). */
function openCbc(
	protection: Protection,
	record: SealedRecord,
	sequence: number,
	chain: Chain | undefined,
): OpenedRecord | Unopened {
	const { version, sealing, encryptThenMac } = protection
	const { macLength, ivLength: block } = sealing
	const { fragment } = record
	const isRunning = isChained(version, sealing)
	const lead = isRunning ? 0 : block
	const end = fragment.length - (encryptThenMac ? macLength : 0)
	const next = isRunning && end >= block ? { chain: fragment.slice(end - block, end) } : {}
	const no = (why: Saying): Unopened => ({ isOpen: false, why, ...next })
	const count = end - lead
	if (count < block || count % block !== 0) return no(saying('no_whole_blocks', { count }))
	const isMac = (content: Uint8Array, mac: Uint8Array) =>
		timingSafeEqual(recordMac(protection, record, sequence, content), mac)
	if (encryptThenMac && !isMac(fragment.subarray(0, end), fragment.subarray(end))) return no(BAD_MAC)
	const iv = isRunning ? chain : fragment.subarray(0, block)
	if (!(iv instanceof Uint8Array) || iv.length !== block) return no(saying('block_before_lost'))
	const bytes = undoCbc(protection, iv, fragment.subarray(lead, end))
	const padding = bytes.at(-1)!
	const length = bytes.length - 1 - padding - (encryptThenMac ? 0 : macLength)
	if (length < 0 || (version === SSL30 && padding >= block)) return no(BAD_PADDING)
	if (version !== SSL30 && bytes.subarray(-1 - padding).some(byte => byte !== padding)) return no(BAD_PADDING)
	const content = bytes.subarray(0, length)
	if (!encryptThenMac && !isMac(content, bytes.subarray(length, length + macLength))) return no(BAD_MAC)
	return { isOpen: true, type: record.type, bytes, length, lead, ...next }
}

function undoCbc({ sealing, key }: Protection, iv: Uint8Array, sealed: Uint8Array): Uint8Array {
	const tripled = sealing.cipher === 'des-ede3-cbc' && key.length === 8 ? Buffer.concat([key, key, key]) : key
	const decipher = createDecipheriv(sealing.cipher, tripled, iv).setAutoPadding(false)
	const bytes = decipher.update(sealed)
	decipher.final()
	return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** RC4, or no cipher at all: content and MAC (RFC 5246, 6.2.3.1). */
function openStream(
	protection: Protection,
	record: SealedRecord,
	sequence: number,
	chain: Chain | undefined,
): OpenedRecord | Unopened {
	const { macLength, kind } = protection.sealing
	const { fragment, type } = record
	const isRc4 = kind === 'rc4'
	if (isRc4 && (chain === undefined || chain instanceof Uint8Array))
		return { isOpen: false, why: saying('key_stream_lost') }
	const plain = isRc4 ? rc4Apply(chain as Rc4, fragment) : { bytes: fragment.slice() }
	const next = 'next' in plain ? { chain: plain.next } : {}
	const length = fragment.length - macLength
	if (length < 0) return { isOpen: false, why: TOO_SHORT, ...next }
	const { bytes } = plain
	if (protection.isUnkeyed) return { isOpen: true, type, bytes, length, lead: 0 }
	const mac = recordMac(protection, { type, version: record.version }, sequence, bytes.subarray(0, length))
	if (!timingSafeEqual(mac, bytes.subarray(length))) return { isOpen: false, why: BAD_MAC, ...next }
	return { isOpen: true, type, bytes, length, lead: 0, ...next }
}

const NOTHING = new Uint8Array(0)
const BAD_TAG = saying('tag_of_other_keys')
const BAD_MAC = saying('mac_of_other_keys')
const BAD_PADDING = saying('padding_of_other_keys')
const TOO_SHORT = saying('too_short')
