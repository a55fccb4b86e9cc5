import { LIMITS } from '../../decode/limits.js'
import { hexOf } from '../digest.js'
import { type KeyLine, type KeyLineFault, readKeyLine, type SecretLabel } from './key-line.js'

/** A secret of a key log, and the line it stands in. The secret is never shown unless asked for by name. */
export type LoggedSecret = { readonly secret: Uint8Array; readonly file: string; readonly line: number }

/** A line of a key log that is of no use, and why. */
export type FaultyLine = KeyLineFault & { readonly file: string; readonly line: number }

/** What a key log knows. Secret. */
export type KeyLogState = {
	readonly secrets: ReadonlyMap<string, readonly LoggedSecret[]>
	readonly randoms: ReadonlyMap<string, number>
	readonly lines: ReadonlyMap<string, number>
	readonly count: number
	readonly latestWithoutRandom: number
}

/**
 * What key logs said so far. Comments, unknown labels and broken lines are passed over; of several secrets with one
 * name the latest is the first to be tried. Names are lower-case hex.
 */
export class KeyLog {
	/** Lines that could not be used, as far as they are kept, and how many there were. */
	readonly faults: FaultyLine[] = []
	faultCount = 0
	/** Labels that open nothing here (`EXPORTER_SECRET`), and how many lines had each. */
	readonly otherLabels = new Map<string, number>()
	readonly #secrets = new Map<string, LoggedSecret[]>()
	/** Client randoms, and the count of lines when each was named last. */
	readonly #randoms = new Map<string, number>()
	/** Lines of each file so far. */
	readonly #lines = new Map<string, number>()
	#count = 0
	#latestWithoutRandom = 0

	/** Told of every part that was added. */
	onAdd: ((bytes: Uint8Array, file: string, goesOn: boolean) => void) | undefined

	/** All that it knows, as data that another thread can be sent. */
	get state(): KeyLogState {
		const [secrets, randoms, lines] = [this.#secrets, this.#randoms, this.#lines]
		return { secrets, randoms, lines, count: this.#count, latestWithoutRandom: this.#latestWithoutRandom }
	}

	/** Takes over what another one knows, before anything is added. */
	take({ secrets, randoms, lines, count, latestWithoutRandom }: KeyLogState): void {
		for (const [name, known] of secrets) this.#secrets.set(name, [...known])
		for (const [name, at] of randoms) this.#randoms.set(name, at)
		for (const [file, line] of lines) this.#lines.set(file, line)
		this.#count = count
		this.#latestWithoutRandom = latestWithoutRandom
	}

	/** Lines that were of use. */
	get count(): number {
		return this.#count
	}

	/** Client randoms that were named, in the order in which they came. */
	get randoms(): Iterable<string> {
		return this.#randoms.keys()
	}

	/** How many sessions are named by a client random. */
	get randomCount(): number {
		return this.#randoms.size
	}

	/**
	 * Adds the lines of a key log, or of a part of one that begins and ends with whole lines. Answers how many were of
	 * use. `file` is what it is called; parts of one name count their lines on. `goesOn`: the last line, if it has no end,
	 * comes once more, whole.
	 */
	add(bytes: Uint8Array, file = 'key log', goesOn = false): number {
		const before = this.#count
		const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
		let number = this.#lines.get(file) ?? 0
		for (const [line] of text.matchAll(/[^\r\n]+|\r\n|\r|\n/g)) {
			if (this.#count >= LIMITS.keyLogLines) break
			if (line === '\n' || line === '\r\n' || line === '\r') number++
			else this.#line(line.trim(), file, number + 1)
		}
		// The next part begins with a line of its own.
		if (!goesOn && text.length > 0 && !/[\r\n]$/.test(text)) number++
		this.#lines.set(file, number)
		this.onAdd?.(bytes, file, goesOn)
		return this.#count - before
	}

	/** A file begins anew: its lines are counted from 1 again. What it said stays known. */
	restart(file: string): void {
		this.#lines.delete(file)
	}

	/** The secrets of a connection by its client random, hex; the latest first. */
	find(label: SecretLabel, clientRandom: string): readonly Uint8Array[] {
		return secretsOf(this.lines(label, clientRandom))
	}

	/** The same with the lines they stand in. */
	lines(label: SecretLabel, clientRandom: string): readonly LoggedSecret[] {
		return this.#secrets.get(`${label} ${clientRandom}`) ?? NONE
	}

	/** Pre-master secrets by the first 8 bytes of what the client encrypted, hex (`RSA` lines). */
	findPreMaster(encrypted: string): readonly Uint8Array[] {
		return secretsOf(this.preMasterLines(encrypted))
	}

	preMasterLines(encrypted: string): readonly LoggedSecret[] {
		return this.#secrets.get(`RSA ${encrypted}`) ?? NONE
	}

	/** Master secrets by the session ID, hex (`RSA Session-ID:… Master-Key:…` lines). */
	findSession(sessionId: string): readonly Uint8Array[] {
		return secretsOf(this.sessionLines(sessionId))
	}

	sessionLines(sessionId: string): readonly LoggedSecret[] {
		return this.#secrets.get(`Session-ID ${sessionId}`) ?? NONE
	}

	/** The lines that hold this secret, as they are written. **Secret**, all of them. */
	linesWith(secret: Uint8Array): string[] {
		const lines: string[] = []
		for (const [name, known] of this.#secrets) {
			if (name.startsWith('RSA') || name.startsWith('Session-ID')) continue
			if (known.some(other => Buffer.compare(other.secret, secret) === 0)) lines.push(`${name} ${hexOf(secret)}`)
		}
		return lines
	}

	/** Whether any line names this client random. */
	knows(clientRandom: string): boolean {
		return this.#randoms.has(clientRandom)
	}

	/** Whether a line has come since the count of them was `count` that may be of use to a connection with this client random. */
	hasGrownFor(clientRandom: string, count: number): boolean {
		return Math.max(this.#randoms.get(clientRandom) ?? 0, this.#latestWithoutRandom) > count
	}

	/** The client randoms that were named last, the latest first. */
	latest(count: number): readonly string[] {
		return [...this.#randoms.keys()].slice(-count).reverse()
	}

	#line(text: string, file: string, line: number): void {
		const read = readKeyLine(text)
		if (read.kind === 'secret') this.#keep(read, file, line)
		else if (read.kind === 'label') this.#other(read.label)
		else if (read.kind === 'fault') {
			this.faultCount++
			if (this.faults.length < LIMITS.keyLogFaults) this.faults.push({ ...read, file, line })
		}
	}

	#other(label: string): void {
		const known = this.otherLabels.get(label)
		if (known === undefined && this.otherLabels.size >= LIMITS.keyLogLabels) return
		this.otherLabels.set(label, (known ?? 0) + 1)
	}

	#keep({ label, name, secret }: KeyLine, file: string, line: number): void {
		const key = `${label} ${name}`
		const known = this.#secrets.get(key)
		const kept = { secret, file, line }
		this.#count++
		if (label === 'RSA' || label === 'Session-ID') this.#latestWithoutRandom = this.#count
		else this.#randoms.set(name, this.#count)
		if (!known) this.#secrets.set(key, [kept])
		else {
			const others = known.filter(other => Buffer.compare(other.secret, secret) !== 0)
			this.#secrets.set(key, [kept, ...others].slice(0, LIMITS.secretsOfOneName))
		}
	}
}

const NONE: readonly LoggedSecret[] = []

const secretsOf = (lines: readonly LoggedSecret[]) => lines.map(({ secret }) => secret)
