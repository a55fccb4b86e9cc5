import type { Certificate } from '../decode/x509/certificate.js'

/** A certificate as it was sent, with the hash that names it. */
export type SentCertificate = Certificate & { readonly sha256: string; readonly length: number }

/** What a TLS conversation says of itself in the clear. A key whose value is not known is left out, never guessed. */
export type TlsFacts = {
	/** `TLS 1.3`; `TLS 1.2 or 1.3` when the handshake is not in the capture. By RFC 8446, 4.2.1, never from a record's header. */
	readonly version?: string
	readonly cipherSuite?: string
	readonly serverName?: string
	readonly alpn?: string
	readonly alpnOffered?: readonly string[]
	readonly group?: string
	readonly signatureScheme?: string
	readonly resumed?: boolean
	readonly helloRetryRequest: boolean
	readonly earlyData: 'none' | 'accepted' | 'rejected' | 'unknown'
	readonly ja3?: string
	readonly ja3s?: string
	readonly ja4?: string
	readonly clientRandom?: string
	/** Where the server's and the client's certificates were readable. */
	readonly certificates: readonly SentCertificate[]
	readonly clientCertificates: readonly SentCertificate[]
}
