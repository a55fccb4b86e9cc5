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
