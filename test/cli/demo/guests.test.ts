import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { verdictLines } from '../../../src/report/verdict.js'
import type { Conversation } from '../../../src/session/conversation.js'
import { judged } from '../../../src/verdict/judged.js'
import { eventually } from '../../eventually.js'
import { closeTheatres, type Evening, evening } from './theatre.js'

/** Programs that take part, as learners run them: which, how they ask, and what the verdict on them is. */
type Guest = {
	readonly name: string
	readonly act: string
	readonly file: string
	readonly args: (port: number, ca: string) => readonly string[]
	readonly input?: string
	readonly prints: RegExp
	readonly cause: string
	readonly shows: RegExp
}

const requests = (call: string) => ['-c', `import requests; print(requests.get(${call}, timeout=100).text)`]

const GUESTS: readonly Guest[] = [
	{
		...{ name: 'curl', act: 'clear', file: 'curl', args: port => ['-sS', `http://localhost:${port}/`] },
		...{ prints: /fluffy tail/, cause: 'ok', shows: /not tls: ok/ },
	},
	{
		...{ name: 'requests', act: 'clear', file: 'python3', args: port => requests(`"http://localhost:${port}"`) },
		...{ prints: /fluffy tail/, cause: 'ok', shows: /not tls: ok/ },
	},
	{
		...{ name: 's_client', act: 'clear', file: 'openssl', args: port => ['s_client', '-connect', `localhost:${port}`] },
		...{
			prints: /wrong version number|packet length too long|unexpected/,
			cause: 'tls_to_plaintext_server',
			shows: /answers in plain text/,
		},
	},
	{
		...{ name: 'curl', act: 'refused', file: 'curl', args: port => ['-sS', `https://localhost:${port}/`] },
		...{ prints: /unable to get local issuer certificate/, cause: 'unknown_ca', shows: /client does not trust/ },
	},
	{
		...{ name: 'requests', act: 'refused', file: 'python3', args: port => requests(`"https://localhost:${port}"`) },
		...{ prints: /unable to get local issuer certificate/, cause: 'unknown_ca', shows: /client does not trust/ },
	},
	{
		...{ name: 's_client', act: 'refused', file: 'openssl' },
		args: port => ['s_client', '-connect', `localhost:${port}`, '-servername', 'localhost', '-verify_return_error'],
		...{ prints: /unable to (get local issuer|verify the first) certificate/, cause: 'unknown_ca' },
		shows: /client does not trust/,
	},
	{
		...{ name: 'curl', act: 'accepted', file: 'curl' },
		args: (port, ca) => ['-sS', '--cacert', ca, `https://localhost:${port}/`],
		...{ prints: /fluffy tail/, cause: 'ok', shows: /established: ok/ },
	},
	{
		...{ name: 'requests', act: 'accepted', file: 'python3' },
		args: (port, ca) => requests(`"https://localhost:${port}", verify="${ca}"`),
		...{ prints: /fluffy tail/, cause: 'ok', shows: /established: ok/ },
	},
	{
		...{ name: 's_client', act: 'accepted', file: 'openssl' },
		args: (port, ca) => [
			's_client',
			'-connect',
			`localhost:${port}`,
			'-servername',
			'localhost',
			'-CAfile',
			ca,
			'-ign_eof',
		],
		input: 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
		...{ prints: /Verify return code: 0 \(ok\)[\s\S]*fluffy tail/, cause: 'ok', shows: /established: ok/ },
	},
]

describe('guests of the demo', () => {
	/** Acts that were played: their servers stay open, for one guest after the other. */
	const evenings = new Map<string, Promise<Evening>>()
	after(closeTheatres)

	function playing(act: string): Promise<Evening> {
		const known = evenings.get(act) ?? evening(act)
		evenings.set(act, known)
		return known
	}

	for (const { name, act, file, args, input, prints, cause, shows } of GUESTS)
		it(`${name} takes part in “${act}”, and its verdict is shown`, async function () {
			const played = await playing(act)
			const before = played.conversations().length
			const output = await ran(file, args(played.port, caOf(played)), input)
			if (output === undefined || /No module named/.test(output)) {
				console.log(`      skipped: ${name} is not installed`)
				return this.skip()
			}
			assert.match(output, prints)
			// What is read of its connection so far may be ok as well, of another kind.
			await eventually(() => {
				const [guest] = played.conversations().slice(before)
				assert.ok(guest, 'the guest is recorded')
				assert.equal(judged(guest).cause, cause, verdictLines(judged(guest)).join('\n'))
				assert.match(textOf(guest), shows)
			})
		})
})

const textOf = (conversation: Conversation) => verdictLines(judged(conversation)).join('\n').replace(/\s+/g, ' ')

/** The file that the act's own lines name. */
function caOf({ commands }: Evening): string {
	const [, quoted, bare = ''] = /--cacert (?:'([^']+)'|(\S+))/.exec(commands.join('\n')) ?? []
	return quoted ?? bare
}

function ran(file: string, args: readonly string[], input = ''): Promise<string | undefined> {
	const env = { ...process.env, NO_PROXY: '*', LC_ALL: 'C', SSLKEYLOGFILE: '' }
	return new Promise(resolve => {
		const child = execFile(file, [...args], { env, timeout: 120_000 }, (error, stdout, stderr) => {
			resolve(error && 'code' in error && error.code === 'ENOENT' ? undefined : stdout + stderr)
		})
		child.stdin?.end(input)
	})
}
