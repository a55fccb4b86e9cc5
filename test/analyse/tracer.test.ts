import assert from 'node:assert/strict'
import fc from 'fast-check'
import { needlesOf } from '../../src/analyse/needles.js'
import { type StreamHit, searchBody, Tracer } from '../../src/analyse/tracer.js'
import { LIMITS } from '../../src/decode/limits.js'
import type { Chunk } from '../../src/decode/stream.js'

/** A stream in packets of the given sizes; the last takes the rest. */
function packets(stream: Uint8Array, sizes: readonly number[]): Chunk[] {
	const chunks: Chunk[] = []
	let start = 0
	for (const size of [...sizes, stream.length]) {
		const bytes = stream.subarray(start, start + size)
		if (bytes.length > 0) chunks.push({ start, bytes, packet: 10 + chunks.length, offset: 66 })
		start += bytes.length
	}
	return chunks
}

function trace(text: string, chunks: readonly Chunk[]) {
	const hits: StreamHit[] = []
	const tracer = new Tracer(needlesOf(text).needles, hit => hits.push(hit))
	for (const chunk of chunks) {
		const bytes = Uint8Array.from(chunk.bytes)
		tracer.push({ ...chunk, bytes })
		bytes.fill(0xee)
	}
	tracer.end()
	return { hits: hits.map(place), searched: tracer.searched, isLimited: tracer.isLimited }
}

function place({ needle, start, length, packet, offset }: StreamHit) {
	return { variant: needle.variant, start, length, packet, offset }
}

/** The plain way to find what there is to find. */
function expected(text: string, stream: Uint8Array, chunks: readonly Chunk[]) {
	const bytes = Buffer.from(stream)
	return needlesOf(text).needles.flatMap(needle => {
		const hits = []
		for (let start = bytes.indexOf(needle.bytes); start >= 0; start = bytes.indexOf(needle.bytes, start + 1)) {
			const chunk = chunks.findLast(chunk => chunk.start <= start)!
			hits.push(
				place({
					needle,
					start,
					length: needle.bytes.length,
					packet: chunk.packet,
					offset: chunk.offset + start - chunk.start,
				}),
			)
		}
		return hits
	})
}

function sorted<T extends { start: number; variant: string }>(hits: readonly T[]): T[] {
	return hits.toSorted((a, b) => a.start - b.start || a.variant.localeCompare(b.variant))
}

const SECRET = 'fluffy tail'

describe('Tracer', () => {
	it('finds a text, and the packet and place where it was captured', () => {
		const stream = Buffer.from('HTTP/1.1 200 OK\r\n\r\nfluffy tail')
		assert.deepEqual(trace(SECRET, packets(stream, [])), {
			hits: [{ variant: 'plain', start: 19, length: 11, packet: 10, offset: 85 }],
			searched: 30,
			isLimited: false,
		})
	})

	it('finds a text that straddles packets, in the packet where it begins', () => {
		const stream = Buffer.from('...fluffy tail...')
		assert.deepEqual(trace(SECRET, packets(stream, [5, 1, 4])).hits, [
			{ variant: 'plain', start: 3, length: 11, packet: 10, offset: 69 },
		])
	})

	it('finds every place, overlapping ones too', () => {
		assert.deepEqual(
			trace('nana', packets(Buffer.from('bananana'), [4])).hits.map(({ start }) => start),
			[2, 4],
		)
	})

	it('finds nothing across a hole', () => {
		const hits: StreamHit[] = []
		const tracer = new Tracer(needlesOf(SECRET).needles, hit => hits.push(hit))
		tracer.push({ start: 0, bytes: Buffer.from('fluffy'), packet: 1, offset: 66 })
		tracer.hole()
		tracer.push({ start: 6, bytes: Buffer.from(' tail'), packet: 2, offset: 66 })
		tracer.push({ start: 20, bytes: Buffer.from('fluffy'), packet: 3, offset: 66 })
		tracer.push({ start: 30, bytes: Buffer.from(' tail'), packet: 4, offset: 66 })
		tracer.end()
		assert.deepEqual(hits, [])
		assert.equal(tracer.searched, 22)
	})

	it('says where it stopped when there is no end of places', () => {
		const stream = Buffer.alloc(LIMITS.hits + 5, 'a')
		const { hits, searched, isLimited } = trace('a', packets(stream, [LIMITS.hits, 1]))
		assert.equal(hits.length, LIMITS.hits)
		assert.equal(isLimited, true)
		assert.equal(searched, LIMITS.hits)
	})

	it('searches nothing for nothing', () => {
		assert.deepEqual(trace('', packets(Buffer.from('abc'), [])).hits, [])
	})

	const stream = fc.array(fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.constantFrom(...planted())), { maxLength: 8 })
	const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 })

	it('finds a text planted anywhere, in any form, once a place, however the stream is cut', () => {
		fc.assert(
			fc.property(stream, sizes, fc.constantFrom(...planted()), fc.nat(8), (parts, sizes, secret, at) => {
				const bytes = Buffer.concat([...parts.slice(0, at), secret, ...parts.slice(at)])
				const chunks = packets(bytes, sizes)
				const { hits, searched } = trace(SECRET, chunks)
				const before = Buffer.concat(parts.slice(0, at)).length
				assert.ok(hits.some(hit => hit.start >= before && hit.start + hit.length <= before + secret.length))
				assert.deepEqual(sorted(hits), sorted(expected(SECRET, bytes, chunks)))
				assert.equal(searched, bytes.length)
			}),
			{ numRuns: 300 },
		)
	})

	it('finds nothing where there is nothing', () => {
		const others = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 5 })
		fc.assert(
			fc.property(others, sizes, (parts, sizes) => {
				const bytes = Buffer.concat(parts)
				fc.pre(!bytes.includes('f'))
				assert.deepEqual(trace('fffffffff', packets(bytes, sizes)).hits, [])
			}),
		)
	})
})

describe('searchBody', () => {
	it('finds all forms in the order of their places', () => {
		const body = Buffer.from(
			`{"a": "${Buffer.from(SECRET).toString('base64')}", "b": "fluffy%20tail", "c": "${SECRET}"}`,
		)
		assert.deepEqual(
			searchBody(body, needlesOf(SECRET).needles).map(({ needle, start, length }) => [
				needle.form,
				body.toString('latin1', start, start + length),
			]),
			[
				['base64', 'Zmx1ZmZ5IHRhaW'],
				['percent', 'fluffy%20tail'],
				['plain', 'fluffy tail'],
			],
		)
	})
})

/** The secret as people send it. */
function planted(): Buffer[] {
	const encoded = [0, 1, 2].map(before => Buffer.from('x'.repeat(before) + SECRET).toString('base64'))
	const hex = Buffer.from(SECRET).toString('hex')
	const forms = [SECRET, ...encoded, hex, hex.toUpperCase(), encodeURIComponent(SECRET), SECRET.replace(' ', '+')]
	return forms.map(form => Buffer.from(form))
}
