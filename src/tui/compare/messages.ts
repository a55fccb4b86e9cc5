import { say } from '../../explain/interface.js'
import type { Language } from '../../explain/language.js'
import { packetsText } from '../../report/packets-text.js'
import type { Message } from '../../session/conversation.js'
import { secondsBetween } from '../../session/time.js'
import { scrolled } from '../scroll.js'
import { blank, fitText, line, type Run } from '../text.js'
import type { Theme } from '../theme.js'
import { rungName, sealedWord, sizeText, summaryText } from '../views/texts.js'
import type { Subject } from './subject.js'

/** The messages of a side, one a line, scrolled to the selected one. */
export function messageLines(options: {
	readonly theme: Theme
	readonly subject: Subject
	readonly width: number
	readonly height: number
	readonly isWide: boolean
	readonly isFocused: boolean
	readonly language: Language
}): string[] {
	const { theme, subject, width, height, isWide, isFocused, language } = options
	const { side, conversation, rung } = subject
	const { messages } = conversation
	if (messages.length === 0) {
		const text = say('empty.messages', {}, language)
		return [line(theme, width, [{ text: ` ${text}`, token: 'dimmed' }])]
	}
	const top = scrolled(side.top, rung, messages.length, height)
	return Array.from({ length: height }, (_, y) => {
		const message = messages[top + y]
		if (!message) return blank(width)
		const base = top + y === rung ? (isFocused ? 'sel' : 'selIdle') : undefined
		const before = isWide ? whenRuns(subject, message) : []
		const size = { text: `${sizeText(message.length, language)} `, token: 'dimmed' } as const
		return line(theme, width, [{ text: ' ' }, ...before, ...rungRuns(theme, message, isWide, language)], {
			right: [{ text: ' ' }, size],
			base,
		})
	})
}

function whenRuns({ conversation }: Subject, message: Message): Run[] {
	const after = `${(secondsBetween(conversation.start, message.time) * 1000).toFixed(3)} ms`
	return [
		{ text: fitText(packetsText(message), 7), token: 'dimmed' },
		{ text: `${after.padStart(11)}  `, token: 'dimmed' },
	]
}

/** `──→ ClientHello  localhost`, `←╌╌ sealed, likely Finished`. */
function rungRuns(theme: Theme, message: Message, isWide: boolean, language: Language): Run[] {
	const { glyphs } = theme
	const shaft = (message.encrypted ? glyphs.hole : glyphs.horizontal).repeat(isWide ? 4 : 2)
	const arrow = message.from === 'client' ? shaft + glyphs.right : glyphs.left + shaft
	const summary = message.summary === '' ? '' : `  ${summaryText(message, language)}`
	return [
		{ text: `${arrow} `, token: message.from },
		...(message.issue ? ([{ text: '! ', token: 'err' }] as const) : []),
		...(message.encrypted
			? ([{ text: sealedName(message, isWide, language), token: 'enc' }] as const)
			: ([{ text: rungName(message, language), token: 'title' }] as const)),
		...(message.encrypted ? [] : ([{ text: summary, token: 'dimmed' }] as const)),
	]
}

function sealedName(message: Message, isWide: boolean, language: Language): string {
	const name = rungName(message, language)
	if (message.standing === 'inferred' && isWide) return say('compare.sealed_as', { name }, language)
	// `Certificate … CertificateVerify`: the first of a row of names, and that there are more.
	if (message.standing === 'inferred')
		return say('compare.sealed_short', { name: name.replace(/ … .*/, ' …') }, language)
	const word = sealedWord(message) === 'ladder.opened' ? 'ladder.opened' : 'compare.sealed'
	return `${say(word, {}, language)} ${name}`
}
