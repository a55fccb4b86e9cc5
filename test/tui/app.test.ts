import assert from 'node:assert/strict'
import { pause } from '../eventually.js'
import { BEHIND_SHELL, closeTerminals, Terminal, type TerminalOptions } from '../terminal.js'

const ESCAPE = '\x1b'
const ENTER_ALTERNATE = '\x1b[?1049h'

/** The built program, as people run it: `npm test` builds it before. */
const start = (args: readonly string[], options?: TerminalOptions) =>
	new Terminal(process.execPath, ['dist/handshark.js', ...args], options)

describe('handshark on a terminal', () => {
	afterEach(closeTerminals)

	async function press(terminal: Terminal, keys: string, shows: string | RegExp): Promise<string> {
		terminal.type(keys)
		return terminal.shows(shows)
	}

	/** Closes what lies over the screen. It has gone when the next key comes: what follows an ESC at once is one key with it. */
	async function close(terminal: Terminal, what: RegExp): Promise<void> {
		terminal.type(ESCAPE)
		await terminal.hides(what)
	}

	for (const [columns, rows] of [
		[80, 24],
		[160, 45],
	] as const) {
		it(`shows packets, their layers and bytes at ${columns}x${rows}`, async () => {
			const terminal = start(['fixtures/tutorial-https.pcap'], { columns, rows })
			await terminal.shows('ClientHello')
			await press(terminal, 'jjj', /▾ record: handshake, 512 bytes/)
			await press(terminal, '\t', /▸ Layers/)
			await press(terminal, 'jjjj', /client_hello, 508 bytes/)
			const text = await press(terminal, '\t', /▸ Bytes: Frame 4/)
			assert.match(text, /localhost|16 03 01 02/)
			assert.equal(text.split('\n').length, rows)
			await press(terminal, '2', /closed by the/)
			await press(terminal, '3', /\d+ ServerHello {2}TLS 1\.3/)
			await press(terminal, ']', /The client opens/)
			await press(terminal, 'i', /Nothing is wrong with this capture/)
			await close(terminal, /Nothing is wrong with this capture/)
			await terminal.shows(/The client opens/)
			await press(terminal, '?', /Every key/)
			await close(terminal, /Every key/)
			await terminal.shows(/ClientHello/)
			terminal.type('q')
			assert.equal(await terminal.exit, 0)
			assert.equal(await terminal.isAlternate(), false)
			assert.ok(!terminal.written.includes('\x1b[3J'), 'the scrollback is never wiped')
		})
	}

	it('gives back a terminal that takes what was painted late, behind that', async () => {
		const command = [process.execPath, 'dist/handshark.js', 'fixtures/tutorial-https.pcap']
		const terminal = new Terminal('sh', [...BEHIND_SHELL, ...command], { columns: 160, rows: 45 })
		await terminal.shows('ClientHello')
		terminal.stall()
		// Frames, more than a terminal holds.
		for (let i = 0; i < 20; i++) {
			terminal.type('\x0c')
			await pause(20)
		}
		terminal.type('q')
		await pause(100)
		terminal.goOn()
		await terminal.shows('[ended: 0]')
		assert.equal(await terminal.isAlternate(), false)
		assert.match(terminal.written, /\[\?1049l\[ended: 0\]\r\n$/, 'nothing is painted behind it')
	})

	it('loses no key that is typed before there is a screen', async () => {
		const terminal = start(['fixtures/tutorial-https.pcap'])
		terminal.type('3')
		await terminal.shows(/▸ Handshake 1/)
		terminal.type('q')
		assert.equal(await terminal.exit, 0)
	})

	it('opens the recorded tutorial without an argument, and says which key opens what', async () => {
		const terminal = start([], { columns: 80, rows: 24 })
		const text = await terminal.shows(/"fluffy tail" found[\s\S]*\? help/)
		assert.match(text, /1 Packets {2}2 Conv(ersation)?s {2}3 (Handshake|Ladder)/)
		assert.match(text, /not found[\s\S]*captured bytes/)
	})

	it('shows words in Chinese on L', async () => {
		const terminal = start(['fixtures/tutorial-https.pcap'])
		await terminal.shows('ClientHello')
		await press(terminal, 'L', /分组/)
	})

	it('says that the window is too small, and recovers', async () => {
		const terminal = start(['fixtures/tutorial-https.pcap'])
		await terminal.shows('ClientHello')
		terminal.resize(40, 10)
		await terminal.shows('too small')
		terminal.resize(100, 30)
		await terminal.shows('ClientHello')
	})

	it('draws without colours and without line characters where these are not wanted', async () => {
		const terminal = start(['--ascii', 'fixtures/tutorial-https.pcap'], { env: { NO_COLOR: '1' } })
		const text = await terminal.shows('ClientHello')
		assert.ok(
			[...text].every(character => character === '\n' || (character >= ' ' && character <= '~')),
			'ASCII only',
		)
		const cells = await terminal.cells()
		assert.ok(cells.flat().every(cell => !cell.isColoured))
		assert.ok(
			cells.flat().some(cell => cell.isInverse),
			'the selected row is seen',
		)
	})

	it('never takes the terminal over for a file that is no capture', async () => {
		const terminal = start(['package.json'])
		assert.equal(await terminal.exit, 1)
		assert.match((await terminal.lines()).join('\n'), /^handshark: package\.json /m)
		assert.ok(!terminal.written.includes(ENTER_ALTERNATE))
	})
})
