import { clean } from '../../clean.js'
import { say } from '../../explain/interface.js'
import { type Language, sentences } from '../../explain/language.js'
import { verdictText } from '../../explain/verdicts/verdicts.js'
import type { Conversation } from '../../session/conversation.js'
import { judged } from '../../verdict/judged.js'
import type { Token } from '../theme.js'
import type { Fact } from './overview.js'

/**
 * What happened to a conversation, in five lines: why, what now, what, who, how sure: what has to be read stands first, where
 * a small screen has room for it. Of one that went well in one; where that was without TLS, or may be otherwise, with what to do
 * about it.
 */
export function verdictFacts(conversation: Conversation, language: Language): readonly Fact[] {
	const verdict = judged(conversation)
	const { who, what, why, sure, now } = verdictText(verdict, language)
	const fact = (
		key: 'verdict.why' | 'verdict.who' | 'verdict.what' | 'verdict.sure' | 'verdict.now',
		text: string,
		token?: Token,
	): Fact => ({
		name: say(key, {}, language),
		runs: [token ? { text: clean(text), token } : { text: clean(text) }],
	})
	if (verdict.cause === 'ok') {
		const isEstablished = verdict.outcome === 'established'
		const found = fact('verdict.what', sentences([what, why], language), isEstablished ? 'ok' : 'warn')
		const isDoubted = verdict.standing === 'inferred' && verdict.candidates.length > 0
		return isEstablished && !isDoubted ? [found] : [found, fact('verdict.now', now)]
	}
	return [
		fact('verdict.why', why, verdict.cause === 'unknown' ? 'warn' : 'err'),
		fact('verdict.now', now),
		fact('verdict.what', what),
		fact('verdict.who', who),
		fact('verdict.sure', sure),
	]
}
