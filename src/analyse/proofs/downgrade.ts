import { isGrease } from '../../decode/registry/names.js'
import { TLS11, TLS12, TLS13, versionName } from '../../decode/registry/versions.js'
import type { ClientHello } from '../../decode/tls/client-hello.js'
import { saying } from '../saying.js'
import type { Proof } from './proof.js'
import { find, type View } from './view.js'

/**
 * Whether somebody made both ends take an older version than both know. A server that knows TLS 1.3 (or 1.2) and takes an
 * older version says so in the last eight bytes of its random (RFC 8446, 4.1.3); one that is asked by a client that has
 * fallen back (TLS_FALLBACK_SCSV, RFC 7507) refuses where it knows a newer one. There is such a promise only where the
 * version taken is older than one that was offered, or the client says that it has fallen back. That nothing stands in
 * the random proves something only where the random itself is proven: by the `others`.
 */
export function downgrade(view: View, others: readonly Proof[]): Proof | undefined {
	const { hello, serverHello, version, entries } = view
	if (!hello || !serverHello || version > TLS12) return undefined
	const newestOffered = newest(hello)
	const isFallback = hello.suites.includes(FALLBACK_SCSV)
	const isChecked = newestOffered >= TLS13 || (newestOffered === TLS12 && version <= TLS11)
	if (!isChecked && !isFallback) return undefined
	const messages = [find(entries, 'client', 'client_hello'), find(entries, 'server', 'server_hello')].flatMap(entry =>
		entry ? [entry.rung] : [],
	)
	const common = { what: 'downgrade', over: saying('end_of_random'), messages } as const
	const [offered, taken] = [versionName(newestOffered), versionName(version)]
	if (serverHello.downgrade && (isFallback || isForbidden(serverHello.downgrade, newestOffered))) {
		const knows = serverHello.downgrade === 'TLS 1.2' ? 'TLS 1.3' : 'TLS 1.2'
		const why = isFallback
			? saying('downgraded_fallback', { knows, taken })
			: saying('downgraded', { knows, taken, offered })
		return { ...common, state: 'failed', why, fault: 'downgrade' }
	}
	const proof = others.find(
		({ what, state }) => state === 'verified' && (what === 'server_key_exchange' || what === 'server_finished'),
	)
	const text = saying(isFallback ? 'fell_back' : 'no_sentinel', { offered, taken })
	if (!proof) {
		const why = saying('random_not_covered', { text })
		return { ...common, state: 'unchecked', why, missing: saying('proof_of_random') }
	}
	const by = saying(proof.what === 'server_finished' ? 'servers_finished' : 'exchange_signature')
	return { ...common, state: 'verified', why: saying('random_covered', { text, by }) }
}

const FALLBACK_SCSV = 0x5600

/** The newest version that a ClientHello offers. A draft of TLS 1.3 promises nothing to a server that does not know it. */
function newest({ supportedVersions, legacyVersion }: ClientHello): number {
	const known = (supportedVersions ?? []).filter(version => !isGrease(version) && version <= TLS13)
	return known.length > 0 ? Math.max(...known) : Math.min(legacyVersion, TLS12)
}

/** RFC 8446, 4.1.3: a client of TLS 1.3 must refuse either value, one of TLS 1.2 the second. */
function isForbidden(sentinel: 'TLS 1.2' | 'TLS 1.1 or below', offered: number): boolean {
	return offered >= TLS13 || sentinel === 'TLS 1.1 or below'
}
