import { type Change, changed } from './change.js'
import type { Conversation, Finding } from './conversation.js'
import type { Increment } from './growth.js'
import { PacketIndex } from './packet-index.js'
import type { Secrets } from './secrets.js'
import { type Counts, NO_COUNTS, type Reading, released, type Session, type Stopped } from './session.js'

export type MirrorOptions = Pick<Session, 'file' | 'bytes'> & {
	readonly secrets?: Secrets
	/** Undoes what `Growth` encodes with. */
	readonly decode: (bytes: Uint8Array) => unknown
}

/**
 * A session that another thread reads, as far as it has told of it. Packets stand in memory that both share; of a
 * conversation only bytes have come until somebody looks at it.
 */
export class Mirror implements Session {
	readonly file: string
	readonly bytes: Session['bytes']
	readonly index = new PacketIndex()
	readonly conversations: Conversation[] = []
	readonly issues: Finding[] = []
	readonly troubled = new Set<number>()
	readonly secrets?: Secrets
	gone = { packets: 0, conversations: 0 }
	counts: Counts = NO_COUNTS
	format = ''
	digits: 6 | 9 = 6
	ended = false
	revision = 0
	reading?: Reading
	origin?: 'relay'
	processes?: ReadonlyMap<string, string>
	readonly recordedProcesses = new Map<number, string>()
	stopped?: Stopped
	readonly #decode: MirrorOptions['decode']
	readonly #mirrored: (Mirrored | undefined)[] = []
	/** What is left of conversations that were let go, one for all. */
	#stub: Conversation | undefined

	constructor({ file, bytes, secrets, decode }: MirrorOptions) {
		this.file = file
		this.bytes = bytes
		this.#decode = decode
		if (secrets) this.secrets = secrets
	}

	/** The changes that have come of a conversation, looked at or not. */
	changesOf = (conversation: number): number => this.#mirrored[conversation - 1]?.changes ?? 0

	/** The other thread's session has grown; `reading` says how its reading goes, or `stopped` where that was stopped. */
	grow(
		increment: Increment,
		{ reading, stopped }: { reading?: Reading | undefined; stopped?: Stopped | undefined } = {},
	) {
		const { format, digits, counts, ended, memory, packets, issues, numbers, ends, bytes, troubled } = increment
		if (reading) this.reading = reading
		else delete this.reading
		if (stopped) this.stopped = stopped
		this.format = format
		this.digits = digits
		this.counts = counts
		this.ended = ended
		this.index.follow(memory, packets)
		this.issues.push(...issues)
		for (const number of troubled) this.troubled.add(number)
		this.#letGo(increment.gone)
		if (increment.origin) this.origin = increment.origin
		for (const [number, process] of increment.processes)
			if (number > increment.gone.conversations) this.recordedProcesses.set(number, process)
		let start = 0
		for (const [i, number] of numbers.entries()) {
			this.#conversation(number).append(bytes.subarray(start, ends[i]!))
			start = ends[i]!
		}
		this.revision++
	}

	/** The memory of the oldest. */
	#letGo({ packets, conversations }: Session['gone']): void {
		if (packets === this.gone.packets) return
		this.index.letGo(packets)
		for (let i = this.gone.conversations; i < conversations; i++) {
			this.#stub ??= this.conversations[i] && released(this.conversations[i]!)
			this.#mirrored[i] = undefined
			this.conversations[i] = this.#stub!
			this.troubled.delete(i + 1)
			this.recordedProcesses.delete(i + 1)
		}
		this.gone = { packets, conversations }
	}

	/** They come in the order of their numbers. */
	#conversation(number: number): Mirrored {
		let mirrored = this.#mirrored[number - 1]
		if (!mirrored) {
			mirrored = new Mirrored(this.#decode)
			this.#mirrored[number - 1] = mirrored
			this.conversations[number - 1] = new Proxy({}, mirrored) as Conversation
		}
		return mirrored
	}
}

/** What has come of one conversation: made into an object when it is looked at. */
class Mirrored implements ProxyHandler<object> {
	#pending: Uint8Array[] = []
	changes = 0

	constructor(readonly decode: (bytes: Uint8Array) => unknown) {}

	/** Its next change, which may wait. */
	append(change: Uint8Array): void {
		this.#pending.push(change)
		this.changes++
	}

	get(target: object, key: string): unknown {
		return Reflect.get(this.#settled(target), key)
	}

	has(target: object, key: string): boolean {
		return Reflect.has(this.#settled(target), key)
	}

	ownKeys(target: object): (string | symbol)[] {
		return Reflect.ownKeys(this.#settled(target))
	}

	getOwnPropertyDescriptor(target: object, key: string): PropertyDescriptor | undefined {
		return Reflect.getOwnPropertyDescriptor(this.#settled(target), key)
	}

	#settled(target: object): object {
		if (this.#pending.length === 0) return target
		const pending = this.#pending
		this.#pending = []
		for (const bytes of pending) become(target as Record<string, unknown>, this.decode(bytes) as Change)
		return target
	}
}

/** The object itself stays: whoever holds it sees it grow. */
function become(object: Record<string, unknown>, change: Change): void {
	const next = changed(object, change) as Record<string, unknown>
	for (const key of Object.keys(object)) if (!(key in next)) delete object[key]
	Object.assign(object, next)
}
