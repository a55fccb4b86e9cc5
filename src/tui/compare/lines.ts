import { clean } from '../../clean.js'
import { say } from '../../explain/interface.js'
import type { Language } from '../../explain/language.js'
import type { Session } from '../../session/session.js'
import { scrollBar } from '../panes/list.js'
import { inputLine } from '../panes/text-input.js'
import { width as columnsOf, fill, line, type Run } from '../text.js'
import type { Theme, Token } from '../theme.js'
import { answerOf } from './answer.js'
import { byteLines, bytesTitle } from './bytes.js'
import { choiceLines } from './choose.js'
import { seenLines } from './eavesdropper.js'
import { endsLines, placeTitle, shortTitle } from './heading.js'
import { answerLines, type Layout, layoutOf, type Size } from './layout.js'
import { messageLines } from './messages.js'
import { shownBytes } from './shown-bytes.js'
import type { CompareState, SideName } from './state.js'
import { type Subject, subjectOf } from './subject.js'
import { wrapped } from './wrap.js'

/**
 * The whole compare view: two conversations side by side. `height` lines, each exactly `width` columns wide.
 *
 * @param size of the room it is drawn into: what `updateCompare` is told as well
 */
export function compareLines(
	state: CompareState,
	sessions: readonly Session[],
	size: Size,
	theme: Theme,
	language: Language,
): string[] {
	const { width, height } = size
	const layout = layoutOf(state, sessions, size, language)
	const common = { state, sessions, layout, theme, language }
	const left = half({ ...common, name: 'left', width: layout.left })
	const right = half({ ...common, name: 'right', width: layout.right })
	const lines = banner(state, layout, theme, width, language)
	for (const [y, { text, isRule }] of left.entries()) {
		const joint = isRule ? (y === 0 ? theme.glyphs.teeDown : theme.glyphs.cross) : theme.glyphs.vertical
		lines.push(text + line(theme, 1, [{ text: joint, token: 'border' }]) + right[y]!.text)
	}
	if (state.choosing) {
		lines.push(rule(theme, width, { title: say('compare.choose', {}, language), isFocused: true }))
		const room = Math.max(0, height - lines.length)
		lines.push(...choiceLines({ theme, sessions, state: state.choosing, width, height: room, language }))
	}
	return fill(lines, width, height)
}

type Line = { readonly text: string; readonly isRule: boolean }

type Half = {
	readonly state: CompareState
	readonly sessions: readonly Session[]
	readonly layout: Layout
	readonly theme: Theme
	readonly language: Language
	readonly name: SideName
	readonly width: number
}

/** One half, from its title down. Both halves have as many lines, and their rules on the same ones. */
function half({ state, sessions, layout, theme, language, name, width }: Half): Line[] {
	const subject = subjectOf(state, sessions, name)
	const isFocused = state.focus === name
	const lines: Line[] = []
	const put = (texts: readonly string[], height: number) => {
		for (const text of fill(texts, width, height)) lines.push({ text, isRule: false })
	}
	const title = (options: Omit<Title, 'isFocused'> & { readonly isFocused: boolean }) => {
		lines.push({ text: rule(theme, width, options), isRule: true })
	}
	const named = titleOf(state, sessions, name, language)
	// The line before it, the mark and the blanks around it.
	title({ title: shortTitle(named, width - 5, theme), isFocused: isFocused && !state.choosing })
	if (!subject) {
		const text = missing(state, sessions, name, language)
		const rows = layout.ends + layout.answer
		put(
			wrapped(text, width - 2).map(text => line(theme, width, [{ text: ` ${text}`, token: 'dimmed' }])),
			rows,
		)
	} else {
		const ends = endsLines({ theme, subject, isWide: layout.isWide, language })
		put(
			ends.map(runs => line(theme, width, runs)),
			layout.ends,
		)
		put(answerBlock(subject, state.text, theme, width, language), layout.answer)
	}
	if (layout.messages > 0) {
		const count =
			subject && subject.conversation.messages.length > 0
				? `${subject.rung + 1}/${subject.conversation.messages.length}`
				: ''
		const isHere = isFocused && state.panel === 'messages'
		title({ title: say('compare.messages', {}, language), right: [{ text: count }], isFocused: isHere })
		const options = { theme, width, height: layout.messages, isWide: layout.isWide, isFocused: isHere, language }
		put(subject ? messageLines({ ...options, subject }) : [], layout.messages)
	}
	if (layout.bytes > 0) {
		const shown = subject && shownBytes(subject)
		const words = shown ? bytesTitle(shown, language) : say('pane.hex', {}, language)
		title({ title: words, isFocused: isFocused && state.panel === 'bytes' })
		const options = { theme, width, height: layout.bytes, language }
		put(subject && shown ? byteLines({ ...options, subject, shown }) : [], layout.bytes)
	}
	if (layout.seen > 0) {
		const isHere = isFocused && state.panel === 'eavesdropper'
		const words = say('pane.eavesdropper', {}, language)
		const options = { isWide: layout.isWide, hasReasons: layout.hasReasons, text: state.text, language }
		// A column is the bar's, which says that there is more.
		const seen = subject ? seenLines(subject.conversation, width - 1, options) : []
		const top = Math.max(0, Math.min(seen.length - layout.seen, subject?.side.seenTop ?? 0))
		const below = seen.length - layout.seen - top
		const right = below > 0 ? [{ text: say('compare.more', { count: below }, language), token: 'warn' as const }] : []
		title({ title: words, right, isFocused: isHere })
		const bar = scrollBar(theme, top, seen.length, layout.seen)
		put(
			seen.slice(top, top + layout.seen).map((runs, y) => line(theme, width - 1, runs) + bar(y)),
			layout.seen,
		)
	}
	return lines
}

