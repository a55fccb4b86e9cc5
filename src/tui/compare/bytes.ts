import { say } from '../../explain/interface.js'
import { comma, type Language } from '../../explain/language.js'
import { hexLayout, hexRow, offsetText } from '../panes/hex-row.js'
import { blank, line } from '../text.js'
import type { Theme } from '../theme.js'
import type { ShownBytes } from './shown-bytes.js'
import type { Subject } from './subject.js'
import { wrapped } from './wrap.js'

/** The bytes of a side as hex and characters; where there are none to show, a sentence why. */
export function byteLines(options: {
	readonly theme: Theme
	readonly subject: Subject
	readonly shown: ShownBytes
	readonly width: number
	readonly height: number
	readonly language: Language
}): string[] {
	const { theme, subject, shown, width, height, language } = options
	const { bytes, marks } = shown
	const why = whyNone(subject, shown, language)
	if (why !== undefined)
		return wrapped(why, width - 2).map(text => line(theme, width, [{ text: ` ${text}`, token: 'dimmed' }]))
	const layout = hexLayout(width, bytes.length)
	const top = bytesTop(subject, shown, width, height)
	return Array.from({ length: height }, (_, y) => {
		const start = (top + y) * layout.perRow
		if (start >= bytes.length && start > 0) return blank(width)
		const margin = [{ text: offsetText(layout, start), token: 'dimmed' }] as const
		return line(theme, width, hexRow({ theme, layout, margin, bytes, start, marks, cursor: undefined }))
	})
}

/** The first row shown: what was scrolled to, else a little above the place of the text. */
export function bytesTop({ side }: Subject, shown: ShownBytes, width: number, height: number): number {
	const { perRow } = hexLayout(width, shown.bytes.length)
	const rows = rowsOf(shown, width)
	const wanted =
		side.hexTop !== undefined
			? Math.floor(side.hexTop / perRow)
			: Math.floor((shown.hit ?? 0) / perRow) - Math.floor((height - 1) / 2)
	return Math.max(0, Math.min(rows - height, wanted))
}

/** Rows that all of the bytes take. */
export function rowsOf({ bytes }: ShownBytes, width: number): number {
	return Math.max(1, Math.ceil(bytes.length / hexLayout(width, bytes.length).perRow))
}

/** `91 bytes in the clear, packet 6`; `4 sealed records, packets 10–11`. */
export function bytesTitle(shown: ShownBytes, language: Language): string {
	const { kind, packets, firstRecord, bytes, records } = shown
	const first = packets[0]
	const last = packets.at(-1)
	const what = { clear: 'compare.clear_bytes', sealed: 'compare.sealed_bytes', opened: 'compare.opened_bytes' } as const
	const name = kind === 'none' || kind === 'failed' ? undefined : what[kind]
	const parts = [
		name ? say(name, { count: kind === 'sealed' ? records : bytes.length }, language) : say('pane.hex', {}, language),
		first === undefined || last === undefined
			? ''
			: first === last
				? say('compare.in_packet', { packet: first }, language)
				: say('compare.in_packets', { first, last }, language),
		firstRecord === undefined ? '' : say('compare.from_record', { number: firstRecord }, language),
	]
	return parts.filter(part => part !== '').join(comma(language))
}

function whyNone({ conversation, rung }: Subject, shown: ShownBytes, language: Language): string | undefined {
	if (shown.kind === 'failed') return say('compare.unreadable', { why: shown.why ?? '' }, language)
	if (shown.kind !== 'none') return undefined
	const message = conversation.messages[rung]
	if (!message) return ''
	return say(message.encrypted ? 'compare.no_keys' : 'compare.nothing_to_open', {}, language)
}
