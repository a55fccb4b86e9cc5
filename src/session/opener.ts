import { hexOf } from '../analyse/digest.js'
import { type Said, type Saying, saying } from '../analyse/saying.js'
import { DEFLATE, type DeflateWindow, inflateRecord, NO_WINDOW } from '../analyse/tls/compression.js'
import { Direction, type Opening } from '../analyse/tls/direction.js'
import type { SecretLabel } from '../analyse/tls/key-line.js'
import type { SealedRecord } from '../analyse/tls/open-record.js'
import { type Epoch, type Protection, trafficKeys, unkeyed } from '../analyse/tls/protection.js'
import { type Sealing, sealingOf } from '../analyse/tls/sealing.js'

import { LIMITS } from '../decode/limits.js'
import { suiteParts } from '../decode/registry/suite-parts.js'
import { isTls13, versionName } from '../decode/registry/versions.js'
import type { ClientHello } from '../decode/tls/client-hello.js'
import type { Message } from '../decode/tls/handshake.js'
import type { ServerHello } from '../decode/tls/server-hello.js'
import type { Role } from './conversation.js'
import type { NamedHandshake } from './named-handshake.js'
import { canInflate, SessionOpener } from './opener-session.js'
import type { Secrets } from './secrets.js'

/** A record that was opened, or could be read without keys, and what it holds, uncompressed. */
export type OpenedHere = Opening & {
	readonly content: Uint8Array
	/** Where the record was compressed: what went before it. */
	readonly window?: DeflateWindow
}

/** What of a ClientHello the keys depend on. */
type Hello = Pick<ClientHello, 'random' | 'sessionId' | 'suites' | 'extensions' | 'supportedVersions' | 'earlyData'>

/** Finds the keys of one connection among the secrets at hand, and opens its records with them. */
export class Opener {
	/** Records that were sealed, those of them that keys opened, and those that could be read without. */
	sealed = 0
	opened = 0
	#readable = 0
	readonly #secrets: Secrets
	readonly #session: SessionOpener
	readonly #sides: Readonly<Record<Role, Direction>> = { client: new Direction(), server: new Direction() }
	#hello: Hello | undefined
	#server: ServerHello | undefined
	#retried = false
	/** Of the sides whose records are compressed; nothing once one of them is missing. */
	readonly #windows: Partial<Record<Role, DeflateWindow | 'lost'>> = {}
	/** Lines of the key log when keys were last sought. */
	readonly #soughtAt = { client: 0, server: 0 }
	#why: Said | undefined

	constructor(secrets: Secrets) {
		this.#secrets = secrets
		this.#session = new SessionOpener(secrets)
	}

