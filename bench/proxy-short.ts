import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { isListening, type Running, start, succeed, until } from '../fixtures/record/processes.js'
import { machine } from './machine.js'
import { freePort } from './proxy-started.js'
import { percentile } from './run.js'
import { Screen } from './screen.js'
import { figure, table } from './table.js'

/*
 * Short TLS connections from wrk to nginx, straight and through the proxy with its screen on and keys typed into it, and
 * through two sockets that are piped into one another: `node build/bench/proxy-short.js [--seconds N] [--rounds N]
 * [--threads N] [--connections N] [--only direct,proxy,pipe,mitm] [--program FILE] [--flags=NODE'S] [--keep FILE]`.
 *
 * What is counted: connections by wrk, by nginx and by tshark in the recording. Processor time is that of each program.
 */

const { values } = parseArgs({
	options: {
		seconds: { type: 'string', default: '20' },
		rounds: { type: 'string', default: '1' },
		threads: { type: 'string', default: '1' },
		connections: { type: 'string', default: '64' },
		only: { type: 'string', default: 'direct,proxy,pipe,mitm' },
		program: { type: 'string', default: 'dist/handshark.js' },
		keep: { type: 'string' },
		flags: { type: 'string', default: '' },
	},
})

type Name = 'direct' | 'proxy' | 'pipe' | 'mitm'

/** What stands between wrk and nginx. */
type Between = {
	readonly port: number
	readonly pid?: number
	/** Something to be done while wrk runs. */
	readonly meanwhile?: (signal: AbortSignal) => Promise<void>
	/** Something to be awaited before the next one runs. */
	readonly settled?: (accepted: number) => Promise<void>
	close(): Promise<void>
}

type Round = {
	readonly rate: number
	readonly finished: number
	readonly errors: string
	readonly accepted: number
	/** Milliseconds of processors for each connection. */
	readonly cost: { readonly wrk: number; readonly nginx: number; readonly between: number }
	/** Processors that were busy with none of them. */
	readonly others: number
}

const work = mkdtempSync(join(tmpdir(), 'handshark-bench-'))

async function main(): Promise<void> {
	const names = values.only.split(',') as Name[]
	const nginx = await startNginx()
	const recorded = values.keep ?? join(work, 'recorded.pcapng')
	const keys: number[] = []
	const lag: number[] = []
	const between = new Map<Name, Between>()
	for (const name of names) {
		if (name === 'direct') between.set(name, { port: nginx.port, close: async () => {} })
		else if (name === 'pipe') between.set(name, await startPipe(nginx.port))
		else if (name === 'proxy') between.set(name, await startProxy(nginx.port, recorded, keys, lag))
		else {
			const mitm = await startMitm(nginx.port)
			if (mitm) between.set(name, mitm)
		}
	}
	const found = new Map<Name, Round[]>()
	for (let round = 0; round < Number(values.rounds); round++)
		for (const [name, one] of between) found.set(name, [...(found.get(name) ?? []), await measure(one, nginx)])
	for (const one of between.values()) await one.close()
	await nginx.stop()
	const rounds = (name: Name) => found.get(name) ?? []
	const median = (name: Name, of: (round: Round) => number) => percentile(rounds(name).map(of), 50)
	const sum = (name: Name, of: (round: Round) => number) => rounds(name).reduce((all, round) => all + of(round), 0)
	const rows = [...found.keys()].map(name => [
		name,
		figure(median(name, ({ rate }) => rate)),
		`${figure((100 * median(name, ({ rate }) => rate)) / median('direct', ({ rate }) => rate))} %`,
		`${sum(name, ({ finished }) => finished)}`,
		`${sum(name, ({ accepted }) => accepted)}`,
		rounds(name)
			.map(({ errors }) => errors)
			.filter(Boolean)
			.join('; ') || 'none',
		figure(median(name, ({ cost }) => cost.wrk)),
		figure(median(name, ({ cost }) => cost.nginx)),
		name === 'direct' ? '' : figure(median(name, ({ cost }) => cost.between)),
		figure(median(name, ({ others }) => others)),
	])
	const say = (text: string) => process.stdout.write(`${text}\n`)
	say(`${new Date().toISOString().slice(0, 16)}: ${machine()}; wrk ${wrkArgs().join(' ')}\n`)
	say(
		table(
			[
				'through',
				'a second',
				'of direct',
				'wrk had answers',
				'nginx took',
				'errors',
				'wrk, ms each',
				'nginx, ms each',
				'between, ms each',
				'others, processors',
			],
			rows,
		),
	)
	if (!found.has('proxy')) return
	const { connections, hellos, ended } = await countIn(recorded)
	say(`\nrecorded: ${connections} connections, ${hellos} with a ClientHello, ${ended} that the server has ended`)
	say(
		`key to frame, ${keys.length} keys: median ${figure(percentile(keys, 50))} ms, 95 %: ${figure(percentile(keys, 95))} ms, most ${figure(Math.max(...keys))} ms`,
	)
	say(`shown all after the end of each run: ${lag.map(figure).join(', ')} s`)
}

