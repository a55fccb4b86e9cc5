import type { Glyphs } from './glyphs.js'
import { type Run, width } from './text.js'
import type { Theme } from './theme.js'

/** A row of the key table: what is dispatched, what the footer and the help say, all from here. */
export type Binding<Command extends string = string, Context extends string = string> = {
	/** Names as in Key. The first one is what the footer shows. */
	readonly keys: readonly string[]
	readonly command: Command
	/** Where it works. */
	readonly when: readonly Context[]
	/** What it does, for the help: a few words, beginning with a verb. */
	readonly help: string
	/** The footer's word for it, and its rank there: 1 is shown first. Without it the footer is silent. */
	readonly footer?: { readonly word: string; readonly rank: number }
}

/**
 * The row that a key means.
 *
 * @param contexts where the user is, the most specific first (`['hex', 'main', 'everywhere']`): the first that knows the key decides
 */
export function resolve<Command extends string, Context extends string>(
	keymap: readonly Binding<Command, Context>[],
	contexts: readonly Context[],
	key: string,
): Binding<Command, Context> | undefined {
	for (const context of contexts) {
		const row = keymap.find(row => row.when.includes(context) && row.keys.includes(key))
		if (row) return row
	}
	return undefined
}

/** The rows that work here, without those that a more specific context has taken all keys of. */
export function active<Command extends string, Context extends string>(
	keymap: readonly Binding<Command, Context>[],
	contexts: readonly Context[],
): Binding<Command, Context>[] {
	const meant = new Map<string, Binding<Command, Context>>()
	for (const context of contexts)
		for (const row of keymap)
			if (row.when.includes(context)) for (const key of row.keys) if (!meant.has(key)) meant.set(key, row)
	const rows = new Set(meant.values())
	return keymap.filter(row => rows.has(row))
}

/** Text of a bar that stands for a key: a click on it is that key. */
export type KeyRun = Run & { readonly key?: string }

/** The footer: as many of the best keys as fit, by rank. */
export function footer(
	keymap: readonly Binding[],
	contexts: readonly string[],
	columns: number,
	theme: Pick<Theme, 'glyphs'>,
	translate: (word: string) => string = word => word,
): KeyRun[] {
	const runs: KeyRun[] = []
	let used = 0
	// A key that means something else here is not named for what it means elsewhere.
	const shown = active(keymap, contexts).filter(row => row.footer && resolve(keymap, contexts, row.keys[0]!) === row)
	for (const row of shown.sort((a, b) => a.footer!.rank - b.footer!.rank)) {
		const key = row.keys[0]!
		const label = keyLabel(key, theme.glyphs)
		const word = ` ${translate(row.footer!.word)}`
		const gap = used === 0 ? 0 : 2
		if (used + gap + width(label + word) > columns) continue
		if (gap) runs.push({ text: '  ' })
		runs.push({ text: label, token: 'key', key }, { text: word, token: 'dimmed', key })
		used += gap + width(label + word)
	}
	return runs
}

export type HelpRow = { readonly keys: string; readonly help: string; readonly command: string }

/** The help: for each context, in the order given, its rows. */
export function help<Context extends string>(
	keymap: readonly Binding<string, Context>[],
	contexts: readonly Context[],
	glyphs: Glyphs,
): { readonly context: Context; readonly rows: readonly HelpRow[] }[] {
	return contexts.map(context => ({
		context,
		rows: keymap
			.filter(row => row.when.includes(context))
			.map(row => ({
				keys: row.keys.map(key => keyLabel(key, glyphs)).join(' '),
				help: row.help,
				command: row.command,
			})),
	}))
}

/** Sentences about keys that mean two things in one context. Empty in a sound table. */
export function conflicts(keymap: readonly Binding[]): string[] {
	const taken = new Map<string, Binding>()
	const found: string[] = []
	for (const row of keymap)
		for (const context of row.when)
			for (const key of row.keys) {
				const place = `${key} in ${context}`
				const other = taken.get(place)
				if (other) found.push(`${place} is both ${other.command} and ${row.command}`)
				taken.set(place, row)
			}
	return found
}

/** What a key is called on the screen: `↑`, `Enter`, `^C`. */
export function keyLabel(key: string, glyphs: Glyphs): string {
	const parts = key === '+' ? ['+'] : key.split(/\+(?!$)/)
	const name = parts.at(-1)!
	const modifiers = parts.slice(0, -1)
	const label = labelOf(name, glyphs)
	if (modifiers.length === 1 && modifiers[0] === 'ctrl' && name.length === 1) return `^${name.toUpperCase()}`
	return [...modifiers.map(capital), label].join('+')
}

const LABELS: Readonly<Record<string, string>> = {
	escape: 'Esc',
	pageup: 'PgUp',
	pagedown: 'PgDn',
	delete: 'Del',
	insert: 'Ins',
}

function labelOf(name: string, glyphs: Glyphs): string {
	if (name === 'up' || name === 'down' || name === 'left' || name === 'right') return glyphs[name]
	return LABELS[name] ?? (name.length > 1 ? capital(name) : name)
}

function capital(word: string): string {
	return word[0]!.toUpperCase() + word.slice(1)
}
