import { existsSync } from 'node:fs'
import type { ProveOptions } from '../analyse/certificates/trust.js'
import { compareText } from '../report/compare.js'
import type { Conversation, Find } from '../session/conversation.js'
import { traceConversation } from '../session/retrace.js'
import { Secrets } from '../session/secrets.js'
import type { Session } from '../session/session.js'
import { newCompare } from '../tui/compare/state.js'
import { EXIT } from './exit.js'
import { onScreen } from './on-screen.js'
import type { ScreenOptions } from './options.js'
import { output } from './output.js'
import { openSession } from './read.js'
import { secretsOption } from './secrets-option.js'
import { hasTerminal } from './terminal.js'
import { trustOption } from './trust-option.js'
import { noSuchConversation, UsageError } from './usage-error.js'

/** A conversation of a capture: the `number`-th, from 1; the first one if not given. */
export type Named = { readonly file: string; readonly number?: number }

/** `handshark compare LEFT [RIGHT]`: two conversations side by side, on the screen or as text. */
export async function compareCommand(
	left: string,
	right: string | undefined,
	options: ScreenOptions & { readonly find?: string },
): Promise<number> {
	const a = named(left)
	const b = right === undefined ? { ...a, number: (a.number ?? 1) + 1 } : named(right)
	if (!hasTerminal()) return compareInText(a, b, options.find, await secretsOption(options), trustOption(options))
	const isSame = a.file === b.file
	const files = isSame ? [a.file] : [a.file, b.file]
	const compare = newCompare(
		{ session: 0, conversation: a.number ?? 1 },
		{ session: isSame ? 0 : 1, conversation: b.number ?? 1 },
		options.find === undefined ? {} : { text: options.find },
	)
	return onScreen(files, 'compare', compare, options)
}

/** `FILE` or `FILE:N`. A file whose own name ends so is that file. */
export function named(argument: string, exists: (path: string) => boolean = existsSync): Named {
	const match = /^(.+):(\d+)$/.exec(argument)
	if (!match || exists(argument)) return { file: argument }
	const number = Number(match[2])
	if (number === 0) throw new UsageError(`${argument}: conversations are counted from 1`)
	return { file: match[1]!, number }
}

/** The comparison as text. Throws a CaptureError when a capture cannot be read, a UsageError when it has no such conversation. */
export async function compareInText(
	left: Named,
	right: Named,
	find: string | undefined,
	secrets = new Secrets(),
	prove = trustOption({}),
): Promise<number> {
	const a = await readOne(left, secrets, prove)
	const b =
		right.file === left.file
			? { ...a, conversation: conversationOf(a.session, right) }
			: await readOne(right, secrets, prove)
	try {
		const traced = (side: typeof a): Find | undefined =>
			find === undefined ? undefined : traceToEnd(side.session, side.conversation, find)
		const finds = { left: traced(a), right: traced(b) }
		const lines = compareText(a, b, {
			...(finds.left && { left: finds.left }),
			...(finds.right && { right: finds.right }),
		})
		await output(`${lines.join('\n')}\n`)
		return EXIT.ok
	} finally {
		a.close()
		b.close()
	}
}

async function readOne(which: Named, secrets: Secrets, prove: ProveOptions) {
	const { session, capture, read } = openSession(which.file, { keep: true, secrets, prove })
	await read()
	return { session, conversation: conversationOf(session, which), close: () => capture.close() }
}

function conversationOf(session: Session, { file, number = 1 }: Named): Conversation {
	const conversation = session.conversations[number - 1]
	if (conversation) return conversation
	throw noSuchConversation(file, session.conversations.length, number)
}

function traceToEnd(session: Session, conversation: Conversation, text: string): Find {
	const work = traceConversation(session, conversation, text)
	let step = work.next()
	while (!step.done) step = work.next()
	return step.value
}
