import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { constants, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { inflateRecord, NO_WINDOW } from '../../../src/analyse/tls/compression.js'

/** Records of one compressor that is flushed behind each (RFC 3749, 2). */
function compressed(contents: readonly Uint8Array[]): Uint8Array[] {
	let length = 0
	const flushed = contents.map((_, i) =>
		deflateSync(Buffer.concat(contents.slice(0, i + 1)), { level: 0, finishFlush: constants.Z_SYNC_FLUSH }),
	)
	return flushed.map(bytes => {
		const part = new Uint8Array(bytes.subarray(length))
		length = bytes.length
		return part
	})
}

describe('compressed records', () => {
	it('are inflated one behind the other', () => {
		const contents = ['GET / HTTP/1.1', 'Host: localhost', 'x'.repeat(16384)].map(text =>
			new TextEncoder().encode(text),
		)
		let window = NO_WINDOW
		const [first, ...others] = compressed([contents[0]!])
		assert.deepEqual(others, [])
		const inflated = inflateRecord(first!, window)!
		assert.deepEqual(inflated.bytes, contents[0])
		window = inflated.next
		// What follows may point back into what came before.
		const second = deflateSync(Buffer.from(contents[1]!), {
			dictionary: Buffer.from(contents[0]!),
			finishFlush: constants.Z_SYNC_FLUSH,
		})
		const header = 6
		assert.deepEqual(inflateRecord(new Uint8Array(second.subarray(header)), window)!.bytes, contents[1])
	})

	it('that are none, or grow beyond a record, are not', () => {
		assert.equal(inflateRecord(Uint8Array.of(0x78, 0x9c, 0xff, 0xff), NO_WINDOW), undefined)
		const bomb = new Uint8Array(deflateSync(Buffer.alloc(1 << 20)))
		assert.equal(inflateRecord(bomb, NO_WINDOW), undefined)
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
				inflateRecord(bytes, { bytes: new Uint8Array(randomBytes(10)), isFirst: false })
			}),
		)
	})
})
