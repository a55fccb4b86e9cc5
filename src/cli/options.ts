/** What the command line says, as commander hands it over. */
export type ScreenOptions = {
	readonly ascii?: boolean
	readonly color: 'auto' | 'always' | 'never'
	readonly theme: 'auto' | 'dark' | 'light'
	readonly lang?: 'en' | 'zh'
	readonly mouse: boolean
}

export type ReportOptions = {
	readonly json?: boolean
	readonly schema?: boolean
	readonly sort?: boolean
	readonly find?: string
	readonly filter?: string
}
