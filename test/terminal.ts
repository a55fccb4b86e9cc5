import type { ReadStream } from 'node:tty'
import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'
import { PATIENCE, pause } from './eventually.js'

/** One cell of the screen. */
export type Cell = {
	readonly text: string
	readonly isBold: boolean
	readonly isInverse: boolean
	readonly isUnderlined: boolean
	/** Whether it has colours of its own. */
	readonly isColoured: boolean
}

export type TerminalOptions = {
	readonly columns?: number
	readonly rows?: number
	/** Added to the environment; `undefined` takes away. What changes a program's colours or language is not inherited. */
	readonly env?: Readonly<Record<string, string | undefined>>
	readonly cwd?: string
}

/**
 * Before a command and its arguments: `sh` stays until Enter is pressed, and says what the code was. Of what the first process of a
 * session has written Linux throws away what nobody has read when that ends, all but 4 KiB: a program that writes more at its
 * end is not to be the first.
 */
export const BEHIND_SHELL = ['-c', '"$0" "$@"; code=$?; echo "[ended: $code]"; read -r _; exit $code'] as const

/** A program in a real pseudo-terminal, and the screen that a person would see. */
export class Terminal {
	/** All that the program has written. */
	written = ''
	/** The exit code, or 128 and the signal that ended it. */
	readonly exit: Promise<number>
	readonly #process: pty.IPty
	readonly #screen: xterm.Terminal
	#hasEnded = false

