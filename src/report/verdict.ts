import { clean } from '../clean.js'
import { evidenceText, verdictSentence, verdictText } from '../explain/verdicts/verdicts.js'
import type { Verdict } from '../verdict/verdict.js'
import type { Json } from './json.js'
import { wrapped } from './wrapped.js'

/** A verdict as the JSON report has it (REPORT.md, `verdict`). */
export function verdictJson(verdict: Verdict): Json {
	const { outcome, endedBy, how, after, cause, standing, evidence, candidates } = verdict
	const { who, what, why, sure, now } = verdictText(verdict, 'en')
	return {
		outcome,
		ended_by: endedBy,
		how,
		...(after && { after: { message: after.name, from: after.from, packet: after.packet } }),
		cause,
		standing,
		text: verdictSentence(verdict, 'en'),
		who,
		what,
		why,
		how_sure: sure,
		what_now: now,
		evidence: evidence.map(item => ({
			...(item.packet !== undefined && { packet: item.packet }),
			...(item.message !== undefined && { message: item.message }),
			...(item.field !== undefined && { field: item.field }),
			text: evidenceText(item, 'en'),
		})),
		candidates: candidates.map(candidate => ({
			cause: candidate.cause,
			standing: candidate.standing,
			text: verdictSentence(candidate, 'en'),
		})),
	}
}

/** A verdict as the text report has it: five slots, at most 100 columns wide where they stand. */
export function verdictLines(verdict: Verdict): string[] {
	const { who, what, why, sure, now } = verdictText(verdict, 'en')
	const slots = [
		['who', who],
		['what', what],
		['why', why],
		['how sure', sure],
		['what now', now],
	] as const
	return [
		`${verdict.outcome.replaceAll('_', ' ')}: ${verdict.cause} (${verdict.standing})`,
		...slots.flatMap(([name, text]) =>
			wrapped(clean(text), WIDTH).map((line, i) => `  ${(i === 0 ? name : '').padEnd(NAME)} ${line}`),
		),
	]
}

const NAME = 'how sure'.length
/** What is left of 100 columns behind the indentation of a conversation and the name of a slot. */
const WIDTH = 100 - 4 - NAME - 3
