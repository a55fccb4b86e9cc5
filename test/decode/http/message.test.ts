import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Field } from '../../../src/decode/field.js'
import { UNDECODED } from '../../../src/decode/field.js'
import { httpMessage, type MessageShape } from '../../../src/decode/http/message.js'
import { inspect } from '../../../src/decode/reader.js'
import { assertTiles } from '../tiles.js'
import { CHUNKED, SAMPLES } from './samples.js'
import { latin1 } from './streams.js'

function tree(bytes: Uint8Array, shape: MessageShape) {
	return inspect('message', bytes, r => httpMessage(r, shape))
}

/** What is below a field, as lines: depth by indentation, name, bytes, label or value. */
function outline({ children = [] }: Field, depth = 0): string[] {
	return children.flatMap(field => {
		const value = field.label ?? (typeof field.value === 'string' ? field.value : undefined)
		const line = `${'  '.repeat(depth)}${field.name} ${field.span.start}-${field.span.end}`
		return [value === undefined ? line : `${line} ${value}`, ...outline(field, depth + 1)]
	})
}

function fields(field: Field): Field[] {
	return [field, ...(field.children ?? []).flatMap(fields)]
}

describe('httpMessage', () => {
	it('names every part of a request, down to the parameters of its query and the pairs of its cookies', () => {
		const { bytes, shape } = SAMPLES[0]!
		assert.deepEqual(outline(tree(bytes, shape).field), [
			'request_line 0-36',
			'  method 0-3 GET',
			'  sp 3-4',
			'  target 4-25 /find?q=tail&&lang=en',
			'    path 4-9 /find',
			'    question_mark 9-10',
			'    query 10-25 q=tail&&lang=en',
			'      parameter 10-16 q=tail',
			'      ampersand 16-17',
			'      ampersand 17-18',
			'      parameter 18-25 lang=en',
			'  sp 25-26',
			'  version 26-34 HTTP/1.1',
			'  eol 34-36 CRLF',
			'headers 36-80',
			'  header 36-58 Host: localhost:5683',
			'    field_name 36-40 Host',
			'    colon 40-41',
			'    ows 41-42',
			'    field_value 42-56 localhost:5683',
			'    eol 56-58 CRLF',
			'  header 58-80 Cookie: a=1; b=2;c=3',
			'    field_name 58-64 Cookie',
			'    colon 64-65',
			'    ows 65-66',
			'    field_value 66-78 a=1; b=2;c=3',
			'      cookie_pair 66-69 a=1',
			'      separator 69-71',
			'      cookie_pair 71-74 b=2',
			'      separator 74-75',
			'      cookie_pair 75-78 c=3',
			'    eol 78-80 CRLF',
			'empty_line 80-82 end of the header fields',
		])
	})

	it('shows a body in chunks as sizes, extensions, data and trailers', () => {
		const { field, issues } = tree(CHUNKED, { kind: 'response', framing: 'chunked' })
		const body = field.children!.at(-1)!
		const start = body.span.start
		assert.deepEqual(issues, [])
		assert.deepEqual(
			outline(body).map(line => line.replace(/(\d+)-(\d+)/, (_, a, b) => `${Number(a) - start}-${Number(b) - start}`)),
			[
				'chunk 0-10 5 bytes',
				'  chunk_header 0-3',
				'    chunk_size 0-1 5 bytes',
				'    eol 1-3 CRLF',
				'  chunk_data 3-8',
				'  eol 8-10 CRLF',
				'chunk 10-54 31 bytes',
				'  chunk_header 10-21',
				'    chunk_size 10-12 31 bytes',
				'    bws 12-13',
				'    chunk_ext 13-19 ;a="b"',
				'    eol 19-21 CRLF',
				'  chunk_data 21-52',
				'  eol 52-54 CRLF',
				'last_chunk 54-70 end of the body',
				'  chunk_header 54-57',
				'    chunk_size 54-55 0 bytes',
				'    eol 55-57 CRLF',
				'  trailers 57-68',
				'    header 57-68 X-Sum: 36',
				'      field_name 57-62 X-Sum',
				'      colon 62-63',
				'      ows 63-64',
				'      field_value 64-66 36',
				'      eol 66-68 CRLF',
				'  empty_line 68-70 end of the header fields',
			],
		)
	})

	it('names the status and puts its issue on the line that has it', () => {
		const { field } = tree(latin1('HTTP/1.1 404 Gone fishing\nX: 1\r\n\r\n'), { kind: 'response', framing: 'none' })
		const [line, headers] = field.children!
		assert.equal(line!.children!.find(({ name }) => name === 'status')!.label, 'Not Found')
		assert.equal(line!.issue?.text, 'the status line ends with a bare LF, not with CRLF (RFC 9112, 2.2)')
		assert.equal(headers!.issue, undefined)
	})

	it('says how much of a body of known length is there', () => {
		const { field } = tree(latin1('HTTP/1.1 200 OK\r\n\r\nhalf'), {
			kind: 'response',
			framing: 'length',
			contentLength: 8,
		})
		const body = field.children!.at(-1)!
		assert.deepEqual(body.issue, { code: 'truncated', text: 'body declares 8 bytes, 4 are there' })
	})

	it('leaves what follows a chunk that has no size undecoded, and keeps the chunks before it', () => {
		const { field } = tree(latin1('HTTP/1.1 200 OK\r\n\r\n2\r\nab\r\nxyz\r\n'), {
			kind: 'response',
			framing: 'chunked',
		})
		const body = field.children!.at(-1)!
		assert.deepEqual(
			body.children!.map(({ name }) => name),
			['chunk', UNDECODED],
		)
		assert.equal(body.issue?.text, 'a chunk does not begin with its size in hexadecimal (RFC 9112, 7.1)')
	})

	it('leaves bytes behind a message without a body undecoded', () => {
		const { field, issues } = tree(latin1('GET / HTTP/1.1\r\n\r\nmore'), { kind: 'request', framing: 'none' })
		assert.equal(field.children!.at(-1)!.name, UNDECODED)
		assert.deepEqual(issues, [{ code: 'trailing', text: '4 bytes after the end of message' }])
	})

	for (const { name, bytes, shape } of SAMPLES) {
		it(`decodes every byte of ${name}`, () => {
			const { field } = tree(bytes, shape)
			assertTiles(field, bytes.length)
			assert.deepEqual(
				fields(field).filter(field => field.name === UNDECODED),
				[],
			)
		})

		it(`tiles every truncation of ${name}, and says that it is one`, () => {
			for (let length = 0; length < bytes.length; length++) {
				const { field, issues } = tree(bytes.subarray(0, length), shape)
				assertTiles(field, length)
				// A body that ends with the connection is whole wherever it ends.
				if (shape.framing !== 'close' || length < 22) assert.ok(issues.length > 0, `${length} of ${bytes.length} bytes`)
			}
		})

		it(`tiles whatever becomes of ${name}`, () => {
			const change = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.nat(255) })
			fc.assert(
				fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(3), (changes, drop) => {
					const changed = bytes.slice(0, bytes.length - drop)
					for (const { at, byte } of changes) if (at < changed.length) changed[at] = byte
					assertTiles(tree(changed, shape).field, changed.length)
				}),
				{ numRuns: 300 },
			)
		})
	}

	it('tiles any bytes at all, whatever framing it is told', () => {
		const shape = fc.record(
			{
				kind: fc.constantFrom('request' as const, 'response' as const),
				framing: fc.constantFrom('none' as const, 'length' as const, 'chunked' as const, 'close' as const),
				contentLength: fc.nat(40),
			},
			{ requiredKeys: ['kind', 'framing'] },
		)
		const text = fc.string({
			unit: fc.constantFrom('\r', '\n', '\r\n', ' ', '\t', ':', ';', '0', '5', 'a', 'HTTP/1.1', 'GET', '\0', '\xff'),
			maxLength: 60,
		})
		fc.assert(
			fc.property(text, shape, (text, shape) => {
				const bytes = latin1(text)
				assertTiles(tree(bytes, shape as MessageShape).field, bytes.length)
			}),
			{ numRuns: 2000 },
		)
	})
})
