import type { Names } from '../field.js'
import { DATE, ROWS } from './generated/extensions.js'
import { greased, named } from './names.js'

/** When the registry of extensions was read. */
export const EXTENSIONS_DATE = DATE

/** Not registered, and seen on the wire: drafts, experiments, browsers ahead of the registry. */
const SEEN: readonly (readonly [number, string])[] = [
	[40, 'key_share_draft'],
	[46, 'ticket_early_data_info'],
	[13172, 'next_protocol_negotiation'],
	[13175, 'origin_bound_certificates'],
	[13180, 'encrypted_client_certificates'],
	[17513, 'application_settings'],
	[17613, 'application_settings_new'],
	[30031, 'channel_id_old'],
	[30032, 'channel_id'],
	[35655, 'padding_draft'],
	[0xca34, 'trust_anchors'],
	[0xffa5, 'quic_transport_parameters_draft'],
	[0xffce, 'encrypted_server_name'],
]

/** The names of extensions, as IANA spells them. */
export const EXTENSIONS: Names = greased(named([...SEEN, ...ROWS]))
