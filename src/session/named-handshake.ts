import type { KeyExchange } from '../decode/registry/suite-parts.js'

/** What one handshake of a conversation is named by in a key log, and what its keys depend on. Names, never secrets. */
export type NamedHandshake = {
	/** Hex; empty where no ClientHello is in the capture. */
	readonly clientRandom: string
	/** As the client sent it, hex. */
	readonly sessionId: string
	readonly serverRandom?: string
	/** The negotiated version and the cipher suite. */
	readonly version?: number
	readonly suite?: number
	/** Up to TLS 1.2, from ClientKeyExchange. */
	readonly keyExchange?: KeyExchange
	/** With RSA: the first 8 bytes of the encrypted pre-master secret, hex, and how many it has. */
	readonly preMaster?: string
	readonly preMasterLength?: number
	/** Whether a master secret was found that opens what was negotiated (up to TLS 1.2). */
	readonly isOpened: boolean
}
