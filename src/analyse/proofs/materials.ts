import type { Message } from '../../decode/tls/handshake.js'
import type { Said } from '../saying.js'
import type { Protection } from '../tls/protection.js'
import type { ProofSide } from './proof.js'

/** A handshake message as it was sent, in the clear or opened. */
export type Spoken = {
	readonly kind: 'message'
	readonly from: ProofSide
	/** What it was read as in its place: the RFC's name in snake case; `sslv2_client_hello`. */
	readonly name: string
	/** Header and body: what the transcript has of it. */
	readonly bytes: Uint8Array
	/** What it says, where it could be read. */
	readonly message?: Message
	/** Index of its rung on the ladder. */
	readonly rung: number
	/** The keys that opened the record it ended in; nothing when it travelled in the clear. */
	readonly protection?: Protection
}

/** Where something is not known that may be of the handshake. */
export type Gap = {
	readonly kind: 'gap'
	readonly from: ProofSide
	/** What would fill it: `handshake traffic secrets`, `bytes that are not in the capture`. */
	readonly missing: Said
	/** For a sealed record: what place and size suggest it holds, as `src/decode/tls/sealed-names.ts` calls it, and its rung. */
	readonly likely?: string
	readonly rung?: number
}

export type Entry = Spoken | Gap

/** One handshake: what each side said, in its own order, without HelloRequest. A connection that renegotiates has several. */
export type HandshakeMaterials = {
	readonly client: readonly Entry[]
	readonly server: readonly Entry[]
	/** The negotiated version and suite; nothing before a ServerHello. */
	readonly version?: number
	readonly suite?: number
	/** When its last certificate was captured: seconds since 1970. */
	readonly time: number
	/** The visible ClientHello is known to be the one in the transcript, though it may look like an outer one (ECH). */
	readonly hasNoInner?: boolean
}

/** A sealed record whose tag or MAC did not fit keys that opened the record before it. */
export type BrokenRecord = {
	readonly from: ProofSide
	/** Index among the sender's records, and the packet that completed it. */
	readonly record: number
	readonly packet: number
	/** What does not fit the keys. */
	readonly seal: 'tag' | 'mac'
	/** Nothing after it could be opened either: what failed may have begun with it. */
	readonly isLast: boolean
}

export type RecordMaterials = {
	/** Sealed records, and those of them whose tag or MAC was right. */
	readonly sealed: number
	readonly opened: number
	readonly broken: readonly BrokenRecord[]
	/** Why others stayed sealed. */
	readonly why?: Said
}

/** All that the proofs of one conversation are computed from. Secrets are in it: it stays inside the program. */
export type Materials = {
	readonly handshakes: readonly HandshakeMaterials[]
	readonly records: RecordMaterials
}

/** What a message that has a body says, by the message's name. */
type Bodies = { [M in Extract<Message, { readonly body: unknown }> as M['kind']]: M['body'] }

/** What an entry says, when it is a message of this name that could be read whole. */
export function said<K extends keyof Bodies>(entry: Entry | undefined, kind: K): Bodies[K] | undefined {
	if (entry?.kind !== 'message' || entry.message?.kind !== kind || !('body' in entry.message)) return undefined
	return entry.message.body as Bodies[K]
}

/** Whether an entry is a message of one of these names. */
export function isNamed(entry: Entry, ...names: readonly string[]): entry is Spoken {
	return entry.kind === 'message' && names.includes(entry.name)
}
