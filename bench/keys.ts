import { type Command, percentile } from './run.js'
import { Screen } from './screen.js'
import { figure, table } from './table.js'

const RUNS = 3
const KEYS = 200
const DOWN = '\x1b[B'
const UP = '\x1b[A'
const PAGE_DOWN = '\x1b[6~'
/** Milliseconds between a frame and the next key: a fast repeat of a held key. */
const PAUSE = 30

type Result = { readonly p50: number; readonly p95: number }

/** A key until its frame, at 160x45 on a long capture: while it is read, and after; the best of three runs. */
export async function keys(program: Command, capture: string, packets: number): Promise<string> {
	const reading: Result[] = []
	const idle: Result[] = []
	for (let run = 0; run < RUNS; run++) {
		const screen = new Screen([...program, capture])
		try {
			await screen.shows(/TCP/)
			reading.push(await press(screen))
			await screen.quiet(2000)
			idle.push(await press(screen))
		} finally {
			await screen.close()
		}
	}
	const rows = [
		['while it is read', ...best(reading)],
		['when all is read', ...best(idle)],
	]
	const head = [`key to frame, 160x45, ${packets.toLocaleString('en')} packets`, 'p50 ms (≤ 16)', 'p95 ms (≤ 33)']
	return table(head, rows)
}

async function press(screen: Screen): Promise<Result> {
	const spent: number[] = []
	for (let i = 0; i < KEYS; i++) {
		spent.push(await screen.key(i % 10 === 9 ? PAGE_DOWN : i % 4 === 3 ? UP : DOWN))
		await new Promise(resolve => setTimeout(resolve, PAUSE))
	}
	return { p50: percentile(spent, 50), p95: percentile(spent, 95) }
}

function best(results: readonly Result[]): string[] {
	return [figure(Math.min(...results.map(({ p50 }) => p50))), figure(Math.min(...results.map(({ p95 }) => p95)))]
}
