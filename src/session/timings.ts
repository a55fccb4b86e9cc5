import type { Conversation } from './conversation.js'
import { secondsBetween } from './time.js'

/** Durations in seconds, each only when both of its ends were seen (REPORT.md). */
export type Timings = {
	/** The client's SYN to the acknowledgement that completes the connection. */
	readonly connect?: number
	/** First ClientHello to ServerHello. */
	readonly server_hello?: number
	/** First ClientHello to the handshake's last message, where its place is certain. */
	readonly handshake?: number
	/** The client's first byte to the server's first. */
	readonly first_byte?: number
}

/** The timings of a conversation, taken from the packets that completed each message. */
export function timings(conversation: Conversation): Timings {
	const { tcp, messages } = conversation
	const hello = messages.find(message => message.type === 'client_hello')
	const serverHello = messages.find(message => message.type === 'server_hello')
	const asked = messages.find(message => message.from === 'client')
	const answered = messages.find(message => message.from === 'server')
	return {
		...(tcp.syn && tcp.established && { connect: secondsBetween(tcp.syn, tcp.established) }),
		...(hello && serverHello && { server_hello: secondsBetween(hello.time, serverHello.time) }),
		...(asked && answered && { first_byte: secondsBetween(asked.time, answered.time) }),
	}
}
