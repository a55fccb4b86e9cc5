import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { eventually } from '../eventually.js'
import { startOnFreePort } from '../free-port.js'
import { makeFolder, removeFolder } from '../temporary-folder.js'
import { run } from './run.js'

const PASSPHRASE = 'nuts and acorns'
const SECRET = 'fluffy tail'

/** Files of `handshark pki`, served by the servers of the tutorial and others to the tutorial's client. */
describe('files of handshark pki', () => {
	const folder = makeFolder()
	const path = (name: string) => join(folder, name)
	const running: ChildProcess[] = []

	before(async function () {
		if (spawnSync('python3', ['-c', 'import requests']).status !== 0) {
			console.log('      skipped: Python with requests is not installed')
			return this.skip()
		}
		writeFileSync(path('pass'), `${PASSPHRASE}\n`)
		const sealed = ['--passphrase-file', path('pass'), '--folder', folder]
		for (const args of [['init'], ['request', '--name', 'localhost', '127.0.0.1'], ['sign']])
			assert.equal((await run(['pki', ...args, ...sealed])).code, 0)
	})
	afterEach(async () => {
		for (const child of running.splice(0)) {
			const gone = new Promise(resolve => child.once('exit', resolve))
			if (child.exitCode === null && child.signalCode === null) {
				child.kill('SIGINT')
				await gone
			}
		}
	})
	after(() => removeFolder(folder))

	it('are served by Node.js, the key sealed', async () => {
		const [key, cert] = ['server-private-key.pem', 'server-public-key.pem'].map(name => readFileSync(path(name)))
		const server = createServer({ key, cert, passphrase: PASSPHRASE }, (_request, response) => response.end(SECRET))
		await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
		try {
			assert.equal(await asked((server.address() as AddressInfo).port), SECRET)
		} finally {
			server.close()
		}
	})

	it('are served by nginx, the key sealed', async function () {
		const configuration = (port: number) => [
			`daemon off; master_process off; pid "${path('nginx.pid')}"; error_log "${path('error.log')}";`,
			'events {}',
			`http { access_log off; client_body_temp_path "${path('body')}"; proxy_temp_path "${path('proxy')}";`,
			`fastcgi_temp_path "${path('fastcgi')}"; uwsgi_temp_path "${path('uwsgi')}"; scgi_temp_path "${path('scgi')}";`,
			`server { listen 127.0.0.1:${port} ssl; server_name localhost;`,
			`ssl_certificate "${path('server-public-key.pem')}"; ssl_certificate_key "${path('server-private-key.pem')}";`,
			`ssl_password_file "${path('pass')}"; location / { return 200 '${SECRET}'; } } }`,
		]
		const args = (port: number) => {
			writeFileSync(path('nginx.conf'), configuration(port).join('\n'))
			return ['-c', path('nginx.conf'), '-e', path('error.log')]
		}
		const port = await start(this, 'nginx', args, ['-v'])
		assert.equal(await eventually(() => asked(port)), SECRET)
	})

	it('are served by uWSGI with the tutorial’s kind of application', async function () {
		// uWSGI asks for a passphrase on a terminal only: its key is not sealed.
		const files = ['--folder', path('.'), '--force', '--passphrase-file', path('pass')]
		const request = ['request', '--name', 'localhost', '127.0.0.1', '--no-passphrase', '--folder', path('.'), '--force']
		assert.equal((await run(['pki', ...request])).code, 0)
		assert.equal((await run(['pki', 'sign', ...files])).code, 0)
		const application = [
			'def application(environ, start_response):',
			'    start_response("200 OK", [("Content-Type", "text/plain")])',
			`    return [b"${SECRET}"]`,
		]
		writeFileSync(path('server.py'), application.join('\n'))
		const socket = (port: number) =>
			`127.0.0.1:${port},${path('server-public-key.pem')},${path('server-private-key.pem')}`
		const others = ['--plugin', 'python3', '--wsgi-file', path('server.py'), '--die-on-term', '--https-socket']
		const port = await start(this, 'uwsgi', port => [...others, socket(port)], ['--plugin', 'python3', '--version'])
		assert.equal(await eventually(() => asked(port)), SECRET)
	})

	/** Starts a server and answers its port; says why its test is left out where it does not run. */
	async function start(
		context: Mocha.Context,
		file: string,
		args: (port: number) => string[],
		probe: readonly string[],
	): Promise<number> {
		if (spawnSync(file, [...probe]).status !== 0) {
			console.log(`      skipped: ${[file, ...probe].join(' ')} does not run here`)
			context.skip()
		}
		const { port } = await startOnFreePort(port => {
			const child = spawn(file, args(port), { stdio: 'ignore' })
			running.push(child)
			return child
		})
		return port
	}

	/** What the tutorial's client gets: `requests` with `verify=`. */
	function asked(port: number): Promise<string> {
		const code = `import requests; print(requests.get("https://localhost:${port}", verify="${path('ca-public-key.pem')}", timeout=60).text, end="")`
		return new Promise((resolve, reject) => {
			execFile('python3', ['-c', code], { env: { ...process.env, NO_PROXY: '*' } }, (error, stdout) =>
				error ? reject(error) : resolve(stdout),
			)
		})
	}
})
