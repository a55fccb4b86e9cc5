import assert from 'node:assert/strict'
import fc from 'fast-check'
import { byteAt, type HexView, hexLines, hexTop, moveHex } from '../../../src/tui/panes/hex.js'
import { byteX, hexLayout } from '../../../src/tui/panes/hex-row.js'
import { width as columnsOf } from '../../../src/tui/text.js'
import { createTheme } from '../../../src/tui/theme.js'

const mono = createTheme({ level: 0 })
const ascii = createTheme({ level: 0, ascii: true })
const request = new TextEncoder().encode('GET /secret HTTP/1.1\r\nHost: den\r\n\r\n')

const view = (more: Partial<HexView> = {}): HexView => ({ bytes: request, marks: [], top: 0, ...more })
const bare = (lines: readonly string[]) => lines.map(text => text.replaceAll(/.\[[0-9;]*m/gs, ''))
const trimmed = (lines: readonly string[]) => bare(lines).map(text => text.trimEnd())

describe('hex lines', () => {
	it('draw offset, bytes and characters', () => {
		assert.deepEqual(trimmed(hexLines({ theme: ascii, view: view(), width: 72, height: 4 })), [
			'0000  47 45 54 20 2f 73 65 63  72 65 74 20 48 54 54 50  GET /secret HTTP',
			'0010  2f 31 2e 31 0d 0a 48 6f  73 74 3a 20 64 65 6e 0d  /1.1..Host: den.',
			'0020  0a 0d 0a                                          ...',
			'',
		])
	})

	it('take fewer bytes a row where there is less room', () => {
		const perRow = (width: number) => hexLayout(width, 100).perRow
		assert.deepEqual([72, 71, 39, 38, 10].map(perRow), [16, 8, 8, 4, 4])
		assert.equal(hexLayout(200, 100, { perRow: 32 }).perRow, 32)
		assert.equal(hexLayout(100, 100, { perRow: 32 }).perRow, 16)
	})

	it('write as many digits as the last offset has', () => {
		assert.equal(hexLayout(80, 0x10000).digits, 4)
		assert.equal(hexLayout(80, 0x10001).digits, 6)
		const far = view({ base: 0x12345678 })
		assert.match(hexLines({ theme: mono, view: far, width: 80, height: 1 })[0]!, /12345678/)
	})

	it('light marks of any depth, the innermost seen, and bracket it', () => {
		const marks = [
			{ span: { start: 0, end: 20 }, token: 'hl2' },
			{ span: { start: 4, end: 11 }, token: 'hl1', isBracketed: true },
		] as const
		const [first, second] = hexLines({ theme: mono, view: view({ marks }), width: 72, height: 2 })
		assert.equal(
			first,
			'\x1b[2m0000\x1b[0m  \x1b[4m47 45 54 20\x1b[0m[\x1b[7m2f 73 65 63  72 65 74\x1b[0m]\x1b[4m20 48 54 54 50\x1b[0m  ' +
				'\x1b[4mGET \x1b[0;7m/secret\x1b[0;4m HTTP\x1b[0m',
		)
		assert.match(bare([second!])[0]!, /^0010 {2}2f 31 2e 31 0d 0a/)
	})

	it('bracket what goes over several rows at its ends only', () => {
		const marks = [{ span: { start: 14, end: 32 }, token: 'hl1', isBracketed: true }] as const
		assert.deepEqual(trimmed(hexLines({ theme: ascii, view: view({ marks }), width: 72, height: 3 })), [
			'0000  47 45 54 20 2f 73 65 63  72 65 74 20 48 54[54 50  GET /secret HTTP',
			'0010  2f 31 2e 31 0d 0a 48 6f  73 74 3a 20 64 65 6e 0d] /1.1..Host: den.',
			'0020  0a 0d 0a                                          ...',
		])
	})

	it('show where a field without bytes stands', () => {
		const marks = [{ span: { start: 2, end: 2 }, token: 'hl1', isBracketed: true }] as const
		assert.match(bare(hexLines({ theme: mono, view: view({ marks }), width: 72, height: 1 }))[0]!, /47 45\|54/)
	})

	it('tell the cursor from what is lit', () => {
		const marks = [{ span: { start: 0, end: 3 }, token: 'hl1' }] as const
		const [first] = hexLines({ theme: mono, view: view({ marks, cursor: 1 }), width: 72, height: 1 })
		assert.match(first!, /47 .\[0;1;4;7m45.\[0;7m 54/s)
	})

	it('scroll to what is lit, or to the cursor', () => {
		const bytes = new Uint8Array(1600)
		const marks = [{ span: { start: 800, end: 900 }, token: 'hl1' }] as const
		// All of it: 100 bytes are seven rows.
		assert.equal(hexTop(view({ bytes, marks }), 72, 10), 47)
		assert.equal(hexTop(view({ bytes, marks }), 72, 3), 50)
		assert.equal(hexTop(view({ bytes, marks, cursor: 0 }), 72, 10), 0)
		assert.equal(hexTop(view({ bytes, top: 1599 }), 72, 10), 90)
	})

	it('draw no bytes as an empty row', () => {
		const none = view({ bytes: new Uint8Array(0) })
		assert.deepEqual(trimmed(hexLines({ theme: mono, view: none, width: 40, height: 2 })), ['0000', ''])
	})

	it('know the byte under a cell', () => {
		const at = (x: number, y: number) => byteAt(view(), 72, 4, x, y)
		assert.equal(at(byteX(hexLayout(72, 35), 9), 1), 25)
		assert.equal(at(56, 0), 0)
		assert.equal(at(71, 1), 31)
		assert.equal(at(3, 0), undefined)
		assert.equal(at(71, 2), undefined)
		assert.equal(at(72, 0), undefined)
	})

	it('move by bytes, rows and pages', () => {
		const move = (from: number, ...moves: Parameters<typeof moveHex>[1][]) =>
			moves.reduce<number>((cursor, one) => moveHex(view({ cursor }), one, 72, 2).cursor, from)
		assert.equal(move(5, 'right', 'down'), 22)
		assert.equal(move(22, 'up', 'left'), 5)
		assert.equal(move(0, 'left'), 0)
		assert.equal(move(5, 'last'), 34)
		assert.equal(move(15, 'down', 'down'), 34)
		assert.equal(move(20, 'rowStart'), 16)
		assert.equal(move(20, 'rowEnd'), 31)
		assert.equal(move(20, 'first'), 0)
	})

	it('are exactly as wide and high as asked, and find each byte they draw', () => {
		const mark = fc.record({ start: fc.nat(80), length: fc.nat(40), isBracketed: fc.boolean() }).map(mark => ({
			span: { start: mark.start, end: mark.start + mark.length },
			token: 'hl1' as const,
			isBracketed: mark.isBracketed,
		}))
		const size = fc.record({ width: fc.integer({ min: 23, max: 100 }), height: fc.integer({ min: 1, max: 8 }) })
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 90 }), fc.array(mark), fc.nat(100), size, (bytes, marks, top, size) => {
				const { width, height } = size
				const shown = view({ bytes, marks, top })
				const lines = bare(hexLines({ theme: mono, view: shown, width, height }))
				assert.equal(lines.length, height)
				const layout = hexLayout(width, bytes.length)
				for (const [y, text] of lines.entries()) {
					assert.equal(columnsOf(text), width)
					for (let index = 0; index < layout.perRow; index++) {
						const x = byteX(layout, index)
						const at = byteAt(shown, width, height, x, y)
						assert.equal(at, byteAt(shown, width, height, layout.textX + index, y))
						if (at !== undefined) assert.equal(Number.parseInt(text.slice(x, x + 2), 16), bytes[at])
					}
				}
			}),
		)
	})
})
