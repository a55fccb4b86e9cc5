import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CertificateMemory } from '../../analyse/certificates/memory.js'
import { certificatesIn } from '../../analyse/certificates/pem.js'
import { type ProveOptions, TrustAnchors } from '../../analyse/certificates/trust.js'
import { readFernetKey } from '../../analyse/fernet.js'
import { type GrowingInput, growingInput } from '../../capture/growing.js'
import { Capture } from '../../capture/open.js'
import { Recording } from '../../capture/proxy/recording.js'
import { putSecretsInFront } from '../../capture/proxy/secrets-in-front.js'
import type { Act } from '../../lab/demo/act.js'
import { Credentials, FILES } from '../../lab/demo/credentials.js'
import type { Note } from '../../lab/demo/note.js'
import { Stage } from '../../lab/demo/stage.js'
import { Secrets } from '../../session/secrets.js'
import type { GrowingSession } from '../../session/session.js'
import { complain } from '../complain.js'
import { openSession } from '../read.js'
import { UsageError } from '../usage-error.js'

/** What an act tells while it is played. */
export type Audience = {
	note(note: Note): void
	command(line: string): void
}

/** An act was played: what it added to the recording, as numbers of conversations from `first`. */
export type Played = { readonly first: number; readonly last: number }

/** Where acts are played: one recording of them all, read while it grows, and a folder for their files. */
export class Theatre {
	readonly session: GrowingSession
	readonly prove: ProveOptions
	/** Ends when the recording is closed and all of it was read. */
	readonly read: Promise<unknown>
	readonly #folder: string
	readonly #recording: Recording
	readonly #input: GrowingInput
	readonly #close: () => void
	#done = 0
	readonly #secrets = new Secrets()
	readonly #lines: string[] = []
	readonly #credentials: Credentials
	readonly #timer: NodeJS.Timeout
	#stage: Stage | undefined
	#hasSecrets = false
	#isClosed = false

	/** Throws a UsageError when the recording cannot be written where it is wanted. */
	constructor({ write, port }: { readonly write?: string | undefined; readonly port?: number | undefined }) {
		this.port = port
		this.#folder = mkdtempSync(join(tmpdir(), 'handshark-demo-'))
		this.#credentials = new Credentials(this.#folder)
		this.path = write ?? `${this.#folder}.pcapng`
		try {
			this.#recording = new Recording(this.path, { application: 'handshark demo' })
		} catch (error) {
			rmSync(this.#folder, { recursive: true, force: true })
			const why =
				(error as NodeJS.ErrnoException).code === 'EEXIST' ? 'is there already' : `cannot be written: ${error}`
			throw new UsageError(`${this.path} ${why}`)
		}
		this.#input = growingInput(this.path, openSync(this.path, 'r'))
		this.prove = proveBy(this.#credentials)
		const { session, capture, read } = openSession(this.path, {
			source: new Capture(this.#input),
			keep: true,
			secrets: this.#secrets,
			prove: this.prove,
		})
		session.origin = 'relay'
		this.session = session
		this.#close = () => capture.close()
		this.read = read({
			onProgress: ({ done }) => {
				this.#done = done
			},
		})
		this.#timer = setInterval(() => void this.#look(), LOOK_EVERY)
		process.once('exit', this.#atExit)
		// Node.js tells nobody of an end by a signal unless somebody listens.
		for (const signal of SIGNALS) process.once(signal, endedBy)
	}

	/** The recording. */
	readonly path: string
	readonly port: number | undefined

	/** Leaves the act that is played, and plays this one: its servers stay open. */
	async play(act: Act, inputs: Readonly<Record<string, string>>, audience: Audience): Promise<Played> {
		await this.leave()
		const first = this.session.conversations.length + 1
		const stage = new Stage({
			recording: this.#recording,
			credentials: this.#credentials,
			inputs: { ...Object.fromEntries(act.inputs.map(({ name, initial }) => [name, initial])), ...inputs },
			...(this.port !== undefined && { port: this.port }),
			events: {
				note: note => audience.note(note),
				command: line => audience.command(line),
				secret: line => this.#secret(line),
				fernetKey: key => this.#fernetKey(key),
			},
		})
		this.#stage = stage
		try {
			await act.play(stage)
		} catch (error) {
			if (stage.signal.aborted) return { first, last: first - 1 }
			const text = error instanceof Error ? error.message : String(error)
			audience.note({ key: 'act_failed', values: { text } })
		}
		await stage.quiet()
		await this.#look()
		return { first, last: this.session.conversations.length }
	}

	/** Closes the servers of the act that was played. */
	async leave(): Promise<void> {
		await this.#stage?.close()
		this.#stage = undefined
		await this.#look()
	}

	/** Ends everything; what stays is the recording, with the secrets that open it in front. */
	async close(): Promise<void> {
		await this.leave()
		clearInterval(this.#timer)
		this.#recording.close()
		this.#input.finish()
		await this.read
		this.#close()
		this.#tidy()
	}

	/** What is new in the recording is read, and opened with the secrets that have come. */
	async #look(): Promise<void> {
		if (this.#isClosed) return
		this.#recording.flush()
		while (!this.#isClosed && this.#done < this.#recording.written) await pause(READ_AGAIN)
		if (!this.#hasSecrets) return
		this.#hasSecrets = false
		this.session.secretsGrew()
	}

	#secret(line: string): void {
		const text = line.trim()
		if (this.#lines.includes(text)) return
		this.#lines.push(text)
		this.#hasSecrets = this.#secrets.keyLog.add(Buffer.from(`${text}\n`), 'this demo') > 0 || this.#hasSecrets
	}

	#fernetKey(text: string): void {
		const key = readFernetKey(text)
		if (typeof key !== 'string') this.#secrets.fernetKeys.push(key)
	}

	/** What must happen however the program ends. */
	readonly #atExit = () => {
		try {
			if (!this.#isClosed) {
				this.#recording.flush()
				complain(`the recording is ${this.path}`)
			}
		} finally {
			this.#tidy()
		}
	}

	#tidy(): void {
		if (this.#isClosed) return
		this.#isClosed = true
		process.off('exit', this.#atExit)
		for (const signal of SIGNALS) process.off(signal, endedBy)
		rmSync(this.#folder, { recursive: true, force: true })
		try {
			putSecretsInFront(this.path, this.#recording.head, this.#lines)
		} catch (error) {
			complain(`the secrets could not be put into ${this.path}: ${error instanceof Error ? error.message : error}`)
		}
	}
}

/** Signals that end the program; its exit code is then 128 and the signal’s number. */
const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const

function endedBy(_signal: NodeJS.Signals, number: number): void {
	process.exit(128 + number)
}

/** Milliseconds between two looks at what others have sent meanwhile, and at how far it is read. */
const LOOK_EVERY = 50
const READ_AGAIN = 5

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

/** Certificates are measured by the demo's own authority, whichever was made last. */
function proveBy(credentials: Credentials): ProveOptions {
	let authority: string | undefined
	let made = { trust: anchors(undefined), memory: new CertificateMemory() }
	const latest = () => {
		if (credentials.authority !== authority) {
			authority = credentials.authority
			made = { trust: anchors(authority), memory: new CertificateMemory() }
		}
		return made
	}
	return {
		now: Date.now() / 1000,
		get trust() {
			return latest().trust
		},
		get memory() {
			return latest().memory
		},
	}
}

function anchors(pem: string | undefined): TrustAnchors {
	const certificates = pem === undefined ? [] : certificatesIn(Buffer.from(pem))
	return new TrustAnchors(() => ({ name: FILES.authority, certificates }))
}
