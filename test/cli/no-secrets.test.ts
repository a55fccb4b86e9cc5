import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { FIXTURES } from '../fixture-files.js'
import { run, withFolder } from './run.js'

type Sealed = { readonly file: string; readonly keys: readonly string[]; readonly secrets: readonly Buffer[] }

/** Fixtures with keys beside them, and what must not get out. */
const SEALED: readonly Sealed[] = FIXTURES.flatMap(name => {
	const base = `fixtures/${name.replace(/\.pcap.*$/, '')}`
	const log = `${base}.keylog`
	const key = `${base}.rsakey.pem`
	const found: Sealed[] = []
	if (existsSync(log)) found.push({ file: `fixtures/${name}`, keys: ['--keys', log], secrets: secretsOf(log) })
	if (existsSync(key)) found.push({ file: `fixtures/${name}`, keys: ['--rsa-key', key], secrets: privateNumbers(key) })
	return found
})

function secretsOf(log: string): Buffer[] {
	return readFileSync(log, 'utf8')
		.split(/\r?\n/)
		.filter(line => !line.startsWith('#'))
		.flatMap(line => line.trim().split(/\s+/).slice(2))
		.map(secret => Buffer.from(secret, 'hex'))
		.filter(secret => secret.length >= 16)
}

/** The private numbers of an RSA key. */
function privateNumbers(path: string): Buffer[] {
	const { d = '', p = '', q = '' } = createPrivateKey(readFileSync(path)).export({ format: 'jwk' })
	return [d, p, q].map(number => Buffer.from(number, 'base64url'))
}

/** A secret in the forms in which it could be written. */
function forms(secret: Buffer): Buffer[] {
	const hex = secret.toString('hex')
	const spaced = hex.match(/../g)!.join(' ')
	const texts = [hex, hex.toUpperCase(), spaced, spaced.replaceAll(' ', ':'), [...secret].join(',')]
	// Base64 of a longer text that holds it begins at any of three places.
	const encoded = [0, 1, 2].map(at =>
		Buffer.concat([Buffer.alloc(at), secret])
			.toString('base64')
			.slice(4, -4),
	)
	return [secret, ...[...texts, ...encoded, secret.toString('base64url')].map(text => Buffer.from(text))]
}

function assertNone(output: Buffer, { file, secrets }: Sealed, what: string): void {
	for (const [i, secret] of secrets.entries())
		for (const form of forms(secret)) assert.ok(!output.includes(form), `${what} of ${file} shows secret ${i + 1}`)
}

/** Every so many fixtures; with HANDSHARK_FIXTURES_ALL=1 every one. */
const STEP = process.env.HANDSHARK_FIXTURES_ALL ? 1 : 4

describe('secrets', () => {
	it('are in the fixtures, and would be found', () => {
		assert.ok(SEALED.length > 20 && SEALED.every(({ secrets }) => secrets.length > 0))
		const [first] = SEALED
		const secret = first!.secrets[0]!
		for (const text of [
			secret.toString('hex'),
			Buffer.concat([Buffer.from('a'), secret, Buffer.from('b')]).toString('base64'),
		])
			assert.throws(() => assertNone(Buffer.from(`x ${text} y`), first!, 'a text'))
	})

	// One run reads many files: starting the program takes longer than what it does.
	for (const kind of ['--keys', '--rsa-key']) {
		// Each secret is looked for in ten forms in megabytes: all fixtures are for a longer run.
		const ofKind = SEALED.filter(({ keys }) => keys[0] === kind)
		const some = ofKind.filter((_, i) => i % STEP === 0 || ofKind.length < STEP)
		const keys = some.flatMap(({ keys }) => keys)
		const files = some.map(({ file }) => file)
		const all = { file: 'all fixtures', keys, secrets: some.flatMap(({ secrets }) => secrets) }
		for (const [what, args] of [
			['report', ['report', ...keys, ...files]],
			['report as JSON', ['report', '--json', ...keys, ...files]],
			['search', ['report', '--json', '--find', 'GET', '--filter', 'tls', ...keys, ...files]],
			['comparison', ['compare', ...keys, files[0]!, files[1] ?? files[0]!]],
			['doctor', ['doctor', ...keys, files[0]!]],
			['doctor in Chinese', ['doctor', '--lang', 'zh', ...keys, files.at(-1)!]],
		] as const)
			it(`are in no ${what}, nor in what goes to standard error: ${kind}`, async () => {
				const { stdout, stderr, code } = await run(args)
				assert.equal(code, 0, stderr)
				assertNone(Buffer.from(stdout + stderr), all, what)
			})
	}

	it('are in no export without --with-secrets', async () => {
		await withFolder(async path => {
			for (const sealed of SEALED.filter((_, i) => i % (4 * STEP) === 0 || i === SEALED.length - 1)) {
				const { code, stdout, stderr } = await run([
					'export',
					sealed.file,
					...sealed.keys,
					'--force',
					'-o',
					path('out'),
				])
				assert.equal(code, 0, stderr)
				assertNone(Buffer.concat([readFileSync(path('out')), Buffer.from(stdout + stderr)]), sealed, 'the export')
			}
		})
	})

	it('are in no complaint about a key log that is broken, nor about one that is none', () =>
		withFolder(async path => {
			const sealed = SEALED[0]!
			const log = readFileSync(sealed.keys[1]!, 'utf8')
			for (const broken of [
				log.replaceAll(' ', ''),
				log.replaceAll(/^\w+ /gm, ''),
				log.replaceAll(/^\w+ \w+ /gm, ''),
			]) {
				writeFileSync(path('log'), broken)
				for (const command of ['report', 'doctor']) {
					const { stdout, stderr } = await run([command, '--keys', path('log'), sealed.file])
					assertNone(Buffer.from(stdout + stderr), sealed, command)
				}
			}
		}))
})
