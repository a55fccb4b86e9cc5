import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CertificateMemory } from '../../src/analyse/certificates/memory.js'
import { TrustAnchors } from '../../src/analyse/certificates/trust.js'
import { readRsaKey } from '../../src/analyse/tls/rsa-key.js'
import { CaptureError } from '../../src/capture/capture-error.js'
import { openSession } from '../../src/cli/read.js'
import { Secrets } from '../../src/session/secrets.js'
import { captureFolder, captureNames } from './truth-lines.js'

/** Of the captures small enough for a test run, every so many is read, unless HANDSHARK_CAPTURES_ALL is set. */
const EVERY = 8
const SMALL = 200_000

/** Proofs that rest on the handshake and the records alone: whoever made the certificates, they hold where nobody tampered. */
const OWN: ReadonlySet<string> = new Set([
	'client_finished',
	'server_finished',
	'server_key_exchange',
	'server_certificate_verify',
	'client_certificate_verify',
	'records',
	'downgrade',
])

/** Captures that were changed after they were made, and what fails in them for that. */
const CHANGED: Readonly<Record<string, string>> = {
	// A precertificate was put in the place of the certificate whose key signed.
	'OISF+suricata-verify/tls-altname-zero__input.pcap': 'server_key_exchange',
}

describe('captures of others, proven', () => {
	it('hold what their handshakes promise, but for those that were changed', async function () {
		const folder = captureFolder()
		if (!folder) {
			console.log('    HANDSHARK_CAPTURES names no folder of captures')
			this.skip()
		}
		const all = process.env.HANDSHARK_CAPTURES_ALL !== undefined
		const names = captureNames(folder).filter(
			(name, i) => all || (i % EVERY === 0 && statSync(join(folder, name)).size <= SMALL),
		)
		const states = new Map<string, number>()
		const failed: string[] = []
		for (const name of names) {
			for (const { what, state, why } of await proofsOf(join(folder, name))) {
				states.set(`${what} ${state}`, (states.get(`${what} ${state}`) ?? 0) + 1)
				if (state === 'failed' && CHANGED[name] !== what) failed.push(`${name} ${what}: ${why}`)
			}
		}
		for (const [state, count] of [...states].sort()) console.log(`    ${String(count).padStart(6)} ${state}`)
		assert.deepEqual(failed, [])
		assert.ok((states.get('server_key_exchange verified') ?? 0) > 0)
	})
})

/** What stands in a capture that can be read, as far as it goes. */
async function proofsOf(path: string) {
	const trust = new TrustAnchors(() => ({ name: 'no bundle', certificates: [] }))
	const prove = { trust, memory: new CertificateMemory() }
	const { session, capture, read } = openSession(path, { keep: true, secrets: secretsOf(path), prove })
	try {
		await read()
	} catch (error) {
		if (!(error instanceof CaptureError)) throw error
	} finally {
		capture.close()
	}
	return session.conversations.flatMap(({ proofs = [] }) => proofs.filter(({ what }) => OWN.has(what)))
}

function secretsOf(path: string): Secrets {
	const secrets = new Secrets()
	if (existsSync(`${path}.keylog`)) secrets.keyLog.add(readFileSync(`${path}.keylog`))
	if (existsSync(`${path}.rsakey.der`)) {
		const key = readRsaKey(readFileSync(`${path}.rsakey.der`))
		if (typeof key !== 'string') secrets.rsaKeys.push(key)
	}
	return secrets
}
