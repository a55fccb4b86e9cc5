import { suiteParts } from '../../decode/registry/suite-parts.js'
import { SSL30, TLS12 } from '../../decode/registry/versions.js'
import type { CertificateMemory } from '../certificates/memory.js'
import { type Said, type Saying, saying } from '../saying.js'
import { delegatedBy } from './delegated-credential.js'
import { type Entry, said } from './materials.js'
import type { Proof, ProofName, ProofSide } from './proof.js'
import type { Signed } from './signature.js'
import { proveSigned } from './signed-message.js'
import { hashed, overTranscript, type Transcript, transcript } from './transcript.js'
import { find, gapOf, shownBy, type View } from './view.js'

const WHAT = { client: 'client_certificate_verify', server: 'server_certificate_verify' } as const

/**
 * CertificateVerify: a signature over the transcript by the key of the certificate before it (RFC 8446, 4.4.3). Up to
 * TLS 1.2 the client's only, which needs no secret while it travels in the clear (RFC 5246, 7.4.8). `entries` are the
 * handshake, or what a later request for a certificate adds to it.
 */
export function certificateVerify(
	view: View,
	from: ProofSide,
	memory: CertificateMemory,
	entries: readonly Entry[] = view.entries,
	since = 0,
): Proof | undefined {
	const { version, hash, is13, hello } = view
	const what = WHAT[from]
	const late = entries.slice(since)
	const entry = find(late, from, 'certificate_verify')
	if (!entry) return lost(view, from, late)
	const shown = shownBy(late, from)
	const messages = [...(shown ? [shown.entry.rung] : []), entry.rung]
	const unchecked = (missing: Said, why: Saying): Proof => ({
		what,
		state: 'unchecked',
		over: OVER,
		why,
		missing,
		messages,
	})
	if (is13 && hash === undefined) return unchecked(saying('suite_hash'), saying('suite_hash_unknown'))
	const before = transcript(entries, entry, hash ?? 'sha256', version)
	if ('missing' in before) return unchecked(before.missing, saying('transcript_not_whole', { missing: before.missing }))
	const delegated = delegatedBy(shown?.certificates)
	if (delegated) return unchecked(saying('check_of_delegation'), saying('delegated'))
	const master = version === SSL30 ? masterOf(late) : undefined
	if (version === SSL30 && !master) return unchecked(saying('master_secret'), saying('ssl3_signs_master'))
	const proof = proveSigned(
		{
			what,
			version,
			entry,
			signature: said(entry, 'certificate_verify'),
			signed: is13 ? signed13(from, hash!, before) : { parts: before.parts, ...(master && { master }) },
			of: is13
				? saying('transcript_behind', { transcript: overTranscript(before, hash!), context: CONTEXT[from] })
				: saying('messages_to', { message: before.last, bytes: before.length }),
			shown,
			offered: from === 'server' ? hello?.signatureSchemes : offeredToClient(view, entries),
		},
		memory,
	)
	return proof.state === 'failed' && is13 && view.mayHideInner ? maybeInner(proof) : proof
}

/** A ClientHello may be the outer one of Encrypted Client Hello: then the transcript holds another. */
export function maybeInner(proof: Proof): Proof {
	const { fault: _, ...rest } = proof
	return { ...rest, state: 'unchecked', why: saying('may_be_inner'), missing: saying('inner_hello') }
}

const OVER = saying('transcript_to_certificate')

const CONTEXT = {
	client: 'TLS 1.3, client CertificateVerify',
	server: 'TLS 1.3, server CertificateVerify',
} as const

/** RFC 8446, 4.4.3 */
function signed13(from: ProofSide, hash: NonNullable<View['hash']>, { parts }: Transcript): Signed {
	const context = Buffer.from(`${' '.repeat(64)}${CONTEXT[from]}\0`, 'latin1')
	return { parts: [context, hashed(hash, parts)] }
}

/** The keys of the Finished that follows come from it. */
function masterOf(entries: readonly Entry[]): Uint8Array | undefined {
	return find(entries, 'client', 'finished')?.protection?.secret
}

function offeredToClient({ version }: View, entries: readonly Entry[]): readonly number[] | undefined {
	const request = version < TLS12 ? undefined : find(entries, 'server', 'certificate_request')
	return said(request, 'certificate_request')?.signatureSchemes
}

/** A certificate was shown, or one was due, and its CertificateVerify is not among what could be read. */
function lost({ is13, serverHello, suite }: View, from: ProofSide, entries: readonly Entry[]): Proof | undefined {
	const what: ProofName = WHAT[from]
	if (!is13 && from === 'server') return undefined
	const shown = shownBy(entries, from)
	const isResumed = serverHello?.selectedPsk !== undefined
	const sealed = is13 && !isResumed ? gapOf(entries, from, LIKELY[from]) : undefined
	const isShown = shown !== undefined && (shown.certificates?.length ?? 0) > 0
	const isFixed = suiteParts(suite)?.keyExchange === 'dh' || suiteParts(suite)?.keyExchange === 'ecdh'
	const gap = sealed ?? (isShown && !isFixed ? gapOf(entries, from) : undefined)
	if (!gap) return undefined
	const rung = gap.rung ?? shown?.entry.rung
	return {
		what,
		state: 'unchecked',
		over: OVER,
		why: sealed
			? saying('verify_sealed', { side: saying(from), missing: gap.missing })
			: saying('verify_unread', { side: saying(from) }),
		missing: gap.missing,
		...(rung !== undefined && { messages: [rung] }),
	}
}

const LIKELY = { client: /certificate_verify/, server: /certificate_verify|encrypted_extensions … finished/ }
