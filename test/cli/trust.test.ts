import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { trustOption } from '../../src/cli/trust-option.js'
import { authority } from '../analyse/certificates/pki.js'
import { english } from '../said.js'
import { jsonLines, run, withFolder } from './run.js'

const CAPTURE = 'fixtures/nginx-tls12-ecdhe.pcap'
const CA = 'fixtures/nginx-tls12-ecdhe.ca.pem'

type Reported = { readonly proofs: readonly { what: string; state: string; fault?: string; why: string }[] }

async function trustOf(...args: string[]) {
	const ran = await run(['report', '--json', ...args, CAPTURE])
	assert.deepEqual([ran.code, ran.stderr], [0, ''])
	const { proofs } = jsonLines(ran)[0] as Reported
	return proofs.find(({ what }) => what === 'trust')!
}

/** A bundle with one certificate that has signed nothing. */
function withOther(use: (path: string) => Promise<void>): Promise<void> {
	return withFolder(async path => {
		const base64 = Buffer.from(authority('other').der).toString('base64')
		writeFileSync(path('other.pem'), `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`)
		await use(path('other.pem'))
	})
}

describe('what is trusted, on the command line', () => {
	it('is the certificates of --ca, of several as well', () =>
		withOther(async other => {
			const one = await trustOf('--ca', CA)
			assert.equal(one.state, 'verified')
			assert.ok(one.why.includes(`in ${CA}, 1 root`), one.why)
			const two = await trustOf('--ca', other, '--ca', CA)
			assert.ok(two.why.includes(`in ${other}, ${CA}, 2 roots`), two.why)
		}))

	it('is not what another bundle holds', () =>
		withOther(async other => {
			const { state, fault } = await trustOf('--ca', other)
			assert.deepEqual([state, fault], ['failed', 'unknown_ca'])
		}))

	it('is a bundle of the system, or that of Node.js, without --ca', () => {
		const { trust, logs } = trustOption({}, {})
		assert.match(english(trust.name), /^(\/etc\/.+|the bundle of Node\.js v[\d.]+), \d+ roots$/)
		assert.equal(trust.isEmpty, false)
		assert.equal(logs, undefined)
	})

	it('is what SSL_CERT_FILE names, which --ca comes before', () =>
		withOther(async other => {
			assert.equal(english(trustOption({}, { SSL_CERT_FILE: CA }).trust.name), `${CA}, 1 root`)
			assert.equal(english(trustOption({ ca: [other] }, { SSL_CERT_FILE: CA }).trust.name), `${other}, 1 root`)
			assert.doesNotMatch(english(trustOption({}, { SSL_CERT_FILE: 'fixtures/absent.pem' }).trust.name), /absent/)
		}))

	it('may be in DER', () =>
		withFolder(async path => {
			const base64 = /-----BEGIN CERTIFICATE-----([^-]+)/.exec(readFileSync(CA, 'utf8'))![1]!
			writeFileSync(path('ca.der'), Buffer.from(base64, 'base64'))
			assert.equal((await trustOf('--ca', path('ca.der'))).state, 'verified')
		}))

	it('must be there, and be what it is named for', async () => {
		const { code, stderr, stdout } = await run(['report', '--ca', 'fixtures/absent.pem', CAPTURE])
		assert.deepEqual([code, stdout], [2, ''])
		assert.match(stderr, /absent\.pem does not exist/)
		assert.throws(
			() => trustOption({ ca: ['package.json'] }, {}),
			/package\.json holds no certificate, neither PEM nor DER/,
		)
		assert.throws(() => trustOption({ ctLogs: ['package.json'] }, {}), /package\.json names no log with a key/)
		assert.throws(() => trustOption({ ctLogs: [CA] }, {}), /ca\.pem is not JSON/)
	})

	it('is told by --help of every command that proves', async () => {
		for (const args of [['--help'], ['report', '--help'], ['compare', '--help']]) {
			const { stdout } = await run(args)
			assert.match(stdout, /--ca <file>/)
			assert.match(stdout, /--ct-logs <file>/)
		}
	})
})