	/** Whether the fragments of this side's sealed records are of use. */
	wants(from: Role): boolean {
		if (this.#sides[from].hasKeys) return true
		if (this.#secrets.isEmpty) return false
		const isSought = this.#server === undefined || this.#hasGrown(from)
		return this.#hello !== undefined && isSought && this.#secrets.keyLog.knows(this.#random)
	}

	/** Whether what some of its records hold is known. */
	get isReading(): boolean {
		return this.opened + this.#readable > 0
	}

	/** Why records stayed sealed; nothing when none did. */
	get why(): Said | undefined {
		if (this.opened === this.sealed) return undefined
		const why = this.#why ?? this.#session.why ?? this.#sides.client.why ?? this.#sides.server.why ?? this.#noSecret()
		return this.#readable > 0 ? saying('readable_not_checked', { why }) : why
	}

	/** The handshakes that its secrets are named by. */
	get handshakes(): readonly NamedHandshake[] {
		return this.#session.handshakes
	}

	/** A handshake message, clear or opened, with all its bytes. */
	hear(from: Role, message: Message, bytes: Uint8Array): void {
		if (message.kind === 'client_hello') this.begin(message.body)
		this.#session.hear(message, bytes)
		if (message.kind === 'hello_retry_request') this.#retried = true
		else if (message.kind === 'server_hello') this.#answer(message.body)
		else if (message.kind === 'key_update') this.#sides[from].update()
	}

	/** From here on this side uses what was negotiated last (up to TLS 1.2). */
	changeCipherSpec(from: Role): void {
		if (this.#is13) return
		this.#soughtAt[from] = this.#secrets.keyLog.count
		this.#sides[from].change([...this.#session.keys().map(both => both[from]), ...this.#withoutKeys()])
		if (this.#server?.compression === DEFLATE) this.#windows[from] = NO_WINDOW
		else delete this.#windows[from]
	}

	/** Records of this side are not in the capture: `count` of them, or nobody knows how many. */
	lose(from: Role, count?: number): void {
		this.#sides[from].lose(count)
		this.#miss(from)
	}

	/** Opens the next sealed record; nothing when it stays sealed. */
	open(
		from: Role,
		record: Omit<SealedRecord, 'fragment'> & { readonly fragment?: Uint8Array },
	): OpenedHere | undefined {
		this.sealed++
		const side = this.#sides[from]
		const { fragment } = record
		if (fragment && !side.hasKeys) this.#seek(from)
		else if (fragment && this.#hasGrown(from)) this.#seekFurther(from)
		if (!fragment) {
			this.lose(from, 1)
			return undefined
		}
		const opening = side.open({ ...record, fragment })
		const opened = opening && this.#uncompressed(from, opening)
		if (!opened) {
			this.#miss(from)
			return undefined
		}
		const { epoch, secret, isUnkeyed } = opened.protection
		if (isUnkeyed) this.#readable++
		else this.opened++
		if (epoch === 'session' && secret && opened.sequence === 0) this.#session.remember(secret)
		return opened
	}

	/** Tried after all keys: a suite without encryption can be read by everybody. */
	#withoutKeys(): Protection[] {
		const server = this.#server
		const sealing = server && canInflate(server) ? sealingOf(server.suite) : undefined
		const readable = sealing && !('missing' in sealing) && unkeyed(server!.negotiatedVersion, sealing)
		return readable ? [readable] : []
	}

	#uncompressed(from: Role, opening: Opening): OpenedHere | undefined {
		const { bytes, length } = opening.record
		const content = bytes.subarray(0, length)
		const window = this.#windows[from]
		if (window === undefined) return { ...opening, content }
		const inflated = window === 'lost' ? undefined : inflateRecord(content, window)
		if (!inflated || window === 'lost') {
			this.#why = saying('compression_lost')
			return undefined
		}
		this.#windows[from] = inflated.next
		return { ...opening, content: inflated.bytes, window }
	}

	#miss(from: Role): void {
		if (this.#windows[from]) this.#windows[from] = 'lost'
	}

	get #random(): string {
		return this.#hello ? hexOf(this.#hello.random) : ''
	}

	/** In TLS 1.3, or where only the client's side was captured and the key log tells. */
	get #is13(): boolean {
		if (this.#server) return isTls13(this.#server.negotiatedVersion)
		return this.#find('CLIENT_TRAFFIC_SECRET_0').length + this.#find('CLIENT_HANDSHAKE_TRAFFIC_SECRET').length > 0
	}

	#find(label: SecretLabel): readonly Uint8Array[] {
		return this.#hello ? this.#secrets.keyLog.find(label, this.#random) : []
	}

	/** The client randoms this connection may have: without a ClientHello, any of the key log's; the first record tells. */
	get #candidates(): readonly string[] {
		return this.#hello ? [this.#random] : this.#secrets.keyLog.latest(LIMITS.triedConnections)
	}

	/** A handshake begins. */
	begin(hello: Hello): void {
		const isSecond = this.#retried
		this.#hello = hello
		this.#server = undefined
		this.#why = undefined
		this.#session.begin(hello)
		if (!hello.earlyData || isSecond) return
		const version = Math.max(...(hello.supportedVersions ?? []).filter(isTls13), 0)
		this.#sides.client.append([this.#offered(version, 'early data', 'CLIENT_EARLY_TRAFFIC_SECRET')])
	}

