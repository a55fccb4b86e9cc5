import { closeSync, openSync, writeSync } from 'node:fs'
import { LIMITS } from '../../decode/limits.js'

/**
 * The key log beside a recording, for its owner only: the lines of the connections that are recorded, written as soon as they
 * are known, so that they are there however the program ends.
 */
export class KeysFile {
	/** Lines of recorded connections, each once. */
	readonly lines = new Set<string>()
	readonly #path: string | undefined
	readonly #flags: 'w' | 'wx'
	#fd: number | undefined
	readonly #randoms = new Set<string>()
	/** Lines of connections that were not seen yet, by their randoms. */
	readonly #waiting = new Map<string, string[]>()

	/** Without a path nothing is written. */
	constructor(path: string | undefined, flags: 'w' | 'wx' = 'wx') {
		this.#flags = flags
		this.#path = path
	}

	/** A connection of this client random is recorded. */
	seen(random: string): void {
		if (this.#randoms.size >= LIMITS.keyLogLines) return
		this.#randoms.add(random)
		for (const line of this.#waiting.get(random) ?? []) this.add(line)
		this.#waiting.delete(random)
	}

	/** A line of some key log: it is written once its connection was seen. */
	offer(line: string): void {
		const random = RANDOM.exec(line)?.[1]?.toLowerCase()
		if (random === undefined) return
		if (this.#randoms.has(random)) this.add(line)
		else if (this.#waiting.has(random)) this.#waiting.get(random)!.push(line)
		else if (this.#waiting.size < LIMITS.keyLogLines) this.#waiting.set(random, [line])
	}

	/** A line of a recorded connection. Throws what the file system throws. */
	add(line: string): void {
		const text = line.trim()
		if (this.lines.has(text)) return
		this.lines.add(text)
		if (this.#path === undefined) return
		this.#fd ??= openSync(this.#path, this.#flags, 0o600)
		writeSync(this.#fd, `${text}\n`)
	}

	close(): void {
		if (this.#fd !== undefined) closeSync(this.#fd)
		this.#fd = undefined
	}
}

/** LABEL, client random, secret (the NSS key log format). */
const RANDOM = /^[A-Z0-9_]+ ([0-9a-fA-F]{64}) [0-9a-fA-F]+\s*$/
