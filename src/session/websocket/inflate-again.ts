import type { FrameContext } from '../../decode/websocket/frame-header.js'
import { type WebSocketMessage, WebSocketMessages } from '../../decode/websocket/messages.js'
import type { Conversation, MessageSource, Role } from '../conversation.js'
import { Inflater } from './inflater.js'
import { upgradeFor } from './upgrade.js'

/** How many rungs apart a window is remembered, and how many of them at most. */
const STEP = 64
const REMEMBERED = 128

/** By the index of the rung that comes next: what that one may refer to. Each stream of HTTP/2 that is a WebSocket has its own. */
const cache = new WeakMap<Conversation, Map<string, Map<number, Inflater>>>()

/** The messages whose frames stand in a block, one after the other. */
export function messagesOf(from: Role, bytes: Uint8Array, context: FrameContext = { from }): WebSocketMessage[] {
	const messages: WebSocketMessage[] = []
	const stage = new WebSocketMessages(
		() => context,
		event => {
			if (event.kind === 'message') messages.push(event.message)
		},
	)
	stage.push({ start: 0, bytes, packet: 0, offset: 0 })
	stage.end('capture')
	return messages
}

/**
 * What inflates the messages of a rung: its sender's messages before it are read again, from the nearest place that is
 * remembered.
 */
export function inflaterBefore(
	conversation: Conversation,
	index: number,
	read: (source: MessageSource) => Uint8Array,
): Inflater {
	const message = conversation.messages[index]!
	const { from, streamId } = message
	const deflate = () => upgradeFor(conversation, message)?.deflate
	const { clientNoContextTakeover = false, serverNoContextTakeover = false } = deflate() ?? {}
	if (from === 'client' ? clientNoContextTakeover : serverNoContextTakeover) return new Inflater(from, deflate)
	const known = cache.get(conversation) ?? new Map<string, Map<number, Inflater>>()
	cache.set(conversation, known)
	const key = `${from} ${streamId}`
	const windows = known.get(key) ?? new Map<number, Inflater>()
	known.set(key, windows)
	const nearest = Math.max(0, ...[...windows.keys()].filter(at => at <= index))
	const inflater = windows.get(nearest)?.copy() ?? new Inflater(from, deflate)
	for (let at = nearest; at < index; at++) {
		const rung = conversation.messages[at]!
		if (rung.from === from && rung.streamId === streamId && rung.type === 'websocket_message') {
			for (const message of messagesOf(from, read(rung.source))) inflater.content(message)
		}
		const next = at + 1
		if (next % STEP === 0 && windows.size < REMEMBERED) windows.set(next, inflater.copy())
	}
	return inflater
}
