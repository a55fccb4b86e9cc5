import { fill } from '../fill.js'
import type { Language } from '../language.js'
import { messageName } from '../message-names.js'
import { phrase } from '../phrases/phrases.js'
import { PROOFS, type ProofKey, proofName } from '../proofs.js'
import { type Sayable, sayingText } from '../sayings/sayings.js'
import type { CauseTable, CauseWords } from './cause-words.js'
import { CERTIFICATE_CAUSES } from './certificate-causes.js'
import { CHAIN_CAUSES } from './chain-causes.js'
import { CLIENT_CERTIFICATE_CAUSES } from './client-certificate-causes.js'
import { CONNECTION_CAUSES } from './connection-causes.js'
import { ENDING_CAUSES } from './ending-causes.js'
import { EVIDENCE, IN_PACKET } from './evidence-words.js'
import { IDENTITY_CAUSES } from './identity-causes.js'
import { MESSAGE_CAUSES } from './message-causes.js'
import { NEGOTIATION_CAUSES } from './negotiation-causes.js'
import { OFFER_CAUSES } from './offer-causes.js'
import { PROTOCOL_CAUSES } from './protocol-causes.js'
import { PROXY_CAUSES } from './proxy-causes.js'
import { SILENCE_CAUSES } from './silence-causes.js'
import { AFTER, HOW, MAY_BE, NO_EVIDENCE, OUTCOMES, STANDINGS, SURE, WHAT, WHO, WORDS } from './slot-words.js'
import { SOUND_CAUSES } from './sound-causes.js'

/** What may be put into a text. */
type Values = Readonly<Record<string, Sayable>>

/** What the words need of a claim. The verdict's layer has this shape. */
export type Claim = {
	readonly cause: string
	readonly form?: string
	readonly standing: string
	readonly evidence: readonly { readonly kind: string; readonly packet?: number; readonly values?: Values }[]
	readonly values: Values
}

/** What the words need of a verdict. */
export type Judged = Claim & {
	readonly outcome: string
	readonly endedBy: string
	readonly how: string
	readonly after?: { readonly name: string; readonly from: 'client' | 'server'; readonly packet: number }
	readonly candidates: readonly Claim[]
}

/** The five slots of a verdict: none is ever empty. Raw text of the capture stands in them: clean it where it is shown. */
export type VerdictText = {
	readonly who: string
	readonly what: string
	readonly why: string
	readonly sure: string
	readonly now: string
}

/** Every cause that has words. */
export const CAUSE_WORDS: CauseTable = {
	...CHAIN_CAUSES,
	...CERTIFICATE_CAUSES,
	...CLIENT_CERTIFICATE_CAUSES,
	...OFFER_CAUSES,
	...NEGOTIATION_CAUSES,
	...IDENTITY_CAUSES,
	...CONNECTION_CAUSES,
	...SILENCE_CAUSES,
	...PROTOCOL_CAUSES,
	...PROXY_CAUSES,
	...MESSAGE_CAUSES,
	...ENDING_CAUSES,
	...SOUND_CAUSES,
}

/** A verdict in words. */
export function verdictText(verdict: Judged, language: Language): VerdictText {
	const { values, after } = verdict
	const isGuess = verdict.how === 'close_notify' && values.goodbye === 'sealed'
	const how = HOW[isGuess ? 'sealed_goodbye' : verdict.how]?.[language] ?? verdict.how
	return {
		who: filled((WHO[verdict.endedBy] ?? WHO.unknown!)[language], { ...values, how }, language),
		what: filled((WHAT[verdict.outcome] ?? WHAT.failed!)[language], values, language) + afterText(after, language),
		why: wordsOf(verdict, 'why', language),
		sure: sureText(verdict, language),
		now: wordsOf(verdict, 'now', language),
	}
}

/** One sentence: the cause, what it rests on, and how sure it is. */
export function verdictSentence(verdict: Claim, language: Language): string {
	const why = wordsOf(verdict, 'why', language)
	if (verdict.standing === 'observed' || verdict.standing === 'verified') return why
	const standing = STANDINGS[verdict.standing]?.[language] ?? verdict.standing
	const said = why.replace(/[.。]$/, '')
	return language === 'zh' ? `${said}（${standing}）。` : `${said} (${standing}).`
}

/** A cause in a few words, for lists and headings. */
export function causeName(cause: string, language: Language): string {
	return CAUSE_WORDS[cause]?.name[language] ?? cause
}

/** What became of a conversation in a few words: the cause, or where nothing went wrong the outcome. */
export function verdictName({ cause, outcome }: Pick<Judged, 'cause' | 'outcome'>, language: Language): string {
	return cause === 'ok' ? outcomeName(outcome, language) : causeName(cause, language)
}

/** An outcome in a word or two. */
export function outcomeName(outcome: string, language: Language): string {
	return OUTCOMES[outcome]?.[language] ?? outcome
}

/** What one piece of evidence is, in a few words. */
export function evidenceText({ kind, values = {} }: Claim['evidence'][number], language: Language): string {
	const { type, what } = values
	const name = typeof type === 'string' ? phrase(messageName(type), language) : undefined
	const named = {
		...values,
		...(name !== undefined && { type: name }),
		...(kind === 'proof' && isProof(what) && { what: proofName(what, language) }),
	}
	return filled(EVIDENCE[kind]?.[language] ?? kind, named, language)
}

function afterText(after: Judged['after'], language: Language): string {
	if (!after) return language === 'zh' ? '。' : '.'
	const { name, from, packet } = after
	const said = phrase(messageName(name), language)
	return fill(AFTER[language], { name: said, from: WORDS[from]![language], packet })
}

function sureText({ standing, evidence, candidates }: Judged, language: Language): string {
	const comma = language === 'zh' ? '；' : ', '
	const seen = evidence.slice(0, MOST).map(item => {
		const what = evidenceText(item, language)
		return item.packet === undefined ? what : fill(IN_PACKET[language], { what, packet: String(item.packet) })
	})
	const list = [...new Set(seen)].join(comma) || NO_EVIDENCE[language]
	const others = candidates.slice(0, MOST).map(({ cause }) => causeName(cause, language))
	const isOpen = standing === 'inferred' && others.length > 0
	return (
		fill((SURE[standing] ?? SURE.unknown!)[language], { evidence: list }) +
		(isOpen ? fill(MAY_BE[language], { causes: others.join(comma) }) : '')
	)
}

/** More than this of one kind tells nobody more. */
const MOST = 4

function wordsOf({ cause, form, values }: Claim, slot: 'why' | 'now', language: Language): string {
	const words: CauseWords = CAUSE_WORDS[cause] ?? CAUSE_WORDS.unknown!
	const seen = values.subject === undefined ? undefined : words.seen?.[slot]
	const text = (form === undefined ? undefined : words.forms?.[form]?.[slot]) ?? seen ?? words[slot]
	return filled(text[language], values, language)
}

function filled(text: string, values: Values, language: Language): string {
	const inWords = Object.entries(values).map(([name, value]) => [
		name,
		typeof value === 'object' ? sayingText(value, language) : value,
	])
	return fill(text, Object.fromEntries(inWords), WORD[language])
}

function isProof(what: Sayable | undefined): what is ProofKey {
	return typeof what === 'string' && what in PROOFS
}

/** Values that name a side, in each language. */
const WORD: Readonly<Record<Language, (value: string | number) => string | undefined>> = {
	en: value => WORDS[value]?.en,
	zh: value => WORDS[value]?.zh,
}
