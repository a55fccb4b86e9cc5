import { statSync } from 'node:fs'
import { type Command, cost, median } from './run.js'
import { figure, table } from './table.js'

/** The peak on a capture and on one that is ten times as long. */
export function memory(
	program: Command,
	captures: readonly { readonly what: string; readonly once: string; readonly tenfold: string }[],
	rounds: number,
): string {
	const peak = (file: string, what: readonly string[]) =>
		median(Array.from({ length: rounds }, () => cost([...program, 'report', ...what, file]).peak))
	const size = (file: string) => `${figure(statSync(file).size / 1e6)} MB`
	const pairs = captures.flatMap(capture => TASKS.map(task => ({ ...capture, ...task })))
	const rows = pairs.map(({ what, once, tenfold, task, options }) => {
		const first = peak(once, options)
		const second = peak(tenfold, options)
		return [
			`${what}, ${task}`,
			`${figure(first)} (${size(once)})`,
			`${figure(second)} (${size(tenfold)})`,
			`${figure((second / first - 1) * 100)} %`,
		]
	})
	return table(['peak MB', 'once (capture)', 'ten times', 'more (wanted: at most 10 %)'], rows)
}

const TASKS = [
	{ task: 'handshakes', options: ['--handshakes'] },
	{ task: 'whole report', options: ['--json', '--no-proofs'] },
] as const
