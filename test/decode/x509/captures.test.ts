import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { leaves, UNDECODED } from '../../../src/decode/field.js'
import { inspect } from '../../../src/decode/reader.js'
import { certificate } from '../../../src/decode/x509/certificate.js'
import { sentChains } from '../../captures/sent-chains.js'
import { tsharkVersion } from '../../peers/tshark.js'
import { assertTiles } from '../tiles.js'
import { assertSameFacts, assertSameValues, hasOpenssl } from './openssl.js'

/** All certificates that tshark finds are compared, or some that we find, which takes a tenth of the time. */
const IS_WHOLE = process.env.HANDSHARK_CAPTURES_ALL !== undefined
const MOST = IS_WHOLE ? Number.POSITIVE_INFINITY : 40

/** What the truth says of a certificate that a capture holds. */
type Truth = { readonly sha256: string; readonly serial: string; readonly subject: string; readonly issuer: string }

/** Certificates of broken or unusual form, by the first bytes of their SHA-256, and why openssl says nothing of them or something else. */
const EXCEPTIONS: { readonly [hash: string]: string } = {
	'26bd8df9': 'seven bytes: no certificate',
	fd7332d6: 'a length beyond the end: no certificate',
	f4576088: 'a key of zero bytes only',
	fd95785a: 'ML-DSA, which OpenSSL 3.0 has no name for',
	'041a1470': 'times with a zone, which DER forbids',
}

describe('the certificates of other people’s captures', () => {
	const folder = process.env.HANDSHARK_CAPTURES ?? ''
	before(function () {
		const missing =
			folder === ''
				? 'no capture folder'
				: IS_WHOLE && tsharkVersion() === undefined
					? 'no tshark command'
					: !hasOpenssl()
						? 'no openssl command'
						: ''
		if (missing !== '') {
			console.log(`      skipped: ${missing}`)
			this.skip()
		}
	})

	it('are the same to openssl, value by value', async function () {
		this.timeout(600_000)
		let compared = 0
		for await (const [der, truth] of certificates(folder, MOST)) {
			compared++
			const { value, field, issues } = inspect('root', der, r => certificate(r))
			assertTiles(field, der.length)
			if (EXCEPTIONS[truth.sha256.slice(0, 8)]) continue
			assert.deepEqual(issues, [], truth.sha256)
			assert.ok(leaves(field).every(leaf => leaf.name !== UNDECODED))
			assertSameValues(der, field, IS_WHOLE ? 'inside strings' : 'outside')
			assertSameFacts(der, value!)
			assert.deepEqual(
				[value?.serial, value?.subject?.text, value?.issuer?.text],
				[truth.serial, truth.subject, truth.issuer],
			)
		}
		console.log(`      ${compared} certificates`)
		assert.ok(compared > 0)
	})
})

/** Certificates that the truths name, out of the captures that hold most of them for their size. */
async function* certificates(folder: string, most: number): AsyncGenerator<readonly [Uint8Array, Truth]> {
	const captures = (readdirSync(folder, { recursive: true }) as string[])
		.filter(file => file.endsWith(SUFFIX))
		.map(file => {
			const name = file.slice(0, -SUFFIX.length)
			const truths = truthsOf(join(folder, file))
			return { name, truths, rate: truths.size / (statSync(join(folder, name)).size + 50_000) }
		})
		.filter(({ truths }) => truths.size > 0)
		.sort((a, b) => b.rate - a.rate)
	const seen = new Set<string>()
	for (const { name, truths } of captures) {
		if ([...truths.keys()].every(hash => seen.has(hash))) continue
		const ders = IS_WHOLE ? extract(join(folder, name)) : (await sentChains(folder, name)).flatMap(({ chain }) => chain)
		for (const der of ders) {
			const hash = createHash('sha256').update(der).digest('hex')
			const truth = truths.get(hash)
			if (truth === undefined || seen.has(hash)) continue
			if (seen.size === most) return
			seen.add(hash)
			yield [der, truth]
		}
	}
}

const SUFFIX = '.truth.jsonl'

function truthsOf(file: string): Map<string, Truth> {
	const lines = readFileSync(file, 'utf8')
		.split('\n')
		.filter(line => line.includes('"certs"'))
	return new Map(
		lines.flatMap(line => {
			const { certs } = JSON.parse(line) as { certs?: Truth[] }
			return (certs ?? []).map(truth => [truth.sha256, truth] as const)
		}),
	)
}

/** What tshark takes for certificates in a capture. */
function extract(capture: string): Uint8Array[] {
	const fields = ['-e', 'tls.handshake.certificate', '-e', 'dtls.handshake.certificate']
	const { stdout } = spawnSync(
		'tshark',
		['-n', '-o', 'tcp.reassemble_out_of_order:TRUE', '-r', capture, '-T', 'fields', ...fields],
		{ encoding: 'utf8', maxBuffer: 1 << 28 },
	)
	return stdout
		.split(/[\s,]+/)
		.filter(hex => hex !== '')
		.map(hex => new Uint8Array(Buffer.from(hex, 'hex')))
}
