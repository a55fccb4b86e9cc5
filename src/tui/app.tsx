import { Box } from 'ink'
import type { ReactNode } from 'react'
import { useSyncExternalStore } from 'react'
import { say } from '../explain/interface.js'
import { Canvas, useScreenSize } from './canvas.js'
import { compareLines } from './compare/lines.js'
import { ladderRows } from './ladder-rows.js'
import { framed } from './panes/frame.js'
import { hexLines } from './panes/hex.js'
import { type Column, type ListState, listLines } from './panes/list.js'
import { treeLines } from './panes/tree-lines.js'
import type { Browser, Pane, State } from './state.js'
import type { Store } from './store.js'
import { hexView, shownBytes, subjectOf } from './subject.js'
import { fill, line, type Run } from './text.js'
import type { Theme } from './theme.js'
import { type Action, browserOf, countOf, sessionOf, withDefault } from './update.js'
import { footerLine, headerLine } from './views/bars.js'
import { conversationColumns } from './views/conversation-list.js'
import { helpLines } from './views/help.js'
import { ladderColumns } from './views/ladder.js'
import { packetColumns } from './views/packet-list.js'
import { fieldWords, rungWords, wrapped } from './views/words.js'

/** The least a screen must have. */
const LEAST = { columns: 60, rows: 16 }
/** From here on fields and bytes stand side by side. */
const WIDE = 118

type Props = { readonly state: State; readonly theme: Theme }

/** The whole screen: a line of views, the open view, a line of keys. */
export function App({ store, theme }: { readonly store: Store<State, Action>; readonly theme: Theme }): ReactNode {
	const { columns, rows } = useScreenSize()
	const state = useSyncExternalStore(store.subscribe, store.get)
	if (columns < LEAST.columns || rows < LEAST.rows) return <TooSmall state={state} theme={theme} />
	return (
		<Box width={columns} height={rows} flexDirection="column">
			<Canvas height={1} flexGrow={0} draw={width => [headerLine(state, theme, width)]} />
			<Body state={state} theme={theme} columns={columns} rows={rows} />
			<Canvas height={1} flexGrow={0} draw={width => [footerLine(state, theme, width)]} />
		</Box>
	)
}

function TooSmall({ state, theme }: Props): ReactNode {
	const text = say('status.small', { width: LEAST.columns, height: LEAST.rows }, state.language)
	const { columns, rows } = useScreenSize()
	return (
		<Box width={columns} height={rows}>
			<Canvas draw={(width, height) => fill(wrapped(theme, [{ text }], width, height), width, height)} />
		</Box>
	)
}

function Body({ state, theme, columns, rows }: Props & { readonly columns: number; readonly rows: number }): ReactNode {
	if (state.isHelpOpen) return <Help state={state} theme={theme} />
	if (state.view === 'compare') {
		const { compare, sessions, language } = state
		return (
			<Canvas
				name="compare"
				draw={(width, height) => compareLines(compare, sessions, { width, height }, theme, language)}
			/>
		)
	}
	if (state.view === 'conversations') return <Conversations state={state} theme={theme} />
	return <Browsing state={state} theme={theme} columns={columns} rows={rows} />
}

function Help({ state, theme }: Props): ReactNode {
	const title = say('pane.help', {}, state.language)
	return (
		<FramedPane
			name="help"
			theme={theme}
			title={title}
			isFocused
			body={(width, height) => helpLines(state, theme, width, height)}
		/>
	)
}

function Conversations({ state, theme }: Props): ReactNode {
	const session = sessionOf(state)
	const { list, marked } = state.conversations
	const columns = session ? conversationColumns(session, state.file, marked, state.language) : []
	const empty = say('empty.conversations', {}, state.language)
	return (
		<List
			theme={theme}
			title={say('pane.conversations', {}, state.language)}
			columns={() => columns}
			count={countOf(state)}
			list={list}
			isFocused
			empty={empty}
		/>
	)
}

/** The list of packets or the ladder, and below it the fields and bytes of what is selected. */
function Browsing({
	state,
	theme,
	columns,
	rows,
}: Props & { readonly columns: number; readonly rows: number }): ReactNode {
	const browser = browserOf(state)
	const { focus, isZoomed, lower } = browser
	const isWide = columns >= WIDE
	const shows = (pane: Pane) => (isZoomed ? focus === pane : pane === 'list' || isWide || lower === pane)
	const listHeight = Math.max(6, Math.round((rows - 2) * (isWide ? 0.42 : 0.4)))
	return (
		<Box flexGrow={1} flexDirection="column">
			{shows('list') && (
				<Box {...(isZoomed ? { flexGrow: 1 } : { height: listHeight, flexShrink: 0 })}>
					<MainList state={state} theme={theme} browser={browser} />
				</Box>
			)}
			{state.view === 'ladder' && !isZoomed && <RungWords state={state} theme={theme} />}
			{(shows('tree') || shows('hex')) && (
				<Box flexGrow={1} flexBasis={0}>
					{shows('tree') && <Fields state={state} theme={theme} browser={browser} />}
					{shows('hex') && (
						<Bytes state={state} theme={theme} browser={browser} width={isWide && !isZoomed ? HEX_PANE : undefined} />
					)}
				</Box>
			)}
		</Box>
	)
}

/** Columns of a pane that shows 16 bytes a row. */
const HEX_PANE = 78

