import { SSL30 } from '../../decode/registry/versions.js'
import { numbered, openRecord } from '../tls/open-record.js'
import { isChained } from '../tls/protection.js'
import { additionalData, recordMac } from '../tls/record-mac.js'
import { type KeyStep, NUMBER, numberStep, type ScheduledRecord, shown, tagStep } from './key-step.js'

/** From the keys to the tag of a record, up to TLS 1.2 (RFC 5246, 6.2.3.3; RFC 5288, 3; RFC 7905, 2). */
export function aeadSteps({ protection, record, sequence }: ScheduledRecord): KeyStep[] {
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

/** From the keys to the MAC of a record (RFC 5246, 6.2.3.1 and 6.2.3.2; RFC 7366, 3; RFC 6101, 5.2.3.1). */
export function macSteps({ protection, record, sequence, chain }: ScheduledRecord): KeyStep[] {
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
						inputs: ['MAC key', NUMBER, ...(encryptThenMac ? ['IV', 'ciphertext'] : ['content'])],
					},
				]
			: []),
	]
}
