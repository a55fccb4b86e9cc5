import assert from 'node:assert/strict'
import { ASCII, UNICODE } from '../../src/tui/glyphs.js'
import { active, type Binding, conflicts, footer, help, keyLabel, resolve } from '../../src/tui/keymap.js'

const keymap: readonly Binding[] = [
	{ keys: ['q'], command: 'quit', when: ['everywhere'], help: 'quit', footer: { word: 'quit', rank: 2 } },
	{
		keys: ['?', 'f1'],
		command: 'help',
		when: ['everywhere'],
		help: 'show this help',
		footer: { word: 'help', rank: 1 },
	},
	{
		keys: ['down', 'j'],
		command: 'down',
		when: ['list', 'tree'],
		help: 'go a row down',
		footer: { word: 'down', rank: 9 },
	},
	{ keys: ['escape', 'q'], command: 'close', when: ['dialog'], help: 'close', footer: { word: 'close', rank: 1 } },
	{ keys: ['ctrl+c'], command: 'stop', when: ['everywhere'], help: 'quit at once' },
]

const shown = (contexts: string[], columns: number) =>
	footer(keymap, contexts, columns, { glyphs: UNICODE })
		.map(run => run.text)
		.join('')

describe('keymap', () => {
	it('asks the most specific context first', () => {
		assert.equal(resolve(keymap, ['dialog', 'everywhere'], 'q')?.command, 'close')
		assert.equal(resolve(keymap, ['list', 'everywhere'], 'q')?.command, 'quit')
		assert.equal(resolve(keymap, ['list', 'everywhere'], 'j')?.command, 'down')
		assert.equal(resolve(keymap, ['dialog', 'everywhere'], 'j'), undefined)
	})

	it('shows in the footer what works here, the best first, as far as there is room', () => {
		assert.equal(shown(['list', 'everywhere'], 80), '? help  q quit  ↓ down')
		assert.equal(shown(['list', 'everywhere'], 15), '? help  q quit')
		assert.equal(shown(['list', 'everywhere'], 6), '? help')
		assert.equal(shown(['list', 'everywhere'], 5), '')
	})

	it('leaves out what a dialog covers', () => {
		assert.deepEqual(
			active(keymap, ['dialog', 'everywhere']).map(row => row.command),
			['help', 'close', 'stop'],
		)
		assert.equal(shown(['dialog', 'everywhere'], 80), '? help  Esc close')
	})

	it('names no key for what it does not do here, though another key still does it', () => {
		const dialog = { keys: ['?'], command: 'why', when: ['dialog'], help: 'why', footer: { word: 'why', rank: 1 } }
		const names = footer([dialog, ...keymap], ['dialog', 'everywhere'], 80, { glyphs: UNICODE }).map(run => run.text)
		assert.equal(names.join(''), '? why  Esc close')
	})

	it('writes the help from the same rows', () => {
		assert.deepEqual(help(keymap, ['tree', 'dialog'], UNICODE), [
			{ context: 'tree', rows: [{ keys: '↓ j', help: 'go a row down', command: 'down' }] },
			{ context: 'dialog', rows: [{ keys: 'Esc q', help: 'close', command: 'close' }] },
		])
	})

	it('finds keys that mean two things', () => {
		assert.deepEqual(conflicts(keymap), [])
		assert.deepEqual(conflicts([...keymap, { keys: ['j'], command: 'join', when: ['list'], help: 'join' }]), [
			'j in list is both down and join',
		])
	})

	it('names keys as they stand on keyboards', () => {
		const labels = ['up', 'enter', 'ctrl+c', 'shift+tab', 'ctrl+f1', 'pagedown', '+', 'ctrl++', 'G', 'space']
		assert.deepEqual(
			labels.map(key => keyLabel(key, UNICODE)),
			['↑', 'Enter', '^C', 'Shift+Tab', 'Ctrl+F1', 'PgDn', '+', '^+', 'G', 'Space'],
		)
		assert.equal(keyLabel('up', ASCII), '^')
	})
})
