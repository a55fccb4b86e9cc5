import type { Reader } from '../reader.js'
import { CIPHER_SUITES } from '../registry/cipher-suites.js'
import { COMPRESSION_METHODS } from '../registry/hello-codes.js'
import { draftOf, VERSIONS } from '../registry/versions.js'
import { extensions } from './extensions/extension.js'
import type { Said } from './extensions/facts.js'

/** What a server chooses. */
export type ServerHello = Said & {
	readonly legacyVersion: number
	readonly random: Uint8Array
	/** An echo of the client's in TLS 1.3, where it does not mean resumption. */
	readonly sessionId: Uint8Array
	readonly suite: number
	readonly compression: number
	/** supported_versions, else legacy_version (RFC 8446, 4.2.1). Drafts stay 0x7fXX. */
	readonly negotiatedVersion: number
	/** What the end of the random says (RFC 8446, 4.1.3): a server of TLS 1.3 or 1.2 negotiated an older version. */
	readonly downgrade?: 'TLS 1.2' | 'TLS 1.1 or below'
}

/** Whether a ServerHello's body is a HelloRetryRequest: its random is a fixed value (RFC 8446, 4.1.3). */
export function isHelloRetryRequest(r: Reader): boolean {
	const random = r.peek(34).subarray(2)
	return random.length === 32 && random.every((byte, index) => byte === RETRY_RANDOM[index])
}

/** RFC 8446, 4.1.3 and 4.1.4; RFC 5246, 7.4.1.3. Drafts up to 21 of TLS 1.3 had no session ID and no compression. */
export function serverHello(
	r: Reader,
	carrier: 'server_hello' | 'hello_retry_request',
	only?: ReadonlySet<number>,
): ServerHello {
	const isRetry = carrier === 'hello_retry_request'
	const legacyVersion = r.u16('legacy_version', VERSIONS)
	const random = r.opaque('random', 32, bytes => (isRetry ? RETRY_LABEL : sentinelLabel(bytes)))
	const isOldDraft = (draftOf(legacyVersion) ?? 22) < 22
	const sessionId = isOldDraft ? NOTHING : r.vector(1, 'legacy_session_id_echo')
	const suite = r.u16('cipher_suite', CIPHER_SUITES)
	const compression = isOldDraft ? 0 : r.u8('legacy_compression_method', COMPRESSION_METHODS)
	const sentinel = isRetry ? undefined : sentinelOf(random)
	const said: Said = r.left > 0 ? extensions(r, carrier, only) : { extensions: [] }
	return Object.assign(said, {
		legacyVersion,
		random,
		sessionId,
		suite,
		compression,
		negotiatedVersion: said.supportedVersions?.[0] ?? legacyVersion,
		...(sentinel && { downgrade: sentinel }),
	})
}

export type DraftRetryRequest = Said & {
	readonly serverVersion: number
	readonly suite?: number
}

/** HelloRetryRequest as a message of its own: drafts up to 21 of TLS 1.3; draft 19 added the suite. */
export function draftRetryRequest(r: Reader): DraftRetryRequest {
	const serverVersion = r.u16('server_version', VERSIONS)
	const suite = (draftOf(serverVersion) ?? 19) >= 19 ? r.u16('cipher_suite', CIPHER_SUITES) : undefined
	return Object.assign(extensions(r, 'hello_retry_request'), { serverVersion, ...(suite !== undefined && { suite }) })
}

const NOTHING = new Uint8Array(0)

/** SHA-256 of "HelloRetryRequest" (RFC 8446, 4.1.3). */
const RETRY_RANDOM = Uint8Array.of(
	...[0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8, 0x91],
	...[0xc2, 0xa2, 0x11, 0x16, 0x7a, 0xbb, 0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c],
)
const RETRY_LABEL = 'SHA-256 of "HelloRetryRequest": the server asks for another ClientHello'

/** "DOWNGRD", before a byte that says to what. */
const SENTINEL = [0x44, 0x4f, 0x57, 0x4e, 0x47, 0x52, 0x44]

function sentinelOf(random: Uint8Array): ServerHello['downgrade'] {
	const end = random.subarray(-8)
	if (!SENTINEL.every((byte, index) => byte === end[index])) return undefined
	if (end[7] === 1) return 'TLS 1.2'
	return end[7] === 0 ? 'TLS 1.1 or below' : undefined
}

function sentinelLabel(random: Uint8Array): string | undefined {
	const version = sentinelOf(random)
	return version && `ends with DOWNGRD: this server knows a newer version than ${version}, which it was made to take`
}
