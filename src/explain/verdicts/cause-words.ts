import type { Text } from '../language.js'

/** What is said of one cause: a name for lists, why it happened, what to try. `{name}` stands for a value of the verdict. */
export type CauseWords = {
	readonly name: Text
	readonly why: Text
	readonly now: Text
	/** Where the certificate can be read (values has `subject`). */
	readonly seen?: Partial<Record<'why' | 'now', Text>>
	/** Other words for a form of the cause. */
	readonly forms?: Readonly<Record<string, Partial<Record<'why' | 'now', Text>>>>
}

/** Rows of a table, by cause. */
export type CauseTable = Readonly<Record<string, CauseWords>>
