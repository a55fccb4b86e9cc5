/** What an act tells besides its traffic: which sentence, and what fills its slots. The words are the explanations' own. */
export type Note = {
	readonly key: NoteKey
	readonly values?: Readonly<Record<string, string | number>>
	/** Colours that stand behind the sentence, red, green and blue from 0 to 255 each. */
	readonly swatches?: readonly Swatch[]
}

export type Swatch = { readonly name: string; readonly rgb: Rgb }

export type Rgb = readonly [red: number, green: number, blue: number]

export type NoteKey =
	/** A port is taken by another program: `wanted`, `port`. */
	| 'busy'
	/** What a client printed: `who`, `text`. */
	| 'printed'
	/** A program that would take part is not installed: `who`, `text` is what it would print. */
	| 'would_print'
	/** Files were written: `folder`, `files`. */
	| 'written'
	| 'act_failed'
	| 'cipher_sent'
	| 'cipher_wrong'
	| 'fernet_key'
	| 'fernet_opened'
	| 'fernet_wrong'
	| 'mix_public'
	| 'mix_own'
	| 'mix_sent'
	| 'mix_shared'
	| 'numbers_public'
	| 'numbers_sent'
	| 'numbers_shared'
	| 'own_private'
	| 'own_public'
	| 'own_shared'
	| 'key_log_labels'
	| 'asked'
	| 'signed'
	| 'changed'
