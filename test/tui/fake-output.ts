import { EventEmitter } from 'node:events'
import xterm from '@xterm/headless'

/** An output that a terminal of its own stands behind. */
export class FakeOutput extends EventEmitter {
	written = ''
	/** What `write` answers: false is a line too slow. */
	isFree = true
	readonly #terminal: xterm.Terminal

	constructor(
		public columns: number,
		public rows: number,
	) {
		super()
		this.#terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true })
	}

	write(data: string): boolean {
		this.written += data
		this.#terminal.write(data)
		return this.isFree
	}

	resize(columns: number, rows: number): void {
		this.columns = columns
		this.rows = rows
		this.#terminal.resize(columns, rows)
		this.emit('resize')
	}

	/** The lines it shows, without blanks at their ends, once all is written. */
	async lines(): Promise<string[]> {
		await new Promise<void>(resolve => this.#terminal.write('', resolve))
		const buffer = this.#terminal.buffer.active
		return Array.from(
			{ length: this.rows },
			(_, y) => buffer.getLine(buffer.viewportY + y)?.translateToString(true) ?? '',
		)
	}
}
