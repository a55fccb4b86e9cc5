import { clean } from '../../clean.js'
import { bytesOf } from '../../decode/reader.js'
import type { Conversation, Message, Time } from '../../session/conversation.js'
import type { Event } from '../../session/event.js'
import { secondsBetween } from '../../session/time.js'

/**
 * What happens, as lines of text: one for each connection, message and end. A message that may still grow, a run of records, is told when
 * it is over: when another one comes, or the end. One that could not be read when it came is told once more when its
 * connection was opened with keys that came late.
 */
export class EventLines {
	readonly #told = new Map<number, Told>()
	readonly #processOf: (conversation: Conversation) => string | undefined
	readonly #print: (line: string) => void

	constructor(print: (line: string) => void, processOf: (conversation: Conversation) => string | undefined) {
		this.#print = print
		this.#processOf = processOf
	}

	event(event: Event): void {
		if (event.kind === 'issue') {
			this.#print(`${' '.repeat(TIME)}  ! ${clean(event.finding.text)}`)
			return
		}
		const { conversation } = event
		const { number } = conversation
		if (event.kind === 'opened') {
			this.#told.set(number, { conversation, count: 0 })
			this.#line(conversation.start, number, opened(conversation))
		} else if (event.kind === 'message') {
			this.#messages(conversation)
		} else this.#ended(conversation)
	}

	/** Those that are new, and the one that may still grow when it is over. */
	#messages({ number, messages }: Conversation): void {
		const told = this.#told.get(number)
		if (!told) return
		if (told.count === messages.length && told.held) told.held = messages.at(-1)
		for (; told.count < messages.length; told.count++) {
			this.#tellHeld(number)
			const message = messages[told.count]!
			if (told.count === messages.length - 1 && mayGrow(message)) told.held = message
			else this.#line(message.time, number, messageText(message))
		}
	}

	#tellHeld(number: number): void {
		const told = this.#told.get(number)
		if (!told?.held) return
		this.#line(told.held.time, number, messageText(told.held))
		told.held = undefined
	}

	#ended(conversation: Conversation): void {
		const { number, end, start, bytes } = conversation
		const told = this.#told.get(number)
		this.#tellHeld(number)
		this.#told.delete(number)
		if (told && told.conversation !== conversation) {
			this.#line(end, number, 'opened with keys that came late:')
			for (const message of conversation.messages) this.#line(message.time, number, messageText(message))
		}
		const process = this.#processOf(conversation)
		const from = process === undefined ? '' : `; ${process}`
		const ends = conversation.tcp.ends.map(({ from, how }) => `${from} ${how}`).join(', ')
		const size = `${bytesOf(bytes.client)} →, ← ${bytesOf(bytes.server)}`
		this.#line(
			end,
			number,
			`end after ${secondsBetween(start, end).toFixed(3)} s: ${ends || 'still open'}; ${size}${from}`,
		)
	}

	#line(time: Time, number: number, text: string): void {
		this.#print(`${timeText(time)}  #${number}  ${text}`)
	}
}

const TIME = '00:00:00.000000'.length

function timeText({ seconds, nanos }: Time): string {
	const at = new Date(seconds * 1000)
	return `${at.toISOString().slice(11, 19)}.${String(Math.floor(nanos / 1000)).padStart(6, '0')}`
}

/** What was told of a conversation: so many of its messages, of which the last is held back. */
type Told = { readonly conversation: Conversation; count: number; held?: Message | undefined }

/** Whether what comes next may be added to it: see `Message`. */
function mayGrow({ source, messageCount }: Message): boolean {
	return source.kind === 'run' || messageCount !== undefined
}

function opened({ client, server }: Conversation): string {
	return `${client.address}:${client.port} → ${server.address}:${server.port}`
}

function messageText({ from, type, likely, encrypted, summary, length }: Message): string {
	const name = likely === undefined ? type : `${type} (${likely}?)`
	const words = [name, clean(summary), encrypted ? 'encrypted' : '', bytesOf(length)].filter(Boolean).join(', ')
	return `${from === 'client' ? '→' : '←'} ${words}`
}
