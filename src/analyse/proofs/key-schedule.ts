import { draftOf, isTls13, SSL30 } from '../../decode/registry/versions.js'
import { type Chain, numbered, openRecord, type SealedRecord } from '../tls/open-record.js'
import { expandLabel, keyBlock, prfHash, type Randoms } from '../tls/prf.js'
import { isChained, type Protection } from '../tls/protection.js'
import { additionalData, recordMac, writeSequence } from '../tls/record-mac.js'
import type { ProofSide } from './proof.js'

/** One value on the way from a secret to the tag of a record. */
export type KeyStep = {
	/** `write key`, `nonce`, `additional data`. */
	readonly name: string
	/** How it comes about, as the RFCs write it: `HKDF-Expand-Label(traffic secret, "key", "", 16)`. */
	readonly formula: string
	/** `RFC 8446, 7.3` */
	readonly source: string
	/** The names of the steps it is computed from. */
	readonly inputs: readonly string[]
	readonly value: Uint8Array
	/** Who has it can open records: it is shown only where secrets are asked for. */
	readonly secret: boolean
}

/** A record that was opened, and what opened it. */
export type ScheduledRecord = {
	readonly from: ProofSide
	readonly protection: Protection
	readonly record: SealedRecord
	readonly sequence: number
	readonly chain?: Chain
	/** Of the handshake whose keys these are: without them the key block up to TLS 1.2 cannot be shown. */
	readonly randoms?: Randoms
}

/**
 * The way from the secret to the tag or MAC of one record, step by step, with the real values: they are computed once
 * more here, and the last one is that which stands in the record.
 */
export function keySchedule(scheduled: ScheduledRecord): readonly KeyStep[] {
	const { protection } = scheduled
	if (protection.isUnkeyed) return []
	if (isTls13(protection.version)) return steps13(scheduled)
	const { kind } = protection.sealing
	return [...sessionSteps(scheduled), ...(kind === 'aead' ? aeadSteps(scheduled) : macSteps(scheduled))]
}

/** RFC 8446, 7.1 to 7.3, 5.2 and 5.3 */
function steps13({ from, protection, record, sequence }: ScheduledRecord): KeyStep[] {
	const { version, sealing, secret = new Uint8Array(0), key, iv, epoch, generation } = protection
	const name = secretName(from, protection)
	const expand = (label: string, length: number) => expandLabel(sealing.hash, secret, label, length, version)
	const derive = (step: string, label: string, length: number, source: string): KeyStep => ({
		name: step,
		formula: `HKDF-Expand-Label(${name}, "${label}", "", ${length})`,
		source,
		inputs: [name],
		value: expand(label, length),
		secret: true,
	})
	const { type, fragment } = record
	const header = Uint8Array.of(
		type,
		record.version >> 8,
		record.version & 0xff,
		fragment.length >> 8,
		fragment.length & 0xff,
	)
	const isBare = (draftOf(version) ?? 25) < 25
	return [
		{
			name,
			formula:
				generation === 0
					? 'from the key log'
					: `HKDF-Expand-Label(${secretName(from, { ...protection, generation: generation - 1 })}, "traffic upd", "", ${secret.length})`,
			source: generation === 0 ? 'RFC 8446, 7.1' : 'RFC 8446, 7.2',
			inputs: [],
			value: secret,
			secret: true,
		},
		derive('write key', 'key', key.length, 'RFC 8446, 7.3'),
		derive('write IV', 'iv', iv.length, 'RFC 8446, 7.3'),
		...(epoch === 'early data' ? [] : [derive('finished key', 'finished', secret.length, 'RFC 8446, 4.4.4')]),
		...(epoch === 'application data'
			? [
					derive(
						secretName(from, { ...protection, generation: generation + 1 }),
						'traffic upd',
						secret.length,
						'RFC 8446, 7.2',
					),
				]
			: []),
		numberStep(sequence),
		{
			name: 'nonce',
			formula: 'write IV XOR record number',
			source: 'RFC 8446, 5.3',
			inputs: ['write IV', NUMBER],
			value: numbered(expand('iv', iv.length), sequence),
			secret: true,
		},
		{
			name: 'additional data',
			formula: isBare ? 'none up to draft 24' : 'the record’s header: type, version, length',
			source: 'RFC 8446, 5.2',
			inputs: [],
			value: isBare ? new Uint8Array(0) : header,
			secret: false,
		},
		tagStep(fragment, sealing.tagLength, 'RFC 8446, 5.2'),
	]
}

/** RFC 5246, 6.3; RFC 6101, 6.2.2; export suites RFC 2246, 6.3.1 */
function sessionSteps({ from, protection, randoms }: ScheduledRecord): KeyStep[] {
	const { version, sealing, secret, key, iv, macKey } = protection
	const source = version === SSL30 ? 'RFC 6101, 6.2.2' : 'RFC 5246, 6.3'
	const ivLength = sealing.kind === 'aead' || (isChained(version, sealing) && !sealing.isExport) ? iv.length : 0
	const { macLength, keyMaterial, isExport } = sealing
	const length = 2 * (macLength + keyMaterial + ivLength)
	const block = secret && randoms && keyBlock(version, prfHash(version, sealing.hash), secret, randoms, length)
	let at = 0
	const slice = (name: string, each: number, value: Uint8Array, isFinal = true): KeyStep[] => {
		const start = at + (from === 'server' ? each : 0)
		at += 2 * each
		if (each === 0 && value.length === 0) return []
		const formula = isFinal ? `bytes ${start} to ${start + each - 1} of the key block` : FROM_MATERIAL
		return [{ name, formula, source: isFinal ? source : 'RFC 2246, 6.3.1', inputs: ['key block'], value, secret: true }]
	}
	return [
		...(secret
			? [
					{
						name: 'master secret',
						formula: 'from the key log, or from the pre-master secret',
						source: version === SSL30 ? 'RFC 6101, 6.1' : 'RFC 5246, 8.1; RFC 7627, 4',
						inputs: [],
						value: secret,
						secret: true,
					},
				]
			: []),
		...(block
			? [
					{
						name: 'key block',
						formula:
							version === SSL30
								? 'MD5 and SHA-1 of the master secret, server_random and client_random, letter by letter'
								: `PRF(master secret, "key expansion", server_random + client_random), ${length} bytes`,
						source,
						inputs: ['master secret'],
						value: block,
						secret: true,
					},
				]
			: []),
		...slice('MAC key', macLength, macKey),
		...slice('write key', keyMaterial, key, !isExport),
		...slice('write IV', ivLength, ivLength > 0 || isExport ? iv : new Uint8Array(0), !isExport),
	]
}

