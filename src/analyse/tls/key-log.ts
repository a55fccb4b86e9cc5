import { LIMITS } from '../../decode/limits.js'

/** The secrets of a TLS connection that a key log may name by the client random (NSS key log format). */
export type SecretLabel =
	/** The master secret, up to TLS 1.2. */
	| 'CLIENT_RANDOM'
	/** The pre-master secret (Wireshark's addition). */
	| 'PMS_CLIENT_RANDOM'
	| 'CLIENT_EARLY_TRAFFIC_SECRET'
	| 'CLIENT_HANDSHAKE_TRAFFIC_SECRET'
	| 'SERVER_HANDSHAKE_TRAFFIC_SECRET'
	| 'CLIENT_TRAFFIC_SECRET_0'
	| 'SERVER_TRAFFIC_SECRET_0'

const LABELS: ReadonlySet<string> = new Set<SecretLabel>([
	'CLIENT_RANDOM',
	'PMS_CLIENT_RANDOM',
	'CLIENT_EARLY_TRAFFIC_SECRET',
	'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
	'SERVER_HANDSHAKE_TRAFFIC_SECRET',
	'CLIENT_TRAFFIC_SECRET_0',
	'SERVER_TRAFFIC_SECRET_0',
])

/**
 * What key logs said so far. Comments, unknown labels and broken lines are passed over; of several secrets with one
 * name the latest is the first to be tried. Names are lower-case hex.
 */
export class KeyLog {
	readonly #secrets = new Map<string, Uint8Array[]>()
	readonly #randoms = new Set<string>()
	#count = 0

	/** Lines that were of use. */
	get count(): number {
		return this.#count
	}

	/** Adds the lines of a key log, or of a part of one that begins and ends with whole lines. Answers how many were of use. */
	add(bytes: Uint8Array): number {
		const before = this.#count
		const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
		for (const [line] of text.matchAll(/[^\r\n]+/g)) {
			if (this.#count >= LIMITS.keyLogLines) break
			this.#line(line.trim())
		}
		return this.#count - before
	}

	/** The secrets of a connection by its client random, hex; the latest first. */
	find(label: SecretLabel, clientRandom: string): readonly Uint8Array[] {
		return this.#secrets.get(`${label} ${clientRandom}`) ?? []
	}

	/** Pre-master secrets by the first 8 bytes of what the client encrypted, hex (`RSA` lines). */
	findPreMaster(encrypted: string): readonly Uint8Array[] {
		return this.#secrets.get(`RSA ${encrypted}`) ?? []
	}

	/** Master secrets by the session ID, hex (`RSA Session-ID:… Master-Key:…` lines). */
	findSession(sessionId: string): readonly Uint8Array[] {
		return this.#secrets.get(`Session-ID ${sessionId}`) ?? []
	}

	/** Whether any line names this client random. */
	knows(clientRandom: string): boolean {
		return this.#randoms.has(clientRandom)
	}

	/** The client randoms that were named last, the latest first. */
	latest(count: number): readonly string[] {
		return [...this.#randoms].slice(-count).reverse()
	}

	#line(line: string): void {
		const session = /^RSA Session-ID:([0-9a-f]+) Master-Key:([0-9a-f]+)$/i.exec(line)
		if (session) {
			this.#keep('Session-ID', session[1]!, session[2]!)
			return
		}
		const [label = '', name = '', secret = '', more] = line.split(/[ \t]+/)
		if (more !== undefined || !isHex(name) || !isHex(secret)) return
		if (label === 'RSA' && name.length === 16) this.#keep(label, name, secret)
		else if (LABELS.has(label) && name.length === 64) {
			this.#keep(label, name, secret)
			this.#randoms.add(name.toLowerCase())
		}
	}

	#keep(label: string, name: string, secret: string): void {
		const key = `${label} ${name.toLowerCase()}`
		const bytes = new Uint8Array(Buffer.from(secret, 'hex'))
		const known = this.#secrets.get(key)
		this.#count++
		if (!known) this.#secrets.set(key, [bytes])
		else {
			const others = known.filter(other => Buffer.compare(other, bytes) !== 0)
			this.#secrets.set(key, [bytes, ...others].slice(0, LIMITS.secretsOfOneName))
		}
	}
}

function isHex(text: string): boolean {
	return text.length > 0 && text.length % 2 === 0 && /^[0-9a-f]+$/i.test(text)
}
