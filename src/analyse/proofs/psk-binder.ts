import { saying } from '../saying.js'
import type { Proof } from './proof.js'
import { find, type View } from './view.js'

/** The binders of the PSKs that a ClientHello offers (RFC 8446, 4.2.11.2): their keys come from the PSKs themselves. */
export function pskBinder({ entries, hello, serverHello }: View): Proof | undefined {
	const count = hello?.psks?.length ?? 0
	if (count === 0) return undefined
	const taken = serverHello?.selectedPsk
	const over = count === 1 ? saying('hello_without_binder') : saying('hello_without_binders', { count })
	const rungs = entries.flatMap(entry =>
		entry.kind === 'message' && entry.message?.kind === 'client_hello' ? entry.rung : [],
	)
	const answer = find(entries, 'server', 'server_hello')
	return {
		what: 'psk_binder',
		state: 'unchecked',
		over: taken === undefined ? saying('and_no_psk_taken', { over }) : over,
		why: saying('binder_needs_psk'),
		missing: saying('the_psk'),
		messages: [...rungs.slice(-1), ...(answer ? [answer.rung] : [])],
	}
}
