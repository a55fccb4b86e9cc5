import assert from 'node:assert/strict'
import type { Opened } from '../../src/cli/read.js'
import { secretsOption } from '../../src/cli/secrets-option.js'
import { withDefault } from '../../src/tui/browse.js'
import { newCompare } from '../../src/tui/compare/state.js'
import { browserOf } from '../../src/tui/current.js'
import { ladderRows } from '../../src/tui/ladder-rows.js'
import { pairOf } from '../../src/tui/pair.js'
import { initialState, type State } from '../../src/tui/state.js'
import { shownBytes, subjectOf } from '../../src/tui/subject.js'
import { readFixture } from '../fixture-files.js'
import { pressed } from './pressed.js'

const NAME = 'fixtures/tutorial-https'

describe('what was opened, under what travelled', () => {
	let opened: Opened
	let start: State

	before(async () => {
		const secrets = await secretsOption({ keys: [`${NAME}.keylog`] }, {})
		opened = await readFixture('tutorial-https.pcap', { secrets })
		const { session } = opened
		start = initialState({
			sessions: [session],
			view: 'ladder',
			compare: newCompare(undefined, undefined),
			language: 'en',
		})
	})
	after(() => opened.capture.close())

	/** The bytes pane on the rung of a message of this type. */
	function at(type: string): State {
		const rows = ladderRows(opened.session.conversations[0]!)
		const row = rows.findIndex(row => row.kind === 'message' && row.message.type === type)
		return pressed(start, 'g', ...Array.from({ length: row }, () => 'j'), 'tab', 'tab')
	}
	/** With the field selected that is before any is chosen. */
	const withDefaultField = (state: State): State => {
		const browser = browserOf(state)
		return { ...state, ladder: { ...state.ladder, tree: withDefault(browser, subjectOf(state)) } }
	}
	const pair = (state: State) => pairOf(state, subjectOf(state), browserOf(state))

	it('stands byte under byte: the two differ by the same key stream wherever the bytes are known', () => {
		for (const type of ['certificate', 'finished', 'http_request', 'http_response', 'new_session_ticket']) {
			const view = pair(at(type))
			assert.ok(view, type)
			const { upper, lower, shift } = view
			assert.ok(shift + lower.bytes.length <= upper.bytes.length, `${type}: every byte has one above it`)
			assert.notDeepEqual(upper.bytes.subarray(shift, shift + lower.bytes.length), lower.bytes)
			// Behind the last record's content follow the content type and the tag.
			if (type === 'finished') assert.equal(upper.bytes.length, shift + lower.bytes.length + 1 + 16)
		}
	})

	it('goes with the keys: the byte under the cursor is the one of the field that is selected', () => {
		let state = at('http_response')
		for (const key of ['right', 'right', 'down', 'right', 'left', 'up', 'end']) {
			state = pressed(state, key)
			const view = pair(state)!
			const { cursor = 0 } = browserOf(state)
			assert.equal(view.cursor, cursor + view.shift)
			const { marks } = shownBytes(subjectOf(state), browserOf(state))
			const { start, end } = marks.at(-1)!.span
			assert.ok(cursor >= start && cursor < end, `${key}: ${start} <= ${cursor} < ${end}`)
		}
	})

	it('is one block again on w, and nothing in the clear has a pair', () => {
		assert.equal(pair(pressed(at('finished'), 'w')), undefined)
		assert.equal(pair(at('client_hello')), undefined)
	})

	it('is what is shown first of data that was opened, whatever it holds', () => {
		const view = pair(withDefaultField(at('application_data')))
		assert.ok(view)
		assert.notDeepEqual(view.upper.bytes.subarray(view.shift, view.shift + view.lower.bytes.length), view.lower.bytes)
	})

	it('stays as it is where nothing was opened, which w says in a word', () => {
		const state = pressed(at('client_hello'), 'w')
		assert.equal(state.isPaired, true)
		assert.match(state.message ?? '', /was not sealed, or not opened/)
		const record = pressed(at('application_data'), 'shift+tab', 'g', 'w')
		assert.equal(record.isPaired, true)
		assert.match(record.message ?? '', /select what the record held/)
	})
})
