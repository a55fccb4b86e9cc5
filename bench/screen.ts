import pty from '@lydell/node-pty'
import { type Command, ENVIRONMENT } from './run.js'

const COLUMNS = 160
const ROWS = 45
const PATIENCE = 30_000
/** What the program writes behind each of its frames: the end of a synchronized update. */
const FRAME_END = '\x1b[?2026l'

/** The program in a pseudo-terminal of 160x45: what it writes, when, and keys to it. */
export class Screen {
	readonly #process: pty.IPty
	#written = ''
	#onData: () => void = () => {}
	readonly #ended: Promise<void>
	readonly #begun = performance.now()

	constructor([command, ...args]: Command) {
		this.#process = pty.spawn(command, args, {
			name: 'xterm-256color',
			cols: COLUMNS,
			rows: ROWS,
			env: { ...ENVIRONMENT, COLORTERM: 'truecolor', LANG: 'C.UTF-8' },
		})
		this.#ended = new Promise(resolve => this.#process.onExit(() => resolve()))
		this.#process.onData(data => {
			// A terminal that answers what it is asked: its background, and its device attributes (DA1).
			if (data.includes('\x1b]11;?')) this.#process.write('\x1b]11;rgb:0000/0000/0000\x07')
			if (data.includes('\x1b[c')) this.#process.write('\x1b[?62;22c')
			this.#written += data
			this.#onData()
		})
	}

	get pid(): number {
		return this.#process.pid
	}

	/** Milliseconds from the start until a whole frame shows `text`. */
	async shows(text: RegExp): Promise<number> {
		await this.#until(written => text.test(written) && written.lastIndexOf(FRAME_END) > written.search(text))
		return performance.now() - this.#begun
	}

	/** Milliseconds from a key to the end of the frame that answers it. */
	async key(key: string): Promise<number> {
		this.#written = ''
		const pressed = performance.now()
		this.#process.write(key)
		await this.#until(written => written.includes(FRAME_END))
		return performance.now() - pressed
	}

	/** Milliseconds from a key to the end of the first frame that has `text`. */
	async answer(key: string, text: RegExp): Promise<number> {
		this.#written = ''
		const pressed = performance.now()
		this.#process.write(key)
		await this.#until(written => {
			const at = written.search(text)
			return at >= 0 && written.indexOf(FRAME_END, at) >= 0
		})
		return performance.now() - pressed
	}

	/** Whether what has been written since the last key, and comes within a moment, has `text`. */
	async has(text: RegExp, moment = 50): Promise<boolean> {
		await new Promise(resolve => setTimeout(resolve, moment))
		return text.test(this.#written)
	}

	/** Quits it, and waits for its end. */
	async quit(): Promise<void> {
		this.#process.write('q')
		await this.#ended
	}

	/** Waits until nothing has been written for so many milliseconds. */
	async quiet(time: number): Promise<void> {
		for (let before = -1; before !== this.#written.length; ) {
			before = this.#written.length
			await new Promise(resolve => setTimeout(resolve, time))
		}
	}

	async close(): Promise<void> {
		this.#process.kill('SIGKILL')
		await this.#ended
	}

	#until(test: (written: string) => boolean): Promise<void> {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				this.#onData = () => {}
				reject(new Error(`the program did not answer; it wrote ${JSON.stringify(this.#written.slice(-500))}`))
			}, PATIENCE)
			this.#onData = () => {
				if (!test(this.#written)) return
				clearTimeout(timer)
				this.#onData = () => {}
				resolve()
			}
			this.#onData()
		})
	}
}
