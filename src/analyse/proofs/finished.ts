import { createHmac, timingSafeEqual } from 'node:crypto'
import { isTls13, SSL30 } from '../../decode/registry/versions.js'
import { type Said, type Saying, saying } from '../saying.js'
import { expandLabel, type Hash, joined, prf } from '../tls/prf.js'
import { maybeInner } from './certificate-verify.js'
import { type Entry, type Spoken, said } from './materials.js'
import type { Proof, ProofSide } from './proof.js'
import { hashed, overTranscript, type Transcript, transcript } from './transcript.js'
import { find, gapOf, type View } from './view.js'

/**
 * Finished: verify_data computed once more over the transcript before it (RFC 8446, 4.4.4; RFC 5246, 7.4.9; RFC 6101,
 * 5.6.9), with the secret that opened its record. `entries` as in `certificateVerify`.
 */
export function finished(
	view: View,
	from: ProofSide,
	entries: readonly Entry[] = view.entries,
	since = 0,
): Proof | undefined {
	const { hash, version, is13 } = view
	const what = `${from}_finished` as const
	const late = entries.slice(since)
	const entry = find(late, from, 'finished')
	if (!entry) return lost(from, late)
	const messages = [entry.rung]
	const secret = entry.protection?.secret
	const unchecked = (missing: Said, why: Saying): Proof => ({
		what,
		state: 'unchecked',
		over: OVER,
		why,
		missing,
		messages,
	})
	if (hash === undefined) return unchecked(saying('suite_hash'), saying('finished_hash_unknown'))
	const before = transcript(entries, entry, hash, version)
	if ('missing' in before) return unchecked(before.missing, saying('transcript_not_whole', { missing: before.missing }))
	if (!secret) return unchecked(secretOf(view), saying('computed_with', { secret: secretOf(view) }))
	const over = overTranscript(before, hash)
	const sent = said(entry, 'finished')?.verifyData
	if (!sent || sent.length !== declared(entry)) {
		return { what, state: 'failed', over, why: saying('finished_unreadable'), fault: 'malformed', messages }
	}
	const computed = verifyData(from, version, hash, secret, before)
	const means = meansOf(view, entry, from)
	if (sent.length === computed.length && timingSafeEqual(sent, computed)) {
		return { what, state: 'verified', over, why: saying('finished_right', { with: means }), messages }
	}
	const failed: Proof = {
		what,
		state: 'failed',
		over,
		why: saying('finished_wrong', { with: means }),
		fault: 'wrong_verify_data',
		messages,
	}
	return is13 && view.mayHideInner ? maybeInner(failed) : failed
}

/** What Finished must hold. */
export function verifyData(
	from: ProofSide,
	version: number,
	hash: Hash,
	secret: Uint8Array,
	{ parts }: Pick<Transcript, 'parts'>,
): Uint8Array {
	if (version === SSL30) return joined(ssl3('md5', 48, from, secret, parts), ssl3('sha1', 40, from, secret, parts))
	if (isTls13(version)) {
		const digest = hashed(hash, parts)
		const key = expandLabel(hash, secret, 'finished', digest.length, version)
		return createHmac(hash, key).update(digest).digest()
	}
	const digest = hash === 'md5-sha1' ? joined(hashed('md5', parts), hashed('sha1', parts)) : hashed(hash, parts)
	return prf(hash, secret, `${from} finished`, digest, VERIFY_DATA)
}

const VERIFY_DATA = 12
const OVER = saying('transcript_before')
const SENDER = { client: 'CLNT', server: 'SRVR' } as const

/** hash(master_secret + pad_2 + hash(messages + Sender + master_secret + pad_1)): RFC 6101, 5.6.9 */
function ssl3(
	hash: 'md5' | 'sha1',
	pad: number,
	from: ProofSide,
	master: Uint8Array,
	parts: readonly Uint8Array[],
): Uint8Array {
	const sender = Buffer.from(SENDER[from], 'latin1')
	const inner = hashed(hash, [...parts, sender, master, Buffer.alloc(pad, 0x36)])
	return hashed(hash, [master, Buffer.alloc(pad, 0x5c), inner])
}

/** The header's length is a part of what the peer reads: a changed one makes it no Finished. */
function declared({ bytes }: Spoken): number {
	return bytes[1]! * 0x10000 + bytes[2]! * 0x100 + bytes[3]!
}

/** What verify_data is computed with. */
function meansOf({ is13, version }: View, { protection }: Spoken, from: ProofSide): Saying {
	if (!is13) return version === SSL30 ? saying('the_master_secret') : saying('the_prf', { label: `${from} finished` })
	const isLate = protection?.epoch === 'application data'
	return saying(isLate ? 'hmac_application' : 'hmac_handshake', { side: saying(from) })
}

function secretOf({ is13 }: View): Saying {
	return saying(is13 ? 'handshake_secrets' : 'master_secret')
}

/** It was sent, and could not be read. */
function lost(from: ProofSide, entries: readonly Entry[]): Proof | undefined {
	const other = find(entries, from === 'client' ? 'server' : 'client', 'finished')
	const sealed = gapOf(entries, from, /finished/)
	const gap = sealed ?? (other ? gapOf(entries, from) : undefined)
	if (!gap) return undefined
	return {
		what: `${from}_finished`,
		state: 'unchecked',
		over: OVER,
		why: sealed
			? saying('finished_sealed', { missing: gap.missing })
			: saying('finished_unread', { side: saying(from) }),
		missing: gap.missing,
		...(gap.rung !== undefined && { messages: [gap.rung] }),
	}
}
