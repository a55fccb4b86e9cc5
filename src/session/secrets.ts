import { sha256 } from '../analyse/digest.js'
import { KeyLog } from '../analyse/tls/key-log.js'
import type { RsaKey } from '../analyse/tls/rsa-key.js'
import { LIMITS } from '../decode/limits.js'

/**
 * What is at hand to open records with: key logs, RSA keys, and the master secrets of sessions seen, which other
 * connections may take up. Nothing in it is ever shown unless asked for by name.
 */
export class Secrets {
	readonly keyLog = new KeyLog()
	readonly rsaKeys: RsaKey[] = []
	readonly #sessions = new Map<string, Uint8Array>()

	/** Whether there is anything to open records with. */
	get isEmpty(): boolean {
		return this.keyLog.count === 0 && this.rsaKeys.length === 0
	}

	/** Remembers the master secret of a session up to TLS 1.2 by its ID or its ticket. */
	remember(name: Uint8Array, master: Uint8Array): void {
		if (name.length === 0) return
		if (this.#sessions.size >= LIMITS.sessions) {
			const [oldest] = this.#sessions.keys()
			this.#sessions.delete(oldest!)
		}
		this.#sessions.set(sha256(name), master)
	}

	/** The master secret of a session that an earlier connection made. */
	recall(name: Uint8Array | undefined): readonly Uint8Array[] {
		if (!name || name.length === 0) return []
		const known = this.#sessions.get(sha256(name))
		const logged = this.keyLog.findSession(Buffer.from(name).toString('hex'))
		return known ? [known, ...logged] : logged
	}
}
