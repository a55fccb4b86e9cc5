import assert from 'node:assert/strict'
import { appendFileSync, copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeFolder, removeFolder } from '../../temporary-folder.js'
import { closeTerminals, Terminal } from '../../terminal.js'
import { endlessCapture } from './long-capture.js'

const FIXTURE = 'fixtures/tutorial-https.pcap'

describe('a capture that is read while it is shown', () => {
	let folder: string
	let program: string
	let long: string

	/** The program as it is packed, in a folder whose name has blanks. */
	before(() => {
		folder = makeFolder('with blanks ')
		cpSync('dist', join(folder, 'dist'), { recursive: true })
		copyFileSync('package.json', join(folder, 'package.json'))
		program = join(folder, 'dist/handshark.js')
		long = join(folder, 'long.pcap.gz')
		writeFileSync(long, endlessCapture(FIXTURE))
	})

	after(() => removeFolder(folder))

	afterEach(closeTerminals)

	const start = (path = long) => new Terminal(process.execPath, [program, path], { columns: 80, rows: 24 })

	it('shows how far that is, and x ends it: what was read stays', async () => {
		const terminal = start()
		const text = await terminal.shows(/x stop.* \d+ % .*MB\/s/)
		assert.equal(text.split('\n').length, 24)
		terminal.type('x')
		await terminal.shows(/stopped at packet [\d,]+, \d+ %/)
		terminal.type('1')
		const after = await terminal.shows(/stopped/)
		assert.doesNotMatch(after, /MB\/s|x stop|reading/)
		terminal.type('G')
		await terminal.shows(/Frame|frame: \d+ bytes/)
		terminal.type('q')
		assert.equal(await terminal.exit, 0)
	})

	it('is left by q at once', async () => {
		const terminal = start()
		await terminal.shows(/x stop.* \d+ % .*MB\/s/)
		terminal.type('q')
		assert.equal(await terminal.exit, 0)
		assert.equal(await terminal.isAlternate(), false)
	})

	it('may come in live on standard input', async () => {
		const command = '"$0" "$1" - < <(cat "$2"; sleep 30)'
		const args = ['-c', command, process.execPath, program, resolve(FIXTURE)]
		const terminal = new Terminal('bash', args, { columns: 100, rows: 24 })
		await terminal.shows(/ClientHello/)
		terminal.type('jjj')
		await terminal.shows(/▾ record: handshake, 512 bytes/)
		terminal.type('q')
		assert.equal(await terminal.exit, 0)
	})

	/** The program once more, to be broken. */
	function copied(name: string): string {
		const other = join(folder, name)
		mkdirSync(other)
		cpSync(join(folder, 'dist'), join(other, 'dist'), { recursive: true })
		copyFileSync('package.json', join(other, 'package.json'))
		return other
	}

	it('ends the program when its thread fails, and gives the terminal back', async () => {
		const other = copied('failing')
		const fault = "if (m.kind === 'stop') throw new Error('broken on purpose')"
		const port = "require('node:worker_threads').parentPort"
		appendFileSync(join(other, 'dist/worker.js'), `;${port}.on('message', m => { ${fault} })\n`)
		const terminal = new Terminal(process.execPath, [join(other, 'dist/handshark.js'), long])
		await terminal.shows(/x stop/)
		terminal.type('x')
		assert.equal(await terminal.exit, 70)
		assert.equal(await terminal.isAlternate(), false)
		await terminal.shows(/handshark failed, please report this:\s+Error: broken on purpose/)
	})

	it('says in a sentence that its thread cannot start', async () => {
		const other = copied('without')
		rmSync(join(other, 'dist/worker.js'))
		const terminal = new Terminal(process.execPath, [join(other, 'dist/handshark.js'), long])
		const text = await terminal.shows(/handshark: the thread that reads captures cannot be started/)
		assert.doesNotMatch(text, /^\s+at /m)
		assert.equal(await terminal.exit, 1)
	})
})
