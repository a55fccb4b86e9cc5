import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type HeaderLine, headerBlock, noLines } from '../../../src/decode/http2/header-block.js'
import { HeaderTable } from '../../../src/decode/http2/header-table.js'
import { huffmanDecoded } from '../../../src/decode/http2/huffman.js'
import { LIMITS } from '../../../src/decode/limits.js'
import { inspect, scan } from '../../../src/decode/reader.js'
import { assertTiles } from '../tiles.js'
import { hex, REQUESTS, RESPONSES } from './samples.js'

function read(bytes: Uint8Array, table = new HeaderTable()) {
	const found = noLines()
	const { value, issues } = scan('header_block', bytes, r => {
		headerBlock(r, table, found)
		return true
	})
	return { found, isRead: value === true, issues, texts: found.lines.map(textOf) }
}

const textOf = ({ name = '?', value = '?' }: HeaderLine) => `${name}: ${value}`

describe('a header block', () => {
	for (const [what, samples] of [
		['requests', REQUESTS],
		['responses', RESPONSES],
	] as const) {
		for (const form of ['plain', 'huffman'] as const) {
			it(`is read as RFC 7541 has it: ${what}, ${form}`, () => {
				const table = new HeaderTable()
				if (samples === RESPONSES) table.resize(256)
				for (const [i, block] of samples[form].entries()) {
					const { texts, isRead, issues } = read(hex(block), table)
					assert.ok(isRead)
					assert.deepEqual(issues, [])
					assert.deepEqual(
						texts,
						samples.fields[i]!.map(([name, value]) => `${name}: ${value}`),
					)
					assert.equal(table.size, samples.sizes[i])
				}
			})
		}
	}

	it('says of each field how it is written, and its leaves tile the bytes', () => {
		const bytes = hex(RESPONSES.huffman[0])
		const { field } = inspect('header_block', bytes, r => headerBlock(r, new HeaderTable(), noLines()))
		assertTiles(field, bytes.length)
		assert.deepEqual(
			field.children?.map(({ name, label }) => `${name} ${label}`),
			RESPONSES.fields[0].map(([name, value]) => `header ${name}: ${value}`),
		)
		assert.deepEqual(
			field.children?.[0]?.children?.map(({ name }) => name),
			['literal_with_indexing', 'value_length', 'field_value'],
		)
	})

	it('knows literals without a place in the table, and such as never get one', () => {
		const table = new HeaderTable()
		assert.deepEqual(read(hex('040c 2f73 616d 706c 652f 7061 7468'), table).texts, [':path: /sample/path'])
		assert.deepEqual(read(hex('1008 7061 7373 776f 7264 0673 6563 7265 74'), table).texts, ['password: secret'])
		assert.equal(table.length, 0)
	})

	it('follows a size update, and flags one behind a field', () => {
		const table = new HeaderTable()
		read(hex('400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572'), table)
		assert.equal(table.size, 55)
		assert.deepEqual(read(hex('20 82'), table).issues, [])
		assert.equal(table.size, 0)
		assert.match(read(hex('82 3f e1 1f'), table).issues[0]?.text ?? '', /behind a field/)
		assert.equal(table.capacity, 4096)
	})

	it('fails at an index behind the end of the tables, and keeps what came before', () => {
		const { isRead, issues, texts } = read(hex('82 be 84'))
		assert.equal(isRead, false)
		assert.deepEqual(texts, [':method: GET'])
		assert.match(issues[0]?.text ?? '', /index 62 is behind the end of the tables: the dynamic one has 0 entries/)
		assert.match(read(hex('80')).issues[0]?.text ?? '', /index 0 stands for nothing/)
	})

	it('names what it cannot know where the beginning of the table was not captured', () => {
		const table = new HeaderTable(undefined, false)
		const { isRead, texts } = read(hex('82 be 7f00 0161'), table)
		assert.ok(isRead)
		assert.deepEqual(texts, [':method: GET', '?: ?', '?: a'])
		// What was added since is known, and of the rest it is known that it is not.
		assert.deepEqual(read(hex('be bf'), table).texts, ['?: a', '?: ?'])
	})

	it('bounds what a few bytes may grow to', () => {
		const table = new HeaderTable()
		const big = Buffer.concat([hex('4001 61 7f a1 1e'), Buffer.alloc(4000, 'x')])
		assert.ok(read(big, table).isRead)
		const { found, isRead } = read(Buffer.alloc(10_000, 0xbe), table)
		assert.ok(isRead && found.isCut)
		assert.ok(found.lines.length <= LIMITS.httpHead / 4000)
	})

	it('refuses integers without an end, and strings that are cut', () => {
		assert.match(read(hex('ff ff ff ff ff ff ff 01')).issues[0]?.text ?? '', /an integer of more than 5 bytes/)
		assert.match(read(hex('0410 2f')).issues[0]?.text ?? '', /needs 16 bytes, 1 byte left/)
	})

	it('tiles whatever it holds', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 80 }), fc.boolean(), (bytes, isWhole) => {
				const { field } = inspect('header_block', bytes, r =>
					headerBlock(r, new HeaderTable(undefined, isWhole), noLines()),
				)
				assertTiles(field, bytes.length)
			}),
			{ numRuns: 400 },
		)
	})
})

describe('a table of header fields', () => {
	it('is as it was when a mark is looked up again', () => {
		const added: { readonly name?: string; readonly value?: string; readonly size: number }[] = []
		const table = new HeaderTable(entry => added.push(entry))
		table.resize(256)
		const marks = RESPONSES.plain.map(block => {
			const { mark } = table
			read(hex(block), table)
			return mark
		})
		for (const [i, mark] of marks.entries()) {
			const { texts } = read(hex(RESPONSES.plain[i]!), HeaderTable.at(added, mark))
			assert.deepEqual(
				texts,
				RESPONSES.fields[i]!.map(([name, value]) => `${name}: ${value}`),
			)
		}
	})

	it('is empty with an entry larger than it', () => {
		const table = new HeaderTable()
		table.resize(64)
		table.add({ name: 'a', value: 'b', size: 34 })
		table.add({ name: 'a', value: 'b'.repeat(40), size: 73 })
		assert.equal(table.length, 0)
	})
})

describe('a Huffman-coded string', () => {
	it('is padded by less than a byte of ones, and holds no end', () => {
		assert.deepEqual(huffmanDecoded(hex('1f')), { bytes: new Uint8Array([0x61]) })
		assert.match(JSON.stringify(huffmanDecoded(hex('1c'))), /not padded with ones/)
		assert.match(JSON.stringify(huffmanDecoded(hex('1f ff'))), /8 bits|11 bits|no symbol/)
		assert.match(JSON.stringify(huffmanDecoded(hex('ff ff ff ff'))), /stands for its end/)
	})
})
