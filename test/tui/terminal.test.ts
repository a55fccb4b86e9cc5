import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { eventually } from '../eventually.js'
import { closeTerminals, Terminal, type TerminalOptions } from '../terminal.js'

type Build = { bundle(options: { entry: string; name: string; folder: string }): Promise<void> }

const DOWN = '\x1b[B'
const CTRL_F1 = '\x1b[1;5P'
const ENTER = '\x1b[?1049h'

describe('a program on the screen, in a real terminal', () => {
	let folder: string
	let demo: string

	before(async () => {
		folder = mkdtempSync(join(tmpdir(), 'demo-'))
		const { bundle } = (await import(pathToFileURL(resolve('scripts/build.mjs')).href)) as Build
		await bundle({ entry: 'test/tui/demo/main.tsx', name: 'demo', folder })
		demo = join(folder, 'demo.js')
	})

	after(() => rmSync(folder, { recursive: true }))

	afterEach(closeTerminals)

	async function start(options?: TerminalOptions): Promise<Terminal> {
		const terminal = new Terminal(process.execPath, [demo], options)
		await terminal.shows('? help')
		return terminal
	}

	/** The list's row in reverse. */
	const selects = (terminal: Terminal, row: number) =>
		eventually(async () => {
			const lines = await terminal.cells()
			assert.deepEqual(
				lines.flatMap((cells, y) => (cells[5]!.isInverse ? [y - 2] : [])),
				[row],
			)
		})

	/** What a program that has ended must leave: the user's screen, no modes, a cursor. */
	async function assertRestored(terminal: Terminal): Promise<void> {
		await terminal.exit
		assert.equal(await terminal.isAlternate(), false)
		assert.deepEqual(await terminal.modes(), { mouse: 'none', isPasteMarked: false, wraps: true })
		assert.ok(terminal.written.lastIndexOf('\x1b[?25h') > terminal.written.lastIndexOf('\x1b[?25l'))
		assert.ok(!terminal.written.includes('\x1b[3J'), 'the scrollback is never wiped')
	}

	it('uses every row of 80x24', async () => {
		const terminal = await start()
		const text = await terminal.shows(/^╭─▸ list ─+╮\n(.*\n){21}╰─+╯╰─+╯\n\? help {2}q quit/)
		assert.match(text, /^│ +1 0\.000 +server {2}record 0 of 0 bytes/m)
		await selects(terminal, 0)
	})

	it('follows the size up to 160x45 and down to what is too small', async () => {
		const terminal = await start()
		terminal.resize(160, 45)
		await terminal.shows(/^╭─▸ list ─{150}╮\n(.*\n){43}\? help/)
		terminal.resize(50, 12)
		await terminal.shows('terminal too small (50x12, need 60x16)')
		terminal.resize(80, 24)
		await terminal.shows(/^╭─▸ list ─{70}╮\n(.*\n){21}╰─+╯╰─+╯\n\? help/)
	})

	it('takes keys that come together, and in parts', async () => {
		// Whenever the rest of a key comes.
		const terminal = await start({ env: { ESCDELAY: '600000' } })
		terminal.type('jjj')
		await terminal.shows(/4 0\.003/)
		terminal.type(`${DOWN}${DOWN}k`)
		terminal.type('\x1b')
		terminal.type('[B')
		await selects(terminal, 5)
	})

	it('goes through a million rows', async () => {
		const terminal = await start()
		terminal.type('G')
		await terminal.shows('1000000 999.999')
	})

	it('is not harmed by Ctrl+F1, focus reports and what it does not know', async () => {
		const terminal = await start()
		terminal.type(`${CTRL_F1}\x1b[I\x1b[1;9Z\x1b]11;rgb:0/0/0\x07\x1b[200~q\x1b[201~`)
		terminal.type('j')
		await selects(terminal, 1)
	})

	it('lights in the hex pane what is selected in the tree', async () => {
		const terminal = await start({ columns: 160, rows: 45 })
		terminal.type('\t')
		await terminal.shows('╭─▸ tree')
		terminal.type('jjl')
		const text = await terminal.shows(/\[c0 c7\]/)
		assert.ok(text.includes('data\\u202e (64, 0x0040)'))
		assert.ok(!text.includes('\u202e'))
	})

	it('takes clicks', async () => {
		const terminal = await start()
		terminal.type('\x1b[<0;10;6M\x1b[<0;10;6m')
		await selects(terminal, 3)
		terminal.type('\x1b[<0;70;20M')
		await terminal.shows('▸ hex')
	})

	it('never lets a capture’s text reach the terminal', async () => {
		const terminal = await start({ columns: 160, rows: 45 })
		await terminal.shows('\\x1b]0;evil\\x07')
		assert.ok(!terminal.written.includes('\x1b]0;'))
	})

	it('uses no colours with NO_COLOR, and still shows the selection', async () => {
		const terminal = await start({ env: { NO_COLOR: '1' } })
		const cells = (await terminal.cells()).flat()
		assert.ok(cells.every(cell => !cell.isColoured))
		await selects(terminal, 0)
	})

	it('draws with ASCII where the locale has no more', async () => {
		const terminal = await start({ env: { LANG: 'C' } })
		assert.match((await terminal.lines()).join(''), /^[\x20-\x7e]*$/)
	})

	it('opens the help from the key table, and closes it', async () => {
		const terminal = await start()
		terminal.type('?')
		await terminal.shows(/↓ j +go down/)
		await terminal.shows(/^Esc close$/m)
		terminal.type('\x1b')
		await terminal.shows('▸ list')
	})

	it('leaves the terminal as it was: q', async () => {
		const terminal = await start()
		terminal.type('q')
		assert.equal(await terminal.exit, 0)
		await assertRestored(terminal)
	})

	it('leaves the terminal as it was: Ctrl+C', async () => {
		const terminal = await start()
		terminal.type('\x03')
		assert.equal(await terminal.exit, 0)
		await assertRestored(terminal)
	})

	for (const [signal, code] of [
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGQUIT', 131],
	] as const)
		it(`leaves the terminal as it was: ${signal}`, async () => {
			const terminal = await start()
			terminal.kill(signal)
			assert.equal(await terminal.exit, code)
			await assertRestored(terminal)
		})

	for (const [where, key] of [
		['update', '1'],
		['render', '2'],
		['draw', '3'],
		['reject', '4'],
	] as const)
		it(`leaves the terminal as it was, and says why: an error nobody handled (${where})`, async () => {
			const terminal = await start()
			terminal.type(key)
			assert.equal(await terminal.exit, 70)
			await assertRestored(terminal)
			await terminal.shows(`Error: the demo was asked to fail in ${where}`)
		})

	it('keeps what is printed meanwhile for afterwards', async () => {
		const terminal = await start()
		terminal.type('pj')
		await selects(terminal, 1)
		assert.ok(!terminal.written.includes('printed behind'))
		terminal.type('q')
		await assertRestored(terminal)
		await terminal.shows('printed behind the screen')
	})

	it('comes back by itself where nobody could continue it', async () => {
		const terminal = await start()
		terminal.type('\x1a')
		await eventually(() => assert.equal(terminal.written.split(ENTER).length, 3, 'entered twice'))
		terminal.type('j')
		await selects(terminal, 1)
		terminal.type('q')
		assert.equal(await terminal.exit, 0)
		await assertRestored(terminal)
	})

	it('stops for the shell on Ctrl+Z, gives it a sane terminal, and comes back with fg', async function () {
		if (process.platform === 'win32') return this.skip()
		const shell = new Terminal('/bin/bash', ['--norc', '--noprofile', '-i'], {
			env: { PS1: 'SHELL> ', HISTFILE: undefined },
		})
		await shell.shows('SHELL>')
		shell.type(`'${process.execPath}' '${demo}'; echo ended $?\r`)
		await shell.shows('? help')
		shell.type('\x1a')
		await shell.shows('Stopped')
		assert.equal(await shell.isAlternate(), false)
		shell.type('stty -a | grep -o " icanon"; echo typed\r')
		await shell.shows(/ icanon[\s\S]*^typed/m)
		shell.type('fg\r')
		await shell.shows('? help')
		shell.type('j')
		await selects(shell, 1)
		shell.type('q')
		await shell.shows('SHELL>')
		assert.equal(await shell.isAlternate(), false)
	})
})
