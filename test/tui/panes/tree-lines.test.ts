import assert from 'node:assert/strict'
import type { Field } from '../../../src/decode/field.js'
import { createTree, moveTree, reveal } from '../../../src/tui/panes/tree.js'
import { treeLines } from '../../../src/tui/panes/tree-lines.js'
import { createTheme } from '../../../src/tui/theme.js'
import { roots } from './fields.js'

const mono = createTheme({ level: 0 })
const all = moveTree(roots, createTree(), 'openAll', 20)

const plain = (lines: readonly string[]) => lines.map(text => text.replaceAll(/.\[[0-9;]*m/gs, '').trimEnd())

describe('tree lines', () => {
	it('draw names, labels, values, bits and what is wrong', () => {
		const lines = treeLines({ theme: mono, roots, state: all, width: 64, height: 14, isFocused: true })
		assert.deepEqual(plain(lines), [
			'▾ ip',
			'  ▾ version_ihl: 69 (0x45)',
			'      0100 .... = version: 4',
			'      .... 0101 = ihl: 5',
			'    length: 512 (0x0200)',
			'    ttl: 64 (0x40)',
			'▾ client_hello',
			'    legacy_version: TLS 1.2 (771, 0x0303)',
			'  ▾ extensions',
			'      extension: fluffy',
			'      extension (0 bytes)',
			'    ▾ ! extension  extension declares 9 bytes, 3 are there',
			'        undecoded: 010203 (3 bytes)',
			'',
		])
	})

	it('mark what is closed over something wrong', () => {
		const lines = treeLines({ theme: mono, roots, state: createTree(), width: 20, height: 2, isFocused: true })
		assert.deepEqual(plain(lines), ['▸ ip', '▸ ! client_hello'])
	})

	it('show only what is seen, the selection in reverse', () => {
		const state = reveal(all, 'ip/ttl')
		const lines = treeLines({ theme: mono, roots, state, width: 22, height: 2, isFocused: true })
		assert.deepEqual(lines, ['    length: 512\x1b[2m (0x02…\x1b[0m', '\x1b[7m    ttl: 64 (0x40)    \x1b[0m'])
		const idle = treeLines({ theme: mono, roots, state, width: 22, height: 2, isFocused: false })
		assert.equal(idle[1], '\x1b[4m    ttl: 64 (0x40)    \x1b[0m')
	})

	it('keep deep fields inside a narrow pane', () => {
		let deep: Field = { name: 'leaf', span: { start: 0, end: 1 }, value: 1 }
		for (let i = 0; i < 40; i++) deep = { name: 'n', span: deep.span, children: [deep] }
		const state = moveTree([deep], createTree(), 'openAll', 50)
		const lines = treeLines({ theme: mono, roots: [deep], state, width: 24, height: 41, isFocused: true })
		assert.match(plain(lines).at(-1)!, /^ {14}leaf: 1$/)
	})

	it('show hostile text as what it is', () => {
		const evil: Field = { name: 'sni', span: { start: 0, end: 5 }, value: '\x1b[2J\u202e' }
		const lines = treeLines({
			theme: mono,
			roots: [evil],
			state: createTree('x'),
			width: 30,
			height: 1,
			isFocused: true,
		})
		assert.deepEqual(plain(lines), ['  sni: \\x1b[2J\\u202e'])
	})
})
