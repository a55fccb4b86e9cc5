import type { Role } from './conversation.js'
import type { Handler } from './handler.js'
import { HttpConversation } from './http-conversation.js'
import { type Http2Beginning, Http2Conversation } from './http2/http2-conversation.js'
import { ListedTls } from './listed-tls.js'
import type { Moment } from './moment.js'
import { Prover, type ProverOptions } from './proofs/prover.js'
import type { Rungs } from './rungs.js'
import type { Secrets } from './secrets.js'
import { TlsConversation } from './tls-conversation.js'
import type { Trace } from './trace.js'

/** How a conversation is read. */
export type ReadingOptions = {
	readonly keepRuns: boolean
	readonly secrets?: Secrets
	/** Only the handshake messages are of interest: nothing else is worked out where no key opens more of them. */
	readonly only?: 'handshakes'
	/** What proofs are measured by; without it nothing is proven. */
	readonly prove?: ProverOptions
}

/** What reads the protocols of one conversation, each made when its first bytes come. */
export class Handlers {
	readonly #rungs: Rungs
	readonly #now: () => Moment
	readonly #trace: Trace | undefined
	readonly #options: ReadingOptions
	#tls: Handler | undefined
	#prover: Prover | undefined
	/** By the depth of their lanes: a tunnel through a proxy may carry HTTP again. */
	readonly #http: HttpConversation[] = []
	readonly #http2: Http2Conversation[] = []

	constructor(rungs: Rungs, now: () => Moment, trace: Trace | undefined, options: ReadingOptions) {
		this.#rungs = rungs
		this.#now = now
		this.#trace = trace
		this.#options = options
	}

	/** Whether TLS was seen. */
	get readTls(): boolean {
		return this.#tls !== undefined
	}

	/** What reads TLS, of both sides. `midway`: whose first bytes were not captured. */
	tls(midway: Readonly<Record<Role, boolean>>): Handler {
		const { keepRuns, secrets, prove, only } = this.#options
		if (only && (secrets?.isEmpty ?? true)) {
			this.#tls ??= new ListedTls(this.#rungs, this.#now, midway)
			return this.#tls
		}
		if (!this.#tls && prove) this.#prover = new Prover(this.#rungs.draft, this.#now, prove)
		const options = { keepRuns, midway, secrets, trace: this.#trace, prover: this.#prover }
		this.#tls ??= new TlsConversation(this.#rungs, this.#now, options)
		return this.#tls
	}

	/** What reads HTTP at this depth, of both sides; `rest` takes what is no HTTP any more. */
	http(depth: number, rest: Pick<Handler, 'push' | 'hole'>): Handler {
		this.#http[depth] ??= new HttpConversation(this.#rungs, this.#now, this.#trace, rest)
		return this.#http[depth]
	}

	/** What reads HTTP/2 at this depth, of both sides. */
	http2(depth: number, beginning: Http2Beginning): Handler {
		this.#http2[depth] ??= new Http2Conversation(this.#rungs, this.#now, this.#trace, beginning)
		return this.#http2[depth]
	}

	/** No more can be proven. */
	endProofs(): void {
		this.#prover?.end()
		this.#prover = undefined
	}

	/** Nothing more comes from either side. */
	letGo(): void {
		this.#tls = undefined
		this.endProofs()
		this.#http.length = 0
		this.#http2.length = 0
	}
}
