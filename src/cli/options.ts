/** What the command line says, as commander hands it over. */

/** Files with secrets to open records with. */
export type SecretsOptions = {
	readonly keys?: readonly string[]
	readonly rsaKey?: readonly string[]
	readonly passphraseFile?: string
}

export type ScreenOptions = SecretsOptions & {
	readonly ascii?: boolean
	readonly color: 'auto' | 'always' | 'never'
	readonly theme: 'auto' | 'dark' | 'light'
	readonly lang?: 'en' | 'zh'
	readonly mouse: boolean
}

export type ReportOptions = SecretsOptions & {
	readonly json?: boolean
	readonly schema?: boolean
	readonly sort?: boolean
	readonly find?: string
	readonly filter?: string
}
