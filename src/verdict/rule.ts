import type { Course } from './course.js'
import type { Candidate, Cause } from './verdict.js'

/**
 * How strongly something seen speaks for a cause. Only the order counts; between two causes of one rank the table of
 * rules decides. The wire names it: a readable alert, a refused SYN, a proof.
 */
export const STRENGTH = {
	/** Nothing else could have been sent there. */
	certain: 100,
	/** The wire says so in its own words. */
	told: 80,
	/** It says so in words that several causes share, and what else is seen fits this one best. */
	close: 60,
	/** It fits as well as others. */
	possible: 40,
	/** It cannot be ruled out, and is worth a look. */
	remote: 20,
} as const

/** A cause that a rule sees, and how strongly. */
export type Suspicion = Omit<Candidate, 'cause' | 'values'> & {
	readonly strength: number
	readonly values?: Candidate['values']
}

/** One rule of thumb: a cause, and when it is to be suspected. */
export type Rule = {
	readonly cause: Cause
	readonly suspect: (course: Course) => Suspicion | undefined | false
}
