import type { Conversation, Message } from './conversation.js'
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
	const finished = lastFinished(messages)
	const asked = messages.find(message => message.from === 'client')
	const answered = messages.find(message => message.from === 'server')
	return {
		...(tcp.syn && tcp.established && { connect: secondsBetween(tcp.syn, tcp.established) }),
		...(hello && serverHello && { server_hello: secondsBetween(hello.time, serverHello.time) }),
		...(hello && finished && { handshake: secondsBetween(hello.time, finished.time) }),
		...(asked && answered && { first_byte: secondsBetween(asked.time, answered.time) }),
	}
}

/** The later of the two Finished messages, when both are there; the later one is never behind others in its record. */
function lastFinished(messages: readonly Message[]): Message | undefined {
	const ofClient = messages.find(message => message.from === 'client' && isFinished(message))
	const ofServer = messages.find(message => message.from === 'server' && isFinished(message))
	if (!ofClient || !ofServer) return undefined
	return messages.indexOf(ofClient) > messages.indexOf(ofServer) ? ofClient : ofServer
}

/** By name, or by place and size; a server's may end a record that holds what goes before it (TLS 1.3). */
export function isFinished({ type, likely }: Message): boolean {
	return type === 'finished' || (type === 'encrypted_handshake' && likely !== undefined && /Finished$/.test(likely))
}
