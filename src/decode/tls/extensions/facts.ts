import type { Sct } from '../../x509/sct.js'

/** An extension as it was sent. `data` is a view of the message's bytes. */
export type Extension = { readonly type: number; readonly data: Uint8Array }

/** A key share, without the key. In a HelloRetryRequest only the group is named. */
export type KeyShare = { readonly group: number; readonly length: number }

export type EchOuter = {
	readonly type: 'outer'
	readonly kdf: number
	readonly aead: number
	readonly configId: number
	readonly encLength: number
	readonly payloadLength: number
}
export type Ech =
	| EchOuter
	| { readonly type: 'inner' }
	| { readonly type: 'retry_configs'; readonly publicNames: readonly string[] }
	| { readonly type: 'confirmation' }

/** The extensions of one message in the order of the wire, and what they say. */
export type Said = Readonly<Facts> & { readonly extensions: readonly Extension[] }

/** What the extensions of one message say. Of an extension that is sent twice, the first counts. */
export type Facts = {
	/** The first host_name of server_name. */
	serverName?: string
	/** Offered, or the one chosen. Names that are not UTF-8 are read as Latin-1. */
	alpn?: readonly string[]
	groups?: readonly number[]
	/** Offered shares, the server's one, or the group a HelloRetryRequest asks for (length 0). */
	keyShares?: readonly KeyShare[]
	/** Offered, or the one chosen. */
	supportedVersions?: readonly number[]
	signatureSchemes?: readonly number[]
	certificateSignatureSchemes?: readonly number[]
	pointFormats?: readonly number[]
	pskModes?: readonly number[]
	/** Client: lengths of the identities offered and of their binders. */
	psks?: readonly { readonly identity: Uint8Array; readonly binderLength: number | undefined }[]
	/** Server: which of the offered PSKs it takes. */
	selectedPsk?: number
	/** early_data is there; in a NewSessionTicket, how much the server will take. */
	earlyData?: true
	maxEarlyData?: number
	/** Length of the ticket in session_ticket; 0 asks for one, or promises one. */
	sessionTicketLength?: number
	cookie?: Uint8Array
	extendedMasterSecret?: true
	encryptThenMac?: true
	/** Length of renegotiated_connection: 0 in a first handshake. */
	renegotiationInfoLength?: number
	recordSizeLimit?: number
	/** The value of max_fragment_length: 1 to 4. */
	maxFragmentLength?: number
	certificateCompressions?: readonly number[]
	/** Offered, or the one chosen. */
	clientCertificateTypes?: readonly number[]
	serverCertificateTypes?: readonly number[]
	/** DER of the names in certificate_authorities. */
	authorities?: readonly Uint8Array[]
	/** Signed certificate timestamps; `signature` spans count from the message's first byte. */
	scts?: readonly Sct[]
	/** DER of an OCSP response in a TLS 1.3 Certificate. */
	ocspResponse?: Uint8Array
	postHandshakeAuth?: true
	ech?: Ech
	/** Names of next_protocol_negotiation, from the server. */
	nextProtocols?: readonly string[]
}
