import { RECORD_HEADER } from '../decode/tls/record-header.js'
import { say } from '../explain/interface.js'
import type { View } from '../session/view.js'
import type { PairView } from './panes/hex-pair.js'
import type { Mark } from './panes/hex-row.js'
import type { Browser, State } from './state.js'
import { type Subject, shownBytes } from './subject.js'

/**
 * What was opened under what travelled, byte under byte; nothing where the bytes shown were not opened, and where the user
 * wants one at a time. A single record is shown whole, with its header, nonce and tag; of several only what was opened.
 */
export function pairOf(state: State, subject: Subject, browser: Browser): PairView | undefined {
	const shown = shownBytes(subject, browser)
	const sealed = state.isPaired ? sealedOf(subject, shown.view) : undefined
	if (!sealed) return undefined
	const { bytes, marks } = shown
	const { shift } = sealed
	const moved = (mark: Mark): Mark => ({
		...mark,
		span: { start: mark.span.start + shift, end: mark.span.end + shift },
	})
	const { language } = state
	const { cursor, hexTop } = browser
	return {
		upper: { bytes: sealed.bytes, marks: marks.map(moved), name: say('pair.sealed', {}, language), token: 'enc' },
		lower: { bytes, marks, name: say('pair.opened', {}, language), token: 'ok' },
		shift,
		top: (hexTop > 0 || cursor !== undefined ? hexTop : topOf(marks)) + shift,
		cursor: cursor === undefined ? undefined : cursor + shift,
	}
}

/** The bytes that stand over those of an opened view, and how many of them before its first. */
function sealedOf(
	{ views, conversation }: Subject,
	view: View | undefined,
): { readonly bytes: Uint8Array; readonly shift: number } | undefined {
	if (!view?.isOpened || !view.from || view.pieces.length === 0) return undefined
	const parts = view.pieces.map(({ origin, offset, length, start }) => {
		const record = views.find(({ kind, number, from }) => kind === 'record' && number === origin && from === view.from)
		const opened = conversation?.records[view.from!][origin]?.opened
		// Compressed bytes have no place of their own.
		return record && opened && !opened.window
			? { bytes: record.bytes, at: RECORD_HEADER + opened.lead + offset, length, start }
			: undefined
	})
	if (parts.some(part => part === undefined)) return undefined
	const [first, ...others] = parts as NonNullable<(typeof parts)[number]>[]
	if (others.length === 0) return { bytes: first!.bytes, shift: first!.at }
	const bytes = new Uint8Array(view.bytes.length)
	for (const part of [first!, ...others]) bytes.set(part.bytes.subarray(part.at, part.at + part.length), part.start)
	return { bytes, shift: 0 }
}

/** Before the cursor is moved, the selected field is what is seen. */
function topOf(marks: readonly Mark[]): number {
	return marks.at(-1)?.span.start ?? 0
}

/** The byte of the lower block under a place, as near as there is one. */
export function lowerByte({ lower, shift }: PairView, place: number): number {
	return Math.max(0, Math.min(place - shift, lower.bytes.length - 1))
}
