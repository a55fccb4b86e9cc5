import { Worker } from 'node:worker_threads'
import type { SocketAddress } from '../../capture/proxy/frames.js'
import { SIGNALS } from '../signals.js'
import { UsageError } from '../usage-error.js'
import type { RelayAnswer, RelayData, RelayRequest, RelaySummary } from './messages.js'

/** Told of what happens in the thread that relays. */
export type RelayNews = {
	connection(client: SocketAddress, server: SocketAddress): void
	secret(line: string): void
	notice(text: string): void
}

/** Milliseconds that the end of the program waits until a recording is whole. */
const LAST_MOMENT = 30_000

/** The thread that relays and records. */
export class RelayThread {
	readonly address: SocketAddress
	readonly #worker: Worker
	readonly #over: Int32Array
	readonly #stopped: Promise<RelaySummary>
	#stopping: Promise<RelaySummary> | undefined
	readonly #onExit = () => {
		// Whoever ends it a second time does not want to wait.
		if (this.#stopping) return
		this.#ask({ kind: 'stop' })
		// From here on a signal does what it does by itself: nobody hears it otherwise.
		for (const signal of SIGNALS) process.removeAllListeners(signal)
		Atomics.wait(this.#over, 0, 0, LAST_MOMENT)
	}

	private constructor(worker: Worker, over: Int32Array, address: SocketAddress, stopped: Promise<RelaySummary>) {
		this.#worker = worker
		this.#over = over
		this.address = address
		this.#stopped = stopped
		// However the program ends, short of being killed, the recording is whole.
		process.on('exit', this.#onExit)
	}

	/** Rejects with a UsageError when it cannot begin. */
	static start(data: Omit<RelayData, 'over'>, news: RelayNews): Promise<RelayThread> {
		const over = new Int32Array(new SharedArrayBuffer(4))
		const worker = new Worker(new URL('./relay-worker.js', import.meta.url), {
			workerData: { ...data, over } satisfies RelayData,
		})
		return new Promise((resolve, reject) => {
			let stopped = (_summary: RelaySummary) => {}
			const summary = new Promise<RelaySummary>(resolve => {
				stopped = resolve
			})
			worker.on('message', (answer: RelayAnswer) => {
				if (answer.kind === 'listening') resolve(new RelayThread(worker, over, answer.address, summary))
				else if (answer.kind === 'failed') reject(new UsageError(answer.text))
				else if (answer.kind === 'connections')
					for (const { client, server } of answer.ends) news.connection(client, server)
				else if (answer.kind === 'secret') news.secret(answer.line)
				else if (answer.kind === 'notice') news.notice(answer.text)
				else stopped(answer.summary)
			})
			// A fault of the program's own: nobody handles it.
			worker.on('error', error => {
				setImmediate(() => {
					throw error
				})
			})
		})
	}

	/** Lines of a key log, for the connections that are recorded. */
	lines(text: string): void {
		this.#ask({ kind: 'lines', text })
	}

	/** The local process that has opened a connection, for its recording. */
	named(client: SocketAddress, process: string): void {
		this.#ask({ kind: 'named', client, process })
	}

	/** Ends all connections; the recording is whole then. */
	stop(): Promise<RelaySummary> {
		this.#stopping ??= this.#stop()
		return this.#stopping
	}

	async #stop(): Promise<RelaySummary> {
		this.#ask({ kind: 'stop' })
		const summary = await this.#stopped
		process.off('exit', this.#onExit)
		await this.#worker.terminate()
		return summary
	}

	#ask(request: RelayRequest): void {
		this.#worker.postMessage(request)
	}
}
