/**
 * A command of a shell in lines of at most `columns` that can be copied and pasted as they stand: `$ ` before the first,
 * each line from the first column on, and where one goes on outside quotes a backslash in the last column. A word that is
 * longer than a line is broken, which a shell undoes behind a backslash.
 */
export function commandLines(command: string, columns: number): string[] {
	const room = columns - 1
	const lines = ['$']
	for (const word of command.split(' ')) {
		const line = lines.at(-1)!
		// A blank before the backslash.
		if (line === '$' || line.length + 1 + word.length < room) lines[lines.length - 1] = `${line} ${word}`
		else lines.push(word)
		while (lines.at(-1)!.length > room) {
			const long = lines.pop()!
			lines.push(long.slice(0, room), long.slice(room))
		}
	}
	let isQuoted = false
	return lines.map((line, i) => {
		if (line.split("'").length % 2 === 0) isQuoted = !isQuoted
		return isQuoted || i === lines.length - 1 ? line : `${line.padEnd(room)}\\`
	})
}
