import fs from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Input } from './input.js'
import { readAt } from './input.js'
import type { CapturedPlace } from './place.js'

/** An input that grows while it is read: `finish` says that nothing more is written to it. */
export type GrowingInput = Input & {
	finish(): void
	/** It goes on in another file, whose descriptor becomes its own: nothing more is written to the one before. */
	next(fd: number): void
	/**
	 * The oldest file is gone: its bytes cannot be read again. Answers where those begin that are left, counted over all,
	 * and its descriptor, for whoever closes it; nothing while it is still being read.
	 */
	letGo(): { readonly position: number; readonly fd: number } | undefined
	/** Bytes that were written and are not read yet, when that was looked at last. */
	readonly unread: number
}

/** Milliseconds between two looks whether there is more. */
const LOOK_EVERY = 25
const CHUNK = 128 << 10
/** What is read at once while more is written than is read. */
const SLICE = 16 << 10
/** Milliseconds of reading between two rests. */
const AT_WORK = 5
/**
 * While so much is written, the part of the time that goes into reading it: whoever writes goes first, what is shown may
 * come later. Where there are processors enough, nobody waits for them.
 */
const SHARE = availableParallelism() > 3 ? 1 / 2 : 1 / 20
/** Milliseconds of rest at most, and after which what was written no longer counts as being written. */
const LONGEST_REST = 200
const CALM_AFTER = 300

/**
 * The file behind a descriptor while another writes it, in a thread or process of its own. It is read at any place as files
 * are, and from front to back as a stream that ends when `finish` was called. The descriptor becomes its own.
 */
export function growingInput(name: string, fd: number): GrowingInput {
	let isFinished = false
	let isCancelled = false
	let wake = () => {}
	const more = () =>
		new Promise<void>(resolve => {
			const timer = setTimeout(resolve, LOOK_EVERY)
			wake = () => {
				clearTimeout(timer)
				resolve()
			}
		})
	/** Those that are read now and later, and those that were read: they begin where the ones before end. */
	const files = [fd]
	let places: CapturedPlace[] = [{ base: 0, name, fd }]
	const pace = new Pace()
	async function* chunks() {
		const buffer = new Uint8Array(CHUNK)
		let position = 0
		while (!isCancelled) {
			// What was written before the end was told is there to be read.
			const wasFinished = isFinished
			const hasNext = files.length > 1
			const own = files[0]!
			const isBehind = pace.isBehind(fs.fstatSync(own).size, position) && !wasFinished
			const rest = isBehind ? pace.due() : 0
			if (rest > 0) {
				await new Promise(resolve => setTimeout(resolve, rest))
				pace.begins()
			}
			const read = readAt(name, own, isBehind ? buffer.subarray(0, SLICE) : buffer, position)
			position += read
			if (read > 0) {
				// What was told of these bytes before they were written is heard before they are decoded: their keys.
				await new Promise(resolve => setImmediate(resolve))
				yield buffer.subarray(0, read)
			} else if (hasNext) {
				files.shift()
				places.push({ base: places.at(-1)!.base + position, name, fd: files[0]! })
				position = 0
			} else if (wasFinished) return
			else {
				await more()
				pace.begins()
			}
		}
	}
	return {
		name,
		size: undefined,
		fd,
		chunks,
		places: () => places,
		next(fd) {
			files.push(fd)
			wake()
		},
		letGo() {
			const own = places.filter(place => place.fd !== undefined)
			const [oldest, next] = own
			if (!oldest || !next) return undefined
			places = [{ base: 0, name, lost: 'it was let go (--limit)' }, ...own.slice(1)]
			return { position: next.base, fd: oldest.fd! }
		},
		get unread() {
			return pace.unread
		},
		finish() {
			isFinished = true
			wake()
		},
		cancel() {
			isCancelled = true
			wake()
		},
		close: () => {
			for (const open of new Set([...files, ...places.flatMap(({ fd }) => fd ?? [])])) fs.closeSync(open)
		},
	}
}

/** When reading rests, and for how long. */
class Pace {
	unread = 0
	#began = performance.now()
	#size = 0
	#grewAt = Number.NEGATIVE_INFINITY

	/** It has waited: what is read from here on is new work. */
	begins(): void {
		this.#began = performance.now()
	}

	/** Whether more of the file, which has this size now, is written than is read. */
	isBehind(size: number, position: number): boolean {
		const now = performance.now()
		if (size > this.#size) this.#grewAt = now
		this.#size = size
		this.unread = size - position
		return this.unread >= SLICE && now - this.#grewAt <= CALM_AFTER
	}

	/** Milliseconds of rest that are due. */
	due(): number {
		const work = performance.now() - this.#began
		return work < AT_WORK ? 0 : Math.min(LONGEST_REST, work * (1 / SHARE - 1))
	}
}
