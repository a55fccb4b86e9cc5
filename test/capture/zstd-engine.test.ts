import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ZstdEngine } from '../../src/capture/zstd-engine.js'
import { filler, join } from './write.js'
import { MAGIC, rawFrame, zstd } from './zstd.js'

const SKIPPABLE = Uint8Array.of(0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3)
const PLAIN = join([filler(3000), new Uint8Array(5000).fill(7), filler(300, 9)])
const PACKED = join([zstd(PLAIN), SKIPPABLE, rawFrame(filler(200_000)), rawFrame(new Uint8Array(0)), zstd(PLAIN)])
const UNPACKED = join([PLAIN, filler(200_000), PLAIN])

/** What comes out of pieces that end at `cuts`, and what went wrong. */
async function unpack(bytes: Uint8Array, cuts: readonly number[] = []) {
	const engine = new ZstdEngine()
	const ends = [...cuts.filter(cut => cut < bytes.length), bytes.length].sort((a, b) => a - b)
	let from = 0
	for (const end of ends) {
		if (!engine.failure) await engine.write(bytes.slice(from, end))
		from = end
	}
	if (!engine.failure) await engine.end()
	return { bytes: join(engine.out), failure: engine.failure?.message }
}

describe('zstd without Node', () => {
	it('unpacks frames one after the other, and passes over what is to be skipped', async () => {
		assert.deepEqual(await unpack(PACKED), { bytes: UNPACKED, failure: undefined })
	})

	it('unpacks them however they come', async () => {
		const cuts = fc.array(fc.nat(PACKED.length), { maxLength: 20 })
		await fc.assert(
			fc.asyncProperty(cuts, async cuts => {
				const { bytes, failure } = await unpack(PACKED, cuts)
				assert.equal(failure, undefined)
				assert.equal(Buffer.compare(bytes, UNPACKED), 0)
			}),
			{ numRuns: 40 },
		)
		const small = join([zstd(PLAIN.subarray(0, 40)), SKIPPABLE, rawFrame(PLAIN.subarray(0, 3))])
		const each = await unpack(small, [...small.keys()])
		assert.deepEqual(each, { bytes: join([PLAIN.subarray(0, 40), PLAIN.subarray(0, 3)]), failure: undefined })
	})

	it('keeps what comes before a cut or damage, and never throws', async () => {
		const cut = await unpack(PACKED.subarray(0, PACKED.length - 4))
		assert.equal(cut.failure, 'cut')
		assert.ok(cut.bytes.length >= UNPACKED.length - PLAIN.length)
		await fc.assert(
			fc.asyncProperty(fc.nat(PACKED.length - 1), fc.nat(255), async (at, byte) => {
				const damaged = PACKED.slice()
				damaged[at] = byte
				await unpack(damaged)
			}),
			{ numRuns: 60 },
		)
	})

	it('refuses a window that a small file could ask for, before any of it is given', async () => {
		const window = await unpack(Uint8Array.of(...MAGIC, 0, (20 << 3) | 0, 1, 0, 0))
		assert.match(window.failure ?? '', /^it asks for 1,073,741,824 bytes of memory, more than 134,217,728/)
		const single = await unpack(Uint8Array.of(...MAGIC, 0xe0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0))
		assert.match(single.failure ?? '', /^it asks for 4,294,967,296 bytes of memory/)
	})

	it('refuses a block that is longer than blocks may be, and a dictionary', async () => {
		const repeated = (2 << 20) - 1
		const header = (repeated << 3) | (1 << 1)
		const block = await unpack(Uint8Array.of(...MAGIC, 0, 0, header & 0xff, (header >> 8) & 0xff, header >> 16, 7))
		assert.equal(block.failure, 'a block declares 2,097,151 bytes')
		const dictionary = await unpack(Uint8Array.of(...MAGIC, 1, 0, 9, 1, 0, 0))
		assert.equal(dictionary.failure, 'it was packed with a dictionary, which is not at hand')
	})
})
