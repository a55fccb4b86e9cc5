import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { secretsOption } from '../../src/cli/secrets-option.js'
import { jsonLines, run, withFolder } from './run.js'
import { secretsLast } from './secrets-last.js'

const CAPTURE = 'fixtures/tutorial-https.pcap'
const LOG = 'fixtures/tutorial-https.keylog'
const RSA_CAPTURE = 'fixtures/tutorial-https-rsa.pcap'
const RSA_KEY = 'fixtures/tutorial-https-rsa.rsakey.pem'

type Reported = {
	readonly tls?: { readonly decrypted?: string; readonly unopened?: string }
	readonly http?: unknown[]
}
const first = (ran: Awaited<ReturnType<typeof run>>) => jsonLines(ran)[0] as Reported

describe('keys on the command line', () => {
	it('open a capture: --keys', async () => {
		const ran = await run(['report', '--json', '--keys', LOG, '--find', 'fluffy tail', CAPTURE])
		const { tls, http, find } = first(ran) as Reported & { find: { hits: { where: string }[] } }
		assert.deepEqual([ran.code, ran.stderr, tls?.decrypted, http?.length], [0, '', 'all', 1])
		assert.deepEqual(
			find.hits.map(({ where }) => where),
			['opened'],
		)
	})

	it('open both sides of a comparison', async () => {
		const { code, stdout } = await run(['compare', '--keys', LOG, 'fixtures/tutorial-http.pcap', CAPTURE])
		assert.equal(code, 0)
		assert.match(stdout, /EncryptedExtensions/)
	})

	it('are an RSA key, behind a passphrase as well', () =>
		withFolder(async path => {
			const key = createPrivateKey(readFileSync(RSA_KEY))
			const sealed = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'correct horse' })
			writeFileSync(path('sealed.pem'), sealed)
			writeFileSync(path('passphrase'), 'correct horse\n')
			const secret = ['--rsa-key', path('sealed.pem'), '--passphrase-file', path('passphrase')]
			const ran = await run(['report', '--json', ...secret, RSA_CAPTURE])
			assert.equal(first(ran).tls?.decrypted, 'all')
		}))

	it('that are none are wrong usage, in a sentence', async () => {
		const { code, stderr, stdout } = await run(['report', '--keys', 'fixtures/absent.keylog', CAPTURE])
		assert.deepEqual([code, stdout], [2, ''])
		assert.match(stderr, /absent\.keylog does not exist/)
		await assert.rejects(secretsOption({ keys: ['package.json'] }, {}), /package\.json has no line of a key log/)
		await assert.rejects(secretsOption({ rsaKey: [LOG] }, {}), /tutorial-https\.keylog is no private key in PEM or DER/)
		await assert.rejects(secretsOption({ rsaKey: [RSA_KEY], passphraseFile: 'absent' }, {}), /absent does not exist/)
	})

	it('come from SSLKEYLOGFILE as well, which need not be there yet', async () => {
		assert.ok((await secretsOption({}, { SSLKEYLOGFILE: LOG })).keyLog.count > 0)
		assert.equal((await secretsOption({}, { SSLKEYLOGFILE: 'fixtures/absent.keylog' })).keyLog.count, 0)
		assert.equal((await secretsOption({}, {})).isEmpty, true)
	})

	it('may stand in the capture behind the packets they open', () =>
		withFolder(async path => {
			writeFileSync(path('late.pcapng'), secretsLast())
			writeFileSync(path('late.pcapng.gz'), gzipSync(secretsLast()))
			const ran = await run(['report', '--json', path('late.pcapng'), path('late.pcapng.gz')])
			for (const { tls, http } of (jsonLines(ran) as Reported[]).slice(0, 2))
				assert.deepEqual([tls?.decrypted, http?.length], ['all', 1])
		}))
})
