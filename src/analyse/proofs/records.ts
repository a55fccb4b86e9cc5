import { type Saying, saying } from '../saying.js'
import type { BrokenRecord, RecordMaterials } from './materials.js'
import type { Proof } from './proof.js'

/** The tags and MACs of all sealed records: each that was opened was right, or it would not have been. */
export function records({ sealed, opened, broken, why }: RecordMaterials): Proof | undefined {
	if (sealed === 0) return undefined
	const over =
		opened === sealed
			? saying('sealed_records', { count: sealed })
			: saying('some_sealed_records', { opened, count: sealed })
	if (broken.length > 0) {
		return { what: 'records', state: 'failed', over, why: brokenText(broken), fault: 'bad_record_mac' }
	}
	if (opened === sealed) {
		return {
			what: 'records',
			state: 'verified',
			over,
			why: saying(sealed === 1 ? 'one_record_right' : 'records_right'),
		}
	}
	const rest = opened === 0 ? saying('no_record_opened') : saying('others_stayed_sealed', { count: sealed - opened })
	return {
		what: 'records',
		state: 'unchecked',
		over,
		why: why === undefined ? rest : saying('because', { what: rest, why }),
		missing: saying('secrets_of_records'),
	}
}

/** `record 3 of the server (packet 17): its tag does not fit the keys that open its neighbours`. */
function brokenText(broken: readonly BrokenRecord[]): Saying {
	const [first] = broken as readonly [BrokenRecord]
	const text = saying(first.isLast ? 'broken_last_record' : 'broken_record', {
		// As everywhere else, the first is 1.
		record: String(first.record + 1),
		side: saying(first.from),
		packet: String(first.packet),
		seal: saying(first.seal),
	})
	const more = broken.length - 1
	if (more === 0) return text
	return more === 1 ? saying('and_one_more', { text }) : saying('and_more', { text, count: more })
}
