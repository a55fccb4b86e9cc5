import type { HttpEvent } from '../../../src/decode/http/events.js'
import { HttpMessages, type HttpMessagesOptions } from '../../../src/decode/http/messages.js'
import type { Chunk } from '../../../src/decode/stream.js'

/** Text as bytes, a character each: what is past 0xff has no place in a test of bytes. */
export function latin1(text: string): Uint8Array {
	return Uint8Array.from(text, character => character.charCodeAt(0))
}

/** A stream in packets of the given sizes; the last takes the rest. Payload begins at offset 54, as behind Ethernet, IPv4 and TCP. */
export function packets(stream: Uint8Array, sizes: readonly number[] = [], first = 1): Chunk[] {
	const chunks: Chunk[] = []
	let start = 0
	for (const size of [...sizes, stream.length]) {
		const bytes = stream.subarray(start, start + size)
		if (bytes.length > 0) chunks.push({ start, bytes, packet: first + chunks.length, offset: 54 })
		start += bytes.length
	}
	return chunks
}

/** The same packets, each handed over in parts of at most `size` bytes: what a stage says must not depend on it. */
export function inParts(chunks: readonly Chunk[], size: number): Chunk[] {
	return chunks.flatMap(({ start, bytes, packet, offset }) =>
		Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => ({
			start: start + i * size,
			bytes: bytes.subarray(i * size, (i + 1) * size),
			packet,
			offset: offset + i * size,
		})),
	)
}

export type Step =
	| Chunk
	| { readonly start: number; readonly hole: number }
	| { readonly end: 'fin' | 'rst' | 'capture' }

/** Hands a step to a stage; the bytes are wiped after the call, since a stage may not keep a view. */
export function hand(stage: HttpMessages, step: Step): void {
	if ('hole' in step) stage.hole(step.start, step.hole)
	else if ('end' in step) stage.end(step.end)
	else {
		const bytes = step.bytes.slice()
		stage.push({ ...step, bytes })
		bytes.fill(0xee)
	}
}

/** The events of one direction. Bytes that are handed on are copied. */
export function eventsOf(steps: readonly Step[], options: Omit<HttpMessagesOptions, 'emit'>): HttpEvent[] {
	const events: HttpEvent[] = []
	const stage = new HttpMessages({ ...options, emit: event => events.push(copied(event)) })
	for (const step of steps) hand(stage, step)
	return events
}

export function copied(event: HttpEvent): HttpEvent {
	return event.kind === 'rest' ? { ...event, bytes: event.bytes.slice() } : event
}

/** Neighbouring `rest` events of one packet as one: how often bytes are handed on is no part of what is said. */
export function joined(events: readonly HttpEvent[]): HttpEvent[] {
	const all: HttpEvent[] = []
	for (const event of events) {
		const last = all.at(-1)
		if (event.kind === 'rest' && last?.kind === 'rest' && last.packet === event.packet) {
			const bytes = Uint8Array.from([...last.bytes, ...event.bytes])
			all[all.length - 1] = { ...last, bytes }
		} else all.push(event)
	}
	return all
}

/** Takes `length` bytes out of a stream, as a lost segment does. */
export function without(chunks: readonly Chunk[], start: number, length: number): Step[] {
	const before = chunks.flatMap(chunk => part(chunk, chunk.start, start))
	const after = chunks.flatMap(chunk => part(chunk, start + length, Number.POSITIVE_INFINITY))
	return [...before, { start, hole: length }, ...after]
}

function part(chunk: Chunk, from: number, to: number): Chunk[] {
	const first = Math.max(0, from - chunk.start)
	const bytes = chunk.bytes.subarray(first, Math.max(first, to - chunk.start))
	return bytes.length === 0 ? [] : [{ ...chunk, start: chunk.start + first, bytes, offset: chunk.offset + first }]
}
