import assert from 'node:assert/strict'
import fc from 'fast-check'
import { createInput, entered, inputLine, type TextInput, typed } from '../../../src/tui/panes/text-input.js'
import { width as columnsOf } from '../../../src/tui/text.js'
import { createTheme } from '../../../src/tui/theme.js'

const mono = createTheme({ level: 0 })

/** The input after some keys; single characters are typed. */
function press(input: TextInput, ...keys: string[]): TextInput {
	return keys.reduce((input, key) => typed(input, key.length === 1 ? { key, text: key } : { key }) ?? input, input)
}

const shown = ({ text, cursor }: TextInput) => `${text.slice(0, cursor)}|${text.slice(cursor)}`

describe('text input', () => {
	it('types, moves and deletes', () => {
		const input = press(createInput(), 'a', 'c', 'left', 'b')
		assert.equal(shown(input), 'ab|c')
		assert.equal(shown(press(input, 'backspace')), 'a|c')
		assert.equal(shown(press(input, 'delete')), 'ab|')
		assert.equal(shown(press(input, 'home', 'delete')), '|bc')
		assert.equal(shown(press(input, 'end', 'right')), 'abc|')
		assert.equal(shown(press(input, 'ctrl+a', 'left', 'backspace')), '|abc')
	})

	it('deletes words and ends of the line', () => {
		const input = createInput('tls handshake  type')
		assert.equal(shown(press(input, 'ctrl+w')), 'tls handshake  |')
		assert.equal(shown(press(input, 'ctrl+w', 'ctrl+w')), 'tls |')
		assert.equal(shown(press(input, 'ctrl+left', 'ctrl+k')), 'tls handshake  |')
		assert.equal(shown(press(input, 'ctrl+left', 'ctrl+u')), '|type')
		assert.equal(shown(press(input, 'home', 'ctrl+right', 'ctrl+right')), 'tls handshake|  type')
	})

	it('goes by characters as people count them', () => {
		const input = createInput('ae\u0301👍')
		assert.equal(shown(press(input, 'backspace')), 'ae\u0301|')
		assert.equal(shown(press(input, 'backspace', 'backspace')), 'a|')
		assert.equal(shown(press(input, 'left', 'left')), 'a|e\u0301👍')
	})

	it('takes a paste as one line', () => {
		assert.equal(typed(createInput('x'), { key: 'paste', paste: 'a\r\nb\x1b[2J\tc' })?.text, 'xa b[2Jc')
		assert.equal(typed(createInput(), { key: 'paste', paste: 'x'.repeat(10_000) })?.text.length, 4096)
	})

	it('leaves other keys to others', () => {
		for (const key of ['enter', 'escape', 'tab', 'f1', 'mousedown', 'ctrl+c', 'pageup'])
			assert.equal(typed(createInput('a'), { key }), undefined, key)
	})

	it('recalls what was entered, and the line begun before', () => {
		let input = createInput()
		for (const text of ['one', 'two', 'one', '  ']) input = entered({ ...input, text })
		assert.deepEqual(input.history, ['two', 'one'])
		assert.equal(input.text, '')
		const draft = press(input, 'd')
		assert.equal(press(draft, 'up').text, 'one')
		assert.equal(press(draft, 'up', 'up').text, 'two')
		assert.equal(press(draft, 'up', 'up', 'up').text, 'two')
		assert.equal(shown(press(draft, 'up', 'up', 'down', 'down')), 'd|')
		assert.equal(press(draft, 'down').text, 'd')
	})

	it('shows the part around the cursor', () => {
		const draw = (input: TextInput, width = 10) =>
			inputLine({ theme: mono, input, width, prompt: '/', isFocused: true })
		assert.equal(draw(createInput('ab')), '\x1b[1m/\x1b[0mab\x1b[7m \x1b[0m      ')
		assert.equal(draw(press(createInput('ab'), 'left')), '\x1b[1m/\x1b[0ma\x1b[7mb\x1b[0m       ')
		assert.equal(draw(createInput('0123456789')), '\x1b[1m/\x1b[0;2m…\x1b[0m3456789\x1b[7m \x1b[0m')
		assert.equal(draw(press(createInput('0123456789'), 'home')), '\x1b[1m/\x1b[0;7m0\x1b[0m1234567…')
	})

	it('shows what cannot be printed, and always the cursor', () => {
		const text = fc.string({ unit: 'binary', maxLength: 30 })
		const keys = fc.array(fc.constantFrom('left', 'home', 'end', 'ctrl+left', 'backspace', 'right'))
		fc.assert(
			fc.property(text, keys, fc.integer({ min: 12, max: 40 }), (text, keys, width) => {
				const input = press(createInput(text), ...keys)
				assert.ok(input.cursor >= 0 && input.cursor <= input.text.length)
				const drawn = inputLine({ theme: mono, input, width, isFocused: true })
				assert.equal(columnsOf(drawn.replaceAll(/.\[[0-9;]*m/gs, '')), width)
				assert.match(drawn, /\[(0;)?7m/)
			}),
			{ numRuns: 40 },
		)
	})
})
