import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { closeTerminals, Terminal } from '../terminal.js'
import { PROGRAM, withFolder } from './run.js'

describe('a key log that grows, in a real terminal', () => {
	afterEach(closeTerminals)

	it('opens what the screen shows sealed', () =>
		withFolder(async path => {
			const log = readFileSync('fixtures/tutorial-https.keylog', 'utf8')
			writeFileSync(path('keys'), '# secrets come later\n')
			const args = ['--keys', path('keys'), '--lang', 'en', 'fixtures/tutorial-https.pcap']
			const terminal = new Terminal(process.execPath, [PROGRAM, ...args], { columns: 120, rows: 40 })
			await terminal.shows(/packets/i)
			terminal.type('3')
			await terminal.shows(/Finished \(inferred\)/)
			// The last line without its end: it waits for it.
			appendFileSync(path('keys'), log.slice(0, -20))
			appendFileSync(path('keys'), log.slice(-20))
			await terminal.shows(/GET \//)
			terminal.type('q')
			await terminal.exit
		}))
})
