import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, withFolder } from './run.js'

const PASSPHRASE = 'nuts and acorns'

/** An authority and a server's certificate in a folder, made by the program once for all tests on a kind of key. */
async function makePki(kind: string, path: (name: string) => string): Promise<readonly string[]> {
	writeFileSync(path('pass'), `${PASSPHRASE}\n`)
	const secret = ['--passphrase-file', path('pass'), '--folder', path('.')]
	for (const args of [
		['pki', 'init', '--key', kind],
		['pki', 'request', '--key', kind, '--name', 'localhost', '127.0.0.1'],
		['pki', 'sign'],
	])
		assert.deepEqual((await run([...args, ...secret])).code, 0, args.join(' '))
	return secret
}

/** Whether a program is here; says why a test is left out when not. */
function has(context: Mocha.Context, command: string, args: readonly string[]): void {
	const line = [command, ...args].join(' ')
	const runs = running.get(line) ?? doesRun(command, args)
	running.set(line, runs)
	if (runs) return
	console.log(`      skipped: ${line} does not run here`)
	context.skip()
}

/** What was tried, which takes as long as a test. */
const running = new Map<string, boolean>()

function doesRun(command: string, args: readonly string[]): boolean {
	try {
		execFileSync(command, args, { stdio: 'ignore' })
		return true
	} catch {
		return false
	}
}

