import type { PlainTurn } from '../../session/conversation.js'
import { asksForTls, protocolOf } from './greetings.js'
import { isSocks4, isSocks5 } from './socks.js'

/**
 * What protocol a turn of a conversation's plain bytes is of that is no text; nothing where none gives itself away. Of
 * an exchange with a SOCKS proxy only the first turn does, and the others go with it.
 */
export function spokenIn(plain: readonly PlainTurn[], turn: PlainTurn): string | undefined {
	if (turn.isText || turn.isRest) return undefined
	if (asksForTls(turn)) return 'PostgreSQL'
	const [asked] = plain
	const socks =
		asked?.from !== 'client' ? undefined : isSocks5(asked) ? 'SOCKS 5' : isSocks4(asked) ? 'SOCKS 4' : undefined
	if (socks && OF_SOCKS.test(turn.head)) return socks
	return protocolOf(turn)?.protocol
}

/** A version: of SOCKS, of how one logs in (RFC 1929), and of the answers of SOCKS 4. */
const OF_SOCKS = /^0[0145]/
