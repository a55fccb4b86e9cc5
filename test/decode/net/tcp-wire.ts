import assert from 'node:assert/strict'
import type { Packet } from '../../../src/decode/net/packet.js'
import { PlainSegment } from '../../../src/decode/net/plain-segment.js'
import { ACK, FIN, PSH, RST, SYN } from '../../../src/decode/net/segment.js'
import type { Side, TcpConnection, TcpSink } from '../../../src/decode/net/tcp-connection.js'
import { TcpFlows } from '../../../src/decode/net/tcp-flows.js'
import { noteWords } from '../../../src/decode/net/tcp-notes.js'
import type { StreamEvent } from '../../../src/decode/stream.js'

/** A packet of a test: `S` SYN, `A` ACK, `F` FIN, `R` RST, `P` PSH. */
export type Sent = {
	readonly from: Side
	readonly seq: number
	readonly ack?: number
	/** `A` when nothing is said; `S` or `R` without `A` has no acknowledgement. */
	readonly flags?: string
	readonly data?: string | Uint8Array
	/** How much of the data was captured, and how much was sent. */
	readonly captured?: number
	readonly length?: number
	readonly window?: number
	readonly seconds?: number
	/** Port of `a`: another connection. */
	readonly port?: number
	readonly untimed?: boolean
}

/** What is hung on a connection of a test. */
export type Record = { a: string; b: string; holes: string[]; issues: string[]; next: { a: number; b: number } }

/** Stands for a byte that was only counted in a run. */
export const COUNTED = '?'

const FLAGS: { readonly [letter: string]: number } = { S: SYN, A: ACK, F: FIN, R: RST, P: PSH }
const HEADERS = 54
const addressOf = { a: 0x0a000001, b: 0x0a000002 }
const text = new TextDecoder('latin1')
const encoder = new TextEncoder()

/**
 * Sends packets through `TcpFlows` and writes down what comes out. Every event is checked: the stream has no gap, the
 * bytes are those of the packet it names, and nothing relies on the packet once the call has returned.
 */
export class Wire {
	readonly connections: TcpConnection<Record>[] = []
	/** `open 1`, `close 1 fin`, `retire 1`, in their order. */
	readonly log: string[] = []
	/** For each packet its notes in words. */
	readonly notes: string[] = []
	readonly flows: TcpFlows<Record>
	readonly #packets: Uint8Array[] = []
	/** One buffer for all packets, as a capture reader has; they begin at different places of it. */
	readonly #buffer = Buffer.alloc(1 << 17)
	#seconds = 1000

	/**
	 * `skips`: whether the receiver only counts the next bytes; without it, it is never asked. `passes`: how many of the next
	 * bytes it would only count where packets are counted in runs; without it none are.
	 */
	constructor({ skips, passes }: { skips?: () => boolean; passes?: () => number } = {}) {
		const sink: TcpSink<Record> = {
			open: connection => {
				connection.state = { a: '', b: '', holes: [], issues: [], next: { a: 0, b: 0 } }
				this.connections.push(connection)
				this.log.push(`open ${connection.number}`)
			},
			stream: (connection, side, event, seconds) => this.#take(connection, side, event, seconds),
			...(skips && {
				skip: (connection: TcpConnection<Record>, side: Side, { buffer }: Packet, at: number, length: number) => {
					if (!skips()) return false
					connection.state![side] += text.decode(buffer.subarray(at, at + length))
					connection.state!.next[side] += length
					return true
				},
			}),
			...(passes && {
				passing: () => passes(),
				passed: ({ state }: TcpConnection<Record>, _: number, a: number, b: number) => {
					for (const [side, length] of Object.entries({ a, b }) as [Side, number][]) {
						state![side] += COUNTED.repeat(length)
						state!.next[side] += length
					}
				},
			}),
			packet: (_, __, notes) => this.notes.push(noteWords(notes).join(', ')),
			close: connection => this.log.push(`close ${connection.number} ${connection.closed}`),
			retire: connection => this.log.push(`retire ${connection.number}`),
		}
		this.flows = new TcpFlows(sink, { isBrief: passes !== undefined })
	}

