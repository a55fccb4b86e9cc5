/**
 * Records one capture: `record.js connections|tiny|download|tls13|gcm|cbc FILE BYTES`, in a network of its own, so that
 * neither ports nor settings of the machine matter: `lo` gets the MTU of an Ethernet and cuts segments itself, as captures from a network
 * have them. Captures.ts starts it by `unshare`.
 */
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { issueRsa, makeAuthority, SQUIRRELS } from '../fixtures/record/pki.js'
import { isListening, type Running, start, succeed, until } from '../fixtures/record/processes.js'
import { writeNoise } from './noise.js'

/** One server for each version: TLS 1.2 without resumption shows certificates, TLS 1.3 resumes as browsers do. */
const SERVERS = [
	{ address: '127.0.0.2', names: ['mail.bench.test', 'shop.bench.test'], tls: 'TLSv1.2', resumes: false },
	{ address: '127.0.0.3', names: ['news.bench.test', 'chat.bench.test'], tls: 'TLSv1.3', resumes: true },
] as const
const PORT = 443
/** What the short connections fetch, from one name after the other; and what the tiny ones do. */
const BODIES = [60_000, 75_000, 90_000, 100_000]
const TINY_BODIES = [10_000]
/** Of the download: as fast as tcpdump writes without losing anything. */
const RATE = '60M'
/** Downloads whose secrets curl writes to FILE.keys: from which server, and what it offers to it. */
const KEYED: Readonly<Record<string, { readonly from: 0 | 1; readonly offers: readonly string[] }>> = {
	tls13: { from: 1, offers: ['--tls13-ciphers', 'TLS_AES_256_GCM_SHA384'] },
	gcm: { from: 0, offers: ['--ciphers', 'ECDHE-RSA-AES128-GCM-SHA256'] },
	cbc: { from: 0, offers: ['--ciphers', 'ECDHE-RSA-AES256-SHA'] },
}
/** tcpdump's buffer in KiB. */
const BUFFER = 256 << 10

const [kind, file, bytes] = process.argv.slice(2)
const work = mkdtempSync(join(tmpdir(), 'handshark-bench-'))
try {
	const bodies = kind === 'tiny' ? TINY_BODIES : BODIES
	const keyed = KEYED[kind!]
	// On several processors segments overtake one another, also on `lo`; tshark does not put them in order unless it is told to.
	if (keyed) await succeed('taskset', ['-cp', '0', `${process.pid}`])
	const talk = (file: string, bytes: number) =>
		keyed
			? download(file, bytes, keyed)
			: kind === 'download'
				? download(file, bytes)
				: connections(file, bytes, bodies)
	await record(talk, file!, Number(bytes))
} catch (error) {
	console.error(error instanceof Error ? error.message : error)
	process.exitCode = 1
} finally {
	rmSync(work, { recursive: true, force: true })
}

async function record(talk: (file: string, bytes: number) => Promise<void>, file: string, bytes: number) {
	await network()
	const server = await nginx()
	const tcpdump = start('tcpdump', ['-i', 'lo', '-n', '-Z', 'root', '-B', `${BUFFER}`, '-w', file, 'tcp'])
	try {
		await until(`tcpdump to listen: ${tcpdump.output()}`, () => tcpdump.output().includes('listening on'))
		await talk(file, bytes)
		await sleep(1500)
		await tcpdump.stop('SIGINT')
		if (!/^0 packets dropped by kernel/m.test(tcpdump.output()))
			throw new Error(`tcpdump has lost packets:\n${tcpdump.output()}`)
	} finally {
		await tcpdump.stop()
		await server.stop()
	}
}

/** Thousands of connections, each for one answer, until the capture has its size. */
async function connections(file: string, bytes: number, bodies: readonly number[]): Promise<void> {
	for (const [i, body] of bodies.entries()) writeFileSync(join(work, `body${i}`), new Uint8Array(body).fill(0x2e))
	const names = SERVERS.flatMap(server => server.names)
	for (const [i, name] of names.entries()) {
		const args = ['-t1', '-c8', '-d1h', '-H', 'Connection: close', `https://${name}/body${i % bodies.length}`]
		const wrk = start('wrk', args)
		const wanted = (bytes * (i + 1)) / names.length
		await until(`${file} to grow`, () => wrk.ended() || statSync(file).size >= wanted, 3_600_000)
		const ended = wrk.ended()
		await wrk.stop('SIGINT')
		if (ended) throw new Error(`wrk has ended:\n${wrk.output()}`)
	}
}

/** One connection that brings the whole size; of noise, and with its key log, where it is to be opened. */
async function download(file: string, bytes: number, keyed?: (typeof KEYED)[string]): Promise<void> {
	const body = join(work, 'large')
	if (keyed) writeNoise(body, bytes)
	else {
		writeFileSync(body, '')
		truncateSync(body, bytes)
	}
	const url = `https://${SERVERS[keyed?.from ?? 1].names[0]}/large`
	const args = ['-sSf', '--insecure', '--limit-rate', RATE, '-o', '/dev/null', ...(keyed?.offers ?? []), url]
	await new Promise<void>((resolve, reject) => {
		const curl = start('curl', args, keyed ? { env: { SSLKEYLOGFILE: `${file}.keys` } } : {})
		until('curl to end', curl.ended, 3_600_000).then(
			() => (curl.output() === '' ? resolve() : reject(new Error(`curl has failed:\n${curl.output()}`))),
			reject,
		)
	})
}

async function network(): Promise<void> {
	const hosts = join(work, 'hosts')
	writeFileSync(hosts, SERVERS.map(({ address, names }) => `${address} ${names.join(' ')}\n`).join(''))
	await succeed('mount', ['--bind', hosts, '/etc/hosts'])
	await succeed('ip', ['link', 'set', 'lo', 'up', 'mtu', '1500', 'gso_max_segs', '1'])
}

async function nginx(): Promise<Running> {
	const authority = makeAuthority(work, 'ca', SQUIRRELS)
	const identity = issueRsa(work, 'server', authority, { ...SQUIRRELS, commonName: 'bench.test' })
	const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${work};`)
	const servers = SERVERS.map(({ address, tls, resumes }) => {
		const resumption = resumes ? '' : 'ssl_session_tickets off; ssl_session_cache off;'
		return `server { listen ${address}:${PORT} ssl; ssl_protocols ${tls}; ${resumption} root ${work}; }`
	})
	const conf = join(work, 'nginx.conf')
	writeFileSync(
		conf,
		`daemon off; master_process off; user root; pid nginx.pid; error_log stderr;
		events { worker_connections 4096; }
		http {
			access_log off; default_type application/octet-stream; ${paths.join(' ')}
			ssl_certificate ${identity.certificate}; ssl_certificate_key ${identity.key};
			${servers.join('\n')}
		}`,
	)
	const server = start('nginx', ['-p', work, '-c', conf, '-e', 'stderr'])
	await until('nginx to listen', () => server.ended() || isListening(PORT))
	if (server.ended()) throw new Error(`nginx did not start:\n${server.output()}`)
	return server
}
