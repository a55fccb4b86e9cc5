import { closeSync } from 'node:fs'
import { deserialize } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { CaptureError } from '../../capture/capture-error.js'
import { inputName } from '../../capture/input.js'
import { Places } from '../../capture/places.js'
import { Mirror } from '../../session/mirror.js'
import type { SecretNews, Secrets } from '../../session/secrets.js'
import type { TrustOptions } from '../options.js'
import type { ScanAnswer, ScanData, ScanRequest } from './messages.js'
import type { Shown } from './shown.js'

/**
 * The thread that reads, decodes and folds captures while this one shows them. It starts with the first capture; the
 * secrets at hand go there, and those it finds come back.
 */
export class ScanThread {
	readonly #secrets: Secrets
	readonly #trust: TrustOptions
	readonly #scans: Running[] = []
	readonly #due = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
	#worker: Worker | undefined
	#isReady = false

	constructor(options: { readonly secrets: Secrets; readonly trust: TrustOptions }) {
		this.#secrets = options.secrets
		this.#trust = options.trust
	}

	/** Begins to read a capture. */
	read(path: string): Shown {
		return this.#begin(inputName(path), id => ({ kind: 'read', id, path }))
	}

	/** Begins to read what is still written. The descriptor becomes the thread's. */
	readGrowing(name: string, fd: number): GrowingShown {
		const id = this.#scans.length
		const shown = this.#begin(name, id => ({ kind: 'readGrowing', id, name, fd }))
		return {
			...shown,
			session: this.#scans[id]!.session,
			next: fd => this.#ask({ kind: 'next', id, fd }),
			letGo: () => {
				const scan = this.#scans[id]!
				if (scan.held) scan.goes++
				else this.#ask({ kind: 'letGo', id })
			},
			finish: () => this.#ask({ kind: 'finish', id }),
			freeze: isFrozen => this.#freeze(this.#scans[id]!, isFrozen),
		}
	}

	#begin(name: string, request: (id: number) => ScanRequest): Shown {
		const places = new Places(name)
		const session = new Mirror({
			file: name,
			bytes: (position, length) => places.bytes(position, length),
			secrets: this.#secrets,
			decode: deserialize,
		})
		const id = this.#scans.length
		const read = new Promise<void>((resolve, reject) => {
			this.#scans.push({ session, places, resolve, reject, held: undefined, goes: 0 })
		})
		try {
			this.#ask(request(id))
		} catch (error) {
			this.#failed(error)
		}
		return {
			session,
			read,
			stop: () => this.#ask({ kind: 'stop', id }),
		}
	}

	/**
	 * While a key's frame is due the thread rests: together with what V8 does beside each thread, drawing and reading are more
	 * than two processors have time for, and nobody waits for a capture as for a key.
	 */
	rest(isDue: boolean): void {
		Atomics.store(this.#due, 0, isDue ? 1 : 0)
		if (!isDue) Atomics.notify(this.#due, 0)
	}

	/** Ends the thread, whatever it does. */
	async end(): Promise<void> {
		this.#worker?.removeAllListeners('error')
		this.#worker?.on('error', () => {})
		await this.#worker?.terminate()
	}

	#ask(request: ScanRequest): void {
		this.#worker ??= this.#start()
		this.#worker.postMessage(request)
	}

	#start(): Worker {
		const worker = new Worker(new URL('./worker.js', import.meta.url), {
			workerData: { trust: this.#trust, due: this.#due } satisfies ScanData,
			// What it opens is read from here too, also when it has ended.
			trackUnmanagedFds: false,
		})
		worker.on('message', (answer: ScanAnswer) => this.#answered(answer))
		worker.on('error', error => this.#failed(error))
		this.#secrets.tell((news: SecretNews) => worker.postMessage({ kind: 'secrets', news } satisfies ScanRequest))
		return worker
	}

	#answered(answer: ScanAnswer): void {
		if (answer.kind === 'ready') this.#isReady = true
		else if (answer.kind === 'secrets') this.#secrets.hear(answer.news)
		else {
			const scan = this.#scans[answer.id]!
			const { resolve, reject } = scan
			if (answer.kind === 'grown') {
				if (scan.held) scan.held.push(answer)
				else grow(scan, answer)
			} else if (answer.kind === 'ended') resolve()
			else reject(new CaptureError(answer.text))
		}
	}

	/** What comes of it waits, or is let in. */
	#freeze(scan: Running, isFrozen: boolean): void {
		const { held } = scan
		scan.held = isFrozen ? (held ?? []) : undefined
		if (isFrozen) return
		for (const answer of held ?? []) grow(scan, answer)
		for (; scan.goes > 0; scan.goes--) this.#ask({ kind: 'letGo', id: this.#scans.indexOf(scan) })
	}

	/** It could not be started, or something went wrong in it that nobody handles. */
	#failed(error: unknown): void {
		// A fault of the program's own ends it, at whatever time it comes.
		if (this.#isReady) {
			setImmediate(() => {
				throw error
			})
			return
		}
		const why = error instanceof Error ? error.message : String(error)
		const failure = new CaptureError(`the thread that reads captures cannot be started: ${why}`)
		for (const { reject } of this.#scans) reject(failure)
	}
}

/** A capture that is still written. */
export type GrowingShown = Shown & {
	readonly session: Mirror
	/** It goes on in another file, whose descriptor becomes the thread's. */
	next(fd: number): void
	/** Its oldest file is gone: what stood there is let go, but not while it is frozen. */
	letGo(): void
	/** Nothing more is written: what is there is read to its end. */
	finish(): void
	/** While it is frozen the session does not grow. */
	freeze(isFrozen: boolean): void
}

type Grown = Extract<ScanAnswer, { kind: 'grown' }>

function grow({ session, places }: Running, answer: Grown): void {
	// Nobody reads where bytes are gone any more: neither thread.
	if (answer.increment.gone.packets > session.gone.packets) {
		const left = new Set(answer.places.map(({ fd }) => fd))
		for (const { fd } of places.all) if (fd !== undefined && !left.has(fd)) closeSync(fd)
	}
	places.set(answer.places)
	session.grow(answer.increment, answer)
}

type Running = {
	readonly session: Mirror
	/** What has come while it is frozen. */
	held: Grown[] | undefined
	/** Files that are gone, which waits as well. */
	goes: number
	readonly places: Places
	readonly resolve: () => void
	readonly reject: (error: unknown) => void
}
