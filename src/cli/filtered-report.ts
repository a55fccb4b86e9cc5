import type { Filter } from '../filter/filter.js'
import { Selection } from '../filter/selection.js'
import type { Conversation } from '../session/conversation.js'
import type { Outcome } from '../session/decoder.js'
import { isSealedYet } from '../session/sealed-yet.js'
import type { GrowingSession } from '../session/session.js'
import { judged } from '../verdict/judged.js'
import { type Counted, Tally } from '../verdict/tally.js'

export type FilteredReportOptions = {
	/** What is said of a conversation that is selected. */
	readonly text: (conversation: Conversation) => string
	/** Takes that as soon as the conversation has ended; without it texts are kept, for `texts`. */
	readonly print?: (text: string) => void
	/** Counts what is told, in the order in which it is. */
	readonly tally: Tally
	/** Whether secrets may still come that open what is sealed now. */
	readonly mayOpen: () => boolean
}

type Kept = {
	readonly conversation: Counted
	readonly verdict: Parameters<Tally['count']>[1]
	readonly text: string
}

/**
 * The conversations that a filter selects, told as they end: of each that is told, or not selected, nothing is kept but
 * its text. One that secrets may still open waits for the end of the capture.
 */
export class FilteredReport {
	readonly selection: Selection
	/** Of those whose texts were kept, in the order of their numbers. */
	readonly causes = new Tally()
	readonly #session: GrowingSession
	readonly #options: FilteredReportOptions
	/** They have ended, and the last packet of one may be that at hand. */
	#ended: Conversation[] = []
	readonly #sealed: Conversation[] = []
	readonly #kept: Kept[] = []

	constructor(session: GrowingSession, filter: Filter, options: FilteredReportOptions) {
		this.selection = new Selection(session, filter)
		this.#session = session
		this.#options = options
	}

	ended(conversation: Conversation): void {
		this.#ended.push(conversation)
	}

	/** A packet was read, with all that it ended. */
	packet(outcome: Outcome): void {
		this.selection.packet(outcome)
		if (this.#ended.length === 0) return
		const mayOpen = this.#options.mayOpen()
		for (const conversation of this.#ended) {
			if (mayOpen && isSealedYet(conversation)) this.#sealed.push(conversation)
			else this.#tell(conversation)
		}
		this.#ended = []
	}

	/** The capture has ended. */
	end(): void {
		for (const conversation of [...this.#sealed, ...this.#ended]) this.#tell(conversation)
		this.#ended = []
		this.#kept.sort((a, b) => a.conversation.number - b.conversation.number)
		for (const { conversation, verdict } of this.#kept)
			for (const tally of [this.causes, this.#options.tally]) tally.count(conversation, verdict)
	}

	/** What was kept, in the order in which the conversations began. */
	texts(): readonly string[] {
		return this.#kept.map(({ text }) => text)
	}

	#tell({ number }: Conversation): void {
		// With secrets that came late it may have been read again.
		const conversation = this.#session.conversations[number - 1]!
		if (this.selection.ended(conversation)) {
			const { print, tally } = this.#options
			const text = this.#options.text(conversation)
			if (print) {
				tally.add(conversation)
				print(text)
			} else this.#kept.push({ conversation: countedOf(conversation), verdict: verdictOf(conversation), text })
		}
		this.#session.release(conversation)
	}
}

function countedOf({ number, client, server, tls }: Conversation): Counted {
	const { serverName, version } = tls ?? {}
	const known = { ...(serverName !== undefined && { serverName }), ...(version !== undefined && { version }) }
	return { number, client, server, ...(tls && { tls: known }) }
}

/** Not the verdict itself, which holds on to the evidence. */
function verdictOf(conversation: Conversation): Kept['verdict'] {
	const { cause, outcome } = judged(conversation)
	return { cause, outcome }
}
