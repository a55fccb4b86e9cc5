import { say } from '../../explain/interface.js'
import { sentences } from '../../explain/language.js'
import { unreadTexts } from '../../explain/unread.js'
import { sessionOf } from '../current.js'
import type { State } from '../state.js'

/** Where what is live comes from: to a proxy that listens `at` a place, or from the interface `at`, the first where that is not said. */
export type LiveFrom = { readonly kind: 'proxy' | 'interface'; readonly at?: string }

/** How what comes as it happens is shown. */
export type LiveState = {
	readonly source?: LiveFrom
	/** The newest is selected whenever something comes. */
	readonly isFollowing: boolean
	/** Nothing is let in. */
	readonly isFrozen: boolean
	/** Packets and conversations that the lists do not show: those before it was cleared. */
	readonly hidden: { readonly packets: number; readonly conversations: number }
}

export const LIVE: LiveState = { isFollowing: true, isFrozen: false, hidden: { packets: 0, conversations: 0 } }

/** What stands where nothing is to be seen: what is waited for while something may still come, else the text of this key. */
export function emptyText(state: State, key: 'empty.conversations' | 'empty.packets'): string {
	const { live, language } = state
	const session = sessionOf(state)
	if (!live?.source || !session || session.ended || session.counts.packets > 0) {
		const unread = session && key === 'empty.conversations' ? unreadTexts(session.counts, language) : []
		return sentences([say(key, {}, language), ...unread], language)
	}
	const { kind, at } = live.source
	if (kind === 'proxy') return say('empty.proxy', { at: at ?? '' }, language)
	return at === undefined ? say('empty.first_interface', {}, language) : say('empty.interface', { at }, language)
}
