import { opcodeName } from '../decode/websocket/codes.js'
import type { Conversation } from '../session/conversation.js'
import type { WebSocketUpgrade } from '../session/websocket/upgrade.js'

/** What HTTP turned into, what was said over it, and server-sent events, as the report has them; without keys that have no value. */
export function streamsJson({ upgrade, webSocket, events }: Conversation): Record<string, unknown> {
	return {
		...(upgrade && { upgrade: upgradeJson(upgrade) }),
		...(webSocket.length > 0 && { websocket: webSocket.map(webSocketJson) }),
		...(events.length > 0 && { events: events.map(eventJson) }),
	}
}

/** What a WebSocket was agreed on by. */
export function upgradeJson({ accept, subprotocol, extensions }: WebSocketUpgrade): Record<string, unknown> {
	return {
		to: 'websocket',
		...(accept !== undefined && { accept }),
		...(subprotocol !== undefined && { subprotocol }),
		extensions,
	}
}

function webSocketJson({ message: _, from, opcode, streamId, ...entry }: Conversation['webSocket'][number]) {
	const type = opcodeName(opcode)
	return { from, opcode, ...(type !== undefined && { type }), ...entry, ...ofStream(streamId) }
}

function eventJson({ message: _, streamId, ...event }: Conversation['events'][number]) {
	return { ...event, ...ofStream(streamId) }
}

function ofStream(stream: number | undefined): { readonly stream?: number } {
	return stream === undefined ? {} : { stream }
}

/** A line for each WebSocket: `WebSocket: accept key verified, subprotocol chat`; `WebSocket, stream 3: permessage-deflate`. */
export function upgradeTexts({ upgrade, http }: Conversation): string[] {
	return [
		...(upgrade ? [`WebSocket: ${upgradeText(upgrade)}`] : []),
		...http.flatMap(({ upgrade, streamId }) =>
			upgrade ? [[`WebSocket, stream ${streamId}`, upgradeText(upgrade)].filter(Boolean).join(': ')] : [],
		),
	]
}

function upgradeText({ accept, subprotocol, extensions }: WebSocketUpgrade): string {
	return [
		...(accept === undefined ? [] : [ACCEPT[accept]]),
		...(subprotocol === undefined ? [] : [`subprotocol ${subprotocol}`]),
		...extensions,
	].join(', ')
}

const ACCEPT: Readonly<Record<NonNullable<WebSocketUpgrade['accept']>, string>> = {
	verified: 'accept key verified',
	wrong: 'accept key wrong',
	missing: 'accept key missing',
	unknown: 'accept key unchecked: one side of the upgrade is not in the capture',
}
