import { say } from '../../explain/interface.js'
import type { Language } from '../../explain/language.js'
import { causeName } from '../../explain/verdicts/verdicts.js'
import type { Session } from '../../session/session.js'
import { hasFailed } from '../../verdict/failed.js'
import { judged } from '../../verdict/judged.js'

/** Of more conversations it takes longer to judge them than a frame may: the view of causes has them. */
const MOST = 20

/**
 * What has failed in a capture that was read, and where to find out more, at length and shorter; nothing where nothing has.
 * Whoever opens a capture of a connection that fails need not know first what to ask for.
 */
export function failureTexts(session: Session | undefined, language: Language): readonly string[] {
	if (!session?.ended || session.conversations.length > MOST) return []
	const failed = session.conversations.map(judged).filter(hasFailed)
	const [first] = failed
	if (!first) return []
	const cause = causeName(first.cause, language)
	const of = session.conversations.length
	const long =
		of === 1
			? say('failed.one', { cause }, language)
			: say(failed.length === 1 ? 'failed.one_of' : 'failed.some', { cause, count: failed.length, of }, language)
	return [long, say('failed.short', { count: failed.length }, language)]
}
