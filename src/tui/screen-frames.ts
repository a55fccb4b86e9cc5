import { EventEmitter } from 'node:events'

/** The size of the terminal, in cells. */
export type Size = { readonly columns: number; readonly rows: number }

/** Looks enough like a terminal for Ink, and keeps the last frame. */
export class FrameSink extends EventEmitter {
	readonly isTTY = true
	readonly writable = true
	readonly writableLength = 0
	lines: readonly string[] = []
	readonly #size: () => Size
	readonly #onFrame: () => void

	constructor(size: () => Size, onFrame: () => void) {
		super()
		this.#size = size
		this.#onFrame = onFrame
		this.setMaxListeners(0)
	}

	get columns(): number {
		return this.#size().columns
	}

	get rows(): number {
		return this.#size().rows
	}

	write(data: string, done?: () => void): boolean {
		// Ink also shows and hides the cursor, and waits for an empty write when it ends.
		if (data !== '' && !/^.\[\?25[hl]$/s.test(data)) {
			this.lines = data.split('\n')
			this.#onFrame()
		}
		if (done) setImmediate(done)
		return true
	}
}
