import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { jsonLines, PROGRAM, run, withFolder } from './run.js'
import { secretsLast } from './secrets-last.js'

const CAPTURE = 'fixtures/tutorial-https.pcap'
const LOG = 'fixtures/tutorial-https.keylog'

type Reported = { readonly tls?: { readonly decrypted?: string }; readonly http?: unknown[] }

/** Runs the program while `talk` writes to its standard input; answers what it printed. */
async function live(
	args: readonly string[],
	talk: (write: (bytes: Uint8Array) => void, says: (text: string) => Promise<void>) => Promise<void>,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
	const child = spawn(process.execPath, [PROGRAM, ...args])
	const said = { stdout: '', stderr: '' }
	child.stdout.on('data', chunk => {
		said.stdout += chunk
	})
	child.stderr.on('data', chunk => {
		said.stderr += chunk
	})
	const says = async (text: string) => {
		while (!said.stderr.includes(text)) await new Promise(resolve => setTimeout(resolve, 10))
	}
	const code = new Promise<number | null>(resolve => child.on('close', resolve))
	await talk(bytes => child.stdin.write(bytes), says)
	child.stdin.end()
	return { code: await code, ...said }
}

const pause = () => new Promise(resolve => setTimeout(resolve, 400))

describe('keys that come while a capture does', () => {
	it('open it: a file that is not there yet, with standard input', () =>
		withFolder(async path => {
			const ran = await live(['report', '--json', '--keys', path('keys'), '-'], async (write, says) => {
				await says(`waiting for ${path('keys')}`)
				const bytes = readFileSync(CAPTURE)
				write(bytes.subarray(0, bytes.length - 200))
				await pause()
				const log = readFileSync(LOG, 'utf8')
				writeFileSync(path('keys'), log.slice(0, 300))
				await pause()
				appendFileSync(path('keys'), log.slice(300))
				await pause()
				write(bytes.subarray(bytes.length - 200))
			})
			const { tls, http } = jsonLines({ ...ran })[0] as Reported
			assert.deepEqual([ran.code, tls?.decrypted, http?.length], [0, 'all', 1])
		}))

	for (const extra of [[], ['--json'], ['--filter', 'tls']]) {
		it(`open it: a secrets block behind all packets, from standard input, with report ${extra.join(' ')}`, async () => {
			const ran = await run(['report', ...extra, '-'], secretsLast())
			assert.equal(ran.code, 0)
			assert.match(ran.stdout, extra[0] === '--json' ? /"decrypted":"all"/ : /EncryptedExtensions/)
		})
	}

	it('count for what is checked, though they stand behind all packets', async () => {
		const asked = ['check', '--ca', 'fixtures/capture-secrets.ca.pem', '--require', 'server_finished']
		const whole = await run([...asked, 'fixtures/capture-secrets.pcapng'])
		const ran = await run([...asked, '-'], secretsLast())
		assert.equal(ran.stdout.replaceAll('-:', ''), whole.stdout.replaceAll('fixtures/capture-secrets.pcapng:', ''))
		assert.equal(ran.code, whole.code)
	})

	it('are not awaited where the capture is a file: one that is not there is a mistake', async () => {
		const ran = await run(['report', '--keys', 'fixtures/absent.keylog', CAPTURE])
		assert.deepEqual([ran.code, ran.stdout], [2, ''])
	})
})
