import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Chunk } from '../../../src/decode/stream.js'
import type { RecordEvent, RecordsOptions } from '../../../src/decode/tls/record-event.js'
import { Records } from '../../../src/decode/tls/records.js'
import { bytes, clientHello, filled, record } from './build.js'
import { broken, chunksOf } from './chunks.js'

type Step = Chunk | { readonly start: number; readonly hole: number }

/** The events of a stage, its fragments copied out: nothing of a chunk may be kept. */
function run(steps: readonly Step[], options: Omit<RecordsOptions, 'emit'> = {}, skips = false): RecordEvent[] {
	const events: RecordEvent[] = []
	const stage = new Records({ ...options, emit: event => events.push(event) })
	for (const step of steps) {
		if ('hole' in step) stage.hole(step.start, step.hole)
		else if (!skips || !stage.skip(packetOf(step), AT, step.bytes.length)) {
			const reused = step.bytes.slice()
			stage.push({ ...step, bytes: reused })
			reused.fill(0xee)
		}
	}
	stage.end()
	return events
}

/** The packet that a chunk stands in: its bytes begin at `AT` of a buffer where other packets stand around it. */
function packetOf({ bytes, packet, offset }: Chunk) {
	const buffer = new Uint8Array(AT + bytes.length + 100).fill(23)
	buffer.set(bytes, AT)
	return { number: packet, buffer, start: AT - offset }
}

const AT = 1000

/** Takes `length` bytes out of a stream, as a lost segment does. */
function without(chunks: readonly Chunk[], start: number, length: number): Step[] {
	const steps: Step[] = []
	for (const chunk of chunks) {
		const before = Math.max(0, Math.min(chunk.bytes.length, start - chunk.start))
		const after = Math.max(0, Math.min(chunk.bytes.length, start + length - chunk.start))
		const tail = chunk.bytes.subarray(after)
		if (before > 0) steps.push({ ...chunk, bytes: chunk.bytes.subarray(0, before) })
		if (chunk.start <= start && start < chunk.start + chunk.bytes.length) steps.push({ start, hole: length })
		if (tail.length > 0 && after >= before && (after > before || before === 0)) {
			steps.push({ start: chunk.start + after, bytes: tail, packet: chunk.packet, offset: chunk.offset + after })
		}
	}
	return steps
}

const kinds = (events: readonly RecordEvent[]) => events.map(event => event.kind)

const HELLO = record(22, filled(200))
const DATA = record(23, filled(3000, 7))
const ALERT = record(21, [1, 0])
const STREAM = bytes(HELLO, record(20, [1]), DATA, ALERT)