/** RFC 5246, 6.2.3.3; RFC 5288, 3; RFC 7905, 2 */
function aeadSteps({ protection, record, sequence }: ScheduledRecord): KeyStep[] {
	const { sealing, iv } = protection
	const { explicitNonce, tagLength } = sealing
	const { fragment } = record
	const explicit = fragment.subarray(0, explicitNonce)
	const source = explicitNonce > 0 ? 'RFC 5288, 3' : 'RFC 7905, 2'
	const nonce: KeyStep =
		explicitNonce > 0
			? {
					name: 'nonce',
					formula: 'write IV + explicit nonce',
					source,
					inputs: ['write IV', 'explicit nonce'],
					value: Buffer.concat([iv, explicit]),
					secret: true,
				}
			: {
					name: 'nonce',
					formula: 'write IV XOR record number',
					source,
					inputs: ['write IV', NUMBER],
					value: numbered(iv, sequence),
					secret: true,
				}
	return [
		numberStep(sequence),
		...(explicitNonce > 0
			? [shown('explicit nonce', `the first ${explicitNonce} bytes of the fragment`, source, explicit)]
			: []),
		nonce,
		{
			...shown(
				'additional data',
				'record number + type + version + length of the content',
				'RFC 5246, 6.2.3.3',
				additionalData(sequence, record, fragment.length - explicitNonce - tagLength),
			),
			inputs: [NUMBER],
		},
		tagStep(fragment, tagLength, 'RFC 5246, 6.2.3.3'),
	]
}

/** RFC 5246, 6.2.3.1 and 6.2.3.2; RFC 7366, 3; RFC 6101, 5.2.3.1 */
function macSteps({ protection, record, sequence, chain }: ScheduledRecord): KeyStep[] {
	const { sealing, version, encryptThenMac } = protection
	const { fragment } = record
	const opened = openRecord(protection, record, sequence, chain)
	const isRunning = isChained(version, sealing)
	const iv = isRunning ? chain : fragment.subarray(0, sealing.ivLength)
	const content = encryptThenMac
		? fragment.subarray(0, fragment.length - sealing.macLength)
		: opened.isOpen
			? opened.bytes.subarray(0, opened.length)
			: undefined
	const formula =
		version === SSL30
			? `hash(MAC key + pad_2 + hash(MAC key + pad_1 + record number + type + length + content)), ${sealing.hash}`
			: `HMAC-${sealing.hash}(MAC key, record number + type + version + length + ${encryptThenMac ? 'IV + ciphertext' : 'content'})`
	return [
		numberStep(sequence),
		...(sealing.kind === 'cbc' && iv instanceof Uint8Array
			? [
					shown(
						'IV',
						isRunning
							? sequence === 0
								? 'write IV'
								: 'the last block of the record before'
							: `the first ${iv.length} bytes of the fragment`,
						isRunning ? 'RFC 2246, 6.2.3.2' : 'RFC 5246, 6.2.3.2',
						iv,
					),
				]
			: []),
		...(content
			? [
					{
						...shown(
							'MAC',
							formula,
							version === SSL30 ? 'RFC 6101, 5.2.3.1' : 'RFC 5246, 6.2.3.1',
							recordMac(protection, record, sequence, content),
						),
						inputs: ['MAC key', NUMBER],
					},
				]
			: []),
	]
}

const NUMBER = 'record number'
const FROM_MATERIAL = 'PRF of the export suites, from the key material in the key block'

function numberStep(sequence: number): KeyStep {
	const value = new Uint8Array(8)
	writeSequence(new DataView(value.buffer), 0, sequence)
	return shown(NUMBER, 'records of this sender under these keys, from 0', 'RFC 8446, 5.3; RFC 5246, 6.1', value)
}

function tagStep(fragment: Uint8Array, length: number, source: string): KeyStep {
	const value = fragment.slice(Math.max(0, fragment.length - length))
	const formula = `AEAD-Encrypt(write key, nonce, additional data, plaintext): the last ${length} bytes`
	return { ...shown('tag', formula, source, value), inputs: ['write key', 'nonce', 'additional data'] }
}

function shown(name: string, formula: string, source: string, value: Uint8Array): KeyStep {
	return { name, formula, source, inputs: [], value: value.slice(), secret: false }
}

/** `client handshake traffic secret`; `server application traffic secret 2`. */
function secretName(from: ProofSide, { epoch, generation }: Protection): string {
	if (epoch === 'early data') return 'client early traffic secret'
	if (epoch === 'handshake') return `${from} handshake traffic secret`
	return `${from} application traffic secret ${generation}`
}
