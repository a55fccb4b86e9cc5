import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { startOnFreePort } from '../../free-port.js'
import { conversationsIn } from '../conversations-in.js'
import { withFolder } from '../run.js'
import { credentials, startProxy, stopAll } from './started.js'

const execute = promisify(execFile)

/** Whether a program is there; a line says where it is missing. */
function has(...names: readonly string[]): boolean {
	const folders = (process.env.PATH ?? '').split(delimiter)
	const missing = names.filter(name => !folders.some(folder => existsSync(join(folder, name))))
	for (const name of missing) console.log(`      skipped: ${name} is not installed`)
	return missing.length === 0
}

/** nginx with a page over TLS, while `use` runs; answers its port. */
async function withNginx(path: (name: string) => string, use: (port: number, ca: string) => Promise<void>) {
	const { ca, cert, key } = credentials()
	for (const [name, text] of Object.entries({ ca, cert, key })) writeFileSync(path(`${name}.pem`), text)
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
		kind => `${kind}_temp_path "${path(kind)}";`,
	)
	const root = process.getuid?.() === 0 ? 'user root;' : ''
	const configuration = (port: number) =>
		`${root} daemon off; pid "${path('pid')}"; error_log "${path('errors')}"; events {} http { access_log off; ${temporary.join(' ')}
		server { listen 127.0.0.1:${port} ssl; ssl_certificate "${path('cert.pem')}"; ssl_certificate_key "${path('key.pem')}";
		ssl_protocols TLSv1.2 TLSv1.3; location / { return 200 "fluffy tail"; } } }`
	const { port, child } = await startOnFreePort(port => {
		writeFileSync(path('nginx.conf'), configuration(port))
		return execFile('nginx', ['-p', path('.'), '-c', path('nginx.conf'), '-e', path('errors')])
	})
	const gone = once(child, 'exit')
	try {
		await use(port, path('ca.pem'))
	} finally {
		child.kill('SIGTERM')
		await gone
	}
}

/** What tshark reads out of a recording with the secrets in it, and whether it complains of packets. */
async function requestsByTshark(file: string): Promise<{ requests: string[]; complaints: string }> {
	const args = ['-r', file, '-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE']
	const requests = await execute('tshark', [...args, '-Y', 'http.request', '-T', 'fields', '-e', 'http.request.uri'])
	const bad = '_ws.malformed || tcp.checksum.status == 0 || ip.checksum.status == 0'
	const complaints = await execute('tshark', [...args, '-Y', bad])
	return { requests: requests.stdout.split('\n').filter(Boolean).sort(), complaints: complaints.stdout }
}

describe('handshark proxy between real peers', () => {
	afterEach(stopAll)

	for (const terminate of [false, true]) {
		it(`${terminate ? 'ends TLS of' : 'relays'} curl to nginx, and tshark reads the same requests out of the recording`, function () {
			if (!has('nginx', 'curl', 'tshark')) this.skip()
			return withFolder(async path => {
				await withNginx(path, async (port, ca) => {
					const out = path('out.pcapng')
					writeFileSync(path('keys'), '')
					const how = terminate ? ['--terminate', '--ca', ca] : ['--keys', path('keys')]
					const proxy = await startProxy(['--to', `localhost:${port}`, '--write', out, ...how], {
						XDG_DATA_HOME: path('data'),
					})
					const trusted = terminate ? path('data/handshark/proxy-ca.pem') : ca
					for (const version of ['1.2', '1.3']) {
						const url = `https://localhost:${proxy.port}/v${version}`
						const args = ['-sS', '--cacert', trusted, '--tls-max', version, url]
						const { stdout } = await execute('curl', args, { env: { ...process.env, SSLKEYLOGFILE: path('keys') } })
						assert.equal(stdout, 'fluffy tail')
					}
					assert.equal(await proxy.stop(), 0)
					const { requests, complaints } = await requestsByTshark(out)
					assert.equal(complaints, '')
					const ours = (await conversationsIn(out))
						.flatMap(({ http }) => (http ?? []) as { target?: string }[])
						.map(({ target }) => target ?? '')
					assert.deepEqual(requests, ours.sort())
					assert.equal(ours.length, terminate ? 4 : 2)
				})
			})
		})
	}

	it('is a proxy for curl, and tshark reads what was asked of it, and TLS behind that', function () {
		if (!has('nginx', 'curl', 'tshark')) this.skip()
		return withFolder(async path => {
			await withNginx(path, async (port, ca) => {
				const out = path('out.pcapng')
				writeFileSync(path('keys'), '')
				const proxy = await startProxy(['--write', out, '--keys', path('keys')])
				const args = ['-sS', '--cacert', ca, '-x', `http://127.0.0.1:${proxy.port}`, `https://localhost:${port}/inside`]
				const { stdout } = await execute('curl', args, { env: { ...process.env, SSLKEYLOGFILE: path('keys') } })
				assert.equal(stdout, 'fluffy tail')
				assert.equal(await proxy.stop(), 0)
				const { requests, complaints } = await requestsByTshark(out)
				assert.equal(complaints, '')
				assert.deepEqual(requests, ['/inside', `localhost:${port}`])
				const ours = (await conversationsIn(out))
					.flatMap(({ http }) => (http ?? []) as { target?: string }[])
					.map(({ target }) => target ?? '')
				assert.deepEqual(ours.sort(), requests)
			})
		})
	})

	it('is a proxy for chromium', function () {
		if (!has('nginx', 'curl', 'chromium')) this.skip()
		return withFolder(async path => {
			await withNginx(path, async port => {
				const out = path('out.pcapng')
				writeFileSync(path('keys'), '')
				const proxy = await startProxy(['--write', out, '--keys', path('keys')])
				const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--ignore-certificate-errors', '--dump-dom']
				const own = [`--user-data-dir=${path('profile')}`, `--proxy-server=http://127.0.0.1:${proxy.port}`]
				const { stdout } = await execute(
					'chromium',
					// A browser does not ask its proxy for what is on the same machine, unless it is told to.
					[...flags, ...own, '--proxy-bypass-list=<-loopback>', `https://localhost:${port}/seen`],
					{ env: { ...process.env, SSLKEYLOGFILE: path('keys') }, timeout: 240_000 },
				)
				assert.match(stdout, /fluffy tail/)
				await proxy.stop()
				const http = (await conversationsIn(out)).flatMap(({ http }) => (http ?? []) as { target?: string }[])
				assert.ok(
					http.some(({ target }) => target === '/seen'),
					readFileSync(path('keys'), 'latin1').slice(0, 60),
				)
			})
		})
	})
})
