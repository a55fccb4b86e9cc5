import assert from 'node:assert/strict'
import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import type { Session } from '../../../src/session/session.js'
import { COMPARE_KEYS } from '../../../src/tui/compare/keys.js'
import { newCompare } from '../../../src/tui/compare/state.js'
import { updateCompare } from '../../../src/tui/compare/update.js'
import { conflicts } from '../../../src/tui/keymap.js'
import { width } from '../../../src/tui/text.js'
import { readAll, View } from './view.js'

const FILES = ['tutorial-http', 'tutorial-https', 'http-gzip', 'capture-mixed'].map(name => `fixtures/${name}.pcap`)
const SIZE = { width: 80, height: 22 }
const LEFT = { session: 0, conversation: 1 }
const RIGHT = { session: 1, conversation: 1 }

describe('keys of the compare view', () => {
	let sessions: Session[]
	let close: () => void

	before(async () => {
		;({ sessions, close } = await readAll(FILES))
	})

	after(() => close())

	const open = (text = 'fluffy tail') => new View(newCompare(LEFT, RIGHT, { text }), sessions, SIZE)

	it('mean one thing each', () => assert.deepEqual(conflicts(COMPARE_KEYS), []))

	it('never fail and always fill the room, in any order', () => {
		const keys = [...new Set(COMPARE_KEYS.flatMap(row => row.keys)), 'a', 'é', 'backspace']
		const sizes = [SIZE, { width: 121, height: 50 }, { width: 60, height: 14 }]
		const property = fc.property(
			fc.array(fc.constantFrom(...keys), { maxLength: 25 }),
			fc.constantFrom(...sizes),
			fc.constantFrom('fluffy tail', '', 'GET'),
			(pressed, size, text) => {
				const view = new View(newCompare(LEFT, RIGHT, { text }), sessions, size)
				view.press(...pressed)
				const lines = view.lines({ hasLooks: true })
				assert.equal(lines.length, size.height)
				for (const line of lines) assert.equal(width(stripVTControlCharacters(line)), size.width)
			},
		)
		fc.assert(property, { numRuns: 60 })
	})

	it('move the selected message of the side that has the focus', () => {
		const view = open()
		assert.equal(view.state.focus, 'left')
		view.press('g')
		assert.equal(view.state.left!.rung, 0)
		view.press('j', 'j', 'j')
		assert.equal(view.state.left!.rung, sessions[0]!.conversations[0]!.messages.length - 1)
		assert.equal(view.state.right!.rung, undefined)
		view.press('tab', 'g', 'j')
		assert.equal(view.state.right!.rung, 1)
		view.press('h')
		assert.equal(view.state.focus, 'left')
	})

	it('lead from hit to hit, and back to the hit from elsewhere', () => {
		const view = new View(newCompare({ session: 2, conversation: 1 }, RIGHT, { text: 'fluffy tail' }), sessions, SIZE)
		const count = view.state.left!.trace!.find!.hits.length
		assert.ok(count > 2)
		view.press('n', 'n', 'N')
		assert.equal(view.state.left!.hit, 1)
		view.press('g', 'n')
		assert.equal(view.state.left!.hit, 1)
		assert.equal(view.state.left!.rung, undefined)
		view.press('N', 'N')
		assert.equal(view.state.left!.hit, count - 1)
		view.press('l', 'n')
		assert.equal(view.state.focus, 'left')
	})

	it('scroll through the bytes and stop at their ends', () => {
		const view = open()
		view.press('b', 'G')
		const end = view.state.left!.hexTop!
		view.press('j')
		assert.equal(view.state.left!.hexTop, end)
		view.press('g', 'k')
		assert.equal(view.state.left!.hexTop, 0)
		view.press('b')
		assert.equal(view.state.panel, 'messages')
	})

	it('choose another conversation, which is traced at once', () => {
		const view = open()
		view.press('tab', 'o')
		assert.equal(view.state.choosing!.selected, sessions[0]!.conversations.length)
		view.press('G', 'enter')
		const { session, conversation, trace } = view.state.right!
		assert.deepEqual([session, conversation], [3, sessions[3]!.conversations.length])
		assert.equal(trace!.part, 1)
		assert.ok(trace!.find)
		view.press('o', 'escape')
		assert.equal(view.state.choosing, undefined)
	})

	it('swap the sides, and the focus with them', () => {
		const view = open()
		const { left, right } = view.state
		view.press('x')
		assert.equal(view.state.left, right)
		assert.equal(view.state.right, left)
		assert.equal(view.state.focus, 'right')
	})

	it('hand a message over to the ladder, and go back when nothing is open', () => {
		const view = open()
		view.press('enter', 'e', 'escape', 'escape')
		const message = view.state.left!.trace!.find!.hits[0]!.message
		assert.deepEqual(view.effects, [{ kind: 'open', ...LEFT, message }, { kind: 'back' }])
	})

	it('remember what was typed, and forget what was given up', () => {
		const view = open()
		view.press('t', ...'one', 'enter', '/', ...'two', 'escape', 't', 'up')
		assert.equal(view.state.input!.text, 'one')
		view.press('up')
		assert.equal(view.state.input!.text, 'fluffy tail')
		view.press('q')
		assert.equal(view.state.input!.text, 'fluffy tailq')
		view.press('escape')
		assert.equal(view.state.text, 'one')
	})
})

