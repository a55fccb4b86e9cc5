import { isTls13 } from '../decode/registry/versions.js'
import { finishedLength, sealedLength } from '../decode/tls/sealed-length.js'
import type { TlsFacts } from '../session/tls-facts.js'

/** Lengths that sealed records of TLS 1.3 have for what they hold. Hints: padding may hide them (RFC 8446, 5.4). */
export type SealedSizes = {
	readonly alert: ReadonlySet<number>
	readonly finished: ReadonlySet<number>
	/** A client's Certificate that holds none: alone, or in one record with Finished (NSS, Java, Go). */
	readonly emptyCertificate: ReadonlySet<number>
}

/** JSSE (Java 11 to 21) pads every record with 16 zeros; the others that were measured pad none. */
const PADDINGS = [0, 16]
const ALERT_LENGTH = 2
const EMPTY_CERTIFICATE = 8

const NONE: SealedSizes = { alert: new Set(), finished: new Set(), emptyCertificate: new Set() }

/** The sizes for the suite of a connection; none up to TLS 1.2, where records name their types. */
export function sealedSizes(tls: TlsFacts | undefined): SealedSizes {
	const { negotiated: version, suite } = tls ?? {}
	if (version === undefined || suite === undefined || !isTls13(version)) return NONE
	const sealing = { version, suite }
	const finished = finishedLength(sealing)
	const sizes = (...lengths: readonly number[]) =>
		new Set(lengths.flatMap(length => PADDINGS.map(padding => sealedLength(length + padding, sealing) ?? -1)))
	return {
		alert: sizes(ALERT_LENGTH),
		finished: sizes(finished),
		emptyCertificate: sizes(EMPTY_CERTIFICATE, EMPTY_CERTIFICATE + finished),
	}
}
