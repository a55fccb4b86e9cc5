import { opcodeName } from '../decode/websocket/codes.js'
import type { Conversation } from '../session/conversation.js'

/** What HTTP turned into, what was said over it, and server-sent events, as the report has them; without keys that have no value. */
export function streamsJson({ upgrade, webSocket, events }: Conversation): Record<string, unknown> {
	return {
		...(upgrade && {
			upgrade: {
				to: 'websocket',
				accept: upgrade.accept,
				...(upgrade.subprotocol !== undefined && { subprotocol: upgrade.subprotocol }),
				extensions: upgrade.extensions,
			},
		}),
		...(webSocket.length > 0 && { websocket: webSocket.map(webSocketJson) }),
		...(events.length > 0 && { events: events.map(({ message: _, ...event }) => event) }),
	}
}

function webSocketJson({ message: _, from, opcode, ...entry }: Conversation['webSocket'][number]) {
	const type = opcodeName(opcode)
	return { from, opcode, ...(type !== undefined && { type }), ...entry }
}

/** `WebSocket: accept key verified, subprotocol chat, permessage-deflate; server_no_context_takeover`. */
export function upgradeText({ accept, subprotocol, extensions }: NonNullable<Conversation['upgrade']>): string {
	const parts = [ACCEPT[accept], ...(subprotocol === undefined ? [] : [`subprotocol ${subprotocol}`]), ...extensions]
	return `WebSocket: ${parts.join(', ')}`
}

const ACCEPT: Readonly<Record<NonNullable<Conversation['upgrade']>['accept'], string>> = {
	verified: 'accept key verified',
	wrong: 'accept key wrong',
	missing: 'accept key missing',
	unknown: 'accept key unchecked: one side of the upgrade is not in the capture',
}
