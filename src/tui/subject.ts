import type { Field, Span } from '../decode/field.js'
import type { Conversation } from '../session/conversation.js'
import { inspectMessage, inspectPacket } from '../session/inspect.js'
import { fernetViews } from '../session/inspect-fernet.js'
import { pemViews } from '../session/inspect-pem.js'
import { placesOf, spansOf } from '../session/places.js'
import { type RecordPage, recordPage } from '../session/record-page.js'
import type { Session } from '../session/session.js'
import type { View } from '../session/view.js'
import { ladderRows } from './ladder-rows.js'
import { fieldAt, find, namesOf, type Path, segments } from './panes/field-path.js'
import type { HexView } from './panes/hex.js'
import type { Mark } from './panes/hex-row.js'
import type { Browser, State } from './state.js'

/** What the lower panes are about: the views of the selected packet or rung, and their trees. */
export type Subject = {
	readonly session: Session | undefined
	readonly conversation: Conversation | undefined
	readonly views: readonly View[]
	readonly roots: readonly Field[]
	/** The packet that is selected, in the list of packets. */
	readonly packet: number | undefined
	/** Which of the message's records are shown, where they are not all. */
	readonly records?: RecordPage
}

/** The bytes that the hex pane shows, whose they are, and what is lit. */
export type Shown = {
	readonly bytes: Uint8Array
	readonly marks: readonly Mark[]
	/** The view that the bytes are of. */
	readonly view: View | undefined
	/** Packets that the selected field was captured in. */
	readonly packets: readonly number[]
	/** Length of the selected field. */
	readonly length: number
}

const NOTHING: Subject = { session: undefined, conversation: undefined, views: [], roots: [], packet: undefined }
let last: { readonly key: string; readonly session: Session; readonly subject: Subject } | undefined

/** The subject of the view that is open. The last one is kept: it is asked for several times a frame. */
export function subjectOf(state: State): Subject {
	const session = state.sessions[state.file]
	if (!session) return NOTHING
	const number =
		state.view === 'ladder'
			? state.ladder.conversation
			: (session.index?.row(state.packets.list.selected + 1)?.conversation ?? 0)
	const conversation = session.conversations[number - 1]
	const grown = conversation
		? `${conversation.messages.length} ${conversation.plain.length} ${conversation.records.client.length} ${conversation.records.server.length}`
		: ''
	const key = `${state.view} ${number} ${state.view === 'ladder' ? `${state.ladder.list.selected} ${state.ladder.page}` : state.packets.list.selected} ${grown}`
	if (last?.key === key && last.session === session) return last.subject
	const subject =
		state.view === 'ladder' ? rungSubject(session, conversation, state) : packetSubject(session, conversation, state)
	last = { key, session, subject }
	return subject
}

function packetSubject(session: Session, conversation: Conversation | undefined, state: State): Subject {
	const packet = state.packets.list.selected + 1
	const views = inspectPacket(session, packet)
	return { session, conversation, views, roots: views.map(view => view.field), packet }
}

function rungSubject(session: Session, conversation: Conversation | undefined, state: State): Subject {
	const row = conversation && ladderRows(conversation)[state.ladder.list.selected]
	if (!row || !conversation) return { ...NOTHING, session, conversation }
	const views =
		row.kind === 'message'
			? withBody(session, inspectMessage(session, conversation, row.index, state.ladder.page))
			: row.packet
				? inspectPacket(session, row.packet).slice(0, 1)
				: []
	const subject = { session, conversation, views, roots: views.map(view => view.field), packet: undefined }
	const records = row.kind === 'message' ? recordPage(row.message, state.ladder.page) : undefined
	return records && records.pages > 1 ? { ...subject, records } : subject
}

/** What a body turns out to be, a token or a certificate, stands right behind the message. */
function withBody(session: Session, views: readonly View[]): readonly View[] {
	const [message, ...rest] = views
	return message ? [message, ...fernetViews(session, views), ...pemViews(views), ...rest] : views
}

