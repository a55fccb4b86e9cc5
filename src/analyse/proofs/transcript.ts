import { createHash } from 'node:crypto'
import { draftOf, isTls13 } from '../../decode/registry/versions.js'
import { type Said, type Saying, saying } from '../saying.js'
import { type Hash, joined } from '../tls/prf.js'
import { type Entry, type HandshakeMaterials, isNamed, type Spoken } from './materials.js'
import { hashWords, messageTitle } from './words.js'

/** A handshake in the order in which both ends put it into their hashes. */
export type Ordered = {
	/** ClientHello to the last Finished. */
	readonly entries: readonly Entry[]
	/** What was said after it (TLS 1.3): tickets, later requests for a certificate and the answers. */
	readonly after: Readonly<Record<'client' | 'server', readonly Entry[]>>
}

/**
 * The messages of both sides in one order (RFC 8446, 4.4.1; RFC 5246, 7.3): that of the protocol, not that of the
 * packets, which may have overtaken one another.
 */
export function inOrder({ client, server, version }: HandshakeMaterials): Ordered {
	const left = { client: [...client], server: [...server] }
	const entries: Entry[] = []
	const take = (from: 'client' | 'server', ...until: readonly string[]) => {
		for (let entry = left[from].shift(); entry; entry = left[from].shift()) {
			entries.push(entry)
			if (isNamed(entry, ...until)) return
		}
	}
	take('client', 'client_hello', 'sslv2_client_hello')
	if (server.some(isRetry)) {
		take('server', 'hello_retry_request', 'draft_hello_retry_request')
		take('client', 'client_hello')
	} else if (isNamed(left.client[0] ?? NOTHING, 'client_hello')) {
		// An earlier hello without an answer was no part of this handshake.
		entries.length = 0
		take('client', 'client_hello')
	}
	const isFull = server.some(entry => isNamed(entry, 'server_hello_done'))
	take('server', isFull ? 'server_hello_done' : 'finished')
	take('client', 'finished')
	const is13 = version !== undefined && isTls13(version)
	if (isFull && !is13) take('server', 'finished')
	return { entries, after: left }
}

/** Handshake messages as they are hashed. */
export type Transcript = {
	readonly parts: readonly Uint8Array[]
	readonly length: number
	/** The last message in it. */
	readonly last: string
}

/** What keeps a transcript from being whole. */
export type NoTranscript = { readonly missing: Said }

/** The messages before `end`, or what of them is missing. After a HelloRetryRequest the first ClientHello is its hash. */
export function transcript(
	entries: readonly Entry[],
	end: Spoken,
	hash: Hash,
	version: number,
): Transcript | NoTranscript {
	const before = entries.slice(0, entries.indexOf(end))
	const gap = before.find(entry => entry.kind === 'gap')
	if (gap) return { missing: gap.missing }
	const messages = before as readonly Spoken[]
	if (!isNamed(messages[0] ?? NOTHING, 'client_hello', 'sslv2_client_hello'))
		return { missing: saying('the_message', { name: 'ClientHello' }) }
	if (!messages.some(message => isNamed(message, 'server_hello')))
		return { missing: saying('the_message', { name: 'ServerHello' }) }
	const isHashed = messages.some(isRetry) && isTls13(version) && (draftOf(version) ?? 19) >= 19
	const parts = messages.map(({ bytes }, i) => (i === 0 && isHashed ? messageHash(hash, bytes) : bytes))
	return {
		parts,
		length: parts.reduce((sum, part) => sum + part.length, 0),
		last: messageTitle(messages.at(-1)?.name ?? ''),
	}
}

/** `transcript to CertificateVerify, 3,411 bytes, SHA-256`. */
export function overTranscript({ length, last }: Transcript, hash: Hash): Saying {
	return saying('transcript_to', { message: last, bytes: length, hash: hashWords(hash) })
}

/** The hash of a transcript under one hash function. */
export function hashed(hash: string, parts: readonly Uint8Array[]): Uint8Array {
	const sum = createHash(hash)
	for (const part of parts) sum.update(part)
	return sum.digest()
}

const NOTHING: Entry = { kind: 'gap', from: 'client', missing: '' }
const MESSAGE_HASH = 254

function isRetry(entry: Entry): entry is Spoken {
	return isNamed(entry, 'hello_retry_request', 'draft_hello_retry_request')
}

/** RFC 8446, 4.4.1: a message of its own type that holds the hash of the first ClientHello. */
function messageHash(hash: Hash, hello: Uint8Array): Uint8Array {
	const digest = hashed(hash, [hello])
	return joined(Uint8Array.of(MESSAGE_HASH, 0, 0, digest.length), digest)
}