function wrkArgs(): string[] {
	return [`-t${values.threads}`, `-c${values.connections}`, `-d${values.seconds}`, '-H', 'Connection: close']
}

/** One run of wrk. */
async function measure(between: Between, nginx: Nginx): Promise<Round> {
	const accepted = await nginx.accepted()
	const before = { nginx: ticksOf(nginx.pids()), between: ticksOf([between.pid]), all: busyTicks() }
	const begun = performance.now()
	const over = new AbortController()
	const output = await Promise.all([
		timed('wrk', [...wrkArgs(), `https://127.0.0.1:${between.port}/`]).finally(() => over.abort()),
		between.meanwhile?.(over.signal),
	]).then(([output]) => output)
	const seconds = (performance.now() - begun) / 1000
	const ticks = {
		nginx: ticksOf(nginx.pids()) - before.nginx,
		between: ticksOf([between.pid]) - before.between,
		wrk: output.seconds * TICKS,
		all: busyTicks() - before.all,
	}
	const finished = Number(/(\d+) requests in/.exec(output.text)?.[1] ?? 0)
	await sleep(500)
	// The question itself is a connection as well.
	const took = (await nginx.accepted()) - accepted - 1
	await between.settled?.(took)
	const each = (value: number) => ((1000 / TICKS) * value) / finished
	return {
		rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(output.text)?.[1] ?? Number.NaN),
		finished,
		errors: [/Socket errors: (.*)/.exec(output.text)?.[1], /Non-2xx.*: (\d+)/.exec(output.text)?.[0]]
			.filter(Boolean)
			.join(', '),
		accepted: took,
		cost: { wrk: each(ticks.wrk), nginx: each(ticks.nginx), between: each(ticks.between) },
		others: (ticks.all - ticks.nginx - ticks.between - ticks.wrk) / TICKS / seconds,
	}
}

/** What a command prints, and seconds of processors that it takes. */
async function timed(command: string, args: readonly string[]): Promise<{ text: string; seconds: number }> {
	const child = spawn('/usr/bin/time', ['-q', '-f', 'took %U %S', command, ...args])
	let text = ''
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (piece: string) => {
			text += piece
		})
	await new Promise(resolve => child.once('close', resolve))
	const [, user, system] = /took ([\d.]+) ([\d.]+)/.exec(text) ?? []
	return { text, seconds: Number(user) + Number(system) }
}

const TICKS = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout)

/** Processor time of processes, in the kernel's ticks. */
function ticksOf(pids: readonly (number | undefined)[]): number {
	let sum = 0
	for (const pid of pids) if (pid !== undefined) sum += ticksIn(`/proc/${pid}/stat`)
	return sum
}

function ticksIn(path: string): number {
	// Behind the name, which may hold spaces: state is the first, user and system time are the 12th and 13th.
	const text = readFileSync(path, 'latin1')
	const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
	return Number(fields[11]) + Number(fields[12])
}

/** Ticks in which processors were not idle: user, nice, system, irq, softirq. */
function busyTicks(): number {
	const fields = readFileSync('/proc/stat', 'latin1').split('\n')[0]!.split(/\s+/).slice(1).map(Number)
	return [0, 1, 2, 5, 6].reduce((sum, i) => sum + fields[i]!, 0)
}

type Nginx = {
	readonly port: number
	readonly pids: () => number[]
	/** Connections that it has taken, this question included. */
	readonly accepted: () => Promise<number>
	readonly stop: () => Promise<void>
}

async function startNginx(): Promise<Nginx> {
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

/** Two sockets piped into one another, in a process of their own. */
async function startPipe(to: number): Promise<Between> {
	const port = await freePort()
	const code = `const net=require('net');net.createServer({allowHalfOpen:true},a=>{const b=net.connect({port:${to},host:'127.0.0.1',allowHalfOpen:true});a.on('error',()=>b.destroy());b.on('error',()=>a.destroy());a.pipe(b).pipe(a)}).listen(${port},'127.0.0.1',1024)`
	const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'inherit'] })
	await until('the pipe to listen', () => isListening(port))
	return { port, pid: child.pid!, close: async () => void child.kill() }
}