	#answer(hello: ServerHello): void {
		this.#server = hello
		const { negotiatedVersion: version, suite } = hello
		const sealing = sealingOf(suite)
		if ('missing' in sealing) this.#why = sealing.missing
		else if (isTls13(version)) {
			for (const from of ['client', 'server'] as const) this.#answer13(from, hello)
		} else if (!canInflate(hello)) this.#why = saying('compression_not_undone', { method: hello.compression })
	}

	/** Keys of TLS 1.3 as far as they are at hand, of those epochs that are wanted. */
	#answer13(
		from: Role,
		{ negotiatedVersion: version, suite }: ServerHello,
		isWanted: (epoch: Epoch) => boolean = () => true,
	): void {
		const sealing = sealingOf(suite)
		this.#soughtAt[from] = this.#secrets.keyLog.count
		if (this.#secrets.isEmpty || 'missing' in sealing) return
		const epochs = this.#epochs13(from, secret => [trafficKeysOf(version, sealing, secret)])
		this.#sides[from].append(epochs.filter(([first]) => first && isWanted(first.epoch)))
	}

	/** The epochs of one side of TLS 1.3 after ServerHello. */
	#epochs13(from: Role, keys: (secret: Uint8Array) => ((epoch: Epoch) => Protection)[]): Protection[][] {
		const side = from === 'client' ? 'CLIENT' : 'SERVER'
		const of = (epoch: Epoch, label: SecretLabel) =>
			this.#candidates
				.flatMap(random => this.#secrets.keyLog.find(label, random))
				.flatMap(secret => keys(secret).map(make => make(epoch)))
		return [of('handshake', `${side}_HANDSHAKE_TRAFFIC_SECRET`), of('application data', `${side}_TRAFFIC_SECRET_0`)]
	}

	/** Keys with each offered suite of TLS 1.3 that a secret fits: which one it is, the server says, or the first record. */
	#offered(version: number, epoch: Epoch, label: SecretLabel): Protection[] {
		return this.#find(label).flatMap(secret => this.#withOffered(version, secret).map(make => make(epoch)))
	}

	#withOffered(version: number, secret: Uint8Array): ((epoch: Epoch) => Protection)[] {
		const suites = this.#hello!.suites.filter(suite => suiteParts(suite)?.keyExchange === 'tls13')
		return suites.slice(0, OFFERED).flatMap(suite => {
			const sealing = sealingOf(suite)
			if ('missing' in sealing || HASH_LENGTH[sealing.hash] !== secret.length) return []
			return [trafficKeysOf(version, sealing, secret)]
		})
	}

	/** Whether the key log has more than when keys were last sought for this side. */
	#hasGrown(from: Role): boolean {
		return this.#secrets.keyLog.count > this.#soughtAt[from]
	}

	/** Keys for a sealed record that has none: secrets may have come after the hellos. They open what follows. */
	#seek(from: Role): void {
		const { keyLog } = this.#secrets
		if (!this.#server) this.#withoutServer(from)
		else if (this.#hasGrown(from) && keyLog.knows(this.#random)) {
			if (this.#is13) this.#answer13(from, this.#server)
			else this.changeCipherSpec(from)
			this.lose(from)
		}
		this.#soughtAt[from] = keyLog.count
	}

	/**
	 * Keys for what follows the records that were opened so far: a server knows the secret of its client's application data
	 * only when the handshake is over, and logs it then.
	 */
	#seekFurther(from: Role): void {
		const side = this.#sides[from]
		if (this.#server && this.#is13) this.#answer13(from, this.#server, epoch => !side.has(epoch))
		this.#soughtAt[from] = this.#secrets.keyLog.count
	}

	/** Only the client's side was captured: its own records tell which of the offered suites it is. */
	#withoutServer(from: Role): void {
		if (from !== 'client' || !this.#hello || !this.#is13 || this.#why !== undefined) return
		const version = Math.max(...(this.#hello.supportedVersions ?? []).filter(isTls13), 0)
		this.#sides.client.append(this.#epochs13(from, secret => this.#withOffered(version, secret)))
		this.#why = saying('no_server_hello')
	}

	#noSecret(): Saying {
		if (!this.#hello) return saying('no_client_hello')
		if (!this.#server) return saying('no_server_hello')
		const version = versionName(this.#server.negotiatedVersion)
		const { keyLog, rsaKeys } = this.#secrets
		if (isTls13(this.#server.negotiatedVersion) && keyLog.count === 0 && rsaKeys.length > 0)
			return saying('rsa_in_tls13')
		if (!keyLog.knows(this.#random)) return saying('no_line_of_it', { version })
		return saying('no_secret_of_it', { version })
	}
}

/** Suites of one ClientHello that are tried. */
const OFFERED = 16
const HASH_LENGTH: Readonly<Record<Sealing['hash'], number>> = {
	'md5-sha1': 36,
	md5: 16,
	sha1: 20,
	sha256: 32,
	sha384: 48,
	sha512: 64,
	sm3: 32,
}

function trafficKeysOf(version: number, sealing: Sealing, secret: Uint8Array): (epoch: Epoch) => Protection {
	return epoch => trafficKeys(epoch, version, sealing, secret)
}
