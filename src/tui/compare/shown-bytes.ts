import { needlesOf } from '../../analyse/needles.js'
import { searchBody } from '../../analyse/tracer.js'
import { leaves, type Span } from '../../decode/field.js'
import { RECORD_HEADER } from '../../decode/tls/record-header.js'
import type { Conversation, Hit, Message } from '../../session/conversation.js'
import { inspectMessage } from '../../session/inspect.js'
import { placesOf, spansOf } from '../../session/places.js'
import { recordView } from '../../session/record-views.js'
import type { Session } from '../../session/session.js'
import type { View } from '../../session/view.js'
import type { Mark } from '../panes/hex-row.js'
import { findOf, hitOf, type Subject } from './subject.js'

/** The bytes that a side shows of its message. */
export type ShownBytes = {
	/** `none`: nothing of the message is opened; `failed`: the capture cannot be read any more, `why` says it. */
	readonly kind: 'clear' | 'sealed' | 'opened' | 'none' | 'failed'
	readonly why?: string
	readonly bytes: Uint8Array
	/** Sealed bytes, then the places of the text, the one that is looked at last. */
	readonly marks: readonly Mark[]
	/** First byte of the place that is looked at. */
	readonly hit?: number
	/** Packets that carried the bytes, ascending. */
	readonly packets: readonly number[]
	/** Records that they are taken from; 0 for a message that is shown without them. */
	readonly records: number
	/** For a part of a long run of records: number of the first one shown, from 1. */
	readonly firstRecord?: number
}

/** Records of a long run that are shown at once. */
const RECORDS = 16

/** The bytes of the selected message, as they travelled or as they are when opened, with the places of the text lit. */
export function shownBytes(subject: Subject): ShownBytes {
	const message = subject.conversation.messages[subject.rung]
	if (!message) return NOTHING
	try {
		const source = kept(subject, message)
		return subject.side.layer === 'opened' ? opened(subject, source) : wire(subject, message, source)
	} catch (error) {
		return { ...NOTHING, kind: 'failed', why: error instanceof Error ? error.message : String(error) }
	}
}

const NOTHING: ShownBytes = { kind: 'none', bytes: new Uint8Array(0), marks: [], packets: [], records: 0 }

/** The views of a message, and the bytes of those that travelled, laid end to end. */
type Source = {
	readonly views: readonly View[]
	readonly travelled: readonly View[]
	readonly starts: readonly number[]
	readonly bytes: Uint8Array
	/** The content of a body that travelled as it is. */
	readonly content: Uint8Array | undefined
	readonly firstRecord?: number
}

function wire({ conversation, side }: Subject, message: Message, source: Source): ShownBytes {
	const { travelled, starts, bytes, firstRecord } = source
	const sealed: Mark[] = message.encrypted
		? travelled.map((view, i) => ({
				span: { start: starts[i]! + RECORD_HEADER, end: starts[i]! + view.bytes.length },
				token: 'enc',
			}))
		: []
	const current = hitOf(side)
	const found: (Mark & { readonly isCurrent: boolean })[] = []
	for (const hit of findOf(side)?.hits ?? []) {
		if (hit.where !== 'wire' || conversation.messages[hit.message ?? -1] !== message) continue
		const start = startIn(conversation, message, source, hit)
		if (start === undefined) continue
		const span = { start, end: Math.min(bytes.length, start + hit.length) }
		found.push({ span, token: 'found', isBracketed: true, isCurrent: hit === current })
	}
	found.sort((a, b) => Number(a.isCurrent) - Number(b.isCurrent))
	const last = found.at(-1)
	return {
		kind: message.encrypted ? 'sealed' : 'clear',
		bytes,
		marks: [...sealed, ...found],
		...(last && { hit: last.span.start }),
		packets: packetsOf(conversation, travelled),
		records: travelled.filter(view => view.kind === 'record').length,
		...(firstRecord !== undefined && { firstRecord }),
	}
}

/** Where the first byte of a hit stands among the bytes shown. A body may hold thousands: none may cost a search. */
function startIn(conversation: Conversation, message: Message, source: Source, hit: Hit): number | undefined {
	const offset = hit.streamOffset
	if (offset !== undefined && message.source.kind === 'stream' && message.source.end === undefined)
		return offset - message.source.start
	for (const [i, view] of source.travelled.entries()) {
		const record = view.kind === 'record' ? conversation.records[message.from][view.number] : undefined
		if (record && offset !== undefined) {
			const within = offset - record.start
			if (within >= 0 && within < view.bytes.length) return source.starts[i]! + within
			continue
		}
		const [there] = spansOf(conversation, view, hit.packet, { start: hit.offset, end: hit.offset + 1 })
		if (there) return source.starts[i]! + there.start
	}
	return undefined
}

