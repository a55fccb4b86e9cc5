import { join } from 'node:path'
import { makeFolder, removeFolder } from '../../temporary-folder.js'
import { closeTerminals, Terminal } from '../../terminal.js'
import { PROGRAM } from '../run.js'
import { ANY_PORT, credentials, get, portIn, startServer, stopAll } from './started.js'

describe('the screen of a proxy', () => {
	const folder = makeFolder()
	afterEach(async () => {
		stopAll()
		await closeTerminals()
	})
	after(() => removeFolder(folder))

	it('shows connections and their messages as they come, frozen or followed, and ends with its recording', async () => {
		const { ca, cert, key } = credentials()
		const upstream = await startServer((_, response) => response.end('fluffy tail'), { cert, key })
		const file = join(folder, 'live.pcapng')
		const args = ['proxy', '--to', `127.0.0.1:${upstream}`, '--listen', ANY_PORT, '--write', file]
		const terminal = new Terminal(process.execPath, [PROGRAM, ...args], { columns: 160, rows: 40 })
		await terminal.shows('headers are made up')
		const port = portIn(terminal.written)!
		await terminal.shows(`the proxy listens on 127.0.0.1:${port}`)
		await get({ port, ca })
		await terminal.shows('1 conversation')
		terminal.type('3')
		await terminal.shows('ClientHello')
		await terminal.shows(/FIN {20}/)
		terminal.type('P')
		await terminal.shows('FROZEN')
		await get({ port, ca })
		await terminal.shows('1 conversation')
		terminal.type('P')
		await terminal.shows('2 conversations')
		terminal.type('2C')
		await terminal.shows('what has come so far is hidden')
		await get({ port, ca })
		await terminal.shows('3 conversations')
		terminal.type('q')
		const code = await terminal.exit
		if (code !== 0) throw new Error(`it ended with ${code}:\n${terminal.written}`)
		await terminal.shows(/3 connections, .* packets/)
	})
})
