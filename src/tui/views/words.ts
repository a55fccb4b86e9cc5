import { alertMeaning } from '../../explain/alerts.js'
import { departure } from '../../explain/departures.js'
import { explain } from '../../explain/explain.js'
import { headerMeaning } from '../../explain/headers.js'
import { say } from '../../explain/interface.js'
import type { Explanation, Language } from '../../explain/language.js'
import { remark } from '../../explain/remarks.js'
import { purpose } from '../../explain/rungs.js'
import { standingWords } from '../../explain/standings.js'
import { step } from '../../explain/steps.js'
import type { Conversation } from '../../session/conversation.js'
import type { LadderRow } from '../ladder-rows.js'
import { find } from '../panes/field-path.js'
import type { Browser } from '../state.js'
import { defaultPath, type Subject, selectedNames } from '../subject.js'
import { line, type Run, width } from '../text.js'
import type { Theme } from '../theme.js'

/** What the selected field means, and what is odd about its value. */
export function fieldWords(subject: Subject, browser: Browser, language: Language): readonly Run[] {
	const names = selectedNames(subject, browser)
	if (names.length === 0) return []
	const found = find(subject.roots, browser.tree.selected) ?? find(subject.roots, defaultPath(subject))
	const header = found?.trail.findLast(field => field.name === 'header')?.label
	const words =
		(header !== undefined ? headerMeaning(header.split(':')[0] ?? '', language) : undefined) ?? explain(names, language)
	const value = found?.field.value
	const odd = typeof value === 'number' ? remark(names, value, language) : undefined
	return [...said(words), ...(odd ? [{ text: '  ' }, ...said(odd, true)] : [])]
}

/** What a line of the ladder is for, which step of the story it is, and how its name is known. */
export function rungWords(conversation: Conversation, row: LadderRow | undefined, language: Language): readonly Run[] {
	if (row?.kind !== 'message') return []
	const { message } = row
	const tls = conversation.tls ?? {}
	const place = step(message, tls, language)
	const differs = departure(message, tls, language)
	const alert =
		message.description === undefined ? undefined : alertMeaning(message.description, message.from, language)
	return [
		...said(purpose(message, tls, language)),
		...(alert ? [{ text: '  ' }, ...said(alert, true)] : []),
		...(place ? [{ text: `  ${say('ladder.step', { ...place }, language)}.`, token: 'title' as const }] : []),
		...(differs ? [{ text: '  ' }, ...said(differs)] : []),
		...(message.standing === 'observed'
			? []
			: [
					{
						text: `  ${standingWords(message.standing, language).name}: ${message.why ?? standingWords(message.standing, language).text}`,
						token: 'warn' as const,
					},
				]),
	]
}

function said(words: Explanation | undefined, isOdd = false): Run[] {
	if (!words) return []
	return [
		{ text: words.text, ...(isOdd && { token: 'warn' as const }) },
		...(words.rfc ? [{ text: ` ${words.rfc}`, token: 'dimmed' as const }] : []),
	]
}

/** Runs broken into lines of at most `columns`, between words where there are any; the last line that fits ends with an ellipsis if more follows. */
export function wrapped(theme: Theme, runs: readonly Run[], columns: number, height: number): string[] {
	const lines: Run[][] = [[]]
	let used = 0
	for (const run of runs) {
		for (const word of run.text.split(/(?<= )|(?<=[\u3000-\u9fff，。；：、])/u)) {
			const wide = width(word.trimEnd())
			if (used > 0 && used + wide > columns) {
				lines.push([])
				used = 0
			}
			const text = used === 0 ? word.trimStart() : word
			if (text === '') continue
			lines.at(-1)!.push({ ...run, text })
			used += width(text)
		}
	}
	const shown = lines.slice(0, height)
	if (lines.length > height && shown.length > 0)
		shown[shown.length - 1]!.push({ text: ` ${theme.glyphs.ellipsis.repeat(columns)}`, token: 'dimmed' })
	return shown.map(runs => line(theme, columns, runs))
}
