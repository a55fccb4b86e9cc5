import assert from 'node:assert/strict'
import { movePair, type PairView, pairLines, placeAt } from '../../../src/tui/panes/hex-pair.js'
import { createTheme } from '../../../src/tui/theme.js'

const ascii = createTheme({ level: 0, ascii: true })
const plain = new TextEncoder().encode('fluffy tail')

/** Eight bytes of nonce, the ciphertext, sixteen of tag. */
const sealed = Uint8Array.from({ length: 8 + plain.length + 16 }, (_, i) => (i < 8 ? i : 0x80 + i))

const view = (more: Partial<PairView> = {}): PairView => ({
	upper: { bytes: sealed, marks: [], name: 'enc', token: 'enc' },
	lower: { bytes: plain, marks: [], name: 'dec', token: 'plain' },
	shift: 8,
	top: 0,
	...more,
})

const draw = (shown: PairView, height = 7) =>
	pairLines({ theme: ascii, view: shown, width: 76, height }).map(text =>
		text.replaceAll(/.\[[0-9;]*m/gs, '').trimEnd(),
	)

describe('hex pair', () => {
	it('draws plaintext under its ciphertext, nothing under nonce and tag', () => {
		assert.deepEqual(draw(view()), [
			'0000 enc  00 01 02 03 04 05 06 07  88 89 8a 8b 8c 8d 8e 8f  ................',
			'0000 dec                           66 6c 75 66 66 79 20 74          fluffy t',
			'0010 enc  90 91 92 93 94 95 96 97  98 99 9a 9b 9c 9d 9e 9f  ................',
			'0008 dec  61 69 6c                                          ail',
			'0020 enc  a0 a1 a2                                          ...',
			'     dec',
			'',
		])
	})

	it('lights the same place in both', () => {
		const [upper, lower] = pairLines({ theme: ascii, view: view({ cursor: 9 }), width: 76, height: 2 })
		assert.match(upper!, /1;4;7m89/)
		assert.match(lower!, /1;4;7m6c/)
	})

	it('lights marks relative to their own block', () => {
		const side = view().lower
		const marks = [{ span: { start: 0, end: 6 }, token: 'hl1', isBracketed: true }] as const
		const lines = draw(view({ lower: { ...side, marks } }))
		assert.match(lines[1]!, /\[66 6c 75 66 66 79\]20 74/)
	})

	it('knows what is under a cell', () => {
		const at = (x: number, y: number) => placeAt(view(), 76, 7, x, y)
		assert.deepEqual(at(38, 1), { place: 9, side: 'lower', offset: 1 })
		assert.deepEqual(at(38, 0), { place: 9, side: 'upper', offset: 9 })
		assert.equal(at(11, 1), undefined, 'under the nonce')
		assert.equal(at(38, 3), undefined, 'under the tag')
	})

	it('moves through the places of both', () => {
		assert.equal(movePair(view({ cursor: 9 }), 'down', 76, 6).cursor, 25)
		assert.equal(movePair(view({ cursor: 9 }), 'last', 76, 6).cursor, 34)
		assert.deepEqual(movePair(view({ cursor: 9 }), 'last', 76, 2), { cursor: 34, top: 32 })
		assert.equal(movePair(view(), 'left', 76, 2).cursor, 0)
	})
})
