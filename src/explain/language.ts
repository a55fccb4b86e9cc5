/** The languages that every text of this folder has. */
export type Language = 'en' | 'zh'

export const LANGUAGES: readonly Language[] = ['en', 'zh']

/** Between a title and what it is the title of. */
export function colon(language: Language): string {
	return language === 'zh' ? '：' : ': '
}

/** Between words that are listed. */
export function comma(language: Language): string {
	return language === 'zh' ? '，' : ', '
}

/** Sentences one after the other: each but the last is given its end where it has none. */
export function sentences(texts: readonly string[], language: Language): string {
	return texts.map((text, i) => (i < texts.length - 1 ? continued(text, language) : text)).join('')
}

/** A sentence that another one follows: its end, where it has none, and the blank between the two. */
export function continued(text: string, language: Language): string {
	const [stop, blank] = language === 'zh' ? ['。', ''] : ['.', ' ']
	return `${text}${STOPS.test(text) ? '' : stop}${blank}`
}

const STOPS = /[.!?。！？]$/

/** One text in every language: side by side, so that neither can be forgotten when the other changes. */
export type Text = Readonly<Record<Language, string>>

/** A text and where it can be read up: `RFC 8446, 4.1.2`. */
export type Words = Text & { readonly rfc?: string }

/** Words for fields: a key is the end of a field's path, `client_hello.random`. */
export type WordTable = Readonly<Record<string, Words>>

/** Words in one language, as they are shown. */
export type Explanation = { readonly text: string; readonly rfc?: string }

/** The words in one language. */
export function explanation(words: Words, language: Language): Explanation {
	return { text: words[language], ...(words.rfc !== undefined && { rfc: words.rfc }) }
}