describe('handshark pki', () => {
	const folders = {
		rsa: mkdtempSync(join(tmpdir(), 'handshark-pki-')),
		ec: mkdtempSync(join(tmpdir(), 'handshark-pki-')),
	}
	const pathOf = (kind: 'rsa' | 'ec') => (name: string) => join(folders[kind], name)
	const secrets: Record<string, readonly string[]> = {}

	before(async () => {
		for (const kind of ['rsa', 'ec'] as const) secrets[kind] = await makePki(kind, pathOf(kind))
	})
	after(() => {
		for (const folder of Object.values(folders)) rmSync(folder, { recursive: true })
	})

	/** The folder of a kind of key, and the options that name it. */
	function withPki<T>(kind: 'rsa' | 'ec', use: (path: (name: string) => string, secret: readonly string[]) => T): T {
		return use(pathOf(kind), secrets[kind]!)
	}

	it('makes the tutorial’s files, keys for their owner only, and writes over none', () =>
		withPki('rsa', async (path, secret) => {
			for (const name of ['ca-private-key.pem', 'server-private-key.pem'])
				assert.equal(statSync(path(name)).mode & 0o777, 0o600, name)
			const before = readFileSync(path('server-private-key.pem'))
			const again = await run(['pki', 'request', ...secret])
			assert.equal(again.code, 2)
			assert.match(again.stderr, /server-private-key\.pem is there already: --force writes over it/)
			assert.deepEqual(readFileSync(path('server-private-key.pem')), before)
			const forced = ['pki', 'request', '--force', '--no-passphrase', '--key', 'ec', '--folder', path('again')]
			mkdirSync(path('again'))
			writeFileSync(path('again/server-private-key.pem'), 'old', { mode: 0o644 })
			assert.equal((await run(forced)).code, 0)
			assert.match(readFileSync(path('again/server-private-key.pem'), 'utf8'), /BEGIN EC PRIVATE KEY/)
			assert.equal(statSync(path('again/server-private-key.pem')).mode & 0o777, 0o600)
		}))

	it('names a wrong passphrase, and says that one is needed where nobody can be asked', () =>
		withPki('ec', async (path, secret) => {
			writeFileSync(path('wrong'), 'acorns\n')
			const wrong = await run(['pki', 'sign', '--force', '--folder', path('.'), '--passphrase-file', path('wrong')])
			assert.deepEqual([wrong.code, wrong.stdout], [2, ''])
			assert.match(wrong.stderr, /ca-private-key\.pem is not opened by this passphrase/)
			assert.equal((await run(['pki', 'show', ...secret.slice(0, 2), path('ca-private-key.pem')])).code, 0)
		}))

	it('shows and verifies what it made: by name, by authority', () =>
		withPki('ec', async path => {
			const verify = (...args: string[]) =>
				run(['pki', 'verify', path('server-public-key.pem'), '--ca', path('ca-public-key.pem'), ...args])
			const good = await verify('--host', '127.0.0.1')
			assert.equal(good.code, 0, good.stdout)
			assert.doesNotMatch(good.stdout, /captured|handshake|client/)
			const bad = await verify('--host', 'example.org')
			assert.equal(bad.code, 3)
			assert.match(bad.stdout, /FAILED {3}host name +example\.org is none of its names/)
			const show = await run(['pki', 'show', path('server-public-key.pem'), path('server-csr.pem')])
			assert.match(show.stdout, /names +localhost, 127\.0\.0\.1/)
			assert.match(show.stdout, /same key +\S+server-csr\.pem \(request\)/)
		}))

	it('shows keys of several passphrases, and what it can of those that stay shut', () =>
		withFolder(async path => {
			const pki = (...args: string[]) => run(['pki', ...args])
			for (const name of ['first', 'second', 'third']) writeFileSync(path(name), `${name}\n`)
			const made = ['--key', 'ec', '--folder', path('.')]
			assert.equal((await pki('init', ...made, '--passphrase-file', path('first'))).code, 0)
			assert.equal((await pki('request', ...made, '--passphrase-file', path('second'))).code, 0)
			const files = ['ca-private-key.pem', 'ca-public-key.pem', 'server-private-key.pem', 'server-csr.pem'].map(path)
			const both = await pki('show', ...files, '--passphrase-file', path('first'), '--passphrase-file', path('second'))
			assert.equal(both.code, 0, both.stderr)
			assert.equal(both.stdout.match(/private key, sealed with a passphrase\n {2}key +EC secp256r1/g)?.length, 2)
			assert.match(both.stdout, /same key +\S+server-csr\.pem \(request\)/)
			const one = await pki('show', ...files, '--passphrase-file', path('first'))
			assert.deepEqual([one.code, one.stderr], [0, ''])
			assert.match(
				one.stdout,
				/server-private-key\.pem: private key, sealed with a passphrase, and no passphrase given opens it\n {2}missing +its passphrase/,
			)
			assert.match(one.stdout, /ca-private-key\.pem: private key, sealed with a passphrase\n {2}key +EC/)
			const none = await pki('show', ...files)
			assert.equal(none.stdout.match(/: private key, sealed with a passphrase\n {2}missing/g)?.length, 2)
			const gone = await pki('show', ...files, path('nowhere.pem'), path('third'))
			assert.equal(gone.code, 2)
			assert.match(gone.stderr, /nowhere\.pem does not exist/)
			assert.match(gone.stdout, /third: no certificate, request or private key that can be read/)
			assert.match(gone.stdout, /ca-public-key\.pem: certificate of an authority/)
		}))

	it('says what makes a file that is missing, before it asks for a passphrase', () =>
		withFolder(async path => {
			const sign = await run(['pki', 'sign', '--folder', path('.')])
			assert.equal(sign.code, 2)
			assert.match(
				sign.stderr,
				/server-csr\.pem does not exist: `handshark pki request` makes it, and an argument names/,
			)
			const nowhere = await run(['pki', 'init', '--folder', path('nowhere')])
			assert.match(nowhere.stderr, /nowhere does not exist/)
			writeFileSync(path('ca-public-key.pem'), 'old')
			const again = await run(['pki', 'init', '--folder', path('.')])
			assert.match(again.stderr, /ca-public-key\.pem is there already: --force writes over it/)
		}))

	it('names the files of an authority that cannot sign', () =>
		withPki('ec', async (path, secret) => {
			const sign = (...args: string[]) => run(['pki', 'sign', '--out', 'again.pem', ...secret, ...args])
			const key = await sign('--ca-key', path('server-private-key.pem'))
			assert.match(key.stderr, /ca-public-key\.pem and \S+server-private-key\.pem: the key is not the one in/)
			const leaf = await sign('--ca', path('server-public-key.pem'))
			assert.match(
				leaf.stderr,
				/server-public-key\.pem and \S+: the certificate to sign with is no certificate authority’s/,
			)
			assert.deepEqual([key.code, leaf.code], [2, 2])
		}))

	it('makes no request for what is no name', () =>
		withPki('ec', async path => {
			const { code, stderr } = await run(['pki', 'request', '--folder', path('.'), '--name', 'evil";name,x=1'])
			assert.equal(code, 2)
			assert.match(stderr, /--name: “evil";name,x=1” is neither an address nor a host name/)
		}))

	for (const kind of ['rsa', 'ec'] as const) {
		it(`is accepted by OpenSSL (${kind})`, function () {
			has(this, 'openssl', ['version'])
			withPki(kind, path => {
				const openssl = (...args: string[]) => execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' })
				const flags = ['-x509_strict', '-purpose', 'sslserver', '-verify_hostname', 'localhost']
				const [authority, leaf] = [path('ca-public-key.pem'), path('server-public-key.pem')] as const
				assert.match(openssl('verify', '-check_ss_sig', '-CAfile', authority, ...flags, leaf), /: OK/)
				assert.match(openssl('verify', '-CAfile', authority, '-verify_ip', '127.0.0.1', leaf), /: OK/)
				openssl('req', '-in', path('server-csr.pem'), '-verify', '-noout')
				openssl('pkey', '-in', path('server-private-key.pem'), '-passin', `pass:${PASSPHRASE}`, '-check', '-noout')
			})
		})

		it(`is accepted by Python’s cryptography (${kind})`, function () {
			has(this, '/usr/bin/python3', ['-c', 'import cryptography'])
			withPki(kind, path => {
				const script = [
					'import sys',
					'from cryptography import x509',
					'from cryptography.hazmat.primitives.serialization import load_pem_private_key as load, Encoding, PublicFormat',
					'folder, passphrase = sys.argv[1], sys.argv[2].encode()',
					'read = lambda name: open(folder + "/" + name, "rb").read()',
					'spki = lambda key: key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)',
					'key = load(read("server-private-key.pem"), passphrase)',
					'load(read("ca-private-key.pem"), passphrase)',
					'csr = x509.load_pem_x509_csr(read("server-csr.pem"))',
					'leaf = x509.load_pem_x509_certificate(read("server-public-key.pem"))',
					'ca = x509.load_pem_x509_certificate(read("ca-public-key.pem"))',
					'assert csr.is_signature_valid',
					'assert spki(key.public_key()) == spki(csr.public_key()) == spki(leaf.public_key())',
					'assert leaf.issuer == ca.subject',
					'names = lambda c: c.extensions.get_extension_for_class(x509.SubjectAlternativeName).value',
					'assert names(leaf) == names(csr)',
					'print([str(n) for n in names(leaf).get_values_for_type(x509.DNSName)])',
				].join('\n')
				const printed = execFileSync('/usr/bin/python3', ['-c', script, path('.'), PASSPHRASE], { encoding: 'utf8' })
				assert.equal(printed.trim(), "['localhost']")
			})
		})
	}

	it('signs, shows and verifies what OpenSSL made', function () {
		has(this, 'openssl', ['version'])
		return withFolder(async path => {
			const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' })
			writeFileSync(path('pass'), `${PASSPHRASE}\n`)
			const pass = ['-passout', `pass:${PASSPHRASE}`]
			const ca = ['-keyout', path('ca.key'), '-out', path('ca.pem'), '-subj', '/O=OpenSSL/CN=ca', '-days', '9']
			openssl('req', '-x509', '-newkey', 'rsa:2048', ...ca, ...pass)
			const asked = ['-subj', '/CN=leaf', '-addext', 'subjectAltName=DNS:leaf.test']
			openssl(
				'req',
				'-new',
				'-newkey',
				'ec',
				'-pkeyopt',
				'ec_paramgen_curve:secp384r1',
				'-nodes',
				'-keyout',
				path('leaf.key'),
				'-out',
				path('leaf.csr'),
				...asked,
			)
			const signed = await run([
				'pki',
				'sign',
				path('leaf.csr'),
				'--ca',
				path('ca.pem'),
				'--ca-key',
				path('ca.key'),
				'--folder',
				path('.'),
				'--out',
				'leaf.pem',
				'--passphrase-file',
				path('pass'),
			])
			assert.deepEqual([signed.code, signed.stderr], [0, ''])
			assert.equal(
				(await run(['pki', 'verify', path('leaf.pem'), '--ca', path('ca.pem'), '--host', 'leaf.test'])).code,
				0,
			)
			openssl('verify', '-CAfile', path('ca.pem'), '-verify_hostname', 'leaf.test', path('leaf.pem'))
			const { stdout } = await run(['pki', 'show', path('leaf.csr'), path('leaf.key'), path('ca.pem')])
			assert.match(stdout, /key +EC secp384r1/)
			assert.match(stdout, /signature +\S+, made with the key that is in it/)
		})
	})

	it('signs, shows and verifies what Python’s cryptography made', function () {
		has(this, '/usr/bin/python3', ['-c', 'import cryptography'])
		return withFolder(async path => {
			const script = [
				'import sys, datetime as d',
				'from cryptography import x509',
				'from cryptography.hazmat.primitives import hashes, serialization as s',
				'from cryptography.hazmat.primitives.asymmetric import ec, rsa',
				'folder = sys.argv[1]',
				'write = lambda name, data: open(folder + "/" + name, "wb").write(data)',
				'name = lambda cn: x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, cn)])',
				'ca = rsa.generate_private_key(65537, 2048)',
				'sealed = s.BestAvailableEncryption(b"nuts and acorns")',
				'write("ca.key", ca.private_bytes(s.Encoding.PEM, s.PrivateFormat.TraditionalOpenSSL, sealed))',
				'now = d.datetime.utcnow()',
				'builder = x509.CertificateBuilder().subject_name(name("my-ca.com")).issuer_name(name("my-ca.com")).public_key(ca.public_key())',
				'builder = builder.serial_number(x509.random_serial_number()).not_valid_before(now).not_valid_after(now + d.timedelta(days=30))',
				'builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)',
				'write("ca.pem", builder.sign(ca, hashes.SHA256()).public_bytes(s.Encoding.PEM))',
				'key = ec.generate_private_key(ec.SECP256R1())',
				'write("leaf.key", key.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption()))',
				'names = x509.SubjectAlternativeName([x509.DNSName("localhost")])',
				'csr = x509.CertificateSigningRequestBuilder().subject_name(name("my-company.com")).add_extension(names, critical=False)',
				'write("leaf.csr", csr.sign(key, hashes.SHA256()).public_bytes(s.Encoding.PEM))',
			].join('\n')
			execFileSync('/usr/bin/python3', ['-W', 'ignore', '-c', script, path('.')])
			writeFileSync(path('pass'), `${PASSPHRASE}\n`)
			const authority = ['--ca', path('ca.pem')]
			const secret = ['--ca-key', path('ca.key'), '--passphrase-file', path('pass')]
			const signed = await run(['pki', 'sign', path('leaf.csr'), ...authority, ...secret, '--folder', path('.')])
			assert.deepEqual([signed.code, signed.stderr], [0, ''])
			const leaf = path('server-public-key.pem')
			assert.equal((await run(['pki', 'verify', leaf, ...authority, '--host', 'localhost'])).code, 0)
			const { stdout } = await run(['pki', 'show', path('leaf.csr'), path('leaf.key'), path('ca.pem')])
			assert.match(stdout, /subject +CN=my-company\.com/)
			assert.match(stdout, /same key +\S+leaf\.key \(key\)/)
			assert.match(stdout, /certificate of an authority/)
		})
	})
})
