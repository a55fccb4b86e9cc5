import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Between, startMitm, startPipe, startProxy, type Watched } from './betweens.js'
import { machine } from './machine.js'
import { busyTicks, TICKS, ticksOf, timed } from './processor-time.js'
import { countIn } from './recorded-connections.js'
import { percentile } from './run.js'
import { type Nginx, startNginx } from './short-server.js'
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
	const nginx = await startNginx(work)
	const recorded = values.keep ?? join(work, 'recorded.pcapng')
	const watched: Watched = { keys: [], lag: [] }
	const { keys, lag } = watched
	const program = [...values.flags.split(' ').filter(Boolean), values.program]
	const between = new Map<Name, Between>()
	for (const name of names) {
		if (name === 'direct') between.set(name, { port: nginx.port, close: async () => {} })
		else if (name === 'pipe') between.set(name, await startPipe(nginx.port))
		else if (name === 'proxy') between.set(name, await startProxy(nginx.port, recorded, program, watched))
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

try {
	await main()
} finally {
	rmSync(work, { recursive: true })
}
