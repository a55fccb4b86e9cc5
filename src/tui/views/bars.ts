import { clean } from '../../clean.js'
import { type ScreenText, say } from '../../explain/interface.js'
import { keyWords } from '../../explain/key-words.js'
import { comma } from '../../explain/language.js'
import { sessionOf } from '../current.js'
import { issueRows } from '../issue-rows.js'
import { footer, type KeyRun } from '../keymap.js'
import { KEYS } from '../keys.js'
import { searchLine } from '../lists/search-line.js'
import type { State, ViewName } from '../state.js'
import { width as columnsOf, fitText, line, type Run } from '../text.js'
import type { Theme } from '../theme.js'
import { contextsOf } from '../update.js'
import { paceText, readingTexts, stoppedText } from './reading.js'
import { TABS } from './tabs.js'

/** The top line: the views with their keys, the open one marked; at the right what is open and how far it is read. */
export function headerLine(state: State, theme: Theme, width: number): string {
	const left = tabRuns(state, theme, width)
	return line(theme, width, left, { right: status(state, theme, width - widthOf(left)) })
}

function tabRuns(state: State, theme: Theme, width: number): readonly KeyRun[] {
	const name: Run = { text: 'handshark ', token: 'title' }
	const all = tabs(state, theme, view => say(`pane.${view}`, {}, state.language))
	const short = tabs(state, theme, view => say(SHORT[view] ?? `pane.${view}`, {}, state.language))
	return (
		[[name, ...all], all].find(runs => widthOf(runs) + STATUS.good <= width) ??
		(widthOf(short) + STATUS.least <= width ? short : tabs(state, theme, openOnly(state)))
	)
}

/** The key that stands in a column of the top line (`views`) or of the bottom line (`keys`): a click there is that key. */
export function barKeyAt(bar: string, state: State, theme: Theme, width: number, x: number): string | undefined {
	const runs =
		bar === 'views' ? tabRuns(state, theme, width) : bar === 'keys' ? (keyRuns(state, theme, width) ?? []) : []
	let end = 0
	return runs.find(run => {
		end += columnsOf(run.text)
		return x < end
	})?.key
}

/** Columns that are kept for what is open. */
const STATUS = { good: 16, least: 11 }

/** Shorter words for where there is little room. */
const SHORT: Partial<Record<ViewName, ScreenText>> = { conversations: 'tab.conversations', ladder: 'tab.ladder' }

const openOnly = (state: State) => (view: ViewName) =>
	view === state.view ? say(`pane.${view}`, {}, state.language) : ''

/** The views with their keys. */
function tabs(state: State, theme: Theme, titleOf: (view: ViewName) => string): KeyRun[] {
	return TABS.flatMap(({ view, key }): KeyRun[] => {
		const isOpen = view === state.view
		const title = titleOf(view)
		return [
			{ text: isOpen ? theme.glyphs.focus : ' ', token: 'focus' },
			{ text: key, token: 'key', key },
			{ text: title === '' ? ' ' : ` ${title} `, token: isOpen ? 'focus' : 'dimmed', key },
		]
	})
}

/** In so many columns: how many issues there are, the capture's name, and how many packets and conversations it has. */
function status(state: State, theme: Theme, columns: number): Run[] {
	const session = sessionOf(state)
	if (!session || state.view === 'compare') return []
	const { language } = state
	const { packets, conversations, skipped, malformed } = session.counts
	const issues = issueRows(session).length
	const many = state.sessions.length > 1 ? ` ${state.file + 1}/${state.sessions.length}` : ''
	const name = clean(session.file.split('/').at(-1) ?? session.file, theme.ascii)
	const parts = [
		say('status.packets', { count: packets }, language),
		say('status.conversations', { count: conversations }, language),
		...(skipped > 0 ? [say('status.skipped', { count: skipped }, language)] : []),
		...(malformed > 0 ? [say('status.malformed', { count: malformed }, language)] : []),
	].join(comma(language))
	const { stopped } = session
	const few = stopped
		? [stoppedText(stopped, language), say('status.stopped_short', {}, language)]
		: session.ended || state.demo
			? []
			: readingTexts(session, language, state.live)
	const isWhole = few.length === 0
	const alarm = (text: string): Run[] => (issues === 0 ? [] : [{ text: ` ${text}`, token: 'err' }])
	const long = alarm(`! ${say('status.issues', { count: issues }, language)} (i)`)
	const short = alarm(`!${issues}`)
	const facts = (text: string): Run => ({ text: `  ${text}`, token: isWhole ? 'dimmed' : 'warn' })
	const room = columns - widthOf(short) - columnsOf(many) - 2
	const choices: readonly Run[][] = [
		[...long, { text: `  ${name}${many}`, token: 'title' }, facts([...few.slice(0, 1), parts].join('  '))],
		[...long, { text: `  ${name}${many}`, token: 'title' }, ...few.slice(0, 1).map(facts)],
		...(isWhole
			? [[...short, { text: ` ${name}${many}`, token: 'dimmed' as const }]]
			: few.map(text => [...short, facts(text)])),
		[...short, { text: ` ${fitText(name, room, theme.glyphs.ellipsis)}${many}`, token: 'dimmed' }],
	]
	const fitting = choices.find(runs => widthOf(runs) + 1 <= columns) ?? (room >= 6 ? choices.at(-1)! : short)
	return [...fitting, { text: ' ' }]
}

const widthOf = (runs: readonly Run[]) => runs.reduce((sum, run) => sum + columnsOf(run.text), 0)

/** The bottom line: what the user is told, else the best keys here. */
export function footerLine(state: State, theme: Theme, width: number): string {
	if (state.search.typing) return searchLine(state, theme, width)
	if (state.message !== undefined) return line(theme, width, [{ text: ` ${state.message}`, token: 'warn' }])
	const pace: Run = { text: paceOf(state), token: 'warn' }
	return line(theme, width, keyRuns(state, theme, width) ?? [], { right: [pace] })
}

/** The keys of the bottom line; nothing where something else stands there. */
function keyRuns(state: State, theme: Theme, width: number): readonly KeyRun[] | undefined {
	if (state.search.typing || state.message !== undefined) return undefined
	const session = sessionOf(state)
	const hasIssues = session !== undefined && issueRows(session).length > 0
	// Where nothing is wrong the footer keeps silent of it.
	const reading = session?.reading
	const keys = KEYS.filter(({ command }) => (hasIssues || command !== 'issues') && (reading || command !== 'stop'))
	const words = (word: string) => keyWords(word, state.language)
	const pace = paceOf(state)
	const room = width - 2 - (pace ? columnsOf(pace) + 1 : 0)
	return [{ text: ' ' }, ...footer(keys, contextsOf(state), room, theme, words)]
}

/** How fast the capture is read, at the right of the bottom line. */
function paceOf(state: State): string {
	const reading = sessionOf(state)?.reading
	const text = reading ? paceText(reading, state.language) : ''
	return text && `${text} `
}
