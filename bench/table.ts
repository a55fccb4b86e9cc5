/** A Markdown table; the first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
	const rule = head.map((_, i) => (i === 0 ? '---' : '---:'))
	return [line(head), line(rule), ...rows.map(line)].join('\n')
}

/** Three significant digits, as far as they stand before the point all of them. */
export function figure(value: number): string {
	if (!Number.isFinite(value)) return '–'
	const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.001))))
	return value.toFixed(Math.min(3, digits))
}

export const times = (value: number) => `${figure(value)} ×`
