/** A string that stands in a source: what is computed in a template is `{}`. */
export type Literal = { readonly text: string; readonly line: number }

/** The strings and templates of a TypeScript source, those within templates too; nothing of comments and patterns. */
export function literalsOf(source: string): Literal[] {
	const found: Literal[] = []
	let at = 0
	code(false)
	return found

	/** Up to the end of the source or, inside a template, to the brace that closes it. */
	function code(isInner: boolean): void {
		let depth = 0
		let start = at
		while (at < source.length) {
			const character = source[at]!
			if (character === '}' && depth === 0 && isInner) return
			if (passed(character, source.slice(start, at))) {
				start = at
				continue
			}
			if (character === '{') depth++
			if (character === '}') depth--
			at++
		}
	}

	/** Past a comment, a string or a pattern that begins here, behind this code. */
	function passed(character: string, before: string): boolean {
		if (character === "'" || character === '"') quoted(character)
		else if (character === '`') template()
		else if (source.startsWith('//', at)) at = endOf('\n')
		else if (source.startsWith('/*', at)) at = endOf('*/')
		else if (character === '/' && BEFORE_PATTERN.test(before)) pattern()
		else return false
		return true
	}

	function endOf(text: string): number {
		const end = source.indexOf(text, at)
		return end < 0 ? source.length : end + text.length
	}

	function quoted(quote: string): void {
		const start = at++
		let text = ''
		while (source[at] !== quote) text += unescaped()
		at++
		add(text, start)
	}

	function template(): void {
		const start = at++
		let text = ''
		while (source[at] !== '`') {
			if (source.startsWith('${', at)) {
				at += 2
				code(true)
				at++
				text += '{}'
			} else text += unescaped()
		}
		at++
		add(text, start)
	}

	function pattern(): void {
		let isClass = false
		for (at++; at < source.length && (isClass || source[at] !== '/'); at++) {
			if (source[at] === '\\') at++
			else if (source[at] === '[') isClass = true
			else if (source[at] === ']') isClass = false
		}
		at++
	}

	function unescaped(): string {
		if (source[at] !== '\\') return source[at++]!
		at += 2
		return source[at - 1]!
	}

	function add(text: string, start: number): void {
		found.push({ text, line: source.slice(0, start).split('\n').length })
	}
}

/** What may stand before a pattern, and never before a division. */
const BEFORE_PATTERN = /(?:[(,=:[!&|?{};>]|return)\s*$/
