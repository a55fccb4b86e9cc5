import { scan } from '../../decode/reader.js'
import { handshake } from '../../decode/tls/handshake.js'
import { HANDSHAKE_HEADER } from '../../decode/tls/handshakes.js'
import type { ProveOptions } from '../certificates/trust.js'
import type { BrokenRecord, Entry, HandshakeMaterials, Materials, Spoken } from './materials.js'
import type { Proof } from './proof.js'
import { prove } from './prove.js'

/** Bits of one byte of a handshake message turned over: the message by its rung, the byte from the message's first. */
export type MessageChange = { readonly rung: number; readonly offset: number; readonly xor: number }

/** A proof as it is, and as it would be. Nothing in `before` or `after`: it is not among the proofs then. */
export type Effect = { readonly before?: Proof; readonly after?: Proof }

/**
 * What the proofs would be, had one byte of a handshake message been another: that message is changed, and nothing else.
 * Keys stay what they were, and so does what other messages hold. Nothing when there is no such byte.
 */
export function tamperMessage(
	materials: Materials,
	change: MessageChange,
	options: ProveOptions,
): readonly Effect[] | undefined {
	const handshakes = materials.handshakes.map(handshake => changedIn(handshake, change))
	if (handshakes.every((handshake, i) => handshake === materials.handshakes[i])) return undefined
	return effects(materials, { ...materials, handshakes }, options)
}

/** What the proofs would be, had a sealed record been changed so that its tag or MAC does not fit. */
export function tamperRecord(materials: Materials, broken: BrokenRecord, options: ProveOptions): readonly Effect[] {
	const { records } = materials
	const changed = { ...records, opened: records.opened - 1, broken: [...records.broken, broken] }
	return effects(materials, { ...materials, records: changed }, options)
}

/** The proofs beside themselves: after a change that nothing notices. */
export function unchanged(materials: Materials, options: ProveOptions): readonly Effect[] {
	return prove(materials, options).proofs.map(proof => ({ before: proof, after: proof }))
}

/** Every proof before and after, in the order of the proofs as they are. */
function effects(before: Materials, after: Materials, options: ProveOptions): readonly Effect[] {
	const was = prove(before, options).proofs
	// What was verified over the visible ClientHello shows that no inner one stands in the transcript.
	const hasNoInner = was.some(({ what, state }) => state === 'verified' && TRANSCRIPT.has(what))
	const handshakes = after.handshakes.map(handshake => ({ ...handshake, hasNoInner }))
	const is = named(prove({ ...after, handshakes }, options).proofs)
	const pairs = [...named(was)].map(([name, before]): Effect => {
		const after = is.get(name)
		is.delete(name)
		return { before, ...(after && { after }) }
	})
	return [...pairs, ...[...is.values()].map(after => ({ after }))]
}

const TRANSCRIPT: ReadonlySet<string> = new Set(['server_certificate_verify', 'server_finished', 'client_finished'])

/** The first, second, … of a name and side. */
function named(proofs: readonly Proof[]): Map<string, Proof> {
	const names = new Map<string, Proof>()
	for (const proof of proofs) {
		const name = `${proof.what} ${proof.side}`
		let number = 1
		while (names.has(`${name} ${number}`)) number++
		names.set(`${name} ${number}`, proof)
	}
	return names
}

function changedIn(handshake: HandshakeMaterials, change: MessageChange): HandshakeMaterials {
	const has = (entries: readonly Entry[]) => entries.some(entry => isChanged(entry, change))
	const { client, server } = handshake
	if (!has(client) && !has(server)) return handshake
	const within = (entries: readonly Entry[]) =>
		entries.map(entry => (isChanged(entry, change) ? changedMessage(entry, change, handshake) : entry))
	return { ...handshake, client: within(client), server: within(server) }
}

function isChanged(entry: Entry, { rung, offset, xor }: MessageChange): entry is Spoken {
	return entry.kind === 'message' && entry.rung === rung && entry.bytes[offset] !== undefined && (xor & 0xff) !== 0
}

/** The message as it would be read in its place: one that says another type or length is no message there. */
function changedMessage(
	message: Spoken,
	{ offset, xor }: MessageChange,
	{ version, suite }: HandshakeMaterials,
): Spoken {
	const { message: _, ...rest } = message
	const bytes = message.bytes.slice()
	bytes[offset]! ^= xor & 0xff
	const { value } = scan('handshake', bytes, r => handshake(r, { from: message.from, version, suite }))
	const isThere = value?.message?.kind === message.message?.kind && value?.length === bytes.length - HANDSHAKE_HEADER
	return { ...rest, bytes, ...(isThere && value?.message && { message: value.message }) }
}
