import { draftOf } from '../../decode/registry/versions.js'
import { numbered } from '../tls/open-record.js'
import { expandLabel } from '../tls/prf.js'
import type { Protection } from '../tls/protection.js'
import { type KeyStep, NUMBER, numberStep, type ScheduledRecord, tagStep } from './key-step.js'
import type { ProofSide } from './proof.js'

/** From a traffic secret to the tag of a record (RFC 8446, 7.1 to 7.3, 5.2 and 5.3). */
export function steps13({ from, protection, record, sequence }: ScheduledRecord): KeyStep[] {
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

/** `client handshake traffic secret`; `server application traffic secret 2`. */
function secretName(from: ProofSide, { epoch, generation }: Protection): string {
	if (epoch === 'early data') return 'client early traffic secret'
	if (epoch === 'handshake') return `${from} handshake traffic secret`
	return `${from} application traffic secret ${generation}`
}