function answerBlock(subject: Subject, text: string, theme: Theme, width: number, language: Language): string[] {
	const { outcome } = answerOf(subject, text, language)
	const base: Token = { found: 'found', none: 'ok', pending: 'dimmed' }[outcome] as Token
	return answerLines(subject, text, width, language, theme.ascii).map(words =>
		line(theme, width, [{ text: ` ${words}` }], { base }),
	)
}

/** The welcome, which says what is seen; then the text being typed. */
function banner(
	{ welcome, input }: CompareState,
	layout: Layout,
	theme: Theme,
	width: number,
	language: Language,
): string[] {
	const lines: string[] = []
	if (welcome) lines.push(line(theme, width, [{ text: ` ${say('compare.welcome', {}, language)}`, token: 'title' }]))
	if (input)
		lines.push(inputLine({ theme, input, width, prompt: ` ${say('find.prompt', {}, language)}: `, isFocused: true }))
	return lines.slice(0, layout.banner)
}

function titleOf(state: CompareState, sessions: readonly Session[], name: SideName, language: Language): string {
	const side = state[name]
	const session = side && sessions[side.session]
	// One that is still awaited has no name yet.
	const isThere = session?.conversations[(side?.conversation ?? 0) - 1] !== undefined
	return side && session && isThere
		? placeTitle(sessions, session, side.conversation)
		: say('pane.compare', {}, language)
}

/** Why a side has nothing to show. */
function missing(state: CompareState, sessions: readonly Session[], name: SideName, language: Language): string {
	const side = state[name]
	const session = side && sessions[side.session]
	if (!session) return say('compare.empty', {}, language)
	if (!session.ended) return say('status.reading', { count: session.counts.packets }, language)
	return say(session.conversations.length > 0 ? 'compare.empty' : 'empty.conversations', {}, language)
}

type Title = { readonly title: string; readonly right?: readonly Run[]; readonly isFocused: boolean }

/** A line with a title in it, and at its right end a few words more. */
function rule(theme: Theme, width: number, { title, right = [], isFocused }: Title): string {
	const { glyphs } = theme
	const token: Token = isFocused ? 'focus' : 'border'
	const words: Run[] = right.some(({ text }) => text !== '') ? [{ text: ' ' }, ...right, { text: ' ' }] : []
	const left: Run[] = [
		{ text: glyphs.horizontal, token },
		{ text: `${isFocused ? glyphs.focus : ''} ${title} `, token: isFocused ? 'focus' : 'title' },
	]
	const used = [...left, ...words].reduce((sum, run) => sum + columnsOf(clean(run.text, theme.ascii)), 0)
	const rest: Run = { text: glyphs.horizontal.repeat(Math.max(0, width - used)), token }
	return line(theme, width, [...left, rest], { right: words })
}
