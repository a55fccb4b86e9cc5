import assert from 'node:assert/strict'
import fc from 'fast-check'
import { LIMITS } from '../../../src/decode/limits.js'
import { type HandshakeEvent, Handshakes } from '../../../src/decode/tls/handshakes.js'
import { bytes, filled, message } from './build.js'

/** Hands over fragments as records 0, 1, 2 … */
function run(fragments: readonly Uint8Array[], end: (stage: Handshakes) => void = stage => stage.end()) {
	const events: HandshakeEvent[] = []
	const stage = new Handshakes(event => events.push(event))
	fragments.forEach((fragment, index) => {
		stage.push(fragment, index)
	})
	end(stage)
	return events
}

/** The messages of a run, without the records they stood in. */
const contents = (events: readonly HandshakeEvent[]) => events.map(({ pieces: _, ...event }) => event)

const SERVER_FLIGHT = bytes(message(2, filled(70)), message(11, filled(900)), message(14), message(12, filled(300)))

describe('Handshakes', () => {
	it('finds several messages in one record', () => {
		const events = run([SERVER_FLIGHT])
		assert.deepEqual(
			events.map(event => [event.kind, event.kind === 'message' && event.type, event.bytes.length]),
			[
				['message', 2, 74],
				['message', 11, 904],
				['message', 14, 4],
				['message', 12, 304],
			],
		)
		assert.deepEqual(events[1]!.pieces, [{ start: 0, length: 904, origin: 0, offset: 5 + 74 }])
	})

	it('puts one message together from several records', () => {
		const [event] = run([SERVER_FLIGHT.subarray(0, 2), SERVER_FLIGHT.subarray(2, 60), SERVER_FLIGHT.subarray(60, 74)])
		assert.ok(event?.kind === 'message')
		assert.deepEqual(event.bytes, message(2, filled(70)))
		assert.deepEqual(event.pieces, [
			{ start: 0, length: 2, origin: 0, offset: 5 },
			{ start: 2, length: 58, origin: 1, offset: 5 },
			{ start: 60, length: 14, origin: 2, offset: 5 },
		])
	})

	it('says the same whole, byte by byte and cut at random', () => {
		const whole = contents(run([SERVER_FLIGHT]))
		assert.deepEqual(contents(run([...SERVER_FLIGHT].map(byte => Uint8Array.of(byte)))), whole)
		fc.assert(
			fc.property(fc.uniqueArray(fc.integer({ min: 1, max: SERVER_FLIGHT.length - 1 }), { maxLength: 9 }), cuts => {
				const at = [0, ...cuts.sort((a, b) => a - b), SERVER_FLIGHT.length]
				const parts = at.slice(1).map((end, index) => SERVER_FLIGHT.subarray(at[index], end))
				const events = run(parts)
				assert.deepEqual(contents(events), whole)
				for (const { pieces, bytes: all } of events) {
					const copied = pieces.map(({ length, origin, offset }) =>
						parts[origin]!.subarray(offset - 5, offset - 5 + length),
					)
					assert.deepEqual(bytes(...copied), all)
				}
			}),
			{ numRuns: 60 },
		)
	})

	it('reports half a message at the end, in its header and in its body', () => {
		assert.deepEqual(contents(run([message(11, filled(100)).subarray(0, 50)])), [
			{ kind: 'cut', type: 11, have: 50, want: 104, why: 'end', bytes: message(11, filled(100)).subarray(0, 50) },
		])
		assert.deepEqual(contents(run([Uint8Array.of(11, 0)])), [
			{ kind: 'cut', type: 11, have: 2, want: 4, why: 'end', bytes: Uint8Array.of(11, 0) },
		])
	})

	it('does not join what a hole or a change of keys separates', () => {
		for (const why of ['hole', 'keys'] as const) {
			const events = run([message(11, filled(100)).subarray(0, 50)], stage => {
				stage.reset(why)
				stage.push(message(14), 7)
				stage.end()
			})
			assert.deepEqual(
				events.map(event => [event.kind, event.kind === 'cut' && event.why]),
				[
					['cut', why],
					['message', false],
				],
			)
		}
	})

	it('holds no more of a message than the limit, and finds the next one behind it', () => {
		const length = LIMITS.handshake + 1000
		const events = run([message(11, new Uint8Array(length)), message(14)])
		const [cut, next] = events
		assert.ok(cut?.kind === 'cut' && next?.kind === 'message')
		assert.deepEqual([cut.why, cut.have, cut.want], ['limit', length + 4, length + 4])
		assert.equal(cut.bytes.length, LIMITS.handshake)
		assert.equal(next.type, 14)
	})

	it('knows whether a message is pending', () => {
		const stage = new Handshakes(() => {})
		assert.equal(stage.pending, false)
		stage.push(Uint8Array.of(14, 0), 0)
		assert.equal(stage.pending, true)
		stage.push(Uint8Array.of(0, 0), 1)
		assert.equal(stage.pending, false)
	})
})
