import type { Names } from '../../decode/field.js'
import { scan } from '../../decode/reader.js'
import { ALERT_LEVELS, ALERTS } from '../../decode/registry/alerts.js'
import { CIPHER_SUITES } from '../../decode/registry/cipher-suites.js'
import {
	ALERT,
	APPLICATION_DATA,
	CHANGE_CIPHER_SPEC,
	CONTENT_TYPES,
	HANDSHAKE,
} from '../../decode/registry/content-types.js'
import { EXTENSIONS } from '../../decode/registry/extensions.js'
import { GROUPS } from '../../decode/registry/groups.js'
import { HANDSHAKE_TYPES } from '../../decode/registry/handshake-types.js'
import { COMPRESSION_METHODS, CURVE_TYPES, POINT_FORMATS, PSK_MODES } from '../../decode/registry/hello-codes.js'
import { SIGNATURE_SCHEMES } from '../../decode/registry/signature-schemes.js'
import { isTls13, VERSIONS } from '../../decode/registry/versions.js'
import { handshake } from '../../decode/tls/handshake.js'
import { RECORD_HEADER } from '../../decode/tls/record-header.js'
import { fingerprints } from '../../session/fingerprints.js'
import { NO_FACTS } from '../../session/learn-tls.js'
import type { TlsFacts } from '../../session/tls-facts.js'
import { childNamed } from '../field-search.js'
import type { EndedRecord, PacketLayers } from '../layers.js'
import type { Kind, Value } from '../value.js'
import { bytesAt, type FilterField, found, type Taking } from './field.js'

const HELLOS = 'client_hello|server_hello|hello_retry_request'
const DATA = 'extensions/*/extension_data'

