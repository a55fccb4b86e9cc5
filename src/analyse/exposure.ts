import { bytesOf } from '../decode/reader.js'
import { counted, grouped } from '../grouped.js'
import { httpExposure, type SeenHttp, webSocketExposure } from './exposure-http.js'
import { type Exposure, row } from './exposure-row.js'

/** What was seen of a conversation. What is not known is left out: nothing is concluded from that. */
export type Seen = {
	readonly client: SeenEnd
	readonly server: SeenEnd
	/** As a person reads them: `2026-11-22 01:30:02 UTC`, `31 ms`. */
	readonly start?: string
	readonly duration?: string
	readonly packets?: number
	/** TCP payload each way. */
	readonly bytes?: EachWay<number>
	/** Whether bytes are missing from the capture: then what was counted is the least there was. */
	readonly hasHoles?: boolean
	readonly tls?: SeenTls
	/** HTTP that travelled in the clear. */
	readonly http?: readonly SeenHttp[]
	/** WebSocket messages that travelled in the clear: how many, and what the first of them say, where that is text. */
	readonly webSocket?: { readonly count: number; readonly texts: readonly string[] }
}

export type SeenEnd = { readonly address: string; readonly port: number }
export type EachWay<T> = { readonly client: T; readonly server: T }

/** What a TLS connection shows in the clear. */
export type SeenTls = {
	readonly version?: string
	readonly cipherSuite?: string
	readonly serverName?: string
	/** Whether the ClientHello carries `encrypted_client_hello` (RFC 9849), be it GREASE. */
	readonly hasEch?: boolean
	/** ALPN: what the client offers, and what the server chose where that is in the clear (up to TLS 1.2). */
	readonly offeredProtocols?: readonly string[]
	readonly protocol?: string
	/** Certificates in the clear (up to TLS 1.2), the end entity's first. */
	readonly serverCertificates?: readonly SeenCertificate[]
	readonly clientCertificates?: readonly SeenCertificate[]
	readonly resumed?: boolean
	readonly ja3?: string
	readonly ja4?: string
	/** The suite encrypts nothing: what follows the handshake can be read as well. */
	readonly isReadable?: boolean
	/** Records of application data each way. */
	readonly sealed?: EachWay<SeenRecords>
	/** What sealing adds to each record at least, where the suite is known: nonce, tag, content type. */
	readonly overhead?: number
}

export type SeenCertificate = { readonly subject: string; readonly names?: readonly string[] }

export type SeenRecords = {
	readonly records: number
	/** Of their fragments, as they travelled. */
	readonly bytes: number
}

/** What an eavesdropper sees of a conversation, in the order a teacher would tell it: who, when, how much, then what. */
export function exposure(seen: Seen): Exposure[] {
	return [
		...connection(seen),
		...(seen.tls ? tls(seen.tls) : []),
		...httpExposure(seen.http ?? []),
		...webSocketExposure(seen.webSocket),
	]
}

function connection({ client, server, start, duration, packets, bytes, hasHoles }: Seen): Exposure[] {
	const least = hasHoles ? 'at least ' : ''
	return [
		...row('addresses', `${client.address} to ${server.address}`),
		...row('ports', `${client.port} to ${server.port}`),
		...row('time', [start, duration && `for ${duration}`].filter(Boolean).join(', ')),
		...row('packets', packets === undefined ? undefined : grouped(packets)),
		...row('sizes', bytes && `${least}${bytesOf(bytes.client)} to the server, ${least}${bytesOf(bytes.server)} back`),
	]
}

function tls(seen: SeenTls): Exposure[] {
	return [
		...row('version', seen.version),
		...row('cipher_suite', seen.cipherSuite),
		...row('server_name', seen.serverName),
		...row('inner_server_name', seen.hasEch ? 'cannot be told' : undefined, 'unknown'),
		...row('offered_protocols', seen.offeredProtocols?.join(', ')),
		...row('protocol', seen.protocol),
		...row('server_certificate', certificate(seen.serverCertificates)),
		...row('client_certificate', certificate(seen.clientCertificates)),
		...row('resumed', seen.resumed ? 'yes' : undefined),
		...row('ja3', seen.ja3),
		...row('ja4', seen.ja4),
		...(seen.isReadable ? readable(seen) : sealed(seen)),
	]
}

function sealed(seen: SeenTls): Exposure[] {
	return [...row('records', eachWay(seen)), ...row('content_sizes', contentSizes(seen), 'inferred')]
}

/** RFC 5246, A.5: NULL is a cipher that changes nothing, and the MAC behind the content hides nothing. */
function readable(seen: SeenTls): Exposure[] {
	return [...row('nothing_hidden', `nothing: ${seen.cipherSuite}`), ...row('readable_records', eachWay(seen))]
}

/** Of a handshake that came to no data there is nothing to say. */
function eachWay({ sealed }: SeenTls): string | undefined {
	if (!sealed || sealed.client.records + sealed.server.records === 0) return undefined
	return `${records(sealed.client)} to the server, ${records(sealed.server)} back`
}

function certificate(certificates: readonly SeenCertificate[] | undefined): string | undefined {
	const [first, ...more] = certificates ?? []
	if (!first) return undefined
	const names = first.names && first.names.length > 0 ? ` for ${first.names.join(', ')}` : ''
	return `${first.subject}${names}${more.length > 0 ? `, and ${more.length} of its chain` : ''}`
}

function records({ records, bytes }: SeenRecords): string {
	return `${counted(records, 'record')} with ${bytesOf(bytes)}`
}

/** The most that can be inside: padding may hide that it is less (RFC 8446, 5.4). */
function contentSizes({ sealed, overhead }: SeenTls): string | undefined {
	if (!sealed || overhead === undefined || sealed.client.records + sealed.server.records === 0) return undefined
	const most = ({ records, bytes }: SeenRecords) => bytesOf(Math.max(0, bytes - records * overhead))
	return `at most ${most(sealed.client)} to the server, at most ${most(sealed.server)} back`
}
