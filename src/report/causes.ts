import { clean } from '../clean.js'
import { causeName } from '../explain/verdicts/verdicts.js'
import { grouped } from '../grouped.js'
import type { CauseGroup, Tally } from '../verdict/tally.js'
import type { Json } from './json.js'
import { hanging, LINE } from './wrapped.js'

/** The summary by cause: how often each, then between which ends, under which name, in which version. */
export function causeLines(tally: Tally): string[] {
	const lines: string[] = []
	for (const [cause, count] of tally.causes) {
		lines.push(`${grouped(count).padStart(COUNT)}  ${cause} (${causeName(cause, 'en')})`)
		const groups = tally.groups.filter(group => group.cause === cause)
		lines.push(...groups.slice(0, GROUPS).flatMap(group => hanging(' '.repeat(COUNT + 4), groupText(group), ROOM)))
		const left = groups.length - GROUPS
		if (left > 0) lines.push(`${' '.repeat(COUNT)}    and ${grouped(left)} more`)
	}
	return lines
}

/** For the summary object: how often each cause and each outcome. */
export function tallyJson(tally: Tally): Json {
	return { causes: Object.fromEntries(tally.causes), outcomes: Object.fromEntries(tally.outcomes) }
}

const COUNT = 6
/** The summary is indented by two. */
const ROOM = LINE - 2
/** Groups of one cause that are listed. */
const GROUPS = 8
const NUMBERS = 6

function groupText({ count, client, server, serverName, version, conversations, outcome }: CauseGroup): string {
	const numbers = conversations.slice(0, NUMBERS).join(', ') + (count > NUMBERS ? ', …' : '')
	const about = [serverName, version].filter(part => part !== undefined).map(part => `, ${clean(part)}`)
	const word = count === 1 ? 'conversation' : 'conversations'
	return `${grouped(count)} × ${client} → ${server}${about.join('')}: ${outcome.replaceAll('_', ' ')} (${word} ${numbers})`
}
