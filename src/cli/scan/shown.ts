import type { ProveOptions } from '../../analyse/certificates/trust.js'
import { packingOf } from '../../capture/decompress.js'
import { openSource, statOf } from '../../capture/folder.js'
import { LIMITS } from '../../decode/limits.js'
import type { Secrets } from '../../session/secrets.js'
import type { GrowingSession, Session } from '../../session/session.js'
import type { TrustOptions } from '../options.js'
import { openSession } from '../read.js'
import { proveOption } from '../trust-option.js'
import { type GrowingShown, ScanThread } from './thread.js'

/** A capture that is shown while it is read. */
export type Shown = {
	readonly session: Session
	/** Reads to its end, or to where it is stopped. Rejects with a CaptureError when nothing of it can be read. */
	readonly read: Promise<unknown>
	/** Resolves with its first packets, where that is told sooner than one would look. */
	readonly begun?: Promise<void>
	/** Reads no further; what was read stays. */
	stop(): void
	/** The first frame is shown: what was held back for it is read. */
	goOn?(): void
}

/**
 * The captures of the screen. A small file is read here, sooner than a thread begins; all others in a thread of their
 * own, so that keys never wait for packets.
 */
export class ShownCaptures {
	readonly all: Shown[] = []
	readonly #secrets: Secrets
	readonly #thread: ScanThread
	readonly #prove: ProveOptions | undefined
	readonly #here: { readonly session: GrowingSession; readonly close: () => void }[] = []

	constructor(secrets: Secrets, { ca, ctLogs, proofs = true }: TrustOptions) {
		const trust = { proofs, ...(ca && { ca }), ...(ctLogs && { ctLogs }) }
		this.#secrets = secrets
		this.#prove = proveOption(trust)
		this.#thread = new ScanThread({ secrets, trust })
	}

	/** Begins to read a capture. Throws a CaptureError when it cannot be opened. */
	add(path: string): void {
		this.all.push(isSmall(path) ? this.#readHere(path) : this.#thread.read(path))
	}

	/** Begins to read the file behind a descriptor while it is written. */
	addGrowing(name: string, fd: number): GrowingShown {
		const shown = this.#thread.readGrowing(name, fd)
		this.all.push(shown)
		return shown
	}

	/** There are secrets that were not there before. The thread has heard of them already. */
	secretsGrew(): void {
		for (const { session } of this.#here) session.secretsGrew()
	}

	/** A key's frame is due, or has been painted: until then the reading rests. */
	rest(isDue: boolean): void {
		this.#thread.rest(isDue)
	}

	/** Nothing is read any more. */
	async close(): Promise<void> {
		await this.#thread.end()
		for (const { close } of this.#here) close()
	}

	#readHere(path: string): Shown {
		const stop = new AbortController()
		const [secrets, prove] = [this.#secrets, this.#prove]
		const { session, capture, read } = openSession(path, { keep: true, secrets, ...(prove && { prove }) })
		this.#here.push({ session, close: () => capture.close() })
		let goOn = () => {}
		const isUp = new Promise<void>(resolve => {
			goOn = resolve
		})
		let hasBegun = () => {}
		const begun = new Promise<void>(resolve => {
			hasBegun = resolve
		})
		// The first packets are enough for a first frame, and afterwards keys come between two chunks.
		let pauses = 0
		const pause = () => {
			pauses++
			const { packets } = session.counts
			if (packets === 0 || (packets < ENOUGH && pauses < 2)) return nextTurn()
			hasBegun()
			return isUp.then(nextTurn)
		}
		const stopped = () => {
			stop.abort()
			goOn()
		}
		return { session, read: read({ signal: stop.signal, pause }), begun, stop: stopped, goOn }
	}
}

/** Packets that fill the list of a first screen: with fewer it waits for the next piece of the file. */
const ENOUGH = 20

/** Lets everything else that waits have its turn. */
function nextTurn(): Promise<void> {
	return new Promise(resolve => setImmediate(resolve))
}

/** Whether a path names a file that is read in some tens of milliseconds. One that cannot be opened says so. */
function isSmall(path: string): boolean {
	const stat = statOf(path)
	if (!stat) return path !== '-'
	if (!stat.isFile() || stat.size > LIMITS.readAtOnce) return false
	const source = openSource(path)
	try {
		// What a packed file holds may be a thousand times as long.
		return packingOf(source.bytes(0, Math.min(4, stat.size))) === undefined
	} finally {
		source.close()
	}
}
