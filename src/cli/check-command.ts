import { CaptureError } from '../capture/capture-error.js'
import { clean } from '../clean.js'
import { verdictSentence } from '../explain/verdicts/verdicts.js'
import { grouped } from '../grouped.js'
import type { Conversation } from '../session/conversation.js'
import type { Event } from '../session/event.js'
import { socketText } from '../session/socket-text.js'
import { judged } from '../verdict/judged.js'
import { broken, type Requirements } from '../verdict/requirements.js'
import { requirementsOf } from './check-option.js'
import { complain } from './complain.js'
import { EXIT } from './exit.js'
import { conversationsSelected, filterOption } from './filter-option.js'
import { keepHeapSmall } from './heap.js'
import { isPipe } from './key-file.js'
import type { CheckOptions } from './options.js'
import { output } from './output.js'
import { openSession } from './read.js'
import { followKeys, secretsAtHand } from './secrets-option.js'
import { proveOption } from './trust-option.js'

type Count = { conversations: number; broken: number }

/** `handshark check FILE…`: one line for each conversation that does not keep what is asked of it; exit code 3 if there are any. */
export async function checkCommand(files: readonly string[], options: CheckOptions): Promise<number> {
	const requirements = requirementsOf(options)
	keepHeapSmall()
	const count: Count = { conversations: 0, broken: 0 }
	let read = 0
	for (const file of files) {
		try {
			await checkFile(file, options, requirements, count)
			read++
		} catch (error) {
			if (!(error instanceof CaptureError)) throw error
			complain(error.text)
		}
	}
	const all = `${grouped(count.conversations)} conversation${count.conversations === 1 ? '' : 's'}`
	await output(`${all} checked, ${grouped(count.broken)} not as asked\n`)
	if (read < files.length && read === 0) return EXIT.unreadable
	return count.broken > 0 ? EXIT.forbidden : EXIT.ok
}

async function checkFile(file: string, options: CheckOptions, requirements: Requirements, count: Count): Promise<void> {
	const filter = options.filter === undefined ? undefined : filterOption(options.filter)
	const isStream = file === '-' || isPipe(file)
	const atHand = await secretsAtHand(options, { follow: isStream, mayBeMissing: isStream })
	const lines: { readonly number: number; readonly text: string }[] = []
	const take = (conversation: Conversation) => {
		count.conversations++
		const reasons = broken(conversation, requirements)
		if (reasons.length === 0) return
		count.broken++
		lines.push({ number: conversation.number, text: lineOf(file, conversation, reasons) })
	}
	const onEvent = (event: Event) => {
		if (event.kind === 'ended' && !filter) take(event.conversation)
	}
	const { session, capture, read } = openSession(file, {
		keep: filter !== undefined,
		secrets: atHand.secrets,
		prove: proveOption(options),
		onEvent,
		late: { mayCome: () => atHand.growing.length > 0, toTheEnd: true, look: () => keys.look() },
	})
	const keys = followKeys(atHand, () => session.secretsGrew())
	try {
		await read()
		if (filter) {
			const { conversations } = conversationsSelected(session, filter)
			for (const conversation of session.conversations) if (conversations.has(conversation.number)) take(conversation)
		}
		for (const { text } of lines.sort((a, b) => a.number - b.number)) await output(`${text}\n`)
	} finally {
		keys.stop()
		capture.close()
	}
}

/** `a.pcap:3 127.0.0.1:40000 → 127.0.0.1:443 (localhost): failed, cause unknown_ca. The client does not …` */
function lineOf(file: string, conversation: Conversation, reasons: readonly string[]): string {
	const { number, client, server, tls } = conversation
	const name = tls?.serverName === undefined ? '' : ` (${clean(tls.serverName)})`
	const ends = `${socketText(client)} → ${socketText(server)}${name}`
	const verdict = judged(conversation)
	// That nothing went wrong is no reason for what was asked in vain.
	const why = verdict.cause === 'ok' ? '' : `. ${clean(verdictSentence(verdict, 'en'))}`
	return `${clean(file)}:${number} ${ends}: ${reasons.join('; ')}${why}`
}
