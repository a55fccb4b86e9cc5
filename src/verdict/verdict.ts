/** What became of a connection, and why: the report's `verdict` (names as there). */
export type Outcome =
	| 'established'
	| 'failed'
	| 'refused'
	| 'unanswered'
	| 'cut'
	| 'not_tls'
	| 'one_sided'
	| 'incomplete_capture'

/** What a claim rests on. `message` is a rung of the ladder by index, `field` a path in its tree. */
export type Evidence = {
	readonly packet?: number
	readonly message?: number
	readonly field?: string
	/** What is to be seen there, in a few words. */
	readonly text?: string
}
