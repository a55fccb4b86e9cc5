import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isListening, type Running, start, succeed, until } from '../fixtures/record/processes.js'
import { freePort } from './proxy-started.js'

/** nginx with an EC certificate, and a count of what it has taken. */
export type Nginx = {
	readonly port: number
	readonly pids: () => number[]
	/** Connections that it has taken, this question included. */
	readonly accepted: () => Promise<number>
	readonly stop: () => Promise<void>
}

/** @param work the folder that its files are put into */
export async function startNginx(work: string): Promise<Nginx> {
	const [port, statusPort] = [await freePort(), await freePort()]
	const [certificate, key] = [join(work, 'cert.pem'), join(work, 'key.pem')]
	const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
	await succeed('openssl', [
		...['req', '-x509', ...kind, '-keyout', key, '-out', certificate, '-days', '2', '-subj', '/CN=localhost'],
	])
	writeFileSync(join(work, 'index.html'), 'fluffy tail\n')
	const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${work};`)
	const conf = join(work, 'nginx.conf')
	writeFileSync(
		conf,
		`daemon off; user root; pid nginx.pid; error_log stderr; worker_processes auto;
		events { worker_connections 4096; }
		http {
			access_log off; ${paths.join(' ')}
			server {
				listen 127.0.0.1:${port} ssl; root ${work};
				ssl_certificate ${certificate}; ssl_certificate_key ${key};
			}
			server { listen 127.0.0.1:${statusPort}; location / { stub_status; } }
		}`,
	)
	const server: Running = start('nginx', ['-p', work, '-c', conf, '-e', 'stderr'])
	await until('nginx to listen', () => server.ended() || isListening(port))
	if (server.ended()) throw new Error(`nginx did not start:\n${server.output()}`)
	const master = Number(readFileSync(join(work, 'nginx.pid'), 'latin1'))
	return {
		port,
		pids: () => [master, ...childrenOf(master)],
		async accepted() {
			const text = await (await fetch(`http://127.0.0.1:${statusPort}/`, { headers: { Connection: 'close' } })).text()
			return Number(/requests\s+(\d+)/.exec(text)?.[1])
		},
		stop: () => server.stop(),
	}
}

function childrenOf(pid: number): number[] {
	return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim().split(' ').filter(Boolean).map(Number)
}