/** What the hex pane shows for the selected field: the packet's bytes where the field stands in it whole, else its view's own. */
export function shownBytes(subject: Subject, browser: Browser): Shown {
	const { views, roots, conversation, packet } = subject
	const found = find(roots, browser.tree.selected) ?? find(roots, defaultPath(subject))
	const view = views[found?.root ?? 0]
	if (!found || !view) return { bytes: new Uint8Array(0), marks: [], view, packets: [], length: 0 }
	const span = found.field.span
	const parent = found.trail.at(-2)?.span ?? span
	const places = placesOf(conversation, view, span)
	const packets = [...new Set(places.map(place => place.packet))]
	const length = span.end - span.start
	const frame = views[0]
	if (
		packet !== undefined &&
		frame &&
		view !== frame &&
		packets.every(number => number === packet) &&
		places.length > 0
	) {
		const inFrame = (span: Span) => placesOf(conversation, view, span).filter(place => place.packet === packet)
		const marks = [
			...inFrame(parent).map(place => ({ span: place.span, token: 'hl2' as const })),
			...inFrame(span).map(place => ({ span: place.span, token: 'hl1' as const, isBracketed: true })),
		]
		return { bytes: frame.bytes, marks, view: frame, packets, length }
	}
	const marks: Mark[] = [
		{ span: parent, token: 'hl2' },
		{ span, token: 'hl1', isBracketed: true },
	]
	return { bytes: view.bytes, marks, view, packets, length }
}

/** The hex pane's state. */
export function hexView(subject: Subject, browser: Browser): HexView {
	const { bytes, marks } = shownBytes(subject, browser)
	return { bytes, marks, cursor: browser.cursor, top: browser.hexTop }
}

/** The path of the deepest field that holds a byte of what the hex pane shows: in the innermost layer that has it. */
export function pathAtByte(subject: Subject, shown: Shown, offset: number): Path | undefined {
	const { views, roots, conversation } = subject
	const { view } = shown
	if (!view) return undefined
	if (view.kind === 'frame') {
		for (let index = views.length - 1; index > 0; index--) {
			const inner = views[index]!
			const [span] = spansOf(conversation, inner, view.number, { start: offset, end: offset + 1 })
			const path = span && fieldAt(roots, index, span.start)
			if (path !== undefined) return path
		}
	}
	return fieldAt(roots, views.indexOf(view), offset)
}

/** What is selected before the user has chosen: the innermost layer of a packet, the message of a rung, what its first record held. */
export function defaultPath({ views, roots, packet }: Subject): Path {
	if (roots.length === 0) return ''
	const opened = views[0]?.kind === 'record' ? views.findIndex(view => view.isOpened) : -1
	const index = packet === undefined ? Math.max(0, opened) : Math.min(1, views.length - 1)
	return fieldAtRoot(roots, index)
}

function fieldAtRoot(roots: readonly Field[], index: number): Path {
	const same = roots.slice(0, index).filter(root => root.name === roots[index]!.name).length
	return same === 0 ? roots[index]!.name : `${roots[index]!.name}~${same}`
}

/** The path and those below it, as long as there is but one field to open: from a record to the lists of its hello. */
export function plainWay({ roots }: Subject, from: Path): Path[] {
	const paths = [from]
	let field = find(roots, from)?.field
	while (field) {
		const open: readonly Field[] = (field.children ?? []).filter(child => child.children)
		if (open.length !== 1) break
		field = open[0]!
		paths.push(
			`${paths.at(-1)}/${segments(find(roots, paths.at(-1)!)!.field.children!)[find(roots, paths.at(-1)!)!.field.children!.indexOf(field)]}`,
		)
	}
	return paths
}

/** The names from the root to the selected field: what words are looked up by. */
export function selectedNames(subject: Subject, browser: Browser): readonly string[] {
	const path = find(subject.roots, browser.tree.selected) ? browser.tree.selected : defaultPath(subject)
	return path === '' ? [] : namesOf(path)
}
