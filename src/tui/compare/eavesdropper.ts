import { exposureWords } from '../../explain/exposures.js'
import { say } from '../../explain/interface.js'
import { colon, type Language } from '../../explain/language.js'
import { seenPhrase } from '../../explain/phrases/phrases.js'
import type { Conversation } from '../../session/conversation.js'
import { exposureOf } from '../../session/exposure.js'
import { fitText, type Run } from '../text.js'
import { wrapped } from './wrap.js'

/** Columns for the names of things, where they have a column of their own. */
const NAMES = 34

type Options = {
	readonly isWide: boolean
	/** Whether each thing is told with the reason why it is to be seen, where there is room. */
	readonly hasReasons: boolean
	/** A text to light. */
	readonly text?: string
	readonly language: Language
}

/** What an eavesdropper sees of a conversation, a thing a line or, where it does not fit, several. */
export function seenLines(
	conversation: Conversation,
	columns: number,
	options: {
		readonly isWide: boolean
		readonly hasReasons: boolean
		readonly text?: string
		readonly language: Language
	},
): Run[][] {
	const { isWide, hasReasons, text, language } = options
	const kept = hasReasons ? explained : plain
	const stamp = `${conversation.packets} ${conversation.ended} ${columns} ${isWide} ${language}`
	const known = kept.get(conversation)
	const lines = known?.stamp === stamp ? known.lines : allLines(conversation, columns, options)
	kept.set(conversation, { stamp, lines })
	return text ? lines.map(runs => lit(runs, text)) : lines
}

type Kept = { readonly stamp: string; readonly lines: Run[][] }

/** What was made last of each conversation, with reasons and without: it is asked for several times a frame. */
const explained = new WeakMap<Conversation, Kept>()
const plain = new WeakMap<Conversation, Kept>()

function allLines(conversation: Conversation, columns: number, { isWide, hasReasons, language }: Options): Run[][] {
	const lines: Run[][] = []
	for (const row of exposureOf(conversation)) {
		const words = exposureWords(row.key, language) ?? row
		lines.push(
			...thing(words.what, isOurs(row.key) ? seenPhrase(row.value, language) : row.value, columns, isWide, language),
		)
		if (hasReasons && isWide)
			for (const text of wrapped(words.why, columns - NAMES))
				lines.push([{ text: ' '.repeat(NAMES) }, { text, token: 'dimmed' }])
	}
	if (conversation.messages.some(message => message.encrypted)) {
		const what = say('eavesdropper.hidden', {}, language).replace(/[:：]$/, '')
		lines.push(...thing(what, say('eavesdropper.content', {}, language), columns, isWide, language, true))
	}
	return lines
}

/** Whether a row says something in words of ours: the others quote what was captured. */
const isOurs = (key: string) => OURS.has(key)

const OURS: ReadonlySet<string> = new Set([
	'addresses',
	'ports',
	'time',
	'sizes',
	'inner_server_name',
	'server_certificate',
	'client_certificate',
	'resumed',
	'records',
	'content_sizes',
	'nothing_hidden',
	'readable_records',
	'more_exchanges',
	'websocket_messages',
])

/** The text that is traced, lit where it stands in a line. */
function lit(runs: readonly Run[], text: string): Run[] {
	return runs.flatMap(run =>
		run.text
			.split(text)
			.flatMap((part, i) => [
				...(i > 0 ? ([{ text, token: 'found' }] as const) : []),
				...(part === '' ? [] : [{ ...run, text: part }]),
			]),
	)
}

function thing(
	what: string,
	value: string,
	columns: number,
	isWide: boolean,
	language: Language,
	isHidden = false,
): Run[][] {
	const token = isHidden ? 'ok' : 'name'
	if (isWide) {
		return wrapped(value, columns - NAMES).map((text, i) => [
			{ text: fitText(i === 0 ? ` ${what}` : '', NAMES - 1), token },
			{ text: ` ${text}` },
		])
	}
	const head = ` ${what}${colon(language)}`
	return wrapped(head + value, columns, { indent: 3 }).map((text, i) =>
		i === 0 ? [{ text: text.slice(0, head.length), token }, { text: text.slice(head.length) }] : [{ text }],
	)
}
