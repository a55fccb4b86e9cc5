import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { BEHIND_SHELL, closeTerminals, Terminal } from '../terminal.js'
import { PROGRAM, type Ran, withFolder } from './run.js'

const CAPTURE = 'fixtures/tutorial-https-rsa.pcap'

/** An RSA key behind the passphrase `correct horse`, and what opens the capture with it. */
function sealedKey(path: string): readonly string[] {
	const key = createPrivateKey(readFileSync('fixtures/tutorial-https-rsa.rsakey.pem'))
	writeFileSync(path, key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'correct horse' }))
	return ['report', '--rsa-key', path, CAPTURE]
}

describe('the passphrase of an RSA key, in a real terminal', () => {
	afterEach(closeTerminals)

	it('is asked for, is not shown, and opens the capture', () =>
		withFolder(async path => {
			const command = [...BEHIND_SHELL, process.execPath, PROGRAM, ...sealedKey(path('key.pem'))]
			const terminal = new Terminal('sh', command, { columns: 160, rows: 50 })
			await terminal.shows(/Passphrase of .*key\.pem/)
			terminal.type('correct hors')
			terminal.type('x\x7fe\r')
			await terminal.shows('[ended: 0]')
			assert.match(terminal.written, /GET \//)
			assert.ok(!terminal.written.includes('horse') && !terminal.written.includes('hors'))
		}))

	it('is asked for again when it was the wrong one, and refused in a sentence at last', () =>
		withFolder(async path => {
			const terminal = new Terminal(process.execPath, [PROGRAM, ...sealedKey(path('key.pem'))], {
				columns: 160,
				rows: 50,
			})
			await terminal.shows(/Passphrase of .*key\.pem/)
			terminal.type('battery staple\r')
			await terminal.shows(/wrong one\. Passphrase of/)
			terminal.type('battery\r')
			await terminal.shows(/wrong one\..*\n.*wrong one\./)
			terminal.type('staple\r')
			assert.equal(await terminal.exit, 2)
			assert.match(terminal.written, /key\.pem is encrypted with another passphrase/)
		}))

	it('ends the program with Ctrl+C', () =>
		withFolder(async path => {
			const terminal = new Terminal(process.execPath, [PROGRAM, ...sealedKey(path('key.pem'))], {
				columns: 160,
				rows: 50,
			})
			await terminal.shows(/Passphrase of .*key\.pem/)
			terminal.type('\x03')
			assert.equal(await terminal.exit, 130)
		}))

	it('is missed in a sentence where there is no terminal', () =>
		withFolder(async path => {
			const { code, stdout, stderr } = runDetached(sealedKey(path('key.pem')))
			assert.deepEqual([code, stdout], [2, ''])
			assert.match(stderr, /a passphrase is needed, and there is no terminal to ask for it: --passphrase-file FILE\n$/)
		}))
})

/** Without a controlling terminal, wherever the tests run. */
function runDetached(args: readonly string[]): Ran {
	const {
		status: code,
		stdout,
		stderr,
	} = spawnSync('setsid', ['-w', process.execPath, PROGRAM, ...args], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	return { code, stdout, stderr }
}