describe('Records', () => {
	it('cuts a stream into records and says where each was captured', () => {
		const events = run(chunksOf(STREAM, [3, 100, 1000]))
		assert.deepEqual(kinds(events), ['record', 'record', 'record', 'record'])
		const [hello, , data] = events
		assert.ok(hello?.kind === 'record' && data?.kind === 'record')
		assert.deepEqual(hello.fragment, filled(200))
		assert.deepEqual(hello.pieces, [
			{ start: 0, length: 3, origin: 1, offset: 54 },
			{ start: 3, length: 100, origin: 2, offset: 54 },
			{ start: 103, length: 102, origin: 3, offset: 54 },
		])
		assert.equal(data.start, 211)
		assert.equal(data.length, 3000)
		assert.deepEqual(data.pieces[0], { start: 0, length: 892, origin: 3, offset: 162 })
	})

	it('says the same whole, byte by byte and cut at random', () => {
		const sizes = fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 8 })
		fc.assert(
			fc.property(sizes, fc.integer({ min: 1, max: 700 }), (sizes, part) => {
				const chunks = chunksOf(STREAM, sizes)
				assert.deepEqual(run(broken(chunks, part)), run(chunks))
			}),
			{ numRuns: 60 },
		)
		const chunks = chunksOf(STREAM, [211, 1500])
		assert.deepEqual(run(broken(chunks, 1)), run(chunks))
	})

	it('says the same with holes and garbage in the stream, whatever the chunks', () => {
		const garbled = bytes(HELLO, filled(40, 100), DATA, DATA, ALERT)
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: garbled.length - 1 }),
				fc.integer({ min: 1, max: 1200 }),
				fc.integer({ min: 1, max: 500 }),
				(start, length, part) => {
					const whole = without(chunksOf(garbled, [700, 700, 700, 700, 700]), start, length)
					const parts = whole.flatMap((step): Step[] => ('hole' in step ? [step] : broken([step], part)))
					assert.deepEqual(run(parts), run(whole))
				},
			),
			{ numRuns: 60 },
		)
	})

	it('accounts for every byte: in a record, cut or passed over', () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.constantFrom(HELLO, ALERT, DATA)), { maxLength: 8 }),
				fc.integer({ min: 1, max: 300 }),
				(parts, size) => {
					const stream = bytes(...parts)
					const events = run(broken(chunksOf(stream, []), size))
					const counted = events.map(event => {
						if (event.kind === 'record') return 5 + event.length
						return event.kind === 'cut' ? event.have : event.length
					})
					assert.equal(
						counted.reduce((sum, count) => sum + count, 0),
						stream.length,
					)
				},
			),
			{ numRuns: 100 },
		)
	})

	it('does not copy what nobody keeps', () => {
		const [hello, , data] = run(chunksOf(STREAM, []), { keep: type => type !== 23 })
		assert.ok(hello?.kind === 'record' && data?.kind === 'record')
		assert.ok(hello.fragment)
		assert.equal(data.fragment, undefined)
		assert.equal(data.length, 3000)
	})

	it('says the same where bytes of what nobody keeps are counted without being seen, whatever is missing', () => {
		const garbled = bytes(HELLO, DATA, DATA, filled(40, 100), DATA, ALERT)
		const keep = (type: number) => type !== 23
		let skipped = 0
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: garbled.length - 1 }),
				fc.integer({ min: 1, max: 1200 }),
				fc.integer({ min: 1, max: 1500 }),
				(start, length, part) => {
					const steps = without(chunksOf(garbled, [700, 1400, 700, 1400, 700]), start, length)
					const parts = steps.flatMap((step): Step[] => ('hole' in step ? [step] : broken([step], part)))
					assert.deepEqual(run(parts, { keep }, true), run(parts, { keep }))
				},
			),
			{ numRuns: 100 },
		)
		const stage = new Records({ keep, emit: () => {} })
		for (const chunk of chunksOf(garbled, [300, 500, 500])) {
			if (stage.skip(packetOf(chunk), AT, chunk.bytes.length)) skipped++
			else stage.push(chunk)
		}
		assert.equal(skipped, 2)
	})

	it('shows records where they stand when each is looked at once', () => {
		const [chunk] = chunksOf(STREAM, [])
		const kept: boolean[] = []
		const stage = new Records({
			keep: type => type !== 23,
			once: true,
			emit: event => kept.push('fragment' in event && event.fragment?.buffer === chunk!.bytes.buffer),
		})
		stage.push(chunk!)
		assert.deepEqual(kept, [true, true, false, true])
	})

	it('tells nothing of records that are passed over, seen or not, and all of the others', () => {
		const data = [DATA, record(23, filled(20, 3)), record(23, []), DATA]
		const stream = bytes(STREAM, ...data, ALERT, ...data, HELLO, record(23, filled(9000, 23)), ALERT)
		const others = (events: readonly RecordEvent[]) => events.filter(event => !('type' in event && event.type === 23))
		const passesOver = (type: number) => type === 23
		const steps = (sizes: readonly number[]) => chunksOf(stream, sizes)
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 1600 }), { minLength: 1, maxLength: 20 }),
				fc.integer({ min: 0, max: stream.length - 1 }),
				fc.nat(5000),
				(sizes, start, length) => {
					const given = length === 0 ? steps(sizes) : without(steps(sizes), start, length)
					assert.deepEqual(run(given, { passesOver }, true), others(run(given)))
					assert.deepEqual(run(given, { passesOver }), others(run(given)))
				},
			),
			{ numRuns: 200 },
		)
		const stage = new Records({ passesOver, emit: () => {} })
		let skipped = 0
		for (const chunk of chunksOf(stream, [700, 1400, 1110, 500])) {
			if (stage.skip(packetOf(chunk), AT, chunk.bytes.length)) skipped++
			else stage.push(chunk)
		}
		assert.equal(skipped, 2)
	})

	it('reports a record that the end of the capture cuts, with what is there of it', () => {
		const [event, ...more] = run(chunksOf(HELLO.subarray(0, 105), []))
		assert.deepEqual(more, [])
		assert.ok(event?.kind === 'cut')
		assert.deepEqual([event.have, event.want, event.why, event.type, event.length], [105, 205, 'end', 22, 200])
		assert.deepEqual(event.fragment, filled(100))
	})

	it('reports half a header without making up a type', () => {
		const [, event] = run(chunksOf(bytes(ALERT, HELLO.subarray(0, 4)), []))
		assert.deepEqual(event, {
			kind: 'cut',
			start: 7,
			pieces: [{ start: 0, length: 4, origin: 1, offset: 61 }],
			have: 4,
			want: 5,
			why: 'end',
		})
	})

	it('knows the next record when a hole lies inside one', () => {
		const events = run(without(chunksOf(STREAM, []), 300, 1000))
		assert.deepEqual(kinds(events), ['record', 'record', 'cut', 'record'])
		const cut = events[2]
		assert.ok(cut?.kind === 'cut')
		assert.deepEqual([cut.why, cut.have, cut.want, cut.fragment?.length], ['hole', 2005, 3005, 84])
		assert.deepEqual(
			cut.pieces.map(({ start, length }) => [start, length]),
			[
				[0, 89],
				[1089, 1916],
			],
		)
	})

	it('goes on at a boundary it can be sure of when a hole swallows one', () => {
		const stream = bytes(HELLO, DATA, DATA, ALERT, ALERT)
		const events = run(without(chunksOf(stream, []), 2000, 2000))
		assert.deepEqual(kinds(events), ['record', 'cut', 'passed', 'record', 'record'])
		assert.deepEqual(events[2], {
			kind: 'passed',
			start: 4000,
			length: 205 + 3005 + 3005 - 4000,
			why: 'hole',
			found: true,
			packets: { first: 1, last: 1 },
		})
	})

	it('says that 0 bytes were passed over when a hole ends at a boundary, for records may be missing', () => {
		const events = run(without(chunksOf(bytes(HELLO, ALERT, DATA, ALERT), []), 205, 7))
		assert.deepEqual(kinds(events), ['record', 'passed', 'record', 'record'])
		assert.deepEqual(events[1], { kind: 'passed', start: 212, length: 0, why: 'hole', found: true })
	})

	it('takes one header for a boundary only when its record ends with the data', () => {
		const lone = run(without(chunksOf(bytes(HELLO, ALERT, DATA), []), 200, 12))
		assert.deepEqual(kinds(lone), ['cut', 'passed', 'record'])
		const unsure = run(without(chunksOf(bytes(HELLO, ALERT, DATA.subarray(0, 900)), []), 200, 12))
		assert.deepEqual(kinds(unsure), ['cut', 'passed'])
		assert.ok(unsure[1]?.kind === 'passed' && !unsure[1].found && unsure[1].length === 900)
	})

	it('takes a hello for a boundary, also when nothing follows it', () => {
		const hello = record(22, clientHello()).subarray(0, 60)
		for (const chunks of [
			chunksOf(bytes(filled(30, 100), hello), []),
			broken(chunksOf(bytes(filled(30, 100), hello), []), 1),
		]) {
			const [passed, cut] = run(chunks, { from: 'middle' })
			assert.ok(passed?.kind === 'passed' && passed.found && passed.length === 30)
			assert.ok(cut?.kind === 'cut' && cut.have === 60)
		}
	})

	it('finds the first whole record of a stream captured from its middle', () => {
		const events = run(chunksOf(bytes(DATA.subarray(100), DATA, ALERT), [1000]), { from: 'middle' })
		assert.deepEqual(kinds(events), ['passed', 'record', 'record'])
		assert.ok(events[0]?.kind === 'passed' && events[0].why === 'middle' && events[0].length === 2905)
	})

	it('counts garbage in a stream that was TLS, and reads on after it', () => {
		const [, garbage, alert] = run(chunksOf(bytes(HELLO, 'HTTP/1.1 400 Bad Request\r\n\r\n', ALERT), []))
		assert.ok(garbage?.kind === 'passed' && alert?.kind === 'record')
		assert.deepEqual([garbage.why, garbage.length, garbage.found], ['garbage', 28, true])
	})

	it('takes a fragment longer than any version allows for garbage', () => {
		const [event] = run(chunksOf(bytes([22, 3, 3, 0x48, 0x01], filled(60)), []))
		assert.ok(event?.kind === 'passed' && event.why === 'garbage' && event.length === 65)
	})

	it('holds little while it seeks a boundary that never comes', () => {
		const stage = new Records({ emit: () => {}, from: 'middle' })
		// Headers that are plausible, each with a body whose end is not: the worst there is to hold.
		const bait = bytes(...Array.from({ length: 40 }, () => [23, 3, 3, 0x40, 0]), filled(800))
		for (let at = 0; at < 3_000_000; at += bait.length) stage.push({ start: at, bytes: bait, packet: 1, offset: 0 })
		stage.end()
	})

	it('is sure of a hello after a hole before anything follows it', () => {
		const hello = record(22, clientHello())
		const events: RecordEvent[] = []
		const stage = new Records({ emit: event => events.push(event), from: 'middle' })
		for (const chunk of chunksOf(hello, [30, 30])) stage.push(chunk)
		assert.deepEqual(kinds(events), ['passed', 'record'])
		stage.hole(hello.length, 50)
		stage.push({ start: hello.length + 50, bytes: hello, packet: 9, offset: 54 })
		assert.deepEqual(kinds(events), ['passed', 'record', 'passed', 'record'])
	})
})
