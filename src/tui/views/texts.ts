import { say } from '../../explain/interface.js'
import { comma, type Language } from '../../explain/language.js'
import { messageName } from '../../explain/message-names.js'
import { phrase, phrases } from '../../explain/phrases/phrases.js'
import type { Message } from '../../session/conversation.js'

/** `1,057 bytes`, in the user’s language. */
export function sizeText(count: number, language: Language): string {
	return say('fact.size', { count }, language)
}

/** The name of a rung: `ClientHello`; for a sealed one what it presumably is. */
export function rungName(message: Message, language: Language): string {
	return phrase(message.likely ?? messageName(message.type), language)
}

/**
 * What a message says, in a few words; the lines of HTTP and what was said over it are captured text, and stay. Behind what one of
 * HTTP/2 says stands its stream.
 */
export function summaryText({ type, summary, streamId }: Message, language: Language): string {
	if (!CAPTURED.has(type)) return phrases(summary, language)
	if (streamId === undefined || language === 'en') return summary
	const stream = `stream ${streamId}`
	// Nothing else may be known of it.
	if (summary === stream) return phrases(stream, language)
	const said = summary.slice(0, -`, ${stream}`.length)
	return summary === `${said}, ${stream}` ? said + comma(language) + phrases(stream, language) : summary
}

const CAPTURED: ReadonlySet<string> = new Set([
	'http_request',
	'http_response',
	'http2_push_promise',
	'server_sent_event',
	'alert',
])

/** `1.234 s`, `12.3 ms`. */
export function durationText(seconds: number): string {
	return Math.abs(seconds) >= 1 ? `${seconds.toFixed(3)} s` : `${(seconds * 1000).toFixed(3)} ms`
}

/** Seconds to the microsecond in at most so many columns: what they have no room for is left off, from the last decimal on. */
export function secondsText(seconds: number, columns: number): string {
	const text = seconds.toFixed(6)
	const whole = text.indexOf('.')
	return columns > whole + 1 ? text.slice(0, columns) : text.slice(0, whole)
}

/** Whether a message travelled encrypted, and was opened with keys: the word for it. */
export function sealedWord({ encrypted, standing }: Message): 'compare.encrypted' | 'ladder.opened' | undefined {
	if (!encrypted) return undefined
	return standing === 'verified' ? 'ladder.opened' : 'compare.encrypted'
}
