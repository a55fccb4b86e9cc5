import type { Found } from './state.js'

/** The first place that shows packet `number` or a later one. */
export function rowFrom({ packets, count }: Found, number: number): number {
	let low = 0
	let high = count
	while (low < high) {
		const middle = (low + high) >> 1
		if (packets[middle]! < number) low = middle + 1
		else high = middle
	}
	return low
}

/** Whether packet `number` is among those that are shown. */
export function shows(found: Found, number: number): boolean {
	const row = rowFrom(found, number)
	return row < found.count && found.packets[row] === number
}
