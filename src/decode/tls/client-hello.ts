import type { Reader } from '../reader.js'
import { CIPHER_SUITES } from '../registry/cipher-suites.js'
import { COMPRESSION_METHODS } from '../registry/hello-codes.js'
import { VERSIONS } from '../registry/versions.js'
import { extensions } from './extensions/extension.js'
import type { Said } from './extensions/facts.js'

/** What a client offers: its extensions in the order of the wire, and what they say. */
export type ClientHello = Said & {
	readonly legacyVersion: number
	readonly random: Uint8Array
	readonly sessionId: Uint8Array
	/** With GREASE and signalling values, as sent. */
	readonly suites: readonly number[]
	readonly compressions: readonly number[]
}

/** RFC 8446, 4.1.2; RFC 5246, 7.4.1.2. Before TLS 1.2 a hello may end before its extensions. `only`: as `Context` has it. */
export function clientHello(r: Reader, only?: ReadonlySet<number>): ClientHello {
	const legacyVersion = r.u16('legacy_version', VERSIONS)
	const random = r.opaque('random', 32)
	const sessionId = r.vector(1, 'legacy_session_id')
	const suites = r.list(2, 'cipher_suites', r => r.u16('cipher_suite', CIPHER_SUITES))
	const compressions = r.list(1, 'legacy_compression_methods', r => r.u8('compression_method', COMPRESSION_METHODS))
	// A single byte cannot be the length of extensions: it is left over, and the hello is as good as without it.
	const said = r.left > 1 ? extensions(r, 'client_hello', only) : { extensions: [] }
	return Object.assign(said, { legacyVersion, random, sessionId, suites, compressions })
}
