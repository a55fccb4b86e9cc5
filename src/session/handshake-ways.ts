import { isTls13 } from '../decode/registry/versions.js'
import type { Conversation } from './conversation.js'

/** What was not as in a first handshake, each with what is known of it. */
export type HandshakeWay =
	| 'resumed_psk'
	| 'resumed_session'
	| 'early_accepted'
	| 'early_rejected'
	| 'early_unknown'
	| 'renegotiated'
	| 'renegotiated_sealed'

/** How the handshakes of a conversation differ from a single full one; empty where they do not, or nothing tells. */
export function handshakeWays({ tls, messages }: Pick<Conversation, 'tls' | 'messages'>): readonly HandshakeWay[] {
	if (!tls) return []
	const is13 = tls.negotiated !== undefined && isTls13(tls.negotiated)
	// Without a ClientHello nothing says whether early data was announced.
	const early = tls.clientRandom === undefined ? undefined : EARLY[tls.earlyData]
	const again = is13 ? undefined : renegotiation(messages)
	return [
		...(tls.resumed ? [is13 ? ('resumed_psk' as const) : ('resumed_session' as const)] : []),
		...(early ? [early] : []),
		...(again ? [again] : []),
	]
}

/** Whether the rung at `index` is data that the client sent before the handshake was over (RFC 8446, 2.3). */
export function isEarlyData({ tls, messages }: Pick<Conversation, 'tls' | 'messages'>, index: number): boolean {
	const message = messages[index]
	if (message?.type !== 'application_data' || message.from !== 'client') return false
	if (message.summary === 'early data') return true
	if (!tls || tls.clientRandom === undefined || tls.earlyData === 'none') return false
	return !messages.slice(0, index).some(({ type }) => type === 'server_hello')
}

const EARLY = {
	none: undefined,
	accepted: 'early_accepted',
	rejected: 'early_rejected',
	unknown: 'early_unknown',
} as const

/** Up to TLS 1.2: a second ServerHello where the rungs can be read, else sealed handshake messages of both after Finished. */
function renegotiation(messages: Conversation['messages']): 'renegotiated' | 'renegotiated_sealed' | undefined {
	if (messages.filter(({ type }) => type === 'server_hello').length > 1) return 'renegotiated'
	const sealed = new Set(messages.filter(({ likely }) => likely === 'Renegotiation').map(({ from }) => from))
	return sealed.size === 2 ? 'renegotiated_sealed' : undefined
}