function opened({ conversation, side }: Subject, { views, content }: Source): ShownBytes {
	const decoded = views.find(view => view.kind === 'body')
	const inside = views.find(view => view.isOpened)
	const bytes = decoded?.bytes ?? inside?.bytes ?? content
	if (!bytes) return NOTHING
	const text = findOf(side)?.text ?? ''
	const current = hitOf(side)
	const found = placesIn(bytes, text)
	const where = decoded ? 'body' : 'opened'
	const looked = current?.where === where ? found.find(span => span.start === current.offset) : found[0]
	const mark = (span: Span): Mark => ({ span, token: 'found', isBracketed: true })
	return {
		kind: 'opened',
		bytes,
		marks: [...found.filter(span => span !== looked), ...(looked ? [looked] : [])].map(mark),
		...(looked && { hit: looked.start }),
		packets: packetsOf(conversation, views.slice(0, 1)),
		records: 0,
	}
}

const searched = new WeakMap<Uint8Array, { readonly text: string; readonly found: readonly Span[] }>()

/** Places of a text in bytes; kept until another text is asked for. */
function placesIn(bytes: Uint8Array, text: string): readonly Span[] {
	const known = searched.get(bytes)
	if (known?.text === text) return known.found
	const found = searchBody(bytes, needlesOf(text).needles).map(({ start, length }) => ({ start, end: start + length }))
	searched.set(bytes, { text, found })
	return found
}

/** The content of a body that travelled as it is. */
function contentOf(view: View | undefined, message: Message): Uint8Array | undefined {
	if (!view || message.encrypted) return undefined
	const body = view.field.children?.find(({ name }) => name === 'body')
	const content = body && leaves(body).find(({ name }) => name === 'content')
	return content && view.bytes.subarray(content.span.start, content.span.end)
}

function packetsOf(conversation: Conversation, views: readonly View[]): number[] {
	const whole = (view: View) => ({ start: 0, end: view.bytes.length })
	const packets = views.flatMap(view => placesOf(conversation, view, whole(view)).map(place => place.packet))
	return [...new Set(packets)].sort((a, b) => a - b)
}

/** What was read last of each side: it is asked for several times a frame. */
const cache = new WeakMap<Conversation, Map<string, { readonly stamp: string; readonly source: Source }>>()

function kept({ session, conversation, rung, side, name }: Subject, message: Message): Source {
	const first = firstRecord(conversation, message, side.layer === 'wire' ? hitOf(side)?.streamOffset : undefined)
	const stamp = `${rung} ${first} ${message.length} ${message.recordCount} ${message.packetCount}`
	const sides = cache.get(conversation) ?? new Map<string, { stamp: string; source: Source }>()
	cache.set(conversation, sides)
	const known = sides.get(name)
	if (known?.stamp === stamp) return known.source
	const source = read(session, conversation, rung, message, first)
	sides.set(name, { stamp, source })
	return source
}

/** Index of the first record to show of a run: the place that is looked at is to be seen. */
function firstRecord(conversation: Conversation, { source, from }: Message, offset = 0): number {
	if (source.kind !== 'run') return 0
	const holder = conversation.records[from].findLastIndex(record => record.start <= offset)
	return Math.max(source.first, holder > source.last ? 0 : holder)
}

function read(session: Session, conversation: Conversation, rung: number, message: Message, first: number): Source {
	const { source, from } = message
	const isRun = source.kind === 'run'
	const count = isRun ? Math.min(RECORDS, source.last - first + 1) : 0
	const views = isRun
		? Array.from({ length: count }, (_, i) => recordView(session, conversation, from, first + i))
		: inspectMessage(session, conversation, rung)
	// What keys have opened stands before the records that it travelled in.
	const inside = isRun && conversation.opening ? inspectMessage(session, conversation, rung) : views
	const records = isRun ? views : views.filter(view => view.kind === 'record')
	const travelled = isRun || message.encrypted ? records : views.slice(0, 1)
	const starts: number[] = []
	let length = 0
	for (const view of travelled) {
		starts.push(length)
		length += view.bytes.length
	}
	const bytes = travelled.length === 1 ? travelled[0]!.bytes : new Uint8Array(length)
	if (travelled.length !== 1) for (const [i, view] of travelled.entries()) bytes.set(view.bytes, starts[i]!)
	const isPart = isRun && (first > source.first || first + count - 1 < source.last)
	return {
		views: inside,
		travelled,
		starts,
		bytes,
		content: contentOf(views[0], message),
		...(isPart && { firstRecord: first + 1 }),
	}
}
