import assert from 'node:assert/strict'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, removeFolder } from '../../temporary-folder.js'
import { closeTerminals, Terminal } from '../../terminal.js'
import { conversationsIn } from '../conversations-in.js'
import { PROGRAM } from '../run.js'
import { ANY_PORT, credentials, get, portIn, startServer, stopAll } from './started.js'

describe('the end of what has a screen', () => {
	const folder = makeFolder()
	afterEach(async () => {
		stopAll()
		await closeTerminals()
	})
	after(() => removeFolder(folder))

	/** A proxy that has recorded one connection, whose keys it knows. */
	async function recorded(name: string, [command, ...before]: readonly [string, ...string[]] = [process.execPath]) {
		const { ca, cert, key } = credentials()
		const upstream = await startServer((_, response) => response.end('fluffy tail'), { cert, key })
		const [file, keys] = [join(folder, `${name}.pcapng`), join(folder, `${name}.log`)]
		writeFileSync(keys, '')
		const args = ['proxy', '--to', `127.0.0.1:${upstream}`, '--listen', ANY_PORT, '--write', file]
		const terminal = new Terminal(command, [...before, PROGRAM, ...args, '--keys', keys], { columns: 160, rows: 50 })
		await terminal.shows('headers are made up')
		await get({ port: portIn(terminal.written)!, ca, onKeys: line => appendFileSync(keys, line) })
		await terminal.shows('1 conversation')
		await terminal.shows('GET /')
		return { terminal, file }
	}

	/** The recording opens by itself, and its keys stand beside it. */
	async function isWhole(file: string) {
		assert.match(readFileSync(`${file}.keys`, 'latin1'), /TRAFFIC_SECRET/)
		const [conversation] = await conversationsIn(file)
		assert.match(JSON.stringify(conversation), /GET/)
	}

	for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
		it(`ends by ${signal} where nobody reads its terminal, with its recording`, async () => {
			const { terminal, file } = await recorded(`stalled-${signal}`)
			terminal.stall()
			// Frames, more than a terminal holds.
			for (let i = 0; i < 60; i++) {
				terminal.type('\x0c')
				await new Promise(resolve => setTimeout(resolve, 20))
			}
			terminal.kill(signal)
			assert.equal(await terminal.exit, signal === 'SIGTERM' ? 143 : 129)
			await isWhole(file)
		})
	}

	it('ends when its terminal is gone, with its recording and without a dump', async () => {
		const { terminal, file } = await recorded('gone')
		terminal.hangUp()
		assert.equal(await terminal.exit, 129)
		await isWhole(file)
	})

	it('ends when its terminal is gone where no signal tells of it, with its recording', async () => {
		// In a session of its own, it is not told by SIGHUP.
		const code = join(folder, 'code')
		const script = `trap '' HUP; setsid --wait "$0" "$@"; echo $? >'${code}'`
		const { terminal, file } = await recorded('silent', ['sh', '-c', script, process.execPath])
		terminal.hangUp()
		await terminal.exit
		assert.equal(readFileSync(code, 'latin1'), '129\n')
		await isWhole(file)
	})

	for (const args of [[], ['demo']]) {
		it(`ends when its terminal is gone: handshark ${args.join(' ')}`, async () => {
			const terminal = new Terminal(process.execPath, [PROGRAM, ...args], { cwd: folder, env: { TMPDIR: folder } })
			await terminal.shows(/quit|F10/)
			terminal.hangUp()
			assert.equal(await terminal.exit, 129)
		})
	}
})
