/** Columns of a line of the report where its words can be broken. */
export const LINE = 100

/** A text behind a head, in lines of at most `width` characters: what does not fit stands below, under its beginning. */
export function hanging(head: string, text: string, width = LINE): string[] {
	return wrapped(text, width - head.length).map((line, i) => (i === 0 ? head : ' '.repeat(head.length)) + line)
}

/** A text in lines of at most `width` characters, broken at spaces; a longer word has a line of its own. */
export function wrapped(text: string, width: number): string[] {
	const lines: string[] = []
	for (const word of text.split(' ')) {
		const last = lines.at(-1)
		if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
		else lines.push(word)
	}
	return lines
}
