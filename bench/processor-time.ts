import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** The kernel's ticks in a second. */
export const TICKS = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout)

/** Processor time of processes, in the kernel's ticks. */
export function ticksOf(pids: readonly (number | undefined)[]): number {
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
export function busyTicks(): number {
	const fields = readFileSync('/proc/stat', 'latin1').split('\n')[0]!.split(/\s+/).slice(1).map(Number)
	return [0, 1, 2, 5, 6].reduce((sum, i) => sum + fields[i]!, 0)
}

/** Ticks of each thread of a process, in the order in which they began. */
export function threadTicks(pid: number): Map<number, number> {
	const ids = readdirSync(`/proc/${pid}/task`).map(Number)
	return new Map(ids.sort((a, b) => a - b).map(id => [id, ticksIn(`/proc/${pid}/task/${id}/stat`)]))
}

/** What a command prints, and seconds of processors that it takes. */
export async function timed(command: string, args: readonly string[]): Promise<{ text: string; seconds: number }> {
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
