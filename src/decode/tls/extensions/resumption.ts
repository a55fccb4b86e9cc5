import { bytesOf, type Reader } from '../../reader.js'
import { PSK_MODES } from '../../registry/hello-codes.js'
import { hex } from '../../registry/names.js'
import { byCarrier, empty, type Form, type Forms } from './form.js'

/** pre_shared_key: RFC 8446, 4.2.11 */
const preSharedKey: Form = (r, facts, carrier) => {
	if (carrier !== 'client_hello') {
		const selected = r.u16('selected_identity')
		facts.selectedPsk ??= selected
		return `identity ${selected}`
	}
	const identities = r.list(2, 'identities', pskIdentity)
	const binders = r.list(2, 'binders', r => r.vector(1, 'psk_binder_entry').length)
	if (identities.length !== binders.length) {
		r.flag('invalid', `identities: ${identities.length}, binders: ${binders.length}`)
	}
	facts.psks ??= identities.map((identity, index) => ({ identity, binderLength: binders[index] }))
	return () => identities.map(identity => bytesOf(identity.length)).join(', ')
}

/** early_data: RFC 8446, 4.2.10. In a ticket it says how much the server will take. */
const earlyData: Form = (r, facts, carrier) => {
	facts.earlyData = true
	if (carrier !== 'new_session_ticket') return empty()(r, facts, carrier)
	const size = r.u32('max_early_data_size')
	facts.maxEarlyData ??= size
	return `at most ${bytesOf(size)}`
}

/** session_ticket: RFC 5077, 3.2. Empty where there is no ticket yet. */
const sessionTicket: Form = (r, facts) => {
	const length = r.left > 0 ? r.rest('ticket').length : 0
	facts.sessionTicketLength ??= length
	return () => (length > 0 ? bytesOf(length) : undefined)
}

/** Extensions about keys that both ends have from before. */
export const RESUMPTION: Forms = {
	/** ticket_pinning: RFC 8672, 3 */
	32: byCarrier(
		r => bytesOf(r.vector(2, 'pinning_ticket').length),
		r => {
			r.vector(1, 'pinning_proof')
			r.vector(2, 'pinning_ticket')
			return `${r.u32('lifetime')} s`
		},
	),
	/** tls_cert_with_extern_psk: RFC 8773, 4 */
	33: empty(),
	35: sessionTicket,
	41: preSharedKey,
	42: earlyData,
	/** Draft 18 had the size in an extension of its own. */
	46: (r, facts) => {
		const size = r.u32('max_early_data_size')
		facts.maxEarlyData ??= size
		return `at most ${bytesOf(size)}`
	},
	/** psk_key_exchange_modes: RFC 8446, 4.2.9 */
	45: (r, facts) => {
		const modes = r.list(1, 'ke_modes', r => r.u8('ke_mode', PSK_MODES))
		facts.pskModes ??= modes
		return () => modes.map(mode => PSK_MODES(mode) ?? hex(mode, 2)).join(', ')
	},
	/** ticket_request: RFC 9149, 3 */
	58: byCarrier(
		r => {
			const fresh = r.u8('new_session_count')
			return `${fresh} for a new session, ${r.u8('resumption_count')} for a resumed one`
		},
		r => `${r.u8('expected_count')}`,
	),
}

function pskIdentity(r: Reader): Uint8Array {
	return r.struct('psk_identity', r => {
		const identity = r.vector(2, 'identity')
		r.u32('obfuscated_ticket_age')
		if (r.tracing) r.describe(bytesOf(identity.length))
		return identity
	})
}
