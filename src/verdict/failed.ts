import type { Outcome, Verdict } from './verdict.js'

/**
 * Whether a conversation has failed, as somebody who asks whether all is well would say: where no TLS is spoken, only if
 * one side meant it to be.
 */
export function hasFailed({ outcome, cause }: Pick<Verdict, 'outcome' | 'cause'>): boolean {
	return FAILURES.has(outcome) || (outcome === 'not_tls' && cause !== 'ok' && cause !== 'unknown')
}

const FAILURES: ReadonlySet<Outcome> = new Set(['failed', 'refused', 'unanswered', 'cut'])
