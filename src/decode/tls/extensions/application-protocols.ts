import type { Reader } from '../../reader.js'
import { NAME_TYPES } from '../../registry/hello-codes.js'
import { byCarrier, empty, type Forms, opaque, textVector } from './form.js'

/** Extensions about whom and what the client wants to talk to. */
export const APPLICATION_PROTOCOLS: Forms = {
	/** server_name: RFC 6066, 3. The server's answer is empty. */
	0: byCarrier((r, facts) => {
		const names = r.list(2, 'server_name_list', r =>
			r.struct('server_name', r => {
				const type = r.u8('name_type', NAME_TYPES)
				const name = textVector(r, 2, 'host_name')
				r.describe(name)
				return { type, name }
			}),
		)
		const first = names.find(({ type }) => type === 0)
		if (first) facts.serverName ??= first.name
		return names.map(({ name }) => name).join(', ')
	}, empty()),
	/** application_layer_protocol_negotiation: RFC 7301, 3.1 */
	16: (r, facts) => {
		const names = protocolNames(r, 'protocol_name_list')
		facts.alpn ??= names
		return () => names.join(', ')
	},
	/** next_protocol_negotiation: draft-agl-tls-nextprotoneg-04, 3. The server's list has no length of its own. */
	13172: byCarrier(empty(), (r, facts) => {
		const names = r.repeat(r => textVector(r, 1, 'protocol_name'))
		facts.nextProtocols ??= names
		return names.join(', ')
	}),
	/** application_settings: draft-vvv-tls-alps-01, 4. The settings are the protocol's own. */
	17513: (r, _, carrier) => (carrier === 'client_hello' ? supportedProtocols(r) : opaque(r)),
	17613: (r, _, carrier) => (carrier === 'client_hello' ? supportedProtocols(r) : opaque(r)),
}

function supportedProtocols(r: Reader): string {
	return protocolNames(r, 'supported_protocols').join(', ')
}

function protocolNames(r: Reader, list: string): string[] {
	return r.list(2, list, r => textVector(r, 1, 'protocol_name'))
}
