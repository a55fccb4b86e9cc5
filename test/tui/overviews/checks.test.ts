import assert from 'node:assert/strict'
import type { Opened } from '../../../src/cli/read.js'
import { trustOption } from '../../../src/cli/trust-option.js'
import { PROOFS, proofMeaning, proofName } from '../../../src/explain/proofs.js'
import { newCompare } from '../../../src/tui/compare/state.js'
import { OVERVIEWS } from '../../../src/tui/overviews/all.js'
import { columnsFor, listLines } from '../../../src/tui/panes/list.js'
import { initialState, type State } from '../../../src/tui/state.js'
import { createTheme } from '../../../src/tui/theme.js'
import { shownColumns } from '../../../src/tui/views/columns.js'
import { factsLines } from '../../../src/tui/views/facts-lines.js'
import { readFixture } from '../../fixture-files.js'
import { pressed } from '../pressed.js'
import { unstyled } from '../unstyled.js'

const theme = createTheme({ level: 0 })

describe('the checks of a conversation', () => {
	let opened: Opened
	let start: State

	before(async () => {
		opened = await readFixture('nginx-tls12-ecdhe.pcap', {
			prove: trustOption({ ca: ['fixtures/nginx-tls12-ecdhe.ca.pem'] }),
		})
		const { session } = opened
		start = initialState({
			sessions: [session],
			view: 'ladder',
			compare: newCompare(undefined, undefined),
			language: 'en',
		})
	})
	after(() => opened.capture.close())

	const list = (state: State) =>
		listLines({
			theme,
			columns: shownColumns(state, theme, 100),
			count: OVERVIEWS.checks.count(state),
			state: state.overviews.checks,
			width: 100,
			height: 30,
			isFocused: true,
		}).map(unstyled)
	const below = (state: State) => {
		const facts = OVERVIEWS.checks.facts(state, state.overviews.checks.selected)
		return factsLines(theme, facts, 100, 20).map(unstyled).join('\n')
	}

	it('are a row each: a mark and a word, what was checked, over what or what is missing', () => {
		const lines = list(pressed(start, '5'))
		const { proofs = [] } = opened.session.conversations[0]!
		assert.ok(proofs.length > 5)
		for (const [i, { state, what }] of proofs.entries()) {
			const mark = { verified: '✓', failed: '✗', unchecked: '?' }[state]
			assert.ok(lines[i + 1]!.startsWith(`${mark} ${state}`), lines[i + 1])
			assert.ok(lines[i + 1]!.includes(proofName(what, 'en')))
		}
		assert.ok(
			lines.some(line => /unchecked +client Finished +needs: /.test(line)),
			'without keys',
		)
	})

	it('cut no title of theirs on the smallest screen, tampered with or not', () => {
		const titles = (state: State) => columnsFor(OVERVIEWS.checks.columns(state, theme, { width: 58, rows: [] }), 56)
		const place = { session: 0, conversation: 1 }
		const tampered = { place, change: { rung: 0, offset: 0, xor: 1 }, what: '', was: 0, isLast: true, effects: [] }
		for (const state of [start, { ...start, tampered }]) {
			const shown = titles(state)
			assert.ok(shown.length >= 2)
			assert.ok(shown.reduce((sum, { width }) => sum + width + 1, -1) <= 56)
		}
		assert.equal(titles(start).length, 3)
	})

	it('say of a conversation that is not over that nothing is checked yet, and of no conversation that there is none', () => {
		const [conversation] = opened.session.conversations
		const { proofs: _, ...unproven } = conversation!
		const of = (conversations: readonly object[]) =>
			({ ...start, sessions: [{ ...opened.session, conversations }] }) as unknown as State
		assert.match(
			OVERVIEWS.checks.empty(of([{ ...unproven, ended: false }])),
			/^Nothing of this conversation is checked yet/,
		)
		assert.match(
			OVERVIEWS.checks.empty(of([{ ...unproven, ended: true }])),
			/^Nothing of this conversation was checked/,
		)
		assert.match(OVERVIEWS.checks.empty(of([])), /^No TCP conversation/)
		assert.equal(OVERVIEWS.checks.title(of([])), 'Checks')
	})

	it('say in full what came out, and what it means', () => {
		const { proofs = [] } = opened.session.conversations[0]!
		const signed = proofs.findIndex(({ what }) => what === 'server_key_exchange')
		const state = pressed(start, '5', ...Array.from({ length: signed }, () => 'j'))
		assert.match(below(state), /Result +.*signature/)
		assert.match(below(state), /Means +The key in the certificate signed both randoms/)
		assert.match(below(pressed(state, 'L')), /含义 +证书中的密钥对双方随机数/)
	})

	it('lead to the message that they rest on, and back', () => {
		const { proofs = [], messages } = opened.session.conversations[0]!
		const signed = proofs.findIndex(({ what }) => what === 'server_key_exchange')
		const state = pressed(start, '5', ...Array.from({ length: signed }, () => 'j'), 'enter')
		assert.equal(state.view, 'ladder')
		const rung = proofs[signed]!.messages!.at(-1)!
		const row = messages[rung]!.type
		assert.equal(row, 'server_key_exchange')
		assert.equal(pressed(state, 'escape').view, 'checks')
	})

	it('of a conversation in the clear are none, which is said', async () => {
		const clear = await readFixture('tutorial-http.pcap')
		const state = { ...start, sessions: [clear.session], view: 'checks' as const }
		assert.match(OVERVIEWS.checks.empty(state), /no TLS in this conversation/)
		clear.capture.close()
	})

	it('have a name and a meaning in both languages', () => {
		for (const what of Object.keys(PROOFS) as (keyof typeof PROOFS)[])
			for (const language of ['en', 'zh'] as const)
				assert.ok(proofName(what, language) !== '' && proofMeaning(what, language).length > 10, what)
	})

	it('say in Chinese what they are over and what came of them', () => {
		const state = { ...pressed(start, '5'), language: 'zh' as const }
		assert.ok(list(state).some(line => /\d 张证书的有效期/.test(line)))
		assert.match(below(state), /对象 +\d 张证书的被签名部分/)
		assert.match(below(state), /已验证 \d 个签名/)
	})

	it('say that nothing on the ladder shows one that rests on no message', () => {
		const open = pressed(start, '5')
		const proofs = opened.session.conversations[0]!.proofs!
		const row = proofs.findIndex(({ messages }) => (messages ?? []).length === 0)
		if (row < 0) return
		const state = pressed({ ...open, overviews: { ...open.overviews, checks: { selected: row, top: 0 } } }, 'enter')
		assert.equal(state.view, 'checks')
		assert.match(state.message ?? '', /rests on no single message/)
	})
})