describe('the tracer behind the compare view', () => {
	it('is sent once through a conversation on both sides, and its answer is for both', async () => {
		const { sessions, close } = await readAll([FILES[0]!])
		const [state, effects] = updateCompare(newCompare(LEFT, LEFT, { text: 'GET' }), sessions, { kind: 'grown' }, SIZE)
		assert.deepEqual(effects, [{ kind: 'trace', ...LEFT, text: 'GET' }])
		const find = { text: 'GET', searched: 7, hits: [] }
		const [answered, more] = updateCompare(state, sessions, { kind: 'traced', ...LEFT, find }, SIZE)
		assert.equal(answered.left!.trace!.find, find)
		assert.equal(answered.right!.trace!.find, find)
		assert.deepEqual(more, [])
		close()
	})

	it('tells no answer to a text that is no longer traced', async () => {
		const { sessions, close } = await readAll([FILES[0]!])
		const [state] = updateCompare(newCompare(LEFT, undefined, { text: 'new' }), sessions, { kind: 'grown' }, SIZE)
		const find = { text: 'old', searched: 7, hits: [] }
		const [same] = updateCompare(state, sessions, { kind: 'traced', ...LEFT, find }, SIZE)
		assert.equal(same.left!.trace!.find, undefined)
		close()
	})

	it('is sent again when a conversation has doubled, or has ended', async () => {
		const { sessions, close } = await readAll([FILES[0]!])
		const whole = sessions[0]!
		const grown = (packets: number, ended: boolean): Session[] => [
			{ ...whole, ended, revision: packets, conversations: [{ ...whole.conversations[0]!, packets, ended }] },
		]
		const find = { text: 'GET', searched: 7, hits: [] }
		const effectsOf = (state: ReturnType<typeof newCompare>, sessions: Session[]) =>
			updateCompare(state, sessions, { kind: 'grown' }, SIZE)[1].length
		let [state] = updateCompare(newCompare(LEFT, undefined, { text: 'GET' }), grown(4, false), { kind: 'grown' }, SIZE)
		assert.equal(effectsOf(state, grown(9, false)), 0, 'it is still on its way')
		;[state] = updateCompare(state, grown(4, false), { kind: 'traced', ...LEFT, find }, SIZE)
		assert.equal(effectsOf(state, grown(7, false)), 0)
		assert.equal(effectsOf(state, grown(8, false)), 1)
		assert.equal(effectsOf(state, grown(5, true)), 1)
		close()
	})
})