function MainList({ state, theme, browser }: Props & { readonly browser: Browser }): ReactNode {
	const session = sessionOf(state)
	const { language } = state
	const isFocused = browser.focus === 'list'
	const conversation = session?.conversations[state.ladder.conversation - 1]
	if (state.view === 'ladder') {
		const title = conversation
			? `${say('pane.ladder', {}, language)} ${conversation.number}`
			: say('pane.ladder', {}, language)
		const columns = (width: number) => (conversation ? ladderColumns(conversation, theme, language, width) : [])
		const facts = [conversation?.tls?.version, conversation?.tls?.cipherSuite, conversation?.tls?.serverName]
			.filter(Boolean)
			.join(', ')
		const empty = say('empty.conversations', {}, language)
		return (
			<List
				theme={theme}
				title={title}
				right={facts}
				columns={columns}
				count={countOf(state)}
				list={browser.list}
				isFocused={isFocused}
				empty={empty}
			/>
		)
	}
	const columns = session ? packetColumns(session, theme, language) : []
	const empty = say('empty.packets', {}, language)
	return (
		<List
			theme={theme}
			title={say('pane.packets', {}, language)}
			columns={() => columns}
			count={countOf(state)}
			list={browser.list}
			isFocused={isFocused}
			empty={empty}
		/>
	)
}

function List(props: {
	readonly theme: Theme
	readonly title: string
	readonly right?: string
	readonly columns: (width: number) => readonly Column[]
	readonly count: number
	readonly list: ListState
	readonly isFocused: boolean
	readonly empty: string
}): ReactNode {
	const { theme, title, right = '', columns, count, list, isFocused, empty } = props
	const body = (width: number, height: number) =>
		count === 0
			? [line(theme, width, [{ text: ` ${empty}`, token: 'dimmed' }])]
			: listLines({ theme, columns: columns(width), count, state: list, width, height, isFocused })
	return <FramedPane name="list" theme={theme} title={title} right={right} isFocused={isFocused} body={body} />
}

/** What the selected rung is for: two lines, or three where there is room. */
function RungWords({ state, theme }: Props): ReactNode {
	const conversation = sessionOf(state)?.conversations[state.ladder.conversation - 1]
	const { rows } = useScreenSize()
	const height = rows >= 36 ? 4 : 3
	const runs = conversation
		? rungWords(conversation, ladderRows(conversation)[state.ladder.list.selected], state.language)
		: []
	return (
		<Canvas
			height={height}
			flexGrow={0}
			flexShrink={0}
			draw={width =>
				fill(
					wrapped(theme, runs, width - 2, height).map(text => ` ${text} `),
					width,
					height,
				)
			}
		/>
	)
}

function Fields({ state, theme, browser }: Props & { readonly browser: Browser }): ReactNode {
	const subject = subjectOf(state)
	const { roots } = subject
	const tree = withDefault(browser, subject)
	const isFocused = browser.focus === 'tree'
	const body = (width: number, height: number) => {
		const words = wrapped(
			theme,
			fieldWords(subject, { ...browser, tree }, state.language),
			width - 2,
			height >= 14 ? 4 : 2,
		)
		const rows = Math.max(1, height - words.length - (words.length > 0 ? 1 : 0))
		const lines = treeLines({ theme, roots, state: tree, width, height: rows, isFocused })
		const rule = line(theme, width, [{ text: theme.glyphs.horizontal.repeat(width), token: 'border' }])
		return words.length > 0 ? [...fill(lines, width, rows), rule, ...words.map(text => ` ${text} `)] : lines
	}
	return (
		<FramedPane
			name="tree"
			theme={theme}
			title={say('pane.fields', {}, state.language)}
			isFocused={isFocused}
			body={body}
		/>
	)
}

function Bytes({
	state,
	theme,
	browser,
	width,
}: Props & { readonly browser: Browser; readonly width: number | undefined }): ReactNode {
	const subject = subjectOf(state)
	const tree = withDefault(browser, subject)
	const shown = shownBytes(subject, { ...browser, tree })
	const view = hexView(subject, { ...browser, tree })
	const right: Run[] = []
	if (shown.view) {
		const packets = shown.packets.length > 3 ? `${shown.packets[0]}-${shown.packets.at(-1)}` : shown.packets.join(', ')
		right.push({ text: say('hex.selected', { length: shown.length, packets }, state.language), token: 'dimmed' })
	}
	const title = `${say('pane.hex', {}, state.language)}: ${shown.view?.title ?? ''}`
	const body = (width: number, height: number) => hexLines({ theme, view, width, height })
	return (
		<FramedPane
			name="hex"
			theme={theme}
			title={title}
			right={right}
			isFocused={browser.focus === 'hex'}
			body={body}
			{...(width !== undefined && { width })}
		/>
	)
}

function FramedPane(props: {
	readonly name: string
	readonly theme: Theme
	readonly title: string
	readonly right?: string | readonly Run[]
	readonly isFocused: boolean
	readonly body: (width: number, height: number) => readonly string[]
	readonly width?: number
}): ReactNode {
	const { name, theme, title, right = '', isFocused, body, width: columns } = props
	const words: readonly Run[] =
		typeof right === 'string' ? (right === '' ? [] : [{ text: right, token: 'dimmed' }]) : right
	const draw = (width: number, height: number) =>
		framed({ theme, title: [{ text: title }], right: words, width, height, isFocused, body })
	return (
		<Canvas
			name={name}
			draw={draw}
			flexBasis={columns ?? 0}
			{...(columns !== undefined && { flexGrow: 0, flexShrink: 0, width: columns })}
		/>
	)
}
