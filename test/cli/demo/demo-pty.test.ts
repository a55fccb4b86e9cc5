import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { ACTS } from '../../../src/lab/demo/acts.js'
import { makeFolder, removeFolder } from '../../temporary-folder.js'
import { BEHIND_SHELL, closeTerminals, Terminal } from '../../terminal.js'

describe('handshark demo on a terminal', () => {
	let folder: string

	beforeEach(() => {
		folder = makeFolder('demo-test-')
	})
	afterEach(async () => {
		await closeTerminals()
		removeFolder(folder)
	})

	const start = (args: readonly string[], options: { columns?: number; rows?: number } = {}) =>
		new Terminal(process.execPath, ['dist/handshark.js', 'demo', ...args], { ...options, env: { TMPDIR: folder } })

	it('plays all acts unattended, and leaves nothing behind but the recording that it names', async () => {
		const taken = createServer().listen(0, '127.0.0.1')
		await new Promise(resolve => taken.once('listening', resolve))
		const { port } = taken.address() as AddressInfo
		const command = [process.execPath, 'dist/handshark.js', 'demo', '--autoplay', '--port', String(port)]
		const options = { columns: 120, rows: 40, env: { TMPDIR: folder } }
		const terminal = new Terminal('sh', [...BEHIND_SHELL, ...command], options)
		try {
			await terminal.shows(`Port ${port} is taken by another program: port`)
			await terminal.shows('[ended: 0]')
			terminal.type('\r')
			assert.equal(await terminal.exit, 0)
		} finally {
			taken.close()
		}
		for (const [i] of ACTS.entries())
			assert.match(terminal.written, new RegExp(`act ${i + 1} of ${ACTS.length}`), `act ${i + 1} was on`)
		assert.doesNotMatch(terminal.written, /could not be played/)
		assert.equal(await terminal.isAlternate(), false)
		const [recording, ...others] = readdirSync(folder)
		assert.deepEqual(others, [])
		assert.match(recording ?? '', /^handshark-demo-\w+\.pcapng$/)
		const last = terminal.written.slice(0, terminal.written.lastIndexOf('[ended: 0]'))
		assert.ok(last.trimEnd().endsWith(recording!), 'the recording is named at the end')
		assert.deepEqual(processesWith(`TMPDIR=${folder}`), [], 'no program is left, and with that no port is open')
		const report = execFileSync(
			process.execPath,
			['dist/handshark.js', 'report', '--find', 'fluffy tail', join(folder, recording!)],
			{ encoding: 'utf8', maxBuffer: 32 << 20 },
		)
		assert.match(report, /“fluffy tail” is found in packet/)
		assert.match(report, /“fluffy tail” is found in the opened bytes/)
		assert.match(report, /unknown_ca/)
		assert.match(report, /bad_record_mac/)
	})

	it('goes where an act looks, takes values, and says who else has come', async () => {
		const terminal = start(['cipher', '--port', '0'])
		await terminal.shows(/act 2 of 10/)
		const isPlayed = /that both have ─/
		await terminal.shows(isPlayed)
		terminal.type('v')
		await terminal.shows(/Look 1\/4[\s\S]*Moved back by 3/)
		terminal.type('v')
		await terminal.shows(/▾ fernet_token[\s\S]*timestamp: 20/)
		terminal.type('v')
		await terminal.shows(/Fernet token, opened[\s\S]*fluffy tail/)
		terminal.type('y')
		await terminal.shows(/how far each letter is moved/)
		terminal.type('\x15q26\r')
		await terminal.shows(/this cannot be used here/)
		terminal.type('\x155\r')
		await terminal.shows(/the alphabet by a number/)
		await terminal.shows(isPlayed)
		terminal.type('v')
		await terminal.shows(/Moved back by 5/)
		terminal.type('D')
		const folded = await terminal.shows(/ act 2 of 10 Ciphers/)
		const [, port] = /→ 127\.0\.0\.1:(\d+)/.exec(folded)!
		assert.match(await fetched(Number(port)), /gAAAAA/)
		await terminal.shows(/somebody has connected: conversation \d+/)
		terminal.type('q')
		assert.equal(await terminal.exit, 0)
	})

	it('leaves no file of its own behind when it is killed by a signal', async () => {
		const terminal = start(['authority', '--port', '0'])
		await terminal.shows(/HTTP response {2}200 OK/)
		terminal.kill('SIGTERM')
		assert.equal(await terminal.exit, 143)
		assert.equal(readdirSync(folder).filter(name => !name.endsWith('.pcapng')).length, 0)
	})
})

/** Processes that were started with this in their environment. */
function processesWith(variable: string): string[] {
	if (process.platform !== 'linux') return []
	return readdirSync('/proc')
		.filter(name => /^\d+$/.test(name))
		.flatMap(pid => {
			try {
				const isOne = readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(variable)
				return isOne ? [readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')] : []
			} catch {
				return []
			}
		})
}

async function fetched(port: number): Promise<string> {
	const answer = await fetch(`http://127.0.0.1:${port}/`)
	return answer.text()
}
