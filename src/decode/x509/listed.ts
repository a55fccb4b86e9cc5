/** The first few of a list in words: `a, b, c and 4 more`. */
export function listed(items: readonly string[], most = 3): string {
	if (items.length === 0) return 'none'
	if (items.length <= most) return items.join(', ')
	return `${items.slice(0, most).join(', ')} and ${items.length - most} more`
}
