import { Watch } from './change.js'
import type { Conversation, Finding } from './conversation.js'
import type { GrowingSession, Session } from './session.js'

/** By how much a session has grown: what a `Mirror` in another thread needs to be the same. */
export type Increment = Pick<Session, 'format' | 'digits' | 'counts' | 'ended' | 'gone'> & {
	/** Memory that the packet index has more, and its rows. */
	readonly memory: readonly SharedArrayBuffer[]
	readonly packets: number
	readonly issues: readonly Finding[]
	readonly origin: Session['origin']
	/** Who has opened conversations, by their numbers. */
	readonly processes: readonly (readonly [number, string])[]
	/** The conversations that changed, by number; where the change of each ends among the bytes of all. */
	readonly numbers: Uint32Array
	readonly ends: Uint32Array
	readonly bytes: Uint8Array
	/** Those of them in which something is wrong or missing. */
	readonly troubled: Uint32Array
}

/**
 * Gathers what changes in a session between two increments. Its conversations are written as bytes at once: whoever
 * mirrors them need not make objects of those that nobody looks at.
 */
export class Growth {
	readonly #session: GrowingSession
	readonly #encode: (value: unknown) => Uint8Array
	readonly #watched = new Map<number, Watched>()
	readonly #touched = new Set<Watched>()
	#memory = 0
	#issues = 0
	#processes = 0
	#gone = 0

	/** The session keeps its rows. `encode` makes bytes of plain data: numbers, texts, lists, objects, typed arrays. */
	constructor(session: GrowingSession, encode: (value: unknown) => Uint8Array) {
		this.#session = session
		this.#encode = encode
	}

	/** The session has read one more packet. */
	packet(): void {
		const { index } = this.#session
		const watched = this.#watched.get(index!.conversationOf(index!.count))
		if (watched) this.#touched.add(watched)
	}

	/** The session has told something of this conversation: that it is new, or grown, or another now. */
	conversation(conversation: Conversation): void {
		if (conversation.number <= this.#session.gone.conversations) return
		let watched = this.#watched.get(conversation.number)
		if (watched?.conversation !== conversation) {
			watched = { conversation, watch: new Watch() }
			this.#watched.set(conversation.number, watched)
		}
		this.#touched.add(watched)
	}

	/** What is new since the last increment. */
	take(): Increment {
		const { format, digits, counts, ended, issues, index, origin, gone, recordedProcesses } = this.#session
		const numbers: number[] = []
		const ends: number[] = []
		const troubled: number[] = []
		const changes: Uint8Array[] = []
		let end = 0
		if (gone.conversations > this.#gone)
			for (const number of this.#watched.keys()) if (number <= gone.conversations) this.#watched.delete(number)
		this.#gone = gone.conversations
		for (const { conversation, watch } of this.#touched) {
			if (conversation.number <= gone.conversations) continue
			const change = watch.look(conversation)
			if (conversation.ended) this.#watched.delete(conversation.number)
			if (!change) continue
			const bytes = this.#encode(change)
			end += bytes.length
			changes.push(bytes)
			numbers.push(conversation.number)
			ends.push(end)
			if (hasTrouble(conversation)) troubled.push(conversation.number)
		}
		this.#touched.clear()
		const memory = index!.memory.slice(this.#memory)
		this.#memory += memory.length
		const found = issues.slice(this.#issues)
		this.#issues += found.length
		const processes = recordedProcesses.size > this.#processes ? [...recordedProcesses].slice(this.#processes) : []
		this.#processes += processes.length
		return {
			...{ format, digits, ended, memory, origin, gone, processes },
			counts: { ...counts },
			packets: index!.count,
			issues: found,
			numbers: Uint32Array.from(numbers),
			ends: Uint32Array.from(ends),
			troubled: Uint32Array.from(troubled),
			bytes: joined(changes, end),
		}
	}
}

type Watched = { readonly conversation: Conversation; readonly watch: Watch }

function hasTrouble({ issues, holeList, messages }: Conversation): boolean {
	return issues.length > 0 || holeList.length > 0 || messages.some(({ issue }) => issue !== undefined)
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
	const bytes = new Uint8Array(length)
	let at = 0
	for (const part of parts) {
		bytes.set(part, at)
		at += part.length
	}
	return bytes
}
