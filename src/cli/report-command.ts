import type { ProveOptions } from '../analyse/certificates/trust.js'
import { CaptureError } from '../capture/capture-error.js'
import type { Filter } from '../filter/filter.js'
import type { Selection } from '../filter/selection.js'
import { causeLines } from '../report/causes.js'
import { conversationJson, type Json, jsonLine, summaryJson } from '../report/json.js'
import { SCHEMA } from '../report/schema.js'
import { conversationText, sessionText, summaryText } from '../report/text.js'
import type { Conversation } from '../session/conversation.js'
import type { Event } from '../session/event.js'
import type { GrowingSession } from '../session/session.js'
import { Tally } from '../verdict/tally.js'
import { complain } from './complain.js'
import { EXIT } from './exit.js'
import { filterOption } from './filter-option.js'
import { FilteredReport } from './filtered-report.js'
import { giveRoomToOpen, keepHeapSmall } from './heap.js'
import { isPipe } from './key-file.js'
import type { ReportOptions } from './options.js'
import { output } from './output.js'
import { openSession } from './read.js'
import { followKeys, type SecretsAtHand, secretsAtHand } from './secrets-option.js'
import { proveOption } from './trust-option.js'
import { UsageError } from './usage-error.js'

/** `handshark report FILE…`: text or NDJSON on standard output, conversations as they end. */
export async function reportCommand(files: readonly string[], options: ReportOptions): Promise<number> {
	if (options.schema) {
		await output(`${JSON.stringify(SCHEMA, undefined, 2)}\n`)
		return EXIT.ok
	}
	if (files.length === 0) throw new UsageError('no capture is named: handshark report FILE… (- is standard input)')
	keepHeapSmall()
	const filter = options.filter === undefined ? undefined : filterOption(options.filter)
	const isStream = files.some(path => path === '-' || isPipe(path))
	const atHand = await secretsAtHand(options, { follow: isStream, mayBeMissing: isStream })
	if (!atHand.secrets.isEmpty || atHand.growing.length > 0) giveRoomToOpen()
	const prove = proveOption(options)
	const read: GrowingSession[] = []
	const tally = new Tally()
	for (const file of files) {
		try {
			read.push(await reportFile(file, options, { filter, atHand, prove, tally }))
		} catch (error) {
			if (!(error instanceof CaptureError)) throw error
			complain(error.text)
		}
	}
	if (options.json) await output(line(summaryJson(read, tally)))
	return read.length > 0 ? EXIT.ok : EXIT.unreadable
}

async function reportFile(
	file: string,
	{ json, sort, find }: ReportOptions,
	{
		filter,
		atHand,
		prove,
		tally,
	}: {
		readonly filter: Filter | undefined
		readonly atHand: SecretsAtHand
		readonly prove: ProveOptions | undefined
		readonly tally: Tally
	},
): Promise<GrowingSession> {
	const held: Conversation[] = []
	const text = (conversation: Conversation) => {
		if (json) return line(conversationJson(opened.session, conversation))
		return `${conversationText(opened.session, conversation).join('\n')}\n\n`
	}
	const print = (conversation: Conversation) => {
		tally.add(conversation)
		return output(text(conversation))
	}
	const onEvent = (event: Event) => {
		if (event.kind !== 'ended') return
		// Text is for people: they read conversations in the order in which they began.
		if (filtered) filtered.ended(event.conversation)
		else if (sort || !json) held.push(event.conversation)
		else void print(event.conversation)
	}
	const opened = openSession(file, {
		keep: filter !== undefined,
		secrets: atHand.secrets,
		prove,
		onEvent,
		...(filter && { onPacket: outcome => filtered?.packet(outcome) }),
		late: {
			mayCome: () => atHand.growing.length > 0,
			toTheEnd: sort === true || !json,
			look: () => keys.look(),
		},
		...(find !== undefined && { find }),
	})
	const isOnce = opened.capture.size === undefined
	const filtered =
		filter &&
		new FilteredReport(opened.session, filter, {
			text,
			tally,
			...(json && !sort && { print: text => void output(text) }),
			mayOpen: () => isOnce && (atHand.growing.length > 0 || opened.capture.format?.kind === 'pcapng'),
		})
	const keys = followKeys(atHand, () => opened.session.secretsGrew())
	try {
		await opened.read()
		if (!json) await output(`${sessionText(opened.session)}\n\n`)
		filtered?.end()
		const shown = held.sort((a, b) => a.number - b.number)
		const causes = filtered?.causes ?? tallyOf(shown)
		if (!json && (filtered?.selection.conversations ?? shown.length) > 1)
			await output(`${['By cause:', ...causeLines(causes), ''].join('\n')}\n`)
		for (const conversation of shown) await print(conversation)
		for (const text of filtered?.texts() ?? []) await output(text)
		if (filtered && !json) await output(`${selectedText(filtered.selection)}\n`)
		if (!json) await output(`${summaryText(opened.session).join('\n')}\n`)
		return opened.session
	} finally {
		keys.stop()
		opened.capture.close()
	}
}

/** Of many conversations first the few causes, with counts. */
function tallyOf(conversations: readonly Conversation[]): Tally {
	const tally = new Tally()
	for (const conversation of conversations) tally.add(conversation)
	return tally
}

function selectedText({ packets, conversations }: Selection): string {
	const count = (of: number, what: string) => `${of.toLocaleString('en')} ${what}${of === 1 ? '' : 's'}`
	return `the filter selects ${count(packets, 'packet')}, of ${count(conversations, 'conversation')}`
}

const line = (object: Json) => `${jsonLine(object)}\n`
