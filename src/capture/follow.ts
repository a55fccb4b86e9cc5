import fs from 'node:fs'
import net from 'node:net'
import { LIMITS } from '../decode/limits.js'
import { grouped } from '../grouped.js'

/** Takes what is written to a file that is followed. */
export type FollowSink = {
	/** The next whole lines, with their ends. The caller's to keep. */
	lines(bytes: Uint8Array): void
	/** The file was cut, or another has taken its place: it is read from its beginning. */
	restarted?(): void
	/** It cannot be followed any more, and why. */
	trouble?(text: string): void
}

export type FollowOptions = {
	/** Where to begin; 0 if not given. */
	readonly from?: number
	/** Milliseconds between two looks; a change is mostly noticed before. */
	readonly every?: number
}

export type Follower = {
	/** Looks now: what stands in the file goes to the sink before this returns. Of a pipe, nothing. */
	look(): void
	stop(): void
}

/**
 * Follows a file of lines that still grows, that may be written anew or replaced, or need not be there yet; or a pipe,
 * which any number of writers may open one after the other. A line without an end waits for it.
 */
export function follow(path: string, sink: FollowSink, { from = 0, every = EVERY }: FollowOptions = {}): Follower {
	const lines = new Lines(sink)
	const pipe = openPipe(path)
	return pipe === undefined ? new FileFollower(path, lines, sink, from, every) : followPipe(path, pipe, lines, sink)
}

const EVERY = 250
const CHUNK = 128 << 10

/** Bytes in, whole lines out. */
class Lines {
	#held: Uint8Array = new Uint8Array(0)
	/** A line is too long to be one: it is passed over up to its end. */
	#isSkipping = false

	constructor(readonly sink: FollowSink) {}

	push(bytes: Uint8Array): void {
		const end = bytes.lastIndexOf(NEWLINE) + 1
		if (end > 0) {
			const start = this.#isSkipping ? bytes.indexOf(NEWLINE) + 1 : 0
			const whole = Buffer.concat([this.#held, bytes.subarray(start, end)])
			if (whole.length > 0) this.sink.lines(new Uint8Array(whole))
			this.#held = new Uint8Array(0)
			this.#isSkipping = false
		}
		if (this.#isSkipping) return
		this.#held = new Uint8Array(Buffer.concat([this.#held, bytes.subarray(end)]))
		if (this.#held.length <= LIMITS.followedLine) return
		this.#held = new Uint8Array(0)
		this.#isSkipping = true
	}

	restart(): void {
		this.#held = new Uint8Array(0)
		this.#isSkipping = false
	}
}

const NEWLINE = 0x0a

class FileFollower implements Follower {
	readonly #timer: NodeJS.Timeout
	#watcher: fs.FSWatcher | undefined
	#inode: number | undefined
	#isStopped = false
	#at: number

	constructor(
		readonly path: string,
		readonly lines: Lines,
		readonly sink: FollowSink,
		from: number,
		every: number,
	) {
		this.#at = from
		this.#inode = fs.statSync(path, { throwIfNoEntry: false })?.ino
		this.#watch()
		this.#timer = setInterval(() => this.look(), every)
		this.#timer.unref()
	}

	look(): void {
		if (this.#isStopped) return
		try {
			this.#read()
		} catch (error) {
			// Between two looks a file may go, and come again.
			if (codeOf(error) !== 'ENOENT') this.#give(`cannot be read: ${messageOf(error)}`)
		}
	}

	stop(): void {
		this.#isStopped = true
		clearInterval(this.#timer)
		this.#watcher?.close()
	}

	#read(): void {
		const fd = fs.openSync(this.path, 'r')
		try {
			const { ino, size } = fs.fstatSync(fd)
			if (this.#inode !== undefined && (ino !== this.#inode || size < this.#at)) this.#restart()
			if (ino !== this.#inode) this.#watch()
			this.#inode = ino
			const buffer = new Uint8Array(CHUNK)
			for (;;) {
				const read = fs.readSync(fd, buffer, 0, buffer.length, this.#at)
				if (read === 0) return
				this.#at += read
				this.lines.push(buffer.slice(0, read))
				if (this.#at > LIMITS.keyFile) {
					this.#give(`is larger than ${grouped(LIMITS.keyFile)} bytes: what comes after them is not read`)
					return
				}
			}
		} finally {
			fs.closeSync(fd)
		}
	}

	#restart(): void {
		this.#at = 0
		this.lines.restart()
		this.sink.restarted?.()
	}

	#watch(): void {
		this.#watcher?.close()
		this.#watcher = undefined
		try {
			this.#watcher = fs.watch(this.path, { persistent: false }, () => this.look())
			this.#watcher.on('error', () => this.#watcher?.close())
		} catch {
			// Not every file can be watched: the next look comes soon.
		}
	}

	#give(text: string): void {
		this.stop()
		this.sink.trouble?.(`${this.path} ${text}`)
	}
}

/** A named pipe, or what a shell makes of <(…), open for both: it does not end when its writer goes. */
function openPipe(path: string): number | undefined {
	if (!fs.statSync(path, { throwIfNoEntry: false })?.isFIFO()) return undefined
	return fs.openSync(path, fs.constants.O_RDWR | fs.constants.O_NONBLOCK)
}

function followPipe(path: string, fd: number, lines: Lines, sink: FollowSink): Follower {
	const socket = new net.Socket({ fd, readable: true, writable: false })
	socket.unref()
	socket.on('data', chunk => lines.push(new Uint8Array(chunk)))
	socket.on('error', error => sink.trouble?.(`${path} cannot be read: ${error.message}`))
	return { look: () => {}, stop: () => void socket.destroy() }
}

function codeOf(error: unknown): unknown {
	return error instanceof Error && 'code' in error ? error.code : undefined
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error)
}
