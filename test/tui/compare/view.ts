import { stripVTControlCharacters } from 'node:util'
import { openSession } from '../../../src/cli/read.js'
import type { Language } from '../../../src/explain/language.js'
import { traceConversation } from '../../../src/session/retrace.js'
import type { Session } from '../../../src/session/session.js'
import { COMPARE_KEYS } from '../../../src/tui/compare/keys.js'
import type { Size } from '../../../src/tui/compare/layout.js'
import { compareLines } from '../../../src/tui/compare/lines.js'
import { type CompareAction, type CompareEffect, type CompareState, isTyping } from '../../../src/tui/compare/state.js'
import { updateCompare } from '../../../src/tui/compare/update.js'
import { createTheme } from '../../../src/tui/theme.js'

/** Captures read to their ends, and the way to close them. */
export async function readAll(paths: readonly string[]): Promise<{ sessions: Session[]; close: () => void }> {
	const opened = paths.map(path => openSession(path, { keep: true }))
	for (const { read } of opened) await read()
	return {
		sessions: opened.map(({ session }) => session),
		close: () => {
			for (const { capture } of opened) capture.close()
		},
	}
}

/** The view as the shell runs it: keys go in, the tracer answers at once, other effects are noted. */
export class View {
	readonly effects: CompareEffect[] = []
	constructor(
		public state: CompareState,
		readonly sessions: readonly Session[],
		public size: Size,
		readonly language: Language = 'en',
	) {
		this.do({ kind: 'grown' })
	}

	do(action: CompareAction): void {
		const [state, effects] = updateCompare(this.state, this.sessions, action, this.size, this.language)
		this.state = state
		for (const effect of effects) {
			if (effect.kind === 'trace') this.#trace(effect)
			else this.effects.push(effect)
		}
	}

	/** Presses keys by their names; characters are typed where a text is asked for. */
	press(...keys: string[]): void {
		for (const key of keys) {
			if (isTyping(this.state)) {
				this.do({ kind: 'key', key: { key, ...([...key].length === 1 && { text: key }) } })
				continue
			}
			const row = COMPARE_KEYS.find(row => row.keys.includes(key))
			if (row) this.do({ kind: 'command', command: row.command })
		}
	}

	/** The lines as they are drawn; without looks unless asked for. */
	lines(options: { readonly ascii?: boolean; readonly level?: 0 | 1; readonly hasLooks?: boolean } = {}): string[] {
		const { ascii = false, level = 0, hasLooks = false } = options
		const lines = compareLines(this.state, this.sessions, this.size, createTheme({ level, ascii }), this.language)
		return hasLooks ? lines : lines.map(withoutLooks)
	}

	/** The halves of the lines, put together again: what stands left, and what stands right. */
	halves(): { left: string; right: string } {
		const left = (this.size.width - 1) >> 1
		const lines = this.lines()
		const joined = (parts: string[]) => parts.map(part => part.trim()).join(' ')
		return {
			left: joined(lines.map(line => line.slice(0, left))),
			right: joined(lines.map(line => line.slice(left + 1))),
		}
	}

	#trace({ session, conversation, text }: Extract<CompareEffect, { kind: 'trace' }>): void {
		const of = this.sessions[session]!
		const work = traceConversation(of, of.conversations[conversation - 1]!, text)
		let step = work.next()
		while (!step.done) step = work.next()
		this.do({ kind: 'traced', session, conversation, find: step.value })
	}
}

const withoutLooks = stripVTControlCharacters
