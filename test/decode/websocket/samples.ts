import fc from 'fast-check'
import type { FrameContext } from '../../../src/decode/websocket/frame-header.js'
import { type FrameEvent, webSocketFrames } from '../../../src/decode/websocket/frames.js'
import { type MessageEvent, WebSocketMessages } from '../../../src/decode/websocket/messages.js'
import type { Step } from '../http/streams.js'

/** A frame to be written: as RFC 6455 has it, unless `form` asks for more bytes of length than are needed. */
export type Sample = {
	readonly fin?: boolean
	readonly rsv?: number
	readonly opcode: number
	readonly key?: Uint8Array
	readonly payload?: Uint8Array | string
	readonly form?: 7 | 16 | 64
	/** Said instead of the payload's own length. */
	readonly declared?: number
}

export const KEY = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d)

export function frame({ fin = true, rsv = 0, opcode, key, payload = '', form, declared }: Sample): Uint8Array {
	const data = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload
	const length = declared ?? data.length
	const width = form ?? (length < 126 ? 7 : length < 65_536 ? 16 : 64)
	const long =
		width === 7
			? []
			: Array.from({ length: width / 8 }, (_, i) => Number((BigInt(length) >> BigInt(width - 8 - 8 * i)) & 0xffn))
	return Uint8Array.of(
		(fin ? 0x80 : 0) | (rsv << 4) | opcode,
		(key ? 0x80 : 0) | (width === 7 ? length : width === 16 ? 126 : 127),
		...long,
		...(key ?? []),
		...data.map((byte, i) => (key ? byte ^ key[i & 3]! : byte)),
	)
}

export function stream(samples: readonly Sample[]): Uint8Array {
	return Uint8Array.from(samples.flatMap(sample => [...frame(sample)]))
}

/** Hands steps to a stage; the bytes are wiped after each call, since a stage may not keep a view. */
function hand(stage: Pick<WebSocketMessages, 'push' | 'hole' | 'end'>, steps: readonly Step[]): void {
	for (const step of steps) {
		if ('hole' in step) stage.hole(step.start, step.hole)
		else if ('end' in step) stage.end(step.end)
		else {
			const bytes = step.bytes.slice()
			stage.push({ ...step, bytes })
			bytes.fill(0xee)
		}
	}
}

export function framesOf(steps: readonly Step[], context: FrameContext): FrameEvent[] {
	const events: FrameEvent[] = []
	hand(
		webSocketFrames(
			() => context,
			event => events.push(event),
		),
		steps,
	)
	return events
}

export function messagesOf(steps: readonly Step[], context: FrameContext): MessageEvent[] {
	const events: MessageEvent[] = []
	hand(
		new WebSocketMessages(
			() => context,
			event => events.push(event),
		),
		steps,
	)
	return events
}

/** What is wrong with messages of one side, in words. */
export function faultsOf(bytes: Uint8Array, context: FrameContext): string[] {
	return messagesOf([{ start: 0, bytes, packet: 1, offset: 0 }, { end: 'fin' }], context).flatMap(event =>
		event.kind === 'message'
			? event.message.issues.map(({ text }) => text)
			: event.kind === 'stray'
				? [event.issue.text]
				: [],
	)
}

const small = fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.uint8Array({ minLength: 120, maxLength: 132 }))
const large = fc.integer({ min: 65_530, max: 65_540 }).map(length => new Uint8Array(length).fill(0x61))

/** Payloads of every form of length. */
export const anySize = fc.oneof({ arbitrary: small, weight: 9 }, { arbitrary: large, weight: 1 })

/** Frames as either side may send them: messages in one frame or several, with control frames between. */
export const sane = (
	from: 'client' | 'server',
	payload: fc.Arbitrary<Uint8Array> = small,
): fc.Arbitrary<readonly Sample[]> => {
	const key = from === 'client' ? fc.uint8Array({ minLength: 4, maxLength: 4 }) : fc.constant(undefined)
	const sample = (opcode: fc.Arbitrary<number>, data: fc.Arbitrary<Uint8Array>, fin: boolean) =>
		fc.tuple(opcode, key, data).map(([opcode, key, payload]): Sample => ({ opcode, payload, fin, ...(key && { key }) }))
	const control = sample(fc.constantFrom(9, 10), fc.uint8Array({ maxLength: 125 }), true)
	const message = fc
		.tuple(
			fc.constantFrom(1, 2),
			fc.array(fc.tuple(payload, fc.option(control, { nil: undefined })), { minLength: 1, maxLength: 3 }),
			key,
		)
		.map(([opcode, parts, key]) =>
			parts.flatMap(([payload, between], i): Sample[] => [
				{ opcode: i === 0 ? opcode : 0, payload, fin: i === parts.length - 1, ...(key && { key }) },
				...(between && i < parts.length - 1 ? [between] : []),
			]),
		)
	return fc
		.array(
			fc.oneof(
				message,
				control.map(one => [one]),
			),
			{ minLength: 1, maxLength: 4 },
		)
		.map(list => list.flat())
}
