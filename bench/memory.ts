import { statSync } from 'node:fs'
import { type Command, cost, median } from './run.js'
import { figure, table } from './table.js'

/** The peak on a capture and on one that is ten times as long. */
export function memory(
	program: Command,
	captures: readonly { readonly what: string; readonly once: string; readonly tenfold: string }[],
	rounds: number,
): string {
	const peak = (file: string) =>
		median(Array.from({ length: rounds }, () => cost([...program, 'report', '--json', file]).peak))
	const size = (file: string) => `${figure(statSync(file).size / 1e6)} MB`
	const rows = captures.map(({ what, once, tenfold }) => {
		const first = peak(once)
		const second = peak(tenfold)
		return [
			what,
			`${figure(first)} (${size(once)})`,
			`${figure(second)} (${size(tenfold)})`,
			`${figure((second / first - 1) * 100)} %`,
		]
	})
	return table(['peak MB', 'once (capture)', 'ten times', 'more (wanted: at most 10 %)'], rows)
}
