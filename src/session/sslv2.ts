import { hexOf } from '../analyse/digest.js'
import type { Piece } from '../decode/block.js'
import { scan } from '../decode/reader.js'
import { versionName } from '../decode/registry/versions.js'
import { sslv2ClientHello, sslv2Random } from '../decode/tls/sslv2-hello.js'
import type { Time } from './conversation.js'
import { NO_FACTS } from './learn-tls.js'
import { packetsOf, type Rungs } from './rungs.js'

/** A hello in a form older than records, as it stands in the stream. */
export type FoundHello = { readonly start: number; readonly bytes: Uint8Array; readonly pieces: readonly Piece[] }

/** Adds the rung of an SSLv2 ClientHello, and what it says: no more than a random and the suites. */
export function addSslv2Hello(rungs: Rungs, time: Time, { start, bytes, pieces }: FoundHello): void {
	const { value, issues } = scan('sslv2_hello', bytes, sslv2ClientHello)
	const { draft } = rungs
	if (value)
		draft.tls = {
			...(draft.tls ?? NO_FACTS),
			clientRandom: hexOf(sslv2Random(value)),
			earlyData: 'none',
			offered: { versions: [value.version], suites: value.cipherSpecs, psk: false },
		}
	rungs.add({
		from: 'client',
		type: 'client_hello',
		time,
		packets: packetsOf(pieces),
		length: bytes.length,
		summary: value ? `SSLv2 format, up to ${versionName(value.version)}, ${value.cipherSpecs.length} suites` : '',
		source: { kind: 'stream', start, pieces },
		...(issues[0] && { issue: issues[0] }),
	})
}
