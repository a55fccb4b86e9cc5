import type { AddressInfo, Server, Socket } from 'node:net'
import type { Recording } from '../../capture/proxy/recording.js'
import type { Change } from '../../capture/proxy/relay.js'
import type { Credentials } from './credentials.js'
import type { Note } from './note.js'
import { LOOPBACK, RecordedRelay } from './recorded-relay.js'

/** The port of the tutorial. */
export const TUTORIAL_PORT = 5683

/** What a stage tells while an act is played on it. */
export type StageEvents = {
	note(note: Note): void
	/** A line that a learner can type to take part. */
	command(line: string): void
	/** A line of a key log, of one of the act's own ends. */
	secret(line: string): void
	/** A Fernet key, in base64url. */
	fernetKey(key: string): void
}

export type StageOptions = {
	readonly recording: Recording
	readonly credentials: Credentials
	/** What the learner has typed, by the names of the act's inputs. */
	readonly inputs: Readonly<Record<string, string>>
	/** The port that is tried first; the tutorial's if not given. */
	readonly port?: number
	readonly events: StageEvents
}

/** Where one act is played: its servers, each behind a relay that records, until it is left. */
export class Stage {
	readonly inputs: StageOptions['inputs']
	readonly credentials: Credentials
	readonly #options: StageOptions
	readonly #servers: { readonly server: Server; readonly sockets: Set<Socket> }[] = []
	readonly #relays: RecordedRelay[] = []
	readonly #abort = new AbortController()

	constructor(options: StageOptions) {
		this.#options = options
		this.inputs = options.inputs
		this.credentials = options.credentials
	}

	/** Aborted when the act is left. */
	get signal(): AbortSignal {
		return this.#abort.signal
	}

	note(key: Note['key'], values?: Note['values'], swatches?: Note['swatches']): void {
		this.#options.events.note({ key, ...(values && { values }), ...(swatches && { swatches }) })
	}

	command(line: string): void {
		this.#options.events.command(line)
	}

	/** The key of tokens that were sent. */
	fernetKey(key: string): void {
		this.#options.events.fernetKey(key)
	}

	/** Takes the lines of a key log that one of Node's own ends makes: a server's or a client's `keylog` event. */
	readonly keylog = (line: Buffer): void => {
		this.#options.events.secret(line.toString('latin1'))
	}

	/**
	 * Lets a server listen behind a relay and answers the relay's port: the wanted one, or another when that is taken, which
	 * is said.
	 *
	 * @param options.wanted the tutorial's port if not given; 0 is any
	 */
	async listen(
		server: Server,
		{
			wanted = this.#options.port ?? TUTORIAL_PORT,
			change,
		}: { readonly wanted?: number; readonly change?: () => Change } = {},
	): Promise<number> {
		const sockets = new Set<Socket>()
		this.#servers.push({ server, sockets })
		server.on('connection', (socket: Socket) => {
			sockets.add(socket)
			socket.once('close', () => sockets.delete(socket))
		})
		// A client that speaks no HTTP is told so, as by any server; the server goes on.
		server.on('clientError', (_error, socket: Socket) => {
			if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
			else socket.destroy()
		})
		server.on('tlsClientError', () => {})
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject)
			server.listen({ host: LOOPBACK, port: 0 }, resolve)
		})
		const { port: upstream } = server.address() as AddressInfo
		const { recording } = this.#options
		const relay = await RecordedRelay.listen({ port: wanted, upstream, recording, change }).catch(
			async (error: unknown) => {
				if (wanted === 0 || !TAKEN.has((error as NodeJS.ErrnoException).code ?? '')) throw error
				const other = await RecordedRelay.listen({ port: 0, upstream, recording, change })
				this.note('busy', { wanted, port: other.port })
				return other
			},
		)
		this.#relays.push(relay)
		return relay.port
	}

	/** Waits until every connection has ended on both sides, but not for ever. */
	async quiet(): Promise<void> {
		for (let waited = 0; waited < PATIENCE && this.#relays.some(({ open }) => open > 0); waited += LOOK_EVERY)
			await new Promise(resolve => setTimeout(resolve, LOOK_EVERY))
	}

	/** Ends all that listens and all that is connected. */
	async close(): Promise<void> {
		this.#abort.abort()
		await Promise.all(this.#relays.map(relay => relay.close()))
		await Promise.all(
			this.#servers.map(({ server, sockets }) => {
				for (const socket of sockets) socket.destroy()
				return new Promise<void>(resolve => {
					if (server.listening) server.close(() => resolve())
					else resolve()
				})
			}),
		)
	}
}

const TAKEN: ReadonlySet<string> = new Set(['EADDRINUSE', 'EACCES'])

/** Milliseconds: more than a slow computer needs for what is in flight. */
const PATIENCE = 3000
const LOOK_EVERY = 5
