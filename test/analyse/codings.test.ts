import assert from 'node:assert/strict'
import * as zlib from 'node:zlib'
import fc from 'fast-check'
import { undoCodings } from '../../src/analyse/codings.js'
import { LIMITS } from '../../src/decode/limits.js'

const TEXT = Buffer.from('fluffy tail, '.repeat(50))
/** Bytes that do not shrink: a cut then loses what it takes away. */
const NOISE = noise(20_000)

const CODINGS: readonly { readonly coding: string; readonly apply: (bytes: Uint8Array) => Uint8Array }[] = [
	{ coding: 'gzip', apply: bytes => zlib.gzipSync(bytes) },
	{ coding: 'x-gzip', apply: bytes => zlib.gzipSync(bytes) },
	{ coding: 'deflate', apply: bytes => zlib.deflateSync(bytes) },
	{ coding: 'deflate', apply: bytes => zlib.deflateRawSync(bytes) },
	{
		coding: 'br',
		apply: bytes => zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }),
	},
]

describe('undoCodings', () => {
	for (const [i, { coding, apply }] of CODINGS.entries()) {
		const name = i === 3 ? 'deflate without its zlib header' : coding
		it(`undoes ${name}`, () => {
			assert.deepEqual(undoCodings(apply(TEXT), [coding]), { bytes: TEXT, codings: [coding], complete: true })
		})

		it(`undoes ${name} as far as it goes when it is cut`, () => {
			const whole = apply(NOISE)
			const { bytes, complete, issue } = undoCodings(whole.subarray(0, whole.length >> 1), [coding])
			assert.equal(complete, false)
			assert.deepEqual(issue, { code: 'truncated', text: `the ${coding} data stop before their end` })
			assert.ok(bytes.length > NOISE.length / 3, `${bytes.length} bytes`)
			assert.deepEqual(new Uint8Array(bytes), NOISE.slice(0, bytes.length))
		})
	}

	it('undoes what stands before the damage, and says how much that is', () => {
		const damaged = zlib.gzipSync(NOISE)
		damaged.fill(0xff, damaged.length >> 1, (damaged.length >> 1) + 64)
		const { bytes, complete, codings, issue } = undoCodings(damaged, ['gzip'])
		assert.equal(complete, false)
		assert.deepEqual(codings, ['gzip'])
		assert.equal(issue?.code, 'invalid')
		assert.match(issue.text, /^the gzip data are damaged \(.+\): the first [\d,]+ of [\d,]+ bytes are undone$/)
		assert.ok(bytes.length > NOISE.length / 3)
		assert.deepEqual(new Uint8Array(bytes.subarray(0, 6000)), NOISE.slice(0, 6000))
	})

	it('gives nothing for data that are damaged from the start', () => {
		const { bytes, issue } = undoCodings(Buffer.from('this is no gzip'), ['gzip'])
		assert.ok(bytes.length === 0)
		assert.match(issue!.text, /the first \d of 15 bytes are undone/)
	})

	it('undoes several codings, the last applied first, and leaves identity alone', () => {
		const body = zlib.brotliCompressSync(zlib.gzipSync(TEXT))
		assert.deepEqual(undoCodings(body, ['GZIP', 'identity', 'br']), {
			bytes: TEXT,
			codings: ['gzip', 'br'],
			complete: true,
		})
		assert.deepEqual(undoCodings(TEXT, []), { bytes: TEXT, codings: [], complete: true })
		assert.deepEqual(undoCodings(new Uint8Array(0), ['gzip']), {
			bytes: new Uint8Array(0),
			codings: ['gzip'],
			complete: true,
		})
	})

	it('leaves the bytes of a coding it cannot undo as they travelled, and names it', () => {
		const { bytes, codings, complete, issue } = undoCodings(zlib.gzipSync(TEXT), ['compress', 'gzip'])
		assert.deepEqual(bytes, TEXT)
		assert.deepEqual(codings, ['gzip'])
		assert.equal(complete, false)
		assert.equal(issue?.text, 'compress: LZW is not undone; its bytes are left as they travelled')
		assert.match(undoCodings(TEXT, ['rot13']).issue!.text, /^rot13: no coding that is known/)
		assert.match(undoCodings(TEXT, ['__proto__']).issue!.text, /^__proto__: no coding that is known/)
	})

	it('undoes zstd where Node can, and says so where it cannot', () => {
		const compress: unknown = Reflect.get(zlib, 'zstdCompressSync')
		if (typeof compress === 'function') {
			assert.deepEqual(undoCodings(compress(TEXT), ['zstd']).bytes, TEXT)
		} else assert.match(undoCodings(TEXT, ['zstd']).issue!.text, /^zstd: this Node cannot undo it/)
	})

	it('lets nothing grow past its bound', () => {
		const bomb = zlib.gzipSync(Buffer.alloc(LIMITS.decodedBody + 1))
		const { bytes, complete, issue } = undoCodings(bomb, ['gzip'])
		assert.equal(complete, false)
		assert.equal(issue?.code, 'limit')
		assert.ok(bytes.length > LIMITS.decodedBody / 2 && bytes.length <= LIMITS.decodedBody)
		assert.equal(undoCodings(TEXT, new Array(9).fill('gzip')).issue?.code, 'limit')
	})

	it('never throws, whatever the bytes are', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('gzip', 'deflate', 'br'), (bytes, coding) => {
				undoCodings(bytes, [coding])
			}),
			{ numRuns: 200 },
		)
	})
})

/** The same bytes each time, without a pattern that a coding could use. */
function noise(length: number): Uint8Array {
	let state = 1
	return Uint8Array.from({ length }, () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
		return state >>> 24
	})
}
