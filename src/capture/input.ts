import fs from 'node:fs'
import net from 'node:net'
import type { Readable } from 'node:stream'
import { isatty } from 'node:tty'
import { isMainThread } from 'node:worker_threads'
import { CaptureError } from './capture-error.js'
import type { CapturedPlace } from './place.js'

/** Small enough to stay in a processor's cache: measured five times as fast as 1 MiB. */
const CHUNK = 128 << 10

/** Where the bytes of a capture come from, before anything is unpacked. */
export type Input = {
	/** What sentences call it. */
	readonly name: string
	/** Bytes of a file as it stood when it was opened; nothing for what has no size. */
	readonly size: number | undefined
	/** Open for reading at any place; nothing where the bytes come only once. */
	readonly fd: number | undefined
	/** The bytes in order. A chunk is valid until the next is asked for. Rejects with a CaptureError when reading fails. */
	chunks(): AsyncGenerator<Uint8Array>
	/** Where the bytes can be read again, when they are in more than one file. */
	places?(): readonly CapturedPlace[]
	/** No more bytes are wanted: what waits for them ends. */
	cancel(): void
	close(): void
}

/** What the input at `path` is called: itself, or `standard input` for `-`. */
export function inputName(path: string): string {
	return path === '-' ? 'standard input' : path
}

/** The file at `path`, or stdin for `-`. Throws a CaptureError when it cannot be opened. */
export function openInput(path: string): Input {
	if (path === '-') return fromStream(inputName(path), standardInput())
	let fd: number
	try {
		fd = fs.openSync(path, 'r')
	} catch (error) {
		throw new CaptureError(sentence(path, error))
	}
	const stat = fs.fstatSync(fd)
	if (stat.isFile()) return fromFile(path, fd, stat.size)
	// A named pipe, or what a shell makes of <(…).
	if (stat.isFIFO()) return fromStream(path, new net.Socket({ fd, readable: true, writable: false }))
	if (!stat.isDirectory()) return fromStream(path, fs.createReadStream(path, { fd }))
	fs.closeSync(fd)
	throw new CaptureError(`${path} is a folder, not a capture file`)
}

/** In a thread, `process.stdin` is not the program's: its descriptor is. */
function standardInput(): Readable {
	if (isatty(0)) throw new CaptureError('standard input is a terminal; pipe a capture into it')
	if (isMainThread) return process.stdin
	const stat = fs.fstatSync(0)
	return stat.isFIFO() || stat.isSocket()
		? new net.Socket({ fd: 0, readable: true, writable: false })
		: fs.createReadStream('', { fd: 0, autoClose: false })
}

function fromFile(name: string, fd: number, size: number): Input {
	async function* chunks() {
		const buffer = new Uint8Array(CHUNK)
		for (let position = 0; ; ) {
			const read = readAt(name, fd, buffer, position)
			if (read === 0) return
			position += read
			yield buffer.subarray(0, read)
		}
	}
	return { name, size, fd, chunks, cancel: () => {}, close: () => fs.closeSync(fd) }
}

/** Fills `buffer` from `position` of a file; returns the bytes read, fewer only at its end. Throws a CaptureError. */
export function readAt(name: string, fd: number, buffer: Uint8Array, position: number): number {
	let done = 0
	try {
		while (done < buffer.length) {
			const read = fs.readSync(fd, buffer, done, buffer.length - done, position + done)
			if (read === 0) break
			done += read
		}
	} catch (error) {
		throw new CaptureError(sentence(name, error))
	}
	return done
}

function fromStream(name: string, stream: Readable): Input {
	async function* chunks() {
		try {
			for await (const chunk of stream) yield chunk as Uint8Array
		} catch (error) {
			if (!stream.destroyed || stream.errored) throw new CaptureError(sentence(name, error))
		}
	}
	const cancel = () => void stream.destroy()
	return { name, size: undefined, fd: undefined, chunks, cancel, close: cancel }
}

const REASONS: ReadonlyMap<unknown, string> = new Map([
	['ENOENT', 'does not exist'],
	['ENOTDIR', 'does not exist'],
	['EACCES', 'may not be read: permission denied'],
	['EPERM', 'may not be read: permission denied'],
	['EISDIR', 'is a folder, not a capture file'],
	['ELOOP', 'is a symbolic link that leads to itself'],
	['ENAMETOOLONG', 'does not exist: the name is too long'],
	['EMFILE', 'cannot be opened: too many files are open'],
])

function sentence(name: string, error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : undefined
	return `${name} ${REASONS.get(code) ?? `cannot be read: ${error instanceof Error ? error.message : String(error)}`}`
}
