import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a whole process took: seconds of the clock, seconds of processors (user and system), megabytes at its peak. */
export type Cost = { readonly wall: number; readonly cpu: number; readonly peak: number }

export type CostOptions = {
	/** A file for what it prints, which is thrown away otherwise. */
	readonly output?: string
	/** Seconds after which it is stopped; its cost is then what it took until there. */
	readonly limit?: number
}

export type Command = readonly [string, ...string[]]

/** What Node would load or do besides: a file of certificates (NODE_EXTRA_CA_CERTS) takes twice the time of a start. */
export const ENVIRONMENT: NodeJS.ProcessEnv = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !/^NODE_/.test(name)),
)

/** Runs a command to its end, or its limit, under GNU time. Throws when it fails. */
export function cost(
	[command, ...args]: Command,
	{ output, limit }: CostOptions = {},
): Cost & { readonly isStopped: boolean } {
	const folder = mkdtempSync(join(tmpdir(), 'handshark-bench-'))
	try {
		const report = join(folder, 'time')
		const file = output === undefined ? 'ignore' : openSync(output, 'w')
		const begun = performance.now()
		const limited = limit === undefined ? [] : ['timeout', '-k', '10', `${limit}`]
		const timed = ['-q', '-f', '%U %S %M', '-o', report, ...limited, command, ...args]
		const { status, error } = spawnSync('/usr/bin/time', timed, {
			stdio: ['ignore', file, 'ignore'],
			env: ENVIRONMENT,
		})
		const wall = (performance.now() - begun) / 1000
		if (file !== 'ignore') closeSync(file)
		if (error) throw error
		const isStopped = limit !== undefined && (status === TIMED_OUT || status === KILLED)
		if (status !== 0 && !isStopped) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
		const [user = 0, system = 0, kilobytes = 0] = readFileSync(report, 'utf8').trim().split(' ').map(Number)
		return { wall, cpu: user + system, peak: (kilobytes * 1024) / 1e6, isStopped }
	} finally {
		rmSync(folder, { recursive: true })
	}
}

/** What `timeout` ends with when it has stopped a command, and when it had to kill it. */
const TIMED_OUT = 124
const KILLED = 137

/** Milliseconds of the clock that a command takes. */
export function wall([command, ...args]: Command): number {
	const begun = performance.now()
	const { status, error } = spawnSync(command, args, { stdio: 'ignore', env: ENVIRONMENT })
	if (error || status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} ended with ${status}`)
	return performance.now() - begun
}

/** Runs a command to its end with its output in a file. */
export function keep([command, ...args]: Command, path: string): void {
	const file = openSync(path, 'w')
	const { status, error } = spawnSync(command, args, { stdio: ['ignore', file, 'ignore'], env: ENVIRONMENT })
	closeSync(file)
	if (error || status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} ended with ${status}`)
}

/** Runs each in turn, `rounds` times over: what else the machine does meets all of them alike. */
export function interleaved<Name extends string, Result>(
	names: readonly Name[],
	rounds: number,
	run: (name: Name) => Result,
): Record<Name, Result[]> {
	const results = Object.fromEntries(names.map(name => [name, []])) as unknown as Record<Name, Result[]>
	for (let round = 0; round < rounds; round++) for (const name of names) results[name].push(run(name))
	return results
}

export function median(values: readonly number[]): number {
	return percentile(values, 50)
}

/** The smallest value that so many percent of all do not exceed; of an even number of values, 50 gives the lower middle one. */
export function percentile(values: readonly number[], percent: number): number {
	const sorted = [...values].sort((a, b) => a - b)
	return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}
