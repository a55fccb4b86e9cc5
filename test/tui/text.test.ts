import assert from 'node:assert/strict'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { fitText, line, type Run, width } from '../../src/tui/text.js'
import { createTheme, type Token } from '../../src/tui/theme.js'

const mono = createTheme({ level: 0 })
const ansi = createTheme({ level: 1 })
const SGR = new RegExp(`${'\x1b'}\\[[0-9;]*m`, 'g')

describe('text', () => {
	it('counts columns, not characters', () => {
		assert.equal(width('fluffy'), 6)
		assert.equal(width('证书'), 4)
		assert.equal(width('e\u0301'), 1)
		assert.equal(width('한'), 2)
	})

	it('takes for narrow only what is narrow', () => {
		for (let code = 0x20; code < 0x2700; code++) {
			const character = String.fromCodePoint(code)
			if (/\p{C}|\p{M}|\p{Default_Ignorable_Code_Point}/u.test(character)) continue
			assert.equal(width(character), stringWidth(character), `U+${code.toString(16)}`)
		}
	})

	it('fits text into exactly so many columns', () => {
		assert.equal(fitText('abc', 5), 'abc  ')
		assert.equal(fitText('abcdef', 4), 'abc…')
		assert.equal(fitText('abcdef', 1), '…')
		assert.equal(fitText('abcdef', 0), '')
		assert.equal(fitText('abcdef', 4, '~'), 'abc~')
	})

	it('never halves a wide character', () => {
		assert.equal(fitText('证书证书', 4), '证… ')
		assert.equal(fitText('证书', 4), '证书')
	})

	it('fits any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, columns) => {
				const shown = line(mono, columns, [{ text }])
				assert.equal(stringWidth(shown), columns)
			}),
			{ numRuns: 300 },
		)
	})
})

describe('line', () => {
	it('changes the look only between runs, and ends in the terminal’s own', () => {
		assert.equal(
			line(ansi, 12, [{ text: 'a' }, { text: 'b', token: 'err' }, { text: 'c', token: 'err' }, { text: 'd' }]),
			'a\x1b[1;31mbc\x1b[0md        ',
		)
		assert.equal(
			line(ansi, 2, [
				{ text: 'a', token: 'enc' },
				{ text: 'b', token: 'ok' },
			]),
			'\x1b[33ma\x1b[0;32mb\x1b[0m',
		)
	})

	it('lays one look over the whole line', () => {
		assert.equal(line(ansi, 4, [{ text: 'a', token: 'err' }, { text: 'b' }], { base: 'sel' }), '\x1b[7mab  \x1b[0m')
	})

	it('adds up tokens', () => {
		assert.equal(line(ansi, 1, [{ text: 'a', token: ['enc', 'sel'] }]), '\x1b[33;7ma\x1b[0m')
		assert.equal(line(mono, 1, [{ text: 'a', token: ['enc', 'sel'] }]), '\x1b[7ma\x1b[0m')
	})

	it('cuts the left for the right', () => {
		const right = [{ text: '12/400' }]
		assert.equal(line(mono, 16, [{ text: 'packets' }], { right }), 'packets   12/400')
		assert.equal(line(mono, 10, [{ text: 'packets' }], { right }), 'pac…12/400')
		assert.equal(line(mono, 4, [{ text: 'packets' }], { right }), '12/…')
	})

	it('says that something is left out even when it would be a whole run', () => {
		assert.equal(line(mono, 3, [{ text: 'abc' }, { text: 'd' }]), 'ab…')
		assert.equal(line(mono, 3, [{ text: 'abc' }, { text: ' ' }]), 'abc')
	})

	it('makes every text clean', () => {
		assert.equal(line(mono, 12, [{ text: 'a\x1b[7mb' }]), 'a\\x1b[7mb   ')
		assert.equal(line(createTheme({ level: 0, ascii: true }), 9, [{ text: 'ë…long text' }]), '\\xeb...l~')
	})

	it('is exactly as wide as asked, whatever the runs', () => {
		const runs = fc.array(
			fc.record({ text: fc.string({ unit: 'grapheme' }), token: fc.constantFrom<Token>('err', 'sel', 'enc') }),
			{ maxLength: 5 },
		)
		fc.assert(
			fc.property(runs, runs, fc.integer({ min: 0, max: 30 }), (left: Run[], right: Run[], columns) => {
				const drawn = line(ansi, columns, left, { right })
				assert.equal(stringWidth(drawn), columns)
				assert.doesNotMatch(drawn.replace(SGR, ''), /\p{C}/u)
				const looks = drawn.match(SGR) ?? []
				if (looks.length > 0) assert.equal(looks.at(-1), '\x1b[0m')
			}),
			{ numRuns: 200 },
		)
	})
})
