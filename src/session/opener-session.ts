import { hexOf } from '../analyse/digest.js'
import { type Said, saying } from '../analyse/saying.js'
import { DEFLATE } from '../analyse/tls/compression.js'
import { masterSecret, prfHash, sessionHash } from '../analyse/tls/prf.js'
import { sessionKeys } from '../analyse/tls/protection.js'
import { preMasterSecret } from '../analyse/tls/rsa-key.js'
import { sealingOf } from '../analyse/tls/sealing.js'
import { LIMITS } from '../decode/limits.js'
import type { ClientHello } from '../decode/tls/client-hello.js'
import type { ClientKeyExchange } from '../decode/tls/client-key-exchange.js'
import type { Message } from '../decode/tls/handshake.js'
import type { ServerHello } from '../decode/tls/server-hello.js'
import type { NamedHandshake } from './named-handshake.js'
import type { Secrets } from './secrets.js'

/** The keys of both directions that one master secret gives. */
type Keys = ReturnType<typeof sessionKeys>

/**
 * Finds the master secret of one handshake up to TLS 1.2: by the key log, from the pre-master secret that an RSA key
 * opens, or as that of the session which is taken up again.
 */
export class SessionOpener {
	/** Why there is none, where that is known. */
	why: Said | undefined
	/** The handshakes of the connection, in their order. */
	readonly handshakes: NamedHandshake[] = []
	readonly #secrets: Secrets
	#hello: Hello | undefined
	#server: ServerHello | undefined
	#ticket: Uint8Array | undefined
	/** The handshake so far, as long as a session hash may be needed. */
	#transcript: Uint8Array[] | undefined
	#length = 0
	/** Master secrets that follow from a pre-master secret, once ClientKeyExchange has come. */
	#derived: readonly Uint8Array[] = []

	constructor(secrets: Secrets) {
		this.#secrets = secrets
	}

	/** A handshake begins. */
	begin(hello: Hello): void {
		const clientRandom = hexOf(hello.random)
		// After a HelloRetryRequest the same random comes again (RFC 8446, 4.1.2).
		const isSecond = this.handshakes.at(-1)?.clientRandom === clientRandom
		if (isSecond || this.handshakes.length >= LIMITS.namedHandshakes) this.handshakes.pop()
		this.handshakes.push({ clientRandom, sessionId: hexOf(hello.sessionId), isOpened: false })
		this.#hello = hello
		this.#server = undefined
		this.#ticket = undefined
		this.#derived = []
		this.#length = 0
		this.why = undefined
		const isKnown = this.#secrets.keyLog.find('CLIENT_RANDOM', clientRandom).length > 0
		this.#transcript = this.#secrets.isEmpty || isKnown ? undefined : []
	}

	/** The next message of the handshake, with all its bytes. */
	hear(message: Message, bytes: Uint8Array): void {
		this.#length += bytes.length
		if (this.#length > LIMITS.handshake) this.#transcript = undefined
		this.#transcript?.push(bytes)
		if (message.kind === 'server_hello') {
			this.#server = message.body
			const { random, negotiatedVersion: version, suite } = message.body
			this.#note({ serverRandom: hexOf(random), version, suite })
		}
		if (message.kind === 'new_session_ticket') this.#ticket = message.body.ticket
		else if (message.kind === 'client_key_exchange') {
			const { keyExchange, encryptedPreMaster: encrypted } = message.body
			this.#note({
				...(keyExchange && { keyExchange }),
				...(encrypted && { preMaster: hexOf(encrypted.subarray(0, 8)), preMasterLength: encrypted.length }),
			})
			this.#exchange(message.body)
			this.#transcript = undefined
		}
	}

	/** The keys of what was negotiated, one pair for each master secret that it may be; none where there is no secret. */
	keys(): Keys[] {
		const server = this.#server
		if (this.#secrets.isEmpty || !server || !canInflate(server)) return []
		const sealing = sealingOf(server.suite)
		if ('missing' in sealing) return []
		const { negotiatedVersion: version, encryptThenMac = false } = server
		return this.#candidates.flatMap(random => {
			const randoms = { client: new Uint8Array(Buffer.from(random, 'hex')), server: server.random }
			const masters = [...this.#secrets.keyLog.find('CLIENT_RANDOM', random), ...this.#derived]
			const resumed = masters.length > 0 ? [] : this.#resumed(server)
			return [...masters, ...resumed].map(master => sessionKeys({ version, sealing, master, randoms, encryptThenMac }))
		})
	}

	/** This master secret was the right one: other connections may take the session up again. */
	remember(master: Uint8Array): void {
		this.#note({ isOpened: true })
		if (this.#server) this.#secrets.remember(this.#server.sessionId, master)
		if (this.#ticket) this.#secrets.remember(this.#ticket, master)
	}

	#note(known: Partial<NamedHandshake>): void {
		const latest = this.handshakes.pop() ?? { clientRandom: '', sessionId: '', isOpened: false }
		this.handshakes.push({ ...latest, ...known })
	}

	/** The client randoms this connection may have: without a ClientHello, any of the key log's; the first record tells. */
	get #candidates(): readonly string[] {
		return this.#hello ? [hexOf(this.#hello.random)] : this.#secrets.keyLog.latest(LIMITS.triedConnections)
	}

	#exchange(body: ClientKeyExchange): void {
		const [hello, server, transcript] = [this.#hello, this.#server, this.#transcript]
		if (!hello || !server || !transcript) return
		const logged = this.#secrets.keyLog.find('PMS_CLIENT_RANDOM', hexOf(hello.random))
		const preMasters = [...logged, ...this.#preMasters(body)]
		const sealing = sealingOf(server.suite)
		if (preMasters.length === 0 || 'missing' in sealing) return
		const { negotiatedVersion: version, extendedMasterSecret } = server
		const hash = prfHash(version, sealing.hash)
		const randoms = { client: hello.random, server: server.random }
		const handshakeHash = extendedMasterSecret ? sessionHash(hash, transcript) : undefined
		this.#derived = preMasters.map(secret => masterSecret(version, hash, secret, randoms, handshakeHash))
	}

	#preMasters({ keyExchange, encryptedPreMaster: encrypted }: ClientKeyExchange): Uint8Array[] {
		const { rsaKeys, keyLog } = this.#secrets
		if (keyExchange !== 'rsa' || !encrypted) {
			if (rsaKeys.length > 0 && keyExchange !== undefined)
				this.why = saying('rsa_other_exchange', { exchange: keyExchange.toUpperCase() })
			return []
		}
		const logged = keyLog.findPreMaster(hexOf(encrypted.subarray(0, 8)))
		const opened = rsaKeys.flatMap(key => preMasterSecret(key, encrypted) ?? [])
		if (rsaKeys.length > 0 && opened.length + logged.length === 0) this.why = saying('rsa_other_key')
		return [...logged, ...opened]
	}

	/** The secrets of the session that this connection takes up, by ticket or ID (RFC 5246, 7.3; RFC 5077, 3.1). */
	#resumed(server: ServerHello): Uint8Array[] {
		const ticket = this.#hello?.extensions.find(({ type }) => type === SESSION_TICKET)
		return [...this.#secrets.recall(ticket?.data), ...this.#secrets.recall(server.sessionId)]
	}
}

/** Whether records of this compression method can be uncompressed. */
export function canInflate({ compression }: ServerHello): boolean {
	return compression === 0 || compression === DEFLATE
}

/** What of a ClientHello is needed. */
type Hello = Pick<ClientHello, 'random' | 'extensions' | 'sessionId'>

/** The extension that carries a ticket (RFC 5077, 3.2). */
const SESSION_TICKET = 35
