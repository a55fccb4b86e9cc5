import type { Cause, Outcome, Verdict } from './verdict.js'

/**
 * Whether a conversation has failed, as somebody who asks whether all is well would say: where no TLS is spoken, only if
 * one side meant it to be, and where it was established, only if the server then says that it wants another client.
 */
export function hasFailed({ outcome, cause, form }: Pick<Verdict, 'outcome' | 'cause' | 'form'>): boolean {
	if (outcome === 'not_tls')
		return cause !== 'ok' && cause !== 'unknown' && !(cause === 'other_protocol' && NOBODY.has(form))
	return FAILURES.has(outcome) || (outcome === 'established' && TOLD_BY_HTTP.has(cause))
}

const FAILURES: ReadonlySet<Outcome> = new Set(['failed', 'refused', 'unanswered', 'cut'])

/** Forms of another protocol that both sides speak: SSH, a mail server's without TLS, bytes that nobody here reads. */
const NOBODY: ReadonlySet<string | undefined> = new Set(['alone', 'unnamed_alone'])

/** Answers of 4xx inside of TLS. */
const TOLD_BY_HTTP: ReadonlySet<Cause> = new Set(['client_certificate_required', 'client_certificate_rejected'])
