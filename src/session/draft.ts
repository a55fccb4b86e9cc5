import type { Remark } from '../analyse/certificates/sent-chain.js'
import type { Proof } from '../analyse/proofs/proof.js'
import type {
	Conversation,
	Endpoint,
	Find,
	Finding,
	Hole,
	HttpExchange,
	Message,
	OpeningFacts,
	PlainTurn,
	RecordRow,
	Role,
	SentEventEntry,
	Time,
	WebSocketEntry,
} from './conversation.js'
import type { TlsFacts } from './tls-facts.js'
import type { WebSocketUpgrade } from './websocket/upgrade.js'

/** A conversation while its packets arrive: the object that readers see as read-only. Lists only grow. */
export class Draft implements Conversation {
	rolesBy: Conversation['rolesBy'] = 'first_packet'
	/** The last packet so far: one object, which changes. */
	readonly #last: Time & { readonly number: number }
	packets = 0
	readonly bytes = { client: 0, server: 0 }
	readonly holes = { client: 0, server: 0 }
	readonly holeList: Hole[] = []
	protocol: Conversation['protocol'] = 'unknown'
	readonly messages: Message[] = []
	readonly records: Record<Role, RecordRow[]> = { client: [], server: [] }
	tls?: TlsFacts
	opening?: OpeningFacts
	proofs?: readonly Proof[]
	remarks?: readonly Remark[]
	readonly http: HttpExchange[] = []
	upgrade?: WebSocketUpgrade
	http2?: NonNullable<Conversation['http2']>
	readonly webSocket: WebSocketEntry[] = []
	readonly events: SentEventEntry[] = []
	readonly plain: PlainTurn[] = []
	/** Answers what is known of its TCP: it changes with nearly every packet, and is hardly ever asked for. */
	tcpNow: () => Conversation['tcp'] = () => NO_TCP
	#tcp: Conversation['tcp'] | undefined
	find?: Find
	readonly issues: Finding[] = []
	ended = false

	constructor(
		readonly number: number,
		public client: Endpoint,
		public server: Endpoint,
		readonly start: Time,
		readonly firstPacket: number,
		last: Time & { readonly number: number },
	) {
		this.#last = last
	}

	get lastPacket(): number {
		return this.#last.number
	}

	get end(): Time {
		const { seconds, nanos } = this.#last
		return { seconds, nanos }
	}

	get tcp(): Conversation['tcp'] {
		return this.#tcp ?? this.tcpNow()
	}

	/** Nothing of its TCP changes any more. */
	settleTcp(): void {
		this.#tcp = this.tcpNow()
		this.tcpNow = () => NO_TCP
	}

	/** Who was taken for the client is the server: what was told of either is the other's. */
	exchangeRoles(): void {
		const { client, server } = this.holes
		this.holes.client = server
		this.holes.server = client
		for (const [i, hole] of this.holeList.entries()) {
			this.holeList[i] = { ...hole, from: hole.from === 'client' ? 'server' : 'client' }
		}
		for (const [i, turn] of this.plain.entries()) {
			this.plain[i] = { ...turn, from: turn.from === 'client' ? 'server' : 'client' }
		}
	}
}

const NOTHING = { client: 0, server: 0 }
const NO_TCP: Conversation['tcp'] = {
	ends: [],
	opening: 'unseen',
	startsMidway: false,
	resent: NOTHING,
	acknowledged: NOTHING,
}
