import { scan } from '../../decode/reader.js'
import { isTls13 } from '../../decode/registry/versions.js'
import type { CertificateEntry } from '../../decode/tls/certificate.js'
import type { ClientHello } from '../../decode/tls/client-hello.js'
import type { ServerHello } from '../../decode/tls/server-hello.js'
import { sslv2ClientHello, sslv2Random } from '../../decode/tls/sslv2-hello.js'
import { type Hash, prfHash } from '../tls/prf.js'
import { sealingOf } from '../tls/sealing.js'
import { certificateOf } from './certificate-message.js'
import { type Entry, type Gap, type HandshakeMaterials, isNamed, type Spoken, said } from './materials.js'
import type { ProofSide } from './proof.js'
import { inOrder, type Ordered } from './transcript.js'

/** One handshake taken apart, as the proofs ask for it. */
export type View = Ordered & {
	readonly version: number
	readonly suite: number
	readonly is13: boolean
	/** The hash of the transcript, of Finished, and of the key schedule; nothing for a suite that is not known. */
	readonly hash: Hash | undefined
	/** The ClientHello that counts: the second one after a HelloRetryRequest. */
	readonly hello: ClientHello | undefined
	readonly clientRandom: Uint8Array | undefined
	readonly serverHello: ServerHello | undefined
	/** The visible ClientHello may be the outer one of Encrypted Client Hello. */
	readonly mayHideInner: boolean
	/** It follows another one on the same connection. */
	readonly isRenegotiation: boolean
	readonly time: number
}

/** Nothing before a ServerHello was seen. */
export function viewOf(handshake: HandshakeMaterials, isRenegotiation: boolean): View | undefined {
	const { version, suite, time } = handshake
	if (version === undefined || suite === undefined) return undefined
	const ordered = inOrder(handshake)
	const hellos = ordered.entries.filter(entry => isNamed(entry, 'client_hello', 'sslv2_client_hello'))
	const lastHello = hellos.at(-1)
	const hello = said(lastHello, 'client_hello')
	const sealing = sealingOf(suite)
	const is13 = isTls13(version)
	const own = 'missing' in sealing ? undefined : sealing.hash
	return {
		...ordered,
		version,
		suite,
		is13,
		hash: is13 ? own : own && prfHash(version, own),
		hello,
		clientRandom: hello?.random ?? (lastHello && oldRandom(lastHello)),
		serverHello: said(find(ordered.entries, 'server', 'server_hello'), 'server_hello'),
		mayHideInner: hello?.ech?.type === 'outer' && !handshake.hasNoInner,
		isRenegotiation,
		time,
	}
}

/** The message of this name that a side said in a handshake. */
export function find(entries: readonly Entry[], from: ProofSide, name: string): Spoken | undefined {
	return entries.find((entry): entry is Spoken => isNamed(entry, name) && entry.from === from)
}

/** Where something of a side is missing; `likely`: a sealed record that is thought to hold this. */
export function gapOf(entries: readonly Entry[], from: ProofSide, likely?: RegExp): Gap | undefined {
	return entries.find(
		(entry): entry is Gap =>
			entry.kind === 'gap' &&
			entry.from === from &&
			(likely === undefined || (entry.likely !== undefined && likely.test(entry.likely))),
	)
}

/** The certificates that a side showed in a handshake, plain or compressed. */
export function shownBy(
	entries: readonly Entry[],
	from: ProofSide,
): { readonly entry: Spoken; readonly certificates: readonly CertificateEntry[] | undefined } | undefined {
	const entry = entries.find(
		(entry): entry is Spoken => isNamed(entry, 'certificate', 'compressed_certificate') && entry.from === from,
	)
	return entry && { entry, certificates: certificateOf(entry)?.certificates }
}

/** The bytes of an SSLv2 ClientHello begin after its record header, which the reader wants. */
function oldRandom({ name, bytes }: Spoken): Uint8Array | undefined {
	if (name !== 'sslv2_client_hello') return undefined
	const header = Uint8Array.of(0x80 | (bytes.length >> 8), bytes.length & 0xff)
	const { value } = scan('sslv2_hello', Buffer.concat([header, bytes]), sslv2ClientHello)
	return value && sslv2Random(value)
}
