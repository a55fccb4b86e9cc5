import type { Entry, Gap, HandshakeMaterials, Spoken } from '../../analyse/proofs/materials.js'
import { isSame, saying } from '../../analyse/saying.js'
import { LIMITS } from '../../decode/limits.js'
import type { Role } from '../conversation.js'

/** A handshake while its messages arrive. */
export type GrowingHandshake = {
	readonly client: Entry[]
	readonly server: Entry[]
	version?: number
	suite?: number
	time: number
}

/**
 * The handshakes of one conversation, each side's messages in its own order. A side begins the next one with a hello
 * after it has said more than hellos in the present one.
 */
export class HandshakeLog {
	/** By number; those that were let go are gone. */
	readonly #handshakes: (GrowingHandshake | undefined)[] = [begun()]
	readonly #at = { client: 0, server: 0 }
	#bytes = 0

	/** Those that were not let go, with their numbers. */
	get kept(): (readonly [number, GrowingHandshake])[] {
		return this.#handshakes.flatMap((handshake, number) => (handshake ? [[number, handshake] as const] : []))
	}

	get(number: number): GrowingHandshake | undefined {
		return this.#handshakes[number]
	}

	/** The handshake that a side is in, unless it was let go. */
	of(from: Role): GrowingHandshake | undefined {
		return this.#handshakes[this.#at[from]]
	}

	/** Takes a message, which may begin a handshake. Answers the handshake's number. */
	add(message: Spoken, time: number): number {
		const { from, name, bytes, message: said } = message
		if (isHello(from, name) && this.#isBeyondHello(from)) this.#next(from)
		const handshake = this.of(from)
		if (!handshake) return this.#at[from]
		this.#bytes += bytes.length
		if (this.#bytes <= LIMITS.transcript) handshake[from].push(message)
		else this.gap({ kind: 'gap', from, missing: PAST })
		if (name.endsWith('certificate') || handshake.time === 0) handshake.time = time
		if (said?.kind === 'server_hello') {
			handshake.version = said.body.negotiatedVersion
			handshake.suite = said.body.suite
		}
		return this.#at[from]
	}

	/** Something is missing here. Answers the handshake's number. */
	gap(gap: Gap): number {
		const entries = this.of(gap.from)?.[gap.from]
		const last = entries?.at(-1)
		// One is enough, and a connection without its keys has many.
		if (last?.kind !== 'gap' || last.likely !== gap.likely || !isSame(last.missing, gap.missing)) entries?.push(gap)
		return this.#at[gap.from]
	}

	/** A handshake is proven: its messages are let go. */
	drop(number: number): void {
		const handshake = this.#handshakes[number]
		if (!handshake) return
		for (const from of ['client', 'server'] as const)
			for (const entry of handshake[from]) if (entry.kind === 'message') this.#bytes -= entry.bytes.length
		this.#handshakes[number] = undefined
	}

	/** Whether both sides have come to Finished, read or sealed. */
	isOver(number: number): boolean {
		const handshake = this.#handshakes[number]
		return handshake !== undefined && hasFinished(handshake.client) && hasFinished(handshake.server)
	}

	#isBeyondHello(from: Role): boolean {
		return this.of(from)?.[from].some(entry => isBeyondHello(from, entry)) ?? true
	}

	#next(from: Role): void {
		this.#at[from]++
		if (this.#at[from] === this.#handshakes.length) this.#handshakes.push(begun())
	}
}

function begun(): GrowingHandshake {
	return { client: [], server: [], time: 0 }
}

/** What is there of a handshake that grows no more. */
export function settled({ client, server, version, suite, time }: GrowingHandshake): HandshakeMaterials {
	const agreed = { ...(version !== undefined && { version }), ...(suite !== undefined && { suite }) }
	return { client, server, ...agreed, time }
}

const PAST = saying('past_transcript', { most: LIMITS.transcript })
const SERVER_HELLOS = ['server_hello', 'hello_retry_request', 'draft_hello_retry_request']

function isHello(from: Role, name: string): boolean {
	return from === 'client' ? name.endsWith('client_hello') : SERVER_HELLOS.includes(name)
}

function isBeyondHello(from: Role, entry: Entry): boolean {
	if (entry.kind === 'gap') return false
	return from === 'client' ? !isHello('client', entry.name) : !entry.name.endsWith('hello_retry_request')
}

function hasFinished(entries: readonly Entry[]): boolean {
	return entries.some(entry =>
		entry.kind === 'message' ? entry.name === 'finished' : entry.likely?.includes('finished') === true,
	)
}
