import { writeSync } from 'node:fs'
import { FrameSink, type Size } from './screen-frames.js'
import { compose, difference, type Placed, type Rect, type Row } from './screen-rows.js'

/** The real terminal's output. */
export type Output = Pick<NodeJS.WriteStream, 'write' | 'on' | 'off' | 'once'> & {
	readonly columns?: number
	readonly rows?: number
	/** Where there is one, leaving is written at once, so that it happens even while the process dies. */
	readonly fd?: number
}

/** A part of the screen that is drawn without Ink: where it stands now, and its lines for a size. */
export type Region = {
	readonly name?: string | undefined
	place(): Rect
	readonly draw: (width: number, height: number) => readonly string[]
}

/**
 * The whole terminal, in its alternate screen. Ink renders into `stdout`, which is none: of each frame only the lines that
 * changed are written, canvases' lines over Ink's. So every row can be used, the scrollback stays, and a key costs some dozen bytes.
 *
 * Render with `{ stdout: screen.stdout, debug: true, patchConsole: false, exitOnCtrlC: false }`: debug makes Ink give plain frames.
 */
export class Screen {
	/** What Ink takes for the terminal. */
	readonly stdout: NodeJS.WriteStream
	readonly #output: Output
	readonly #frames: FrameSink
	readonly #regions = new Map<Region, Drawn | undefined>()
	readonly #listeners = new Set<() => void>()
	readonly #pause: number
	readonly #onPaint: (() => void) | undefined
	readonly #lastWords: number | undefined
	#size: Size
	#mouse: boolean
	#rows: Row[] = []
	#isActive = false
	#isBlocked = false
	#timer: NodeJS.Timeout | NodeJS.Immediate | undefined
	#paintedAt = Number.NEGATIVE_INFINITY

