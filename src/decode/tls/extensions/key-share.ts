import { bytesOf, type Reader } from '../../reader.js'
import { GROUPS, shareParts } from '../../registry/groups.js'
import { POINT_FORMATS } from '../../registry/hello-codes.js'
import { hex } from '../../registry/names.js'
import type { KeyShare } from './facts.js'
import type { Form, Forms } from './form.js'

/** key_share: RFC 8446, 4.2.8 */
const keyShare: Form = (r, facts, carrier) => {
	if (carrier === 'hello_retry_request') {
		const group = r.u16('selected_group', GROUPS)
		facts.keyShares ??= [{ group, length: 0 }]
		return groupName(group)
	}
	const shares =
		carrier === 'client_hello'
			? r.list(2, 'client_shares', r => keyShareEntry(r, 'client'))
			: [keyShareEntry(r, 'server')]
	facts.keyShares ??= shares
	return () => shares.map(({ group }) => groupName(group)).join(', ')
}

/** Extensions about the groups in which keys are exchanged. */
export const KEY_SHARES: Forms = {
	/** supported_groups: RFC 8446, 4.2.7; RFC 7919 */
	10: (r, facts) => {
		const groups = r.list(2, 'named_group_list', r => r.u16('named_group', GROUPS))
		facts.groups ??= groups
		return () => groups.map(groupName).join(', ')
	},
	/** ec_point_formats: RFC 8422, 5.1.2 */
	11: (r, facts) => {
		const formats = r.list(1, 'ec_point_format_list', r => r.u8('ec_point_format', POINT_FORMATS))
		facts.pointFormats ??= formats
		return () => formats.map(format => POINT_FORMATS(format) ?? hex(format, 2)).join(', ')
	},
	51: keyShare,
	/** The number of key_share up to draft 22. */
	40: keyShare,
}

function keyShareEntry(r: Reader, from: 'client' | 'server'): KeyShare {
	return r.struct('key_share_entry', r => {
		const group = r.u16('group', GROUPS)
		const length = keyExchange(r, group, from)
		if (r.tracing) r.describe(`${groupName(group)}, ${bytesOf(length)}`)
		return { group, length }
	})
}

/** The key, and for a hybrid group the parts it is made of. A length that does not fit them is left whole. */
function keyExchange(r: Reader, group: number, from: 'client' | 'server'): number {
	const parts = shareParts(group)
	const total = parts?.reduce((sum, part) => sum + part[from], 0)
	const head = r.peek(2)
	if (parts === undefined || head.length < 2 || head[0]! * 0x100 + head[1]! !== total) {
		return r.vector(2, 'key_exchange').length
	}
	r.vector(2, 'key_exchange', r => {
		for (const part of parts) r.opaque(part.name, part[from])
	})
	return total
}

function groupName(group: number): string {
	return GROUPS(group) ?? hex(group)
}
