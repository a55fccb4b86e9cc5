import type { Cause, Outcome, Verdict } from './verdict.js'

/**
 * Whether a conversation has failed, as somebody who asks whether all is well would say: where no TLS is spoken, only if
 * one side meant it to be, and where it was established, only if the server then says that it wants another client.
 */
export function hasFailed({ outcome, cause }: Pick<Verdict, 'outcome' | 'cause'>): boolean {
	if (outcome === 'not_tls') return cause !== 'ok' && cause !== 'unknown'
	return FAILURES.has(outcome) || (outcome === 'established' && TOLD_BY_HTTP.has(cause))
}

const FAILURES: ReadonlySet<Outcome> = new Set(['failed', 'refused', 'unanswered', 'cut'])

/** Answers of 4xx inside of TLS. */
const TOLD_BY_HTTP: ReadonlySet<Cause> = new Set(['client_certificate_required', 'client_certificate_rejected'])
