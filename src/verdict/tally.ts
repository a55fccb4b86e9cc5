import { LIMITS } from '../decode/limits.js'
import type { Conversation } from '../session/conversation.js'
import { socketText } from '../session/socket-text.js'
import type { TlsFacts } from '../session/tls-facts.js'
import { judged } from './judged.js'
import type { Cause, Outcome, Verdict } from './verdict.js'

/** Conversations that came to the same end, for the same cause, between the same ends. */
export type CauseGroup = {
	readonly cause: Cause
	readonly outcome: Outcome
	readonly client: string
	readonly server: string
	readonly serverName?: string
	readonly version?: string
	readonly count: number
	/** The first of them, by their numbers. */
	readonly conversations: readonly number[]
}

/** What tells the group of a conversation. */
export type Counted = Pick<Conversation, 'number' | 'client' | 'server'> & {
	readonly tls?: Pick<TlsFacts, 'serverName' | 'version'>
}

type Growing = { -readonly [Key in keyof CauseGroup]: CauseGroup[Key] } & { conversations: number[] }

/** Counts verdicts: by cause, by outcome, and in groups of connections that are alike. */
export class Tally {
	readonly #causes = new Map<Cause, number>()
	readonly #outcomes = new Map<Outcome, number>()
	readonly #groups = new Map<string, Growing>()
	/** Conversations that are in no group because there are too many groups. */
	ungrouped = 0

	add(conversation: Conversation): void {
		this.count(conversation, judged(conversation))
	}

	/** The same of a conversation that is not there any more, but for what is counted of it. */
	count(conversation: Counted, { cause, outcome }: Pick<Verdict, 'cause' | 'outcome'>): void {
		this.#causes.set(cause, (this.#causes.get(cause) ?? 0) + 1)
		this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1)
		this.#group(conversation, cause, outcome)
	}

	/** By cause, the most frequent first; those of equal number in the order in which they came. */
	get causes(): readonly (readonly [Cause, number])[] {
		return [...this.#causes].sort(([, a], [, b]) => b - a)
	}

	get outcomes(): readonly (readonly [Outcome, number])[] {
		return [...this.#outcomes].sort(([, a], [, b]) => b - a)
	}

	/** The groups in the order of `causes`, the largest of each first. */
	get groups(): readonly CauseGroup[] {
		const rank = new Map(this.causes.map(([cause], i) => [cause, i]))
		return [...this.#groups.values()].sort(
			(a, b) =>
				rank.get(a.cause)! - rank.get(b.cause)! || b.count - a.count || a.conversations[0]! - b.conversations[0]!,
		)
	}

	#group({ number, client, server, tls }: Counted, cause: Cause, outcome: Outcome): void {
		const to = socketText(server)
		const key = [cause, outcome, client.address, to, tls?.serverName, tls?.version].join('\0')
		const group = this.#groups.get(key)
		if (group) {
			group.count++
			if (group.conversations.length < LIMITS.groupMembers) group.conversations.push(number)
		} else if (this.#groups.size >= LIMITS.causeGroups) this.ungrouped++
		else {
			this.#groups.set(key, {
				cause,
				outcome,
				client: client.address,
				server: to,
				...(tls?.serverName !== undefined && { serverName: tls.serverName }),
				...(tls?.version !== undefined && { version: tls.version }),
				count: 1,
				conversations: [number],
			})
		}
	}
}