	/**
	 * `onPaint` is told of every paint when it is done. Leaving is written to the descriptor `lastWords`, the output's own if not
	 * given.
	 */
	constructor(
		output: Output,
		options: {
			readonly fps?: number
			readonly mouse?: boolean
			readonly onPaint?: () => void
			readonly lastWords?: number
		} = {},
	) {
		this.#output = output
		this.#onPaint = options.onPaint
		this.#lastWords = options.lastWords ?? output.fd
		this.#pause = 1000 / (options.fps ?? 60)
		this.#mouse = options.mouse ?? true
		this.#size = sizeOf(output)
		this.#frames = new FrameSink(
			() => this.#size,
			() => this.schedule(),
		)
		this.stdout = this.#frames as unknown as NodeJS.WriteStream
	}

	get isActive(): boolean {
		return this.#isActive
	}

	/** The same object until the size changes. */
	get size(): Size {
		return this.#size
	}

	/** Takes the terminal over. */
	enter(): void {
		if (this.#isActive) return
		this.#isActive = true
		this.#output.on('resize', this.#onResize)
		this.#output.write(ENTER + (this.#mouse ? MOUSE_ON : ''))
		this.#onResize()
	}

	/** Gives the terminal back as it was, at once. What Ink renders meanwhile is shown after `enter`. */
	leave(): void {
		if (!this.#isActive) return
		this.#isActive = false
		this.#unschedule()
		this.#output.off('resize', this.#onResize)
		const rest = this.#lastWords === undefined ? LEAVE : writeNow(this.#lastWords, LEAVE)
		// Who does not die is waited for by what is written in turn.
		if (rest.length > 0) this.#output.write(rest)
	}

	/** Writes everything anew, should something else have written to the terminal. */
	repaint(): void {
		this.#rows = []
		if (this.#isActive) this.#output.write(CLEAR)
		this.schedule()
	}

	/** Mouse reports on or off: off, the terminal's own selection of text works. */
	setMouse(on: boolean): void {
		this.#mouse = on
		if (this.#isActive) this.#output.write(on ? MOUSE_ON : MOUSE_OFF)
	}

	/** Calls back when the size has changed. Returns the way to stop that. */
	onResize = (listener: () => void): (() => void) => {
		this.#listeners.add(listener)
		return () => this.#listeners.delete(listener)
	}

	/** Adds a region; it is drawn anew whenever its `draw` or its size is another. Returns the way to remove it. */
	add(region: Region): () => void {
		this.#regions.set(region, undefined)
		this.schedule()
		return () => {
			this.#regions.delete(region)
			this.schedule()
		}
	}

	/** The named region under a cell, and the cell's place in it. */
	regionAt(x: number, y: number): { readonly name: string; readonly x: number; readonly y: number } | undefined {
		for (const region of this.#regions.keys()) {
			if (region.name === undefined) continue
			const rect = region.place()
			if (x < rect.x || y < rect.y || x >= rect.x + rect.width || y >= rect.y + rect.height) continue
			return { name: region.name, x: x - rect.x, y: y - rect.y }
		}
		return undefined
	}

	/** Where a named region stands: how much a page is. */
	rectOf(name: string): Rect | undefined {
		for (const region of this.#regions.keys()) if (region.name === name) return region.place()
		return undefined
	}

	/** Paints soon: at once when idle, else when the last paint is long enough ago. */
	schedule(): void {
		if (!this.#isActive || this.#isBlocked || this.#timer !== undefined) return
		const wait = this.#pause - (performance.now() - this.#paintedAt)
		// Not now: the commit that asked may place and draw more.
		this.#timer = wait > 1 ? setTimeout(this.#paint, wait) : setImmediate(this.#paint)
	}

	/** Somebody waits for the next paint: it is not put off for the sake of the last one. */
	hurry(): void {
		this.#paintedAt = Number.NEGATIVE_INFINITY
		if (this.#timer === undefined) return
		this.#unschedule()
		this.schedule()
	}

	#paint = () => {
		this.#timer = undefined
		if (!this.#isActive) return
		this.#write()
		this.#onPaint?.()
	}

	#write(): void {
		this.#paintedAt = performance.now()
		const after = compose(this.#frames.lines, this.#drawRegions(), this.#size.rows)
		const changes = difference(this.#rows, after)
		this.#rows = after
		if (changes === '') return
		this.#isBlocked = !this.#output.write(SYNC_START + changes + SYNC_END)
		// A slow line: frames are left out until it has taken this one.
		if (this.#isBlocked)
			this.#output.once('drain', () => {
				this.#isBlocked = false
				this.schedule()
			})
	}

	#drawRegions(): Placed[] {
		const placed: Placed[] = []
		for (const [region, drawn] of this.#regions) {
			const rect = clip(region.place(), this.#size)
			const { width, height } = rect
			if (width <= 0 || height <= 0) continue
			const isSame = drawn?.draw === region.draw && drawn.width === width && drawn.height === height
			const lines = isSame ? drawn.lines : region.draw(width, height)
			if (!isSame) this.#regions.set(region, { draw: region.draw, width, height, lines })
			placed.push({ rect, lines })
		}
		return placed
	}

	#onResize = () => {
		const size = sizeOf(this.#output)
		const isSame = size.columns === this.#size.columns && size.rows === this.#size.rows
		if (!isSame) {
			this.#size = size
			this.#frames.emit('resize')
			for (const listener of this.#listeners) listener()
		}
		this.repaint()
	}

	#unschedule() {
		clearTimeout(this.#timer as NodeJS.Timeout)
		clearImmediate(this.#timer as NodeJS.Immediate)
		this.#timer = undefined
	}
}

type Drawn = {
	readonly draw: Region['draw']
	readonly width: number
	readonly height: number
	readonly lines: readonly string[]
}

// Alternate screen, no cursor, no wrapping, pastes marked as such.
const ENTER = '\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h'
const MOUSE_ON = '\x1b[?1002h\x1b[?1006h'
const MOUSE_OFF = '\x1b[?1006l\x1b[?1002l\x1b[?1000l'
const CLEAR = '\x1b[0m\x1b[2J'
const SYNC_START = '\x1b[?2026h'
const SYNC_END = '\x1b[?2026l'
const LEAVE = `${SYNC_END}\x1b[0m\x1b[?7h${MOUSE_OFF}\x1b[?2004l\x1b[?25h\x1b[?1049l`

function sizeOf(output: Output): Size {
	return { columns: output.columns || 80, rows: output.rows || 24 }
}

function clip(rect: Rect, size: Size): Rect {
	const width = Math.min(rect.width, size.columns - rect.x)
	const height = Math.min(rect.height, size.rows - rect.y)
	return { x: rect.x, y: rect.y, width, height }
}

/**
 * Writes before returning. A terminal that takes nothing for a while is given up: the process must be able to end. Answers what
 * it might still take later.
 */
function writeNow(fd: number, text: string): string {
	let rest = text
	for (let waits = 0; rest !== ''; ) {
		try {
			rest = rest.slice(writeSync(fd, rest))
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return ''
			if (++waits > WAITS) return rest
			Atomics.wait(NOBODY, 0, 0, WAIT)
		}
	}
	return rest
}

/** Looks whether a terminal takes more, and milliseconds between two. */
const WAITS = 100
const WAIT = 5

/** Nobody ever changes it: to wait on. */
const NOBODY = new Int32Array(new SharedArrayBuffer(4))
