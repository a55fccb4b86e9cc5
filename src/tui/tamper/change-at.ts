import { trace } from '../../decode/block.js'
import type { Span } from '../../decode/field.js'
import { RECORD_HEADER } from '../../decode/tls/record-header.js'
import type { Conversation } from '../../session/conversation.js'
import type { Change } from '../../session/proofs/tamper.js'
import type { View } from '../../session/view.js'
import { browserOf } from '../current.js'
import { find } from '../panes/field-path.js'
import type { State } from '../state.js'
import { defaultPath, shownBytes, subjectOf } from '../subject.js'

/** One bit is enough. */
const XOR = 0x01

/** A change of the byte one looks at, and the byte in words: where it is and what it was. */
export type ChangeHere = {
	readonly change: Change
	readonly view: View
	readonly offset: number
	/** The value of the byte that is changed, where it is shown: of what a record held, that of the record. */
	readonly was: number | undefined
	/** Whether a field or a byte was selected, not merely a message. */
	readonly isChosen: boolean
}

/**
 * The change of one bit of the byte under the cursor, else of the selected field's first; of a whole message, of its last.
 * Nothing where the byte belongs to no handshake message and to no record.
 */
export function changeAt(state: State): ChangeHere | undefined {
	const subject = subjectOf(state)
	const { conversation, roots, views } = subject
	const browser = browserOf(state)
	const shown = shownBytes(subject, browser)
	const found = find(roots, browser.tree.selected) ?? find(roots, defaultPath(subject))
	const view = views[found?.root ?? 0]
	if (!conversation || !found || !view) return undefined
	const isCursor = browser.cursor !== undefined && shown.view === view
	const isWhole = found.trail.length === 1
	const offset = isCursor ? browser.cursor! : byteOf(found.field.span, isWhole)
	const change = changeIn(conversation, view, offset)
	return change && { change, view, offset, was: byteAt(change, view, offset, views), isChosen: isCursor || !isWhole }
}

function byteAt(change: Change, view: View, offset: number, views: readonly View[]): number | undefined {
	if ('rung' in change || view.kind === 'record') return view.bytes[offset]
	const { from, record } = change
	return views.find(one => one.kind === 'record' && one.from === from && one.number === record)?.bytes[change.offset]
}

function byteOf({ start, end }: Span, isWhole: boolean): number {
	return isWhole ? Math.max(start, end - 1) : start
}

function changeIn(conversation: Conversation, view: View, offset: number): Change | undefined {
	const { kind, from, number } = view
	if (!from) return undefined
	const message = conversation.messages[number]
	const isHandshake =
		kind === 'message' && message !== undefined && !/^(http2?_|websocket_|server_sent_)/.test(message.type)
	if (isHandshake) return { rung: number, offset, xor: XOR }
	if (kind === 'record') return inRecord(conversation, view, offset)
	if (kind !== 'opened' && kind !== 'message') return undefined
	// What a record held: in the record itself it lies behind header and nonce.
	const [place] = trace(view.pieces, { start: offset, end: offset + 1 })
	const row = place && conversation.records[from][place.origin]
	if (!place || !row?.opened) return undefined
	return { from, record: place.origin, offset: RECORD_HEADER + row.opened.lead + place.span.start, xor: XOR }
}

/** A record in the clear is protected by what the handshake says of the messages in it. */
function inRecord({ messages, records }: Conversation, { from, number }: View, offset: number): Change | undefined {
	if (records[from!][number]?.opened) return { from: from!, record: number, offset, xor: XOR }
	for (const [rung, { source, from: sender, encrypted }] of messages.entries()) {
		if (source.kind !== 'records' || sender !== from || encrypted) continue
		const piece = source.pieces.find(
			piece => piece.origin === number && offset >= piece.offset && offset < piece.offset + piece.length,
		)
		if (piece) return { rung, offset: piece.start + offset - piece.offset, xor: XOR }
	}
	return undefined
}
