import { clean } from '../../clean.js'
import { say } from '../../explain/interface.js'
import { comma, type Language } from '../../explain/language.js'
import type { Conversation } from '../../session/conversation.js'
import { protocolText } from '../../session/protocol-text.js'
import type { Session } from '../../session/session.js'
import { socketText } from '../../session/socket-text.js'
import { width as columnsOf, graphemes, head, type Run } from '../text.js'
import type { Theme } from '../theme.js'
import { shownBytes } from './shown-bytes.js'
import type { Subject } from './subject.js'

/** `tutorial-http.pcap:1`: what the conversation is called on the command line, without folders where the name is enough. */
export function placeTitle(sessions: readonly Session[], session: Session, conversation: number): string {
	const name = baseName(session.file)
	const isAlone = sessions.every(other => other.file === session.file || baseName(other.file) !== name)
	return `${isAlone ? name : session.file}:${conversation}`
}

/** A title in so many columns: what does not fit is left out of its middle, for its end tells the sides apart. */
export function shortTitle(title: string, columns: number, { ascii, glyphs }: Theme): string {
	const text = clean(title, ascii)
	const excess = columnsOf(text) - columns
	if (excess <= 0) return text
	const room = Math.max(0, columns - 1)
	let end = ''
	for (const { segment } of [...graphemes(text)].reverse()) {
		if (columnsOf(segment + end) > Math.ceil(room / 2)) break
		end = segment + end
	}
	return head(text, room - columnsOf(end)).text + glyphs.ellipsis + end
}

/** Protocol and version, whether it is encrypted, and the two ends: in one line or in two. */
export function endsLines(options: {
	readonly theme: Theme
	readonly subject: Subject
	readonly isWide: boolean
	readonly language: Language
}): Run[][] {
	const { theme, subject, isWide, language } = options
	const { conversation, side } = subject
	const secrecy = secrecyOf(conversation)
	const what: Run[] = [
		{ text: ` ${protocolName(conversation, language)}`, token: 'title' },
		...(secrecy
			? ([
					{
						text: `${comma(language)}${say(`compare.${secrecy}`, {}, language)}`,
						token: secrecy === 'clear' ? 'err' : 'enc',
					},
				] as const)
			: []),
		...(side.layer === 'opened' ? [layerRun(subject, language)] : []),
	]
	const ends: Run[] = [
		{ text: socketText(conversation.client), token: 'client' },
		{ text: ` ${theme.glyphs.right} ` },
		{ text: socketText(conversation.server), token: 'server' },
	]
	return isWide ? [[...what, { text: '  ' }, ...ends]] : [what, [{ text: ' ' }, ...ends]]
}

/** That what was opened is shown; or that there is nothing of the kind. */
function layerRun(subject: Subject, language: Language): Run {
	const { kind } = shownBytes(subject)
	if (kind === 'opened') return { text: ` (${say('compare.layer.opened', {}, language)})`, token: 'plain' }
	const isSealed = subject.conversation.messages[subject.rung]?.encrypted
	return { text: ` (${say(isSealed ? 'compare.layer.sealed' : 'compare.layer.none', {}, language)})`, token: 'warn' }
}

/** `TLS 1.3`, `HTTP`; `not recognised`. */
export function protocolName(conversation: Conversation, language: Language): string {
	return protocolText(conversation, say('compare.not_recognised', {}, language))
}

/** Whether anything travelled sealed; nothing where that cannot be said. */
function secrecyOf({ protocol, messages }: Conversation): 'clear' | 'encrypted' | undefined {
	if (messages.some(message => message.encrypted)) return 'encrypted'
	return protocol === 'unknown' || protocol === 'tls' ? undefined : 'clear'
}

function baseName(file: string): string {
	return file.split(/[/\\]/).at(-1) || file
}
