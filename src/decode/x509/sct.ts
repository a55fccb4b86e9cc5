import type { Span } from '../field.js'
import type { Reader } from '../reader.js'
import { SIGNATURE_SCHEMES } from '../registry/signature-schemes.js'
import { hexOf } from './contents.js'

/** A signed certificate timestamp (RFC 6962, 3.2). */
export type Sct = {
	/** 0 is version 1. */
	readonly version: number
	/** SHA-256 of the log's public key, in hex. */
	readonly logId: string
	/** Milliseconds since 1970. */
	readonly timestamp: number
	/** Hex: empty in version 1. */
	readonly extensions: string
	/** Hash and signature algorithm as in TLS 1.2: 0x0403 is ECDSA with SHA-256. */
	readonly signatureAlgorithm: number
	/** Where the signature stands, relative to the certificate's first byte. */
	readonly signature: Span
}

/** SignedCertificateTimestampList (RFC 6962, 3.3). One of an unknown version is left out. */
export function sctList(r: Reader, base = 0): Sct[] {
	return r.list(2, 'sct_list', r => sct(r, base)).filter(sct => sct !== undefined)
}

function sct(r: Reader, base: number): Sct | undefined {
	return r.vector(2, 'serialized_sct', r => {
		const version = r.u8('version', version => (version === 0 ? 'v1' : undefined))
		if (version !== 0) {
			r.rest('opaque')
			return undefined
		}
		const logId = hexOf(r.opaque('log_id', 32))
		const timestamp = r.derived('timestamp', 8, milliseconds, dateOf)
		const extensions = hexOf(r.vector(2, 'extensions'))
		const signatureAlgorithm = r.u16('signature_algorithm', SIGNATURE_SCHEMES)
		const signature = r.vector(2, 'signature')
		if (r.tracing) r.describe(dateOf(timestamp))
		const end = r.at - base
		return {
			version,
			logId,
			timestamp,
			extensions,
			signatureAlgorithm,
			signature: { start: end - signature.length, end },
		}
	})
}

/** 64 bits, which no date needs: beyond 2^53 the last digits are lost. */
function milliseconds(bytes: Uint8Array): number {
	return bytes.reduce((value, byte) => value * 0x100 + byte, 0)
}

function dateOf(timestamp: number): string | undefined {
	return timestamp <= 8.64e15 ? new Date(timestamp).toISOString() : undefined
}
