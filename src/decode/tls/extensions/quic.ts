import { counted } from '../../../grouped.js'
import { bytesOf, type Reader } from '../../reader.js'
import { hex, named } from '../../registry/names.js'
import type { Form, Forms } from './form.js'

/** Transport parameters whose value is one variable-length integer (RFC 9000, 18.2; RFC 9221, 3; RFC 9287, 3). */
const NUMBERS = named([
	[0x01, 'max_idle_timeout'],
	[0x03, 'max_udp_payload_size'],
	[0x04, 'initial_max_data'],
	[0x05, 'initial_max_stream_data_bidi_local'],
	[0x06, 'initial_max_stream_data_bidi_remote'],
	[0x07, 'initial_max_stream_data_uni'],
	[0x08, 'initial_max_streams_bidi'],
	[0x09, 'initial_max_streams_uni'],
	[0x0a, 'ack_delay_exponent'],
	[0x0b, 'max_ack_delay'],
	[0x0e, 'active_connection_id_limit'],
	[0x20, 'max_datagram_frame_size'],
])

/** Those whose value is bytes, or nothing. */
const BYTES = named([
	[0x00, 'original_destination_connection_id'],
	[0x02, 'stateless_reset_token'],
	[0x0c, 'disable_active_migration'],
	[0x0f, 'initial_source_connection_id'],
	[0x10, 'retry_source_connection_id'],
	[0x2ab2, 'grease_quic_bit'],
])

const PREFERRED_ADDRESS = 0x0d
const VERSION_INFORMATION = 0x11

/** quic_transport_parameters: RFC 9001, 8.2; RFC 9000, 18 */
const transportParameters: Form = r => {
	const count = r.repeat(transportParameter).length
	return counted(count, 'parameter')
}

/** Extensions of QUIC. */
export const QUIC: Forms = { 57: transportParameters, 65445: transportParameters }

function transportParameter(r: Reader): void {
	r.struct('transport_parameter', r => {
		const id = varint(r, 'id', parameterName)
		const length = Number(varint(r, 'value_length'))
		const name = parameterName(id)
		r.describe(name ?? `0x${id.toString(16)}`)
		if (length === 0) return
		r.frame(name ?? 'value', length, r => parameterValue(r, Number(id)))
	})
}

function parameterValue(r: Reader, id: number): void {
	if (NUMBERS(id)) varint(r, 'value')
	else if (id === PREFERRED_ADDRESS) preferredAddress(r)
	else if (id === VERSION_INFORMATION) {
		r.u32('chosen_version', versionName)
		r.repeat(r => r.u32('available_version', versionName))
	} else r.rest('value', bytes => (bytes.length <= 20 ? undefined : bytesOf(bytes.length)))
}

/** RFC 9000, 18.2, figure 22 */
function preferredAddress(r: Reader): void {
	r.opaque('ipv4_address', 4, bytes => bytes.join('.'))
	r.u16('ipv4_port')
	r.opaque('ipv6_address', 16)
	r.u16('ipv6_port')
	r.vector(1, 'connection_id')
	r.opaque('stateless_reset_token', 16)
}

/** RFC 9000, 16: the two top bits of the first byte say how long the number is. */
function varint(r: Reader, name: string, names?: (value: bigint) => string | undefined): bigint {
	const length = 1 << ((r.ahead() ?? 0) >> 6)
	return r.derived(name, length, bytes => varintOf(bytes), names)
}

function varintOf(bytes: Uint8Array): bigint {
	let value = BigInt(bytes[0]! & 0x3f)
	for (const byte of bytes.subarray(1)) value = value * 256n + BigInt(byte)
	return value
}

/** Parameters of the form 31 * n + 27 stand for nothing (RFC 9000, 18.1). */
function parameterName(id: bigint): string | undefined {
	if (id % 31n === 27n) return 'GREASE'
	const number = Number(id)
	if (number === PREFERRED_ADDRESS) return 'preferred_address'
	if (number === VERSION_INFORMATION) return 'version_information'
	return NUMBERS(number) ?? BYTES(number)
}

function versionName(version: number): string | undefined {
	if (version === 1) return 'QUIC v1'
	if (version === 0x6b3343cf) return 'QUIC v2'
	if ((version & 0x0f0f0f0f) === 0x0a0a0a0a) return 'GREASE'
	return version >>> 8 === 0xff0000 ? `QUIC draft ${version & 0xff}` : hex(version, 8)
}