/** mitmproxy, where it is installed: it ends TLS and opens it again, for it relays nothing as it is in this mode. */
async function startMitm(to: number): Promise<Between | undefined> {
	try {
		execFileSync('mitmdump', ['--version'], { stdio: 'ignore' })
	} catch {
		return undefined
	}
	const port = await freePort()
	const args = ['-q', '--mode', `reverse:https://127.0.0.1:${to}`, '--ssl-insecure', '--listen-host', '127.0.0.1']
	const child = spawn('mitmdump', [...args, '-p', `${port}`, '-w', '/dev/null'], { stdio: 'ignore' })
	await until('mitmproxy to listen', () => isListening(port), 60_000)
	return { port, pid: child.pid!, close: async () => void child.kill() }
}

/** The program with its screen, typed into while connections come. */
async function startProxy(to: number, file: string, keys: number[], lag: number[]): Promise<Between> {
	const port = await freePort()
	const args = ['proxy', '--listen', `127.0.0.1:${port}`, '--to', `127.0.0.1:${to}`, '--write', file, '--force']
	const screen = new Screen([process.execPath, ...values.flags.split(' ').filter(Boolean), values.program, ...args])
	await screen.shows(/headers made up/)
	let all = 0
	let threads = threadTicks(screen.pid)
	return {
		port,
		pid: screen.pid,
		async meanwhile(signal) {
			threads = threadTicks(screen.pid)
			for (let i = 0; !signal.aborted; i++) {
				const { key, answer } = KEYS[i % KEYS.length]!
				// Never in step with the frames.
				await sleep(150 + Math.random() * 100)
				keys.push(await screen.answer(key, answer))
			}
		},
		async settled(accepted) {
			const after = threadTicks(screen.pid)
			const begun = performance.now()
			all += accepted
			// The question for them is a frame of its own.
			await screen.answer('4', shownView(4))
			await screen.answer('2', shownView(2))
			const text = new RegExp(`\\b${all.toLocaleString('en')} conversations`)
			while (!(await screen.has(text))) if (performance.now() - begun > 60_000) break
			lag.push((performance.now() - begun) / 1000 + 0.5)
			const spent = [...after].map(([id, ticks]) => ticks - (threads.get(id) ?? 0))
			const each = spent.filter(ticks => ticks > 0).map(ticks => figure(((1000 / TICKS) * ticks) / accepted))
			process.stderr.write(`milliseconds of each thread for each connection: ${each.join(' ')}\n`)
		},
		close: () => screen.quit(),
	}
}

/** Ticks of each thread of a process, in the order in which they began. */
function threadTicks(pid: number): Map<number, number> {
	const ids = readdirSync(`/proc/${pid}/task`).map(Number)
	return new Map(ids.sort((a, b) => a - b).map(id => [id, ticksIn(`/proc/${pid}/task/${id}/stat`)]))
}

/** What a frame has when this view is open: the mark before its number in the top line. */
const shownView = (view: number) => new RegExp(`▸(?:\\x1b\\[[\\d;]*m)*${view}`)

/** Keys, and what is in the frames that answer them and in no frame before. */
const KEYS = [
	{ key: '3', answer: shownView(3) },
	{ key: '2', answer: shownView(2) },
	{ key: '1', answer: shownView(1) },
	{ key: 'F', answer: /the newest is selected as it comes|the selection stays where it is/ },
] as const

/** Connections in a recording, as tshark counts them. */
async function countIn(file: string): Promise<{ connections: number; hellos: number; ended: number }> {
	const fields = [
		'tcp.stream',
		'tcp.flags.syn',
		'tcp.flags.fin',
		'tcp.flags.reset',
		'tls.handshake.type',
		'tcp.srcport',
	]
	const text = await new Promise<string>((resolve, reject) => {
		const child = spawn('tshark', ['-r', file, '-T', 'fields', ...fields.flatMap(name => ['-e', name])])
		const pieces: Buffer[] = []
		child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
		child.once('error', reject).once('close', () => resolve(Buffer.concat(pieces).toString('latin1')))
	})
	const clients = new Map<string, string>()
	const [hellos, ended] = [new Set<string>(), new Set<string>()]
	for (const line of text.split('\n')) {
		const [stream, syn, fin, reset, types, port] = line.split('\t')
		if (!stream || port === undefined) continue
		if (isTrue(syn) && !clients.has(stream)) clients.set(stream, port)
		if (types?.split(',').includes('1')) hellos.add(stream)
		if ((isTrue(fin) || isTrue(reset)) && port !== clients.get(stream)) ended.add(stream)
	}
	return { connections: clients.size, hellos: hellos.size, ended: ended.size }
}

const isTrue = (value: string | undefined) => value === '1' || value === 'True'

try {
	await main()
} finally {
	rmSync(work, { recursive: true })
}
