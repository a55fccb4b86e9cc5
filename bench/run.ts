import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a whole process took: seconds of the clock, seconds of processors (user and system), megabytes at its peak. */
export type Cost = { readonly wall: number; readonly cpu: number; readonly peak: number }

export type Command = readonly [string, ...string[]]

/** What Node would load or do besides: a file of certificates (NODE_EXTRA_CA_CERTS) takes twice the time of a start. */
export const ENVIRONMENT: NodeJS.ProcessEnv = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !/^NODE_/.test(name)),
)

/** Runs a command to its end with its output thrown away, under GNU time. Throws when it fails. */
export function cost([command, ...args]: Command): Cost {
	const folder = mkdtempSync(join(tmpdir(), 'handshark-bench-'))
	try {
		const report = join(folder, 'time')
		const begun = performance.now()
		const timed = ['-q', '-f', '%U %S %M', '-o', report, command, ...args]
		const { status, error } = spawnSync('/usr/bin/time', timed, { stdio: 'ignore', env: ENVIRONMENT })
		const wall = (performance.now() - begun) / 1000
		if (error) throw error
		if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
		const [user = 0, system = 0, kilobytes = 0] = readFileSync(report, 'utf8').trim().split(' ').map(Number)
		return { wall, cpu: user + system, peak: (kilobytes * 1024) / 1e6 }
	} finally {
		rmSync(folder, { recursive: true })
	}
}

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