/** TLS records and handshake messages, by the packet in which they end. */
export const TLS_FIELDS: readonly FilterField[] = [
	{
		name: 'tls',
		kind: 'protocol',
		of: packet => [
			...packet.records.map(record => packet.bytesOf(record)),
			...packet.oldHellos.map(({ field, bytes }) => bytesAt(field, bytes)),
		],
		isIn: packet => packet.records.length + packet.oldHellos.length > 0,
	},
	{ name: 'tls.record', kind: 'there', of: packet => [...packet.records, ...packet.oldHellos].map(() => 1) },
	// In TLS 1.3 the type outside a sealed record says nothing of what is in it, and has a name of its own.
	records(
		'tls.record.content_type',
		'number',
		(record, packet) => (isOpaque(record, packet) ? record.row.opened?.type : record.row.type),
		CONTENT_TYPES,
	),
	records(
		'tls.record.opaque_type',
		'number',
		(record, packet) => (isOpaque(record, packet) ? record.row.type : undefined),
		CONTENT_TYPES,
	),
	records('tls.record.version', 'number', ({ row }) => row.version, VERSIONS),
	records('tls.record.length', 'number', ({ row }) => row.length),
	records('tls.app_data', 'bytes', (record, packet) =>
		(record.row.opened?.type ?? record.row.type) === APPLICATION_DATA
			? packet.bytesOf(record).subarray(RECORD_HEADER)
			: undefined,
	),
	ofType('tls.change_cipher_spec', CHANGE_CIPHER_SPEC),
	ofType('tls.alert_message', ALERT),
	inRecord('tls.alert_message.level', 'number', 'fragment|content/alert/level', { names: ALERT_LEVELS }),
	inRecord('tls.alert_message.desc', 'number', 'fragment|content/alert/description', { names: ALERTS }),
	ofType('tls.handshake', HANDSHAKE),
	at('tls.handshake.type', 'number', 'msg_type', { names: HANDSHAKE_TYPES }),
	at('tls.handshake.length', 'number', 'length'),
	fingerprint('tls.handshake.ja3', ({ ja3 }) => ja3),
	fingerprint('tls.handshake.ja4', ({ ja4 }) => ja4),
	// A ClientHello in SSLv2 format stands in no message of its own: its fields are the uppermost.
	both(
		at('tls.handshake.version', 'number', `${HELLOS}/legacy_version`, { names: VERSIONS }),
		at('tls.handshake.version', 'number', 'version'),
	),
	at('tls.handshake.cipherspec', 'number', 'cipher_specs/cipher_spec'),
	at('tls.handshake.challenge', 'bytes', 'challenge'),
	at('tls.handshake.random', 'bytes', `${HELLOS}/random`),
	both(
		at('tls.handshake.session_id_length', 'number', '*/legacy_session_id_length|legacy_session_id_echo_length'),
		at('tls.handshake.session_id_length', 'number', 'session_id_length'),
	),
	at('tls.handshake.session_id', 'bytes', '*/legacy_session_id|legacy_session_id_echo', { take: someBytes }),
	at('tls.handshake.cipher_suites_length', 'number', 'client_hello/cipher_suites_length'),
	at('tls.handshake.ciphersuite', 'number', '**/cipher_suite', { names: CIPHER_SUITES }),
	at('tls.handshake.comp_methods_length', 'number', 'client_hello/legacy_compression_methods_length'),
	at('tls.handshake.comp_method', 'number', '**/compression_method|legacy_compression_method', {
		names: COMPRESSION_METHODS,
	}),
	at('tls.handshake.extensions_length', 'number', '*/extensions_length'),
	at('tls.handshake.extension.type', 'number', '*/extensions/*/extension_type', { names: EXTENSIONS }),
	at('tls.handshake.extension.len', 'number', '*/extensions/*/extension_data_length'),
	at('tls.handshake.extensions_server_name', 'text', `*/${DATA}/**/host_name`),
	at('tls.handshake.extensions_alpn_str', 'text', `*/${DATA}/protocol_name_list/protocol_name`),
	at('tls.handshake.extensions_supported_group', 'number', `*/${DATA}/named_group_list/named_group`, { names: GROUPS }),
	at('tls.handshake.extensions_ec_point_format', 'number', `*/${DATA}/ec_point_format_list/ec_point_format`, {
		names: POINT_FORMATS,
	}),
	at('tls.handshake.extensions.supported_version', 'number', `*/${DATA}/**/version|selected_version`, {
		names: VERSIONS,
	}),
	at('tls.handshake.extensions_key_share_group', 'number', `*/${DATA}/**/key_share_entry/group`, { names: GROUPS }),
	at('tls.handshake.extensions_key_share_key_exchange', 'bytes', `*/${DATA}/**/key_share_entry/key_exchange`),
	at('tls.handshake.extensions_key_share_selected_group', 'number', `*/${DATA}/selected_group`, { names: GROUPS }),
	at('tls.extension.psk_ke_mode', 'number', `*/${DATA}/ke_modes/ke_mode`, { names: PSK_MODES }),
	at('tls.handshake.extensions.psk.identity.identity', 'bytes', `*/${DATA}/**/psk_identity/identity`),
	at('tls.handshake.extensions.psk.identity.selected', 'number', `*/${DATA}/selected_identity`),
	at('tls.handshake.extensions.cookie', 'bytes', `*/${DATA}/cookie`),
	at('tls.record_size_limit', 'number', `*/${DATA}/record_size_limit`),
	at('tls.handshake.max_fragment_length', 'number', `*/${DATA}/max_fragment_length`),
	at('tls.handshake.sig_hash_alg', 'number', '**/signature_scheme|algorithm', {
		names: SIGNATURE_SCHEMES,
		take: codeOf,
	}),
	at('tls.handshake.sig_hash_alg_len', 'number', '**/supported_signature_algorithms_length'),
	at('tls.handshake.certificates_length', 'number', 'certificate/certificate_list_length'),
	at('tls.handshake.certificate_length', 'number', 'certificate/**/certificate_length|cert_data_length'),
	at('tls.handshake.certificate', 'bytes', 'certificate/certificate_list/**/certificate|cert_data', { take: whole }),
	at('tls.handshake.server_curve_type', 'number', 'server_key_exchange/**/curve_type', { names: CURVE_TYPES }),
	at('tls.handshake.server_named_curve', 'number', 'server_key_exchange/**/named_curve', { names: GROUPS }),
	at('tls.handshake.server_point', 'bytes', 'server_key_exchange/**/public'),
	at('tls.handshake.client_point', 'bytes', 'client_key_exchange/**/ecdh_Yc'),
	at('tls.handshake.sig', 'bytes', 'server_key_exchange/signature'),
	at('tls.handshake.client_cert_vrfy.sig', 'bytes', 'certificate_verify/signature'),
	at('tls.handshake.epms', 'bytes', 'client_key_exchange/**/encrypted_pre_master_secret'),
	at('tls.handshake.p', 'bytes', 'server_key_exchange/**/dh_p'),
	at('tls.handshake.g', 'bytes', 'server_key_exchange/**/dh_g'),
	at('tls.handshake.ys', 'bytes', 'server_key_exchange/**/dh_Ys'),
	at('tls.handshake.yc', 'bytes', 'client_key_exchange/**/dh_Yc'),
	at('tls.handshake.identity', 'bytes', 'client_key_exchange/**/psk_identity'),
	at('tls.handshake.hint', 'bytes', 'server_key_exchange/**/psk_identity_hint'),
	at('tls.handshake.session_ticket_lifetime_hint', 'number', 'new_session_ticket/ticket_lifetime_hint'),
	at('tls.handshake.session_ticket_length', 'number', 'new_session_ticket/ticket_length'),
	at('tls.handshake.session_ticket', 'bytes', 'new_session_ticket/ticket'),
]

