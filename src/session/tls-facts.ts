import type { Certificate } from '../decode/x509/certificate.js'

/** A certificate as it was sent, with the hash that names it. */
export type SentCertificate = Certificate & {
	/** SHA-256 of the DER, hex. */
	readonly sha256: string
	/** Bytes of the DER. */
	readonly length: number
}

/** What a client offers in its latest ClientHello: code points as sent, with GREASE and signalling values. A list that was not sent is left out. */
export type TlsOffer = {
	readonly versions: readonly number[]
	readonly suites: readonly number[]
	readonly groups?: readonly number[]
	/** The groups of the key shares it sends along. */
	readonly shares?: readonly number[]
	readonly schemes?: readonly number[]
	/** Whether it offers to take up an earlier session (pre_shared_key). */
	readonly psk: boolean
	/** The pre-shared keys that it names by a text, as keys do that were set up by hand (RFC 8446, 4.2.11); tickets are no text. */
	readonly pskIdentities?: readonly string[]
	/** It says nothing of RFC 5746: neither renegotiation_info nor the suite that stands for it. */
	readonly lacksRenegotiationInfo?: true
	/** It asks for a stapled OCSP response (status_request). */
	readonly asksForStaple?: true
}

/** What a TLS conversation says of itself in the clear. A key whose value is not known is left out, never guessed. */
export type TlsFacts = {
	/** `TLS 1.3`; `TLS 1.2 or 1.3` when the handshake is not in the capture. By RFC 8446, 4.2.1, never from a record's header. */
	readonly version?: string
	/** The negotiated version and suite as numbers: what the shape of later messages depends on. */
	readonly negotiated?: number
	readonly suite?: number
	/** The ClientHello carries encrypted_client_hello: the visible server name may be the outer one. */
	readonly hasEch?: boolean
	/** RFC 7366: the server took up encrypt_then_mac. */
	readonly encryptThenMac?: boolean
	readonly cipherSuite?: string
	readonly serverName?: string
	readonly alpn?: string
	readonly alpnOffered?: readonly string[]
	readonly offered?: TlsOffer
	/** The group that a HelloRetryRequest asks for. */
	readonly retryGroup?: number
	/** The server's random says that it knows a newer version than it chose (RFC 8446, 4.1.3). */
	readonly downgrade?: 'TLS 1.2' | 'TLS 1.1 or below'
	readonly group?: string
	/** Bits of the prime of a finite-field Diffie-Hellman key exchange up to TLS 1.2, whose group has no name. */
	readonly primeBits?: number
	/** RFC 5746: the ServerHello of TLS 1.2 or older has no renegotiation_info. */
	readonly lacksRenegotiationInfo?: true
	readonly signatureScheme?: string
	readonly resumed?: boolean
	readonly helloRetryRequest: boolean
	readonly earlyData: 'none' | 'accepted' | 'rejected' | 'unknown'
	readonly ja3?: string
	readonly ja3s?: string
	readonly ja4?: string
	/** Hex: what a key log names its secrets by. */
	readonly clientRandom?: string
	/** Where the server's and the client's certificates were readable. */
	readonly certificates: readonly SentCertificate[]
	readonly clientCertificates: readonly SentCertificate[]
}
