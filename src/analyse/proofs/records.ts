import type { BrokenRecord, RecordMaterials } from './materials.js'
import type { Proof } from './proof.js'

/** The tags and MACs of all sealed records: each that was opened was right, or it would not have been. */
export function records({ sealed, opened, broken, why }: RecordMaterials): Proof | undefined {
	if (sealed === 0) return undefined
	const number = (count: number) => count.toLocaleString('en')
	const over =
		opened === sealed ? `${number(sealed)} sealed records` : `${number(opened)} of ${number(sealed)} sealed records`
	if (broken.length > 0) {
		return { what: 'records', state: 'failed', over, why: brokenText(broken), fault: 'bad_record_mac' }
	}
	if (opened === sealed) {
		const text =
			sealed === 1
				? 'the tag or MAC of the one sealed record is right'
				: 'the tag or MAC of every sealed record is right'
		return { what: 'records', state: 'verified', over, why: text }
	}
	const rest =
		opened === 0 ? 'no record was opened' : `those that were opened are right, ${number(sealed - opened)} stayed sealed`
	return {
		what: 'records',
		state: 'unchecked',
		over,
		why: why === undefined ? rest : `${rest}: ${why}`,
		missing: 'the secrets of these records',
	}
}

/** `record 3 of the server (packet 17): its tag does not fit the keys that open its neighbours`. */
function brokenText(broken: readonly BrokenRecord[]): string {
	const [first] = broken as readonly [BrokenRecord]
	const more = broken.length - 1
	const others = more === 0 ? '' : `; and ${more === 1 ? 'one more' : `${more.toLocaleString('en')} more`}`
	const last = first.isLast ? ', and nothing after it could be opened' : ''
	return `record ${first.record} of the ${first.from} (packet ${first.packet}): ${first.why} that open its neighbours${last}${others}`
}