function at(name: string, kind: Kind, path: string, taking?: Taking): FilterField {
	return found(packet => packet.handshakes, name, kind, path, taking)
}

/** The fingerprint of each ClientHello. */
function fingerprint(name: string, take: (facts: Partial<TlsFacts>) => string | undefined): FilterField {
	const of = ({ handshakes }: PacketLayers) =>
		handshakes.flatMap(({ field, bytes }) => {
			if (childNamed(field, 'client_hello') === undefined) return []
			const { value } = scan('handshake', bytesAt(field, bytes), r => handshake(r, { from: 'client' }))
			return (value?.message && take(fingerprints(NO_FACTS, value.message) ?? {})) ?? []
		})
	return { name, kind: 'text', of }
}

/** A field that stands in one place or in another. */
function both(field: FilterField, other: FilterField): FilterField {
	return { ...field, of: packet => [...field.of(packet), ...other.of(packet)] }
}

function inRecord(name: string, kind: Kind, path: string, taking?: Taking): FilterField {
	return found(packet => packet.readRecords, name, kind, path, taking)
}

/** What the scan knows of a record: nothing has to be read again for it. */
function records(
	name: string,
	kind: Kind,
	take: (record: EndedRecord, packet: PacketLayers) => Value | undefined,
	names?: Names,
): FilterField {
	const of = (packet: PacketLayers) =>
		packet.records.map(record => take(record, packet)).filter(value => value !== undefined)
	return { name, kind, of, ...(names && { names }) }
}

/** Messages of a kind, or parts of one: there even where they are sealed, since the type outside the record still tells. */
function ofType(name: string, type: number): FilterField {
	return records(name, 'there', ({ row }) => ((row.opened?.type ?? row.type) === type ? 1 : undefined))
}

function isOpaque({ row }: EndedRecord, { conversation }: PacketLayers): boolean {
	const version = conversation?.tls?.negotiated
	return row.type === APPLICATION_DATA && version !== undefined && isTls13(version)
}

type Take = NonNullable<Taking['take']>

/** Bytes, where there are any: an empty session ID is no value. */
function someBytes(...[{ span }, bytes]: Parameters<Take>): Value | undefined {
	return span.end > span.start ? bytes.subarray(span.start, span.end) : undefined
}

/** Of the fields called `algorithm` only those with a code point of two bytes are signature schemes. */
function codeOf(...[{ span, value }]: Parameters<Take>): Value | undefined {
	return span.end - span.start === 2 && typeof value === 'number' ? value : undefined
}

/** Of two fields of the same name and place, one in the other, the outer one. */
function whole(...[{ span, children }, bytes]: Parameters<Take>): Value | undefined {
	const isInner = children?.[0]?.name === 'tag'
	return isInner ? undefined : bytes.subarray(span.start, span.end)
}
