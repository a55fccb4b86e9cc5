/** How what comes as it happens is shown. */
export type LiveState = {
	/** The newest is selected whenever something comes. */
	readonly isFollowing: boolean
	/** Nothing is let in. */
	readonly isFrozen: boolean
	/** Packets and conversations that the lists do not show: those before it was cleared. */
	readonly hidden: { readonly packets: number; readonly conversations: number }
}

export const LIVE: LiveState = { isFollowing: true, isFrozen: false, hidden: { packets: 0, conversations: 0 } }
