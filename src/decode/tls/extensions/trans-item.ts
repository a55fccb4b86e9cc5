import type { Reader } from '../../reader.js'
import { hex, named } from '../../registry/names.js'

/** TransItem: RFC 9162, 4.5. The timestamps are taken apart, the proofs are not. */
export function transItem(r: Reader): void {
	r.vector(2, 'serialized_trans_item', r => {
		const type = r.u16('versioned_type', TRANS_ITEMS)
		r.describe(TRANS_ITEMS(type) ?? hex(type))
		if (type !== X509_SCT && type !== PRECERT_SCT) {
			r.rest('data')
			return
		}
		r.vector(1, 'log_id')
		r.u64('timestamp')
		r.vector(2, 'sct_extensions')
		r.vector(2, 'signature')
	})
}

const X509_SCT = 0x0102
const PRECERT_SCT = 0x0103

const TRANS_ITEMS = named([
	[0x0100, 'x509_entry_v2'],
	[0x0101, 'precert_entry_v2'],
	[X509_SCT, 'x509_sct_v2'],
	[PRECERT_SCT, 'precert_sct_v2'],
	[0x0104, 'signed_tree_head_v2'],
	[0x0105, 'consistency_proof_v2'],
	[0x0106, 'inclusion_proof_v2'],
])
