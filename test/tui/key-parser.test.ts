import assert from 'node:assert/strict'
import fc from 'fast-check'
import { createKeyParser } from '../../src/tui/key-parser.js'
import type { Key } from '../../src/tui/key-sequence.js'

const ESC = '\x1b'

/** The keys of some reads, with nothing coming after them. */
function keys(...reads: string[]): Key[] {
	const got: Key[] = []
	const parser = createKeyParser(key => got.push(key))
	for (const read of reads) parser.push(read)
	parser.end()
	return got
}

const names = (...reads: string[]) => keys(...reads).map(key => key.key)

describe('key parser', () => {
	it('names characters and control characters', () => {
		assert.deepEqual(names('jG?'), ['j', 'G', '?'])
		assert.deepEqual(names(' \t\r\n\x7f\b\0\x03\x1a'), [
			...['space', 'tab', 'enter', 'ctrl+j', 'backspace', 'backspace', 'ctrl+space', 'ctrl+c', 'ctrl+z'],
		])
		assert.deepEqual(keys('é👍'), [
			{ key: 'é', text: 'é' },
			{ key: '👍', text: '👍' },
		])
	})

	it('splits keys that came in one read', () => {
		assert.deepEqual(names('jjj'), ['j', 'j', 'j'])
		assert.deepEqual(names(`ab\r${ESC}[A${ESC}[Bq`), ['a', 'b', 'enter', 'up', 'down', 'q'])
	})

	it('knows the same key however a terminal sends it', () => {
		for (const [key, ...sequences] of [
			['up', '[A', 'OA'],
			['home', '[H', 'OH', '[1~', '[7~'],
			['end', '[F', 'OF', '[4~', '[8~'],
			['f1', 'OP', '[11~', '[[A', '[P'],
			['f5', '[15~', '[[E'],
			['f12', '[24~'],
			['pageup', '[5~'],
			['delete', '[3~'],
			['insert', '[2~'],
			['shift+tab', '[Z'],
			['ctrl+up', '[1;5A', 'O5A'],
			['ctrl+f1', '[1;5P', 'O5P', '[11;5~'],
			['ctrl+alt+shift+pagedown', '[6;8~'],
			['alt+up', `${ESC}[A`, '[1;3A'],
			['alt+x', 'x', '[120;3u'],
			['enter', '[13u', 'OM'],
			['ctrl+enter', '[13;5u', '[27;5;13~'],
		])
			for (const sequence of sequences) assert.deepEqual(names(ESC + sequence), [key], sequence)
	})

	it('takes text from the protocols that name keys by code point', () => {
		assert.deepEqual(keys(`${ESC}[97u`), [{ key: 'a', text: 'a' }])
		assert.deepEqual(keys(`${ESC}[97;2u`), [{ key: 'A', text: 'A' }])
		assert.deepEqual(names(`${ESC}[97;5u`), ['ctrl+a'])
		assert.deepEqual(names(`${ESC}[97;1:3u`), [], 'a key going up')
		assert.deepEqual(names(`${ESC}[57441;2u`), [], 'Shift alone')
	})

	it('waits for the rest of a sequence that is cut', () => {
		assert.deepEqual(names(ESC, '[A'), ['up'])
		assert.deepEqual(names(`${ESC}[1`, ';5', 'P'), ['ctrl+f1'])
		assert.deepEqual(names(`j${ESC}`, 'O', '5', 'P', 'k'), ['j', 'ctrl+f1', 'k'])
	})

	it('takes a lone ESC for Escape once nothing has followed it', async () => {
		const got: string[] = []
		const parser = createKeyParser(key => got.push(key.key), 5)
		parser.push(ESC)
		assert.deepEqual(got, [])
		await new Promise(resolve => setTimeout(resolve, 40))
		assert.deepEqual(got, ['escape'])
		parser.push('[A')
		assert.deepEqual(got, ['escape', '[', 'A'])
	})

	it('reads mouse reports', () => {
		const mouse = { x: 9, y: 4, button: 'left', ctrl: false, alt: false, shift: false }
		assert.deepEqual(keys(`${ESC}[<0;10;5M`), [{ key: 'mousedown', mouse }])
		assert.deepEqual(keys(`${ESC}[<0;10;5m`), [{ key: 'mouseup', mouse }])
		assert.deepEqual(keys(`${ESC}[<32;10;5M`), [{ key: 'mousedrag', mouse }])
		assert.deepEqual(keys(`${ESC}[<65;10;5M`), [{ key: 'wheeldown', mouse: { ...mouse, button: 'none' } }])
		assert.deepEqual(keys(`${ESC}[<20;10;5M`), [{ key: 'mousedown', mouse: { ...mouse, ctrl: true, shift: true } }])
		for (const bad of ['[<0;0;5M', '[<0;5M', '[<M', '[<0;1;1X', '[<128;1;1M'])
			assert.deepEqual(names(ESC + bad), [], bad)
	})

	it('takes a paste as one, wherever it is cut, keys and sequences in it included', () => {
		const text = `line 1\rq${ESC}[A${ESC}[201 x`
		const sent = `${ESC}[200~${text}${ESC}[201~j`
		for (let cut = 0; cut <= sent.length; cut++)
			assert.deepEqual(keys(sent.slice(0, cut), sent.slice(cut)), [
				{ key: 'paste', paste: text },
				{ key: 'j', text: 'j' },
			])
	})

	it('ends a paste that has lost its end', () => {
		assert.deepEqual(keys(`${ESC}[200~abc`), [{ key: 'paste', paste: 'abc' }])
	})

	it('bounds a paste', () => {
		const [key] = keys(`${ESC}[200~${'x'.repeat(3 << 20)}${ESC}[201~`)
		assert.equal(key?.paste?.length, 1 << 20)
	})

	it('tells focus, and drops answers to queries and what it does not know', () => {
		assert.deepEqual(names(`${ESC}[I${ESC}[O`), ['focus', 'blur'])
		assert.deepEqual(names(`${ESC}]11;rgb:0000/0000/0000${ESC}\\${ESC}[?62;c${ESC}[12;40R${ESC}P1$r0m${ESC}\\j`), ['j'])
		assert.deepEqual(names(`${ESC}]11;rgb:0000/0000/0000\x07j`), ['j'])
		assert.deepEqual(names(`${ESC}[99~${ESC}[1;5y${ESC}[=5z`), [])
	})

	it('never gets stuck on a sequence that does not end', () => {
		assert.deepEqual(names(`${ESC}[${'1;'.repeat(4096)}`, 'jk'), ['j', 'k'])
		assert.deepEqual(names(`${ESC}]${'x'.repeat(5000)}`, 'jk'), ['j', 'k'])
	})

	it('gives the same keys whole, byte by byte, and cut at random', () => {
		const piece = fc.constantFrom(
			...['j', 'é', '\r', ' ', `${ESC}[A`, `${ESC}OP`, `${ESC}[1;5P`, `${ESC}[<0;10;5M`, `${ESC}[200~a${ESC}[201~`],
			...[`${ESC}[97;5u`, `${ESC}[I`, `${ESC}x`, `${ESC}]0;t\x07`, `${ESC}[[A`],
		)
		fc.assert(
			fc.property(fc.array(piece), fc.array(fc.nat(100)), (pieces, cuts) => {
				const sent = pieces.join('')
				const whole = keys(sent)
				assert.deepEqual(keys(...sent), whole)
				const at = [...new Set([0, ...cuts.filter(cut => cut < sent.length), sent.length])].sort((a, b) => a - b)
				assert.deepEqual(keys(...at.slice(1).map((end, i) => sent.slice(at[i], end))), whole)
			}),
		)
	})

	it('takes anything without failing', () => {
		const noise = fc.string({ unit: fc.constantFrom(...`${ESC}[]OP<;:0159~AMmu\x07\\é👍\x00`) })
		fc.assert(
			fc.property(fc.array(noise), reads => {
				for (const key of keys(...reads)) assert.equal(typeof key.key, 'string')
			}),
		)
	})
})
