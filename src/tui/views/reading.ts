import { say } from '../../explain/interface.js'
import { comma, type Language } from '../../explain/language.js'
import type { Reading, Session, Stopped } from '../../session/session.js'
import type { LiveState } from '../live/state.js'
import { sizeText } from './texts.js'

/** How far a capture is read, in a few words, the longest first: for the right of the top line. */
export function readingTexts(session: Session, language: Language, live?: LiveState): readonly string[] {
	if (session.reading?.isLive) return liveTexts(session, session.reading, language, live)
	const { reading, counts } = session
	const part = reading && partOf(reading)
	const packets = say('status.reading', { count: counts.packets }, language)
	const share = part === undefined ? undefined : percent(part)
	return [
		share === undefined ? packets : `${packets}${comma(language)}${share} %`,
		...(share === undefined ? [] : [say('status.reading_part', { percent: share }, language)]),
		say('status.reading_short', {}, language),
	]
}

/** What has come so far of what comes as it happens, and how much a second. */
function liveTexts(
	session: Session,
	{ bytes, rate, behind }: Reading,
	language: Language,
	live: LiveState | undefined,
): readonly string[] {
	const late = behind === undefined ? [] : [say('live.behind', { seconds: behind }, language)]
	const short = [say(live?.isFrozen ? 'live.is_frozen' : 'live.short', {}, language), ...late].join(comma(language))
	const following = live?.isFollowing ? [say('live.is_following', {}, language)] : []
	const count = say('status.conversations', { count: session.counts.conversations }, language)
	const numbers = say(
		'live.rate',
		{ size: sizeText(bytes, language), rate: sizeText(Math.round(rate), language) },
		language,
	)
	const { packets: gone } = session.gone
	const letGo = gone > 0 ? [say('live.let_go', { count: gone }, language)] : []
	const madeUp = session.origin === 'relay' ? [say('live.made_up', {}, language)] : []
	return [
		[short, ...following, count, numbers, ...letGo, ...madeUp].join(comma(language)),
		[short, count, numbers, ...letGo, ...madeUp].join(comma(language)),
		[short, count, numbers, ...letGo].join(comma(language)),
		[short, count, ...letGo].join(comma(language)),
		[short, ...letGo].join(comma(language)),
		[short, count].join(comma(language)),
		short,
	]
}

/** Which part is read, how fast that goes, and how long it will take: for the right of the bottom line. Of a trickle, nothing. */
export function paceText(reading: Reading, language: Language): string {
	const { bytes, rate, left, isLive } = reading
	if (isLive) return ''
	const part = partOf(reading)
	if (left === undefined && rate < 0.5e6) return ''
	const values = { rate: Math.round(rate / 1e6), read: Math.round(bytes / 1e6) }
	const share = part === undefined ? '' : `${percent(part)} %  `
	if (left === undefined) return share + say('status.rate', values, language)
	if (left >= 100) return share + say('status.left_minutes', { ...values, left: Math.round(left / 60) }, language)
	return share + say('status.left', { ...values, left: Math.ceil(left) }, language)
}

/** Where the reading was stopped. */
export function stoppedText({ packets, part }: Stopped, language: Language): string {
	if (part === undefined) return say('status.stopped_stream', { packet: packets }, language)
	return say('status.stopped', { packet: packets, percent: percent(part) }, language)
}

function partOf({ bytes, size }: Reading): number | undefined {
	return size === undefined || size === 0 ? undefined : bytes / size
}

/** Whole percents; all of it only when it is all. */
function percent(part: number): number {
	return Math.min(99, Math.floor(part * 100))
}
