import { isTls13, SSL30 } from '../../decode/registry/versions.js'
import { keyBlock, prfHash } from '../tls/prf.js'
import { isChained } from '../tls/protection.js'
import type { KeyStep, ScheduledRecord } from './key-step.js'
import { aeadSteps, macSteps } from './key-steps-record.js'
import { steps13 } from './key-steps-tls13.js'

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

/** From the master secret to the keys of one side (RFC 5246, 6.3; RFC 6101, 6.2.2; export suites RFC 2246, 6.3.1). */
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

const FROM_MATERIAL = 'PRF of the export suites, from the key material in the key block'