	/** Sends packets one after the other. */
	send(...all: readonly Sent[]): this {
		for (const sent of all) this.#send(sent)
		return this
	}

	end(): this {
		this.flows.end()
		return this
	}

	/** The handshake: byte 0 of `a` has sequence number 1000, of `b` 5000. */
	handshake(): this {
		return this.send(
			{ from: 'a', flags: 'S', seq: 999 },
			{ from: 'b', flags: 'SA', seq: 4999, ack: 1000 },
			{ from: 'a', seq: 1000, ack: 5000 },
		)
	}

	/** `hello[5 lost]world.fin`: what came out of one side of a connection. */
	stream(side: Side, number = 1): string {
		return this.connections[number - 1]!.state![side]
	}

	issues(number = 1): readonly string[] {
		return this.connections[number - 1]!.state!.issues
	}

	/** The notes of the last packet. */
	get note(): string {
		return this.notes.at(-1)!
	}

	#send({ from, seq, ack = 0, flags = 'A', data = '', window = 500, seconds, port = 40000, untimed, ...cut }: Sent) {
		this.#seconds = seconds ?? this.#seconds
		const payload = typeof data === 'string' ? encoder.encode(data) : data
		const number = this.#packets.length + 1
		const start = (number * 37) % 1000
		const at = start + HEADERS
		const there = cut.captured ?? payload.length
		const length = cut.length ?? payload.length
		this.#buffer.set(payload.subarray(0, there), at)
		this.#packets.push(Uint8Array.from(this.#buffer.subarray(start, at + there)))
		const packet: Packet = {
			number,
			seconds: untimed ? 0 : this.#seconds,
			nanos: untimed ? 0 : number,
			timed: !untimed,
			link: 1,
			buffer: this.#buffer,
			start,
			end: at + there,
			length: HEADERS + length,
			position: 0,
		}
		const to = from === 'a' ? 'b' : 'a'
		const segment = Object.assign(new PlainSegment(), {
			sourceNumber: addressOf[from],
			destinationNumber: addressOf[to],
			sourcePort: from === 'a' ? port : 443,
			destinationPort: from === 'a' ? 443 : port,
			seq: seq >>> 0,
			ack: ack >>> 0,
			flags: [...flags].reduce((sum, letter) => sum | FLAGS[letter]!, 0),
			window,
			at,
			captured: there,
			length,
		})
		this.flows.push(packet, segment)
		this.#buffer.fill(0xee, start, at + there)
	}

	#take(connection: TcpConnection<Record>, side: Side, event: StreamEvent, seconds: number): void {
		const record = connection.state!
		assert.ok(!record[side].includes('.'), 'an event after the end')
		assert.ok(event.packet > 0 && event.packet <= this.#packets.length, 'an event names a packet')
		assert.ok(seconds <= this.#seconds, 'an event has the time of its packet')
		if (event.kind === 'issue') {
			assert.equal(event.issue.text.includes('undefined') || event.issue.text.includes('NaN'), false, event.issue.text)
			record.issues.push(`${side}${event.packet} ${event.issue.code}: ${event.issue.text}`)
		} else if (event.kind === 'end') record[side] += `.${event.how}`
		else {
			assert.equal(event.start, record.next[side], 'the stream has no gap')
			const length = event.kind === 'bytes' ? event.bytes.length : event.length
			assert.ok(length > 0, 'no event is empty')
			record.next[side] += length
			if (event.kind === 'bytes') {
				const captured = this.#packets[event.packet - 1]!.subarray(event.offset, event.offset + length)
				assert.equal(Buffer.compare(event.bytes, captured), 0, 'the bytes are those of the packet')
				record[side] += text.decode(event.bytes)
			} else {
				record[side] += `[${length} ${event.cause}]`
				record.holes.push(`${side}${event.packet}`)
			}
		}
	}
}
