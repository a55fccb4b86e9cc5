import { clean } from '../clean.js'
import { counted } from '../grouped.js'
import type { Conversation, Find } from '../session/conversation.js'
import type { Session } from '../session/session.js'
import { conversationText, found } from './text.js'

/** A conversation and the capture it stands in. */
export type Compared = { readonly session: Session; readonly conversation: Conversation }

/**
 * Two conversations and what the tracer says of each, as lines of at most 100 columns: first the answers, one under the
 * other, then each conversation with its messages and with what an eavesdropper sees of it.
 */
export function compareText(
	left: Compared,
	right: Compared,
	find: { readonly left?: Find; readonly right?: Find } = {},
): string[] {
	const sides = [
		{ name: 'Left', ...left, find: find.left },
		{ name: 'Right', ...right, find: find.right },
	]
	return [
		...sides.map(({ name, session, conversation }) => `${`${name}:`.padEnd(NAME)}${placeOf(session, conversation)}`),
		'',
		...sides.flatMap(({ name, find }) => (find ? answers(name, find) : [])),
		...(find.left || find.right ? [''] : []),
		...sides.flatMap(({ name, session, conversation }, i) => [
			...(i > 0 ? [''] : []),
			`${name}: ${placeOf(session, conversation)}`,
			...conversationText(session, conversation),
		]),
	].flatMap(text => broken(text))
}

/** Columns of a line. */
const COLUMNS = 100

/** Columns for the name of a side. */
const NAME = 7

/** Places of the text that are told one by one. */
const HITS = 5

function placeOf(session: Session, conversation: Conversation): string {
	return `${clean(session.file)}:${conversation.number}`
}

function answers(name: string, find: Find): string[] {
	const shown = found({ ...find, hits: find.hits.slice(0, HITS) })
	const more = find.hits.length - HITS
	if (more > 0) shown.push(`It is found in ${counted(more, 'more place')}.`)
	return shown.map((text, i) => (i === 0 ? `${name}:` : '').padEnd(NAME) + text)
}

/** Lines that fit: broken at spaces, what follows indented under the column that is broken. */
function broken(text: string): string[] {
	const column = /^.{0,46} {2}(?=\S)/.exec(text)?.[0].length ?? 2
	const indent = ' '.repeat(column + (column < 5 ? 2 : 0))
	const lines: string[] = []
	let rest = text
	while ([...rest].length > COLUMNS) {
		const characters = [...rest]
		const space = characters.slice(0, COLUMNS + 1).lastIndexOf(' ')
		const end = space > indent.length ? space : COLUMNS
		lines.push(characters.slice(0, end).join('').trimEnd())
		rest = indent + characters.slice(end).join('').trimStart()
	}
	return [...lines, rest]
}
