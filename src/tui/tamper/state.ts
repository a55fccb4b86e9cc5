import type { Effect } from '../../analyse/proofs/tamper.js'
import type { Change } from '../../session/proofs/tamper.js'
import type { Place } from '../state.js'

/** A byte that was changed on the screen, never in the capture, and what the proofs say to it. */
export type Tampered = {
	readonly place: Place
	readonly change: Change
	/** What was changed, in words: `Certificate, byte 120`. */
	readonly what: string
	/** The value of the byte before, where it is known. */
	readonly was: number | undefined
	/** Nobody had selected a byte: it is the last one of its message. */
	readonly isLast: boolean
	/** Every proof before and after; nothing while it is computed. */
	readonly effects: readonly Effect[] | undefined
}

/** Compute `tamper` for this change; answer with `tampered`. */
export type TamperEffect = { readonly kind: 'tamper'; readonly tampered: Tampered }

/** What came of it; no effects where no such byte is protected by anything that can be checked. */
export type TamperAction = {
	readonly kind: 'tampered'
	readonly tampered: Tampered
	readonly effects: readonly Effect[] | undefined
}
