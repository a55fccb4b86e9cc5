import fs from 'node:fs'
import type { Input } from './input.js'
import { readAt } from './input.js'

/** An input that grows while it is read: `finish` says that nothing more is written to it. */
export type GrowingInput = Input & { finish(): void }

/** Milliseconds between two looks whether there is more. */
const LOOK_EVERY = 25
const CHUNK = 128 << 10
/** Milliseconds of reading and of rest where much comes: whoever writes goes first, what is shown may come later. */
const AT_WORK = 10
const AT_REST = 15

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
	async function* chunks() {
		const buffer = new Uint8Array(CHUNK)
		let position = 0
		let since = performance.now()
		while (!isCancelled) {
			if (performance.now() - since > AT_WORK) {
				await new Promise(resolve => setTimeout(resolve, AT_REST))
				since = performance.now()
			}
			// What was written before the end was told is there to be read.
			const wasFinished = isFinished
			const read = readAt(name, fd, buffer, position)
			position += read
			if (read > 0) {
				// What was told of these bytes before they were written is heard before they are decoded: their keys.
				await new Promise(resolve => setImmediate(resolve))
				yield buffer.subarray(0, read)
			} else if (wasFinished) return
			else {
				await more()
				since = performance.now()
			}
		}
	}
	return {
		name,
		size: undefined,
		fd,
		chunks,
		finish() {
			isFinished = true
			wake()
		},
		cancel() {
			isCancelled = true
			wake()
		},
		close: () => fs.closeSync(fd),
	}
}
