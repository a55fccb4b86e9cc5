import { sha256 } from '../analyse/digest.js'
import type { FernetKey } from '../analyse/fernet.js'
import { KeyLog, type KeyLogState } from '../analyse/tls/key-log.js'
import type { RsaKey } from '../analyse/tls/rsa-key.js'
import { LIMITS } from '../decode/limits.js'

/** What one thread tells another of its secrets, as data. Nothing of it is ever shown. */
export type SecretNews =
	| {
			readonly kind: 'all'
			readonly keyLog: KeyLogState
			readonly rsaKeys: readonly RsaKey[]
			readonly sessions: ReadonlyMap<string, Uint8Array>
	  }
	| { readonly kind: 'lines'; readonly bytes: Uint8Array; readonly file: string; readonly goesOn: boolean }
	/** The master secret of a session, by the hash of its name. */
	| { readonly kind: 'session'; readonly name: string; readonly master: Uint8Array }

/**
 * What is at hand to open records with: key logs, RSA keys, and the master secrets of sessions seen, which other
 * connections may take up. Nothing in it is ever shown unless asked for by name.
 */
export class Secrets {
	readonly keyLog = new KeyLog()
	readonly rsaKeys: RsaKey[] = []
	/** Keys of Fernet tokens in bodies: asked where such a token is looked at. */
	readonly fernetKeys: FernetKey[] = []
	readonly #sessions = new Map<string, Uint8Array>()
	#onNews: ((news: SecretNews) => void) | undefined

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
		this.#onNews?.({ kind: 'session', name: sha256(name), master })
	}

	/** Calls back with all that is known, and with what is added from now on; not with what `hear` adds. */
	tell(onNews: (news: SecretNews) => void): void {
		const { keyLog, rsaKeys } = this
		onNews({ kind: 'all', keyLog: keyLog.state, rsaKeys, sessions: this.#sessions })
		this.#onNews = onNews
		keyLog.onAdd = (bytes, file, goesOn) => this.#onNews?.({ kind: 'lines', bytes, file, goesOn })
	}

	/** Takes over what another thread tells. */
	hear(news: SecretNews): void {
		const onNews = this.#onNews
		this.#onNews = undefined
		if (news.kind === 'lines') this.keyLog.add(news.bytes, news.file, news.goesOn)
		else if (news.kind === 'session') this.#sessions.set(news.name, news.master)
		else {
			this.keyLog.take(news.keyLog)
			this.rsaKeys.push(...news.rsaKeys)
			for (const [name, master] of news.sessions) this.#sessions.set(name, master)
		}
		this.#onNews = onNews
	}

	/** The master secret of a session that an earlier connection made. */
	recall(name: Uint8Array | undefined): readonly Uint8Array[] {
		if (!name || name.length === 0) return []
		const known = this.#sessions.get(sha256(name))
		const logged = this.keyLog.findSession(Buffer.from(name).toString('hex'))
		return known ? [known, ...logged] : logged
	}
}
