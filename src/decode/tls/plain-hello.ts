import { type Reader, scan } from '../reader.js'
import { CLIENT_HELLO, SERVER_HELLO } from '../registry/handshake-types.js'
import type { ClientHello } from './client-hello.js'
import type { ServerHello } from './server-hello.js'

/** Of a hello that has nothing unusual: what a line about it says. */
export type PlainHello =
	| { readonly kind: 'client_hello'; readonly body: Offer }
	| { readonly kind: 'server_hello'; readonly body: Choice }

export type Offer = Pick<ClientHello, 'legacyVersion' | 'suites' | 'serverName' | 'alpn' | 'supportedVersions'>
export type Choice = Pick<ServerHello, 'negotiatedVersion' | 'suite' | 'compression' | 'keyShares' | 'selectedPsk'>

/**
 * What stands in a whole ClientHello or ServerHello of today, header included: all of its lengths fit, no extension of
 * interest is there twice, and it is no HelloRetryRequest. Nothing for any other message: `handshake` reads them all, this
 * kind too, and says the same of it. It stands here a second time because the declarations take fifteen times as long, and
 * with them a fifth of the time of a list of handshakes.
 */
export function plainHello(bytes: Uint8Array): PlainHello | undefined {
	return scan('handshake', bytes, hello).value
}

const SERVER_NAME = 0
const ALPN = 16
const DRAFT_KEY_SHARE = 40
const PRE_SHARED_KEY = 41
const SUPPORTED_VERSIONS = 43
const KEY_SHARE = 51

/** The first number of the fixed random of a HelloRetryRequest (RFC 8446, 4.1.3). */
const RETRY = 0xcf21ad74

type Changing<T> = { -readonly [Key in keyof T]: T[Key] }

function hello(r: Reader): PlainHello | undefined {
	const type = r.u8('msg_type')
	if (r.u24('length') !== r.left) return undefined
	if (type === CLIENT_HELLO) {
		const body = offer(r)
		return body && { kind: 'client_hello', body }
	}
	const body = type === SERVER_HELLO ? choice(r) : undefined
	return body && { kind: 'server_hello', body }
}

/** RFC 8446, 4.1.2 */
function offer(r: Reader): Offer | undefined {
	const legacyVersion = r.u16('legacy_version')
	r.skip('random', 32)
	r.skip('legacy_session_id', r.u8('legacy_session_id_length'))
	const suites = numbers(r, r.u16('cipher_suites_length'))
	if (!suites) return undefined
	r.skip('legacy_compression_methods', r.u8('legacy_compression_methods_length'))
	const body: Changing<Offer> = { legacyVersion, suites }
	if (r.left > 0 && r.u16('extensions_length') !== r.left) return undefined
	while (r.left > 0) {
		const type = r.u16('extension_type')
		const length = r.u16('extension_data_length')
		const end = r.at + length
		if (!offered(r, type, length, body) || r.at !== end) return undefined
	}
	return body
}

/** The body of an extension. Answers whether it is as it should be, but for where it ends. */
function offered(r: Reader, type: number, length: number, body: Changing<Offer>): boolean {
	const end = r.at + length
	if (type === SERVER_NAME) {
		if (body.serverName !== undefined || r.u16('server_name_list_length') !== length - 2) return false
		if (r.u8('name_type') !== 0 || r.u16('host_name_length') !== length - 5) return false
		body.serverName = r.text('host_name', length - 5)
	} else if (type === ALPN) {
		if (body.alpn || r.u16('protocol_name_list_length') !== length - 2) return false
		const names: string[] = []
		while (r.at < end) names.push(r.text('protocol_name', r.u8('protocol_name_length')))
		body.alpn = names
	} else if (type === SUPPORTED_VERSIONS) {
		if (body.supportedVersions || r.u8('versions_length') !== length - 1) return false
		const versions = numbers(r, length - 1)
		if (!versions) return false
		body.supportedVersions = versions
	} else r.skip('extension_data', length)
	return true
}

/** RFC 8446, 4.1.3 */
function choice(r: Reader): Choice | undefined {
	const legacyVersion = r.u16('legacy_version')
	// Others are drafts, some without a session ID.
	if (legacyVersion >> 8 !== 3 || r.u32('random') === RETRY) return undefined
	r.skip('random', 28)
	r.skip('legacy_session_id_echo', r.u8('legacy_session_id_echo_length'))
	const suite = r.u16('cipher_suite')
	const compression = r.u8('legacy_compression_method')
	const body: Changing<Choice> = { negotiatedVersion: legacyVersion, suite, compression }
	if (r.left > 0 && r.u16('extensions_length') !== r.left) return undefined
	let isVersionKnown = false
	while (r.left > 0) {
		const type = r.u16('extension_type')
		const length = r.u16('extension_data_length')
		const end = r.at + length
		if (type === SUPPORTED_VERSIONS) {
			if (isVersionKnown) return undefined
			isVersionKnown = true
			body.negotiatedVersion = r.u16('selected_version')
		} else if (type === KEY_SHARE) {
			if (body.keyShares) return undefined
			const group = r.u16('group')
			const share = r.u16('key_exchange_length')
			r.skip('key_exchange', share)
			body.keyShares = [{ group, length: share }]
		} else if (type === PRE_SHARED_KEY) {
			if (body.selectedPsk !== undefined) return undefined
			body.selectedPsk = r.u16('selected_identity')
		} else if (type === DRAFT_KEY_SHARE) return undefined
		else r.skip('extension_data', length)
		if (r.at !== end) return undefined
	}
	return body
}

/** So many bytes of numbers, two bytes each. */
function numbers(r: Reader, length: number): number[] | undefined {
	if (length % 2 !== 0) return undefined
	const found: number[] = []
	for (let i = 0; i < length; i += 2) found.push(r.u16('number'))
	return found
}