	constructor(command: string, args: readonly string[], options: TerminalOptions = {}) {
		const { columns = 80, rows = 24, env = {}, cwd = process.cwd() } = options
		this.#screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 })
		this.#process = pty.spawn(command, [...args], {
			name: 'xterm-256color',
			cols: columns,
			rows,
			cwd,
			env: { ...inherited(), ...env },
		})
		this.#process.onData(data => {
			this.written += data
			this.#screen.write(data)
		})
		readToTheEnd(this.#process)
		// Answers to what a program asks its terminal.
		this.#screen.onData(data => this.#hasEnded || this.#process.write(data))
		this.exit = new Promise(resolve => {
			this.#process.onExit(({ exitCode, signal }) => {
				this.#hasEnded = true
				resolve(signal ? 128 + signal : exitCode)
			})
		})
		running.add(this)
	}

	/** The program's process, which is the first of a session of its own. */
	get pid(): number {
		return this.#process.pid
	}

	/** Presses keys: what they send, as it is. */
	type(keys: string): void {
		this.#process.write(keys)
	}

	resize(columns: number, rows: number): void {
		this.#screen.resize(columns, rows)
		this.#process.resize(columns, rows)
	}

	/** Nobody reads what it writes any more, though the terminal is there: as after Ctrl+S, or behind a line that hangs. */
	stall(): void {
		socketOf(this.#process).pause()
	}

	/** What it has written meanwhile is read, and what it writes from here on. */
	goOn(): void {
		socketOf(this.#process).resume()
	}

	/** The terminal is gone, as when its window is closed. */
	hangUp(): void {
		socketOf(this.#process).destroy(Object.assign(new Error('hung up'), { code: 'EIO' }))
	}

	kill(signal: NodeJS.Signals): void {
		process.kill(this.#process.pid, signal)
	}

	/** The lines of the screen, without blanks at their ends. */
	async lines(): Promise<string[]> {
		await this.#settled()
		const buffer = this.#screen.buffer.active
		return Array.from({ length: this.#screen.rows }, (_, y) =>
			(buffer.getLine(buffer.viewportY + y)?.translateToString(true) ?? '').trimEnd(),
		)
	}

	/** The screen once it shows something; fails with what it shows instead, at once when the program has ended. */
	shows(what: string | RegExp): Promise<string> {
		const has = (text: string) => (typeof what === 'string' ? text.includes(what) : what.test(text))
		return this.#until(has, `does not show ${what}`)
	}

	/** The screen once it does not show something any more. */
	hides(what: string | RegExp): Promise<string> {
		const has = (text: string) => (typeof what === 'string' ? text.includes(what) : what.test(text))
		return this.#until(text => !has(text), `still shows ${what}`)
	}

	async #until(isSo: (text: string) => boolean, complaint: string): Promise<string> {
		const end = performance.now() + PATIENCE
		for (;;) {
			const hasEnded = this.#hasEnded
			const text = (await this.lines()).join('\n')
			if (isSo(text)) return text
			if (hasEnded) throw new Error(`the program has ended, and the screen ${complaint}:\n${text}`)
			if (performance.now() > end) throw new Error(`the screen ${complaint}:\n${text}`)
			await pause(5)
		}
	}

	/** The cells of the screen, line by line. */
	async cells(): Promise<Cell[][]> {
		await this.#settled()
		const buffer = this.#screen.buffer.active
		return Array.from({ length: this.#screen.rows }, (_, y) => {
			const line = buffer.getLine(buffer.viewportY + y)!
			return Array.from({ length: this.#screen.cols }, (_, x) => {
				const cell = line.getCell(x)!
				return {
					text: cell.getChars(),
					isBold: cell.isBold() !== 0,
					isInverse: cell.isInverse() !== 0,
					isUnderlined: cell.isUnderline() !== 0,
					isColoured: !cell.isFgDefault() || !cell.isBgDefault(),
				}
			})
		})
	}

	/** Whether the program has its own screen, and not the one with the user's scrollback. */
	async isAlternate(): Promise<boolean> {
		await this.#settled()
		return this.#screen.buffer.active.type === 'alternate'
	}

	/** Modes that a program may leave behind. */
	async modes(): Promise<{ readonly mouse: string; readonly isPasteMarked: boolean; readonly wraps: boolean }> {
		await this.#settled()
		const { mouseTrackingMode, bracketedPasteMode, wraparoundMode } = this.#screen.modes
		return { mouse: mouseTrackingMode, isPasteMarked: bracketedPasteMode, wraps: wraparoundMode }
	}

	async close(): Promise<void> {
		running.delete(this)
		if (!this.#hasEnded) this.#process.kill('SIGKILL')
		await this.exit
		this.#screen.dispose()
	}

	#settled(): Promise<void> {
		return new Promise(resolve => this.#screen.write('', resolve))
	}
}

/** Ends all that was started: for `afterEach`. */
export async function closeTerminals(): Promise<void> {
	await Promise.all([...running].map(terminal => terminal.close()))
}

const running = new Set<Terminal>()

/**
 * node-pty gives up 200 ms after a program's end what the program has written and nobody has read yet: a busy machine may
 * need that for itself. Here it is given up once a turn of the event loop has brought nothing more.
 */
function readToTheEnd(process: pty.IPty): void {
	const socket = socketOf(process)
	const destroy = socket.destroy.bind(socket)
	let read = 0
	process.onData(data => {
		read += data.length
	})
	const whenRead = (before: number): void => {
		// Behind the turn's reads.
		setImmediate(() => (read > before ? whenRead(read) : destroy()))
	}
	socket.destroy = error => {
		if (error) return destroy(error)
		setImmediate(whenRead, read)
		return socket
	}
}

function socketOf(process: pty.IPty): ReadStream {
	return (process as unknown as { readonly _socket: ReadStream })._socket
}

const OWN = [
	'CI',
	'CONTINUOUS_INTEGRATION',
	'NO_COLOR',
	'FORCE_COLOR',
	'COLORFGBG',
	'DEV',
	'NODE_OPTIONS',
	'LC_ALL',
	'TMUX',
	'ESCDELAY',
	'SSH_CONNECTION',
	'SSH_TTY',
]

function inherited(): Record<string, string | undefined> {
	const env: Record<string, string | undefined> = { ...process.env }
	for (const name of OWN) delete env[name]
	return { ...env, TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8' }
}
