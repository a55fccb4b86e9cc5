import assert from 'node:assert/strict'
import type { Opened } from '../../src/cli/read.js'
import { secretsOption } from '../../src/cli/secrets-option.js'
import { trustOption } from '../../src/cli/trust-option.js'
import { materialsOf } from '../../src/session/proofs/read-again.js'
import { tamper } from '../../src/session/proofs/tamper.js'
import { arrange } from '../../src/tui/areas.js'
import { newCompare } from '../../src/tui/compare/state.js'
import { ladderRows } from '../../src/tui/ladder-rows.js'
import { OVERVIEWS } from '../../src/tui/overviews/all.js'
import { listLines } from '../../src/tui/panes/list.js'
import { initialState, type State } from '../../src/tui/state.js'
import { createTheme } from '../../src/tui/theme.js'
import { update } from '../../src/tui/update.js'
import { footerLine } from '../../src/tui/views/bars.js'
import { shownColumns } from '../../src/tui/views/columns.js'
import { factsLines } from '../../src/tui/views/facts-lines.js'
import { overviewPanes } from '../../src/tui/views/overviews.js'
import { readFixture } from '../fixture-files.js'
import { pressed } from './pressed.js'
import { unstyled } from './unstyled.js'

const theme = createTheme({ level: 0 })
const NAME = 'fixtures/tutorial-https'
const prove = trustOption({ ca: [`${NAME}.ca.pem`] })

describe('a conversation that was opened', () => {
	let opened: Opened
	let start: State

	before(async () => {
		const secrets = await secretsOption({ keys: [`${NAME}.keylog`] }, {})
		opened = await readFixture('tutorial-https.pcap', { secrets, prove })
		const { session } = opened
		start = initialState({
			sessions: [session],
			view: 'ladder',
			compare: newCompare(undefined, undefined),
			language: 'en',
		})
	})
	after(() => opened.capture.close())

	/** The ladder with the rung of a message of this type selected. */
	function at(type: string): State {
		const rows = ladderRows(opened.session.conversations[0]!)
		const row = rows.findIndex(row => row.kind === 'message' && row.message.type === type)
		return pressed(start, 'g', ...Array.from({ length: row }, () => 'j'))
	}

	/** `T`, and what comes of it. */
	function tampered(state: State): State {
		const next = pressed(state, 'T')
		const change = next.tampered!
		const { session } = opened
		const [conversation] = session.conversations
		const work = materialsOf(session, conversation!, prove)
		let step = work.next()
		while (!step.done) step = work.next()
		const effects = tamper(session, conversation!, step.value!, change.change, prove)
		const result = update(next, { kind: 'tampered', tampered: change, effects })
		return 'sessions' in result ? result : result[0]
	}

	const list = (state: State) => {
		const view = state.view as 'checks' | 'schedule' | 'keys'
		const { count } = OVERVIEWS[view]
		const options = { theme, width: 110, height: 30, isFocused: true, state: state.overviews[view] }
		return listLines({ ...options, columns: shownColumns(state, theme, 110), count: count(state) }).map(unstyled)
	}
	const facts = (state: State) => {
		const view = state.view as 'checks' | 'schedule' | 'keys'
		const { selected } = state.overviews[view]
		return factsLines(theme, OVERVIEWS[view].facts(state, selected), 100, 30).map(unstyled).join('\n')
	}

	/** The list with its edge, as it stands on a screen of so many columns. */
	const pane = (state: State, columns: number) => {
		const [area] = arrange(overviewPanes(state, theme, 'checks', 24), { columns, rows: 22 })
		return area!.draw(area!.rect.width, area!.rect.height).map(unstyled)
	}

	it('shows which proofs notice a changed byte, and is itself again after u', () => {
		const state = tampered(at('certificate_verify'))
		assert.equal(state.view, 'checks')
		assert.match(
			pane(state, 160)[0]!,
			/Checks: Conversation 1, CertificateVerify, byte \d+ changed ─+ \d+ verified, 3 failed, /,
		)
		for (const columns of [60, 80]) {
			assert.match(pane(state, columns)[0]!, /Checks: .*CertificateVerify, byte \d+ changed ─+ 3 failed/)
		}
		const red = list(state).filter(line => line.includes('failed, was verified'))
		assert.deepEqual(red, list(state).slice(1, 4), 'they stand first, where a small screen shows them')
		assert.deepEqual(
			red.map(line => /verified +(\S+ \S+)/.exec(line)![1]),
			['server CertificateVerify', 'client Finished', 'server Finished'],
		)
		assert.match(unstyled(footerLine(state, theme, 80)), /u take it back/)
		assert.match(
			facts(state),
			/Change +CertificateVerify, byte \d+: [0-9a-f]{2} became [0-9a-f]{2}\. No byte was selected, so it is the last one/,
		)
		assert.match(facts(state).replace(/\s+/g, ' '), /changed under the encryption: only who has the keys can do that/)
		const back = pressed(state, 'u')
		assert.equal(back.tampered, undefined)
		assert.ok(list(back).every(line => !line.includes('failed')))
	})

	it('says nothing of a last byte where one was selected', () => {
		const words = facts(tampered(pressed(at('server_hello'), 'tab', 'down', 'down')))
		assert.match(words, /Change +ServerHello, byte \d+: /)
		assert.doesNotMatch(words, /No byte was selected/)
	})

	it('changes a record where what it held is no handshake message', () => {
		const state = at('http_response')
		const red = list(tampered(state)).filter(line => line.includes('failed, was verified'))
		assert.equal(red.length, 1)
		assert.match(red[0]!, /tags and MACs/)
		assert.match(facts(tampered(state)), /A byte of the record as it travels was changed/)
	})

	it('says of a message in the clear that no tag protects it', () => {
		const words = facts(tampered(at('server_hello'))).replace(/\s+/g, ' ')
		assert.match(words, /Anybody on the way can change a hello, and no tag protects it/)
		assert.match(words, /the tag of the first sealed record fails/)
	})

	it('says when a byte is part of nothing that could be changed', () => {
		const state = pressed(start, 'g', 'T')
		assert.equal(state.view, 'ladder')
		assert.match(unstyled(footerLine(state, theme, 120)), /belongs to no handshake message and to no record/)
	})

	it('shows the way from the secret to the tag with its real values', () => {
		const state = pressed(at('certificate_verify'), 'K')
		const lines = list(state)
		for (const name of ['server handshake', 'write key', 'write IV', 'nonce', 'additional data', 'tag'])
			assert.ok(
				lines.some(line => line.startsWith(name)),
				name,
			)
		assert.match(facts(pressed(state, 'j')), /Formula +HKDF-Expand-Label\(.*"key"/)
		assert.match(facts(pressed(state, 'j')), /Secret: who has it can open/)
		assert.match(OVERVIEWS.schedule.empty(start), /travelled in the clear/)
	})

	it('says which line of which key log opens it, and never what the line says', () => {
		const state = pressed(start, '6')
		const text = [...list(state), facts(state)].join('\n')
		assert.match(text, /matched +CLIENT_HANDSHAKE_TRAFFIC_SECRET +tutorial-https\.keylog:\d/)
		assert.doesNotMatch(text, /[0-9a-f]{32}/)
		assert.match(text, /Means +Without it the client's Certificate and Finished stay sealed\./)
	})
})
