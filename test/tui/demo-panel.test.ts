import assert from 'node:assert/strict'
import fc from 'fast-check'
import { actWords, type DemoActId, type DemoNoteKey, noteText } from '../../src/explain/demo.js'
import { DEMO_ACTS } from '../../src/explain/demo-acts.js'
import { DEMO_NOTES } from '../../src/explain/demo-notes.js'
import { LANGUAGES } from '../../src/explain/language.js'
import { ACTS } from '../../src/lab/demo/acts.js'
import { newCompare } from '../../src/tui/compare/state.js'
import { commandLines } from '../../src/tui/demo/command-lines.js'
import { demoHeight, demoLines } from '../../src/tui/demo/panel.js'
import { SIGHTS } from '../../src/tui/demo/sights.js'
import { initialState, type State } from '../../src/tui/state.js'
import { width } from '../../src/tui/text.js'
import { createTheme } from '../../src/tui/theme.js'
import { type Action, update } from '../../src/tui/update.js'
import { readFixture } from '../fixture-files.js'
import { unstyled } from './unstyled.js'

const theme = createTheme({ level: 3 })
const place = { session: 0, conversation: 1 }

const stateOf = (sessions: State['sessions']): State =>
	initialState({
		...{ sessions, view: 'ladder', compare: newCompare(place, place), language: 'en' },
		demo: { acts: ACTS.map(({ id, inputs }) => ({ id, inputs })), act: 1, inputs: {} },
	})

const next = (state: State, action: Action): State => {
	const result = update(state, action)
	return 'sessions' in result ? result : result[0]
}

const press = (state: State, key: string): State =>
	next(state, {
		kind: 'key',
		key: { key, ...(key.length === 1 && { text: key }) },
		sizes: () => ({ width: 70, height: 10 }),
	})

describe('the words of the demo', () => {
	it('are there for each act, in both languages, with a sight for each look and a word for each input', () => {
		for (const { id, inputs } of ACTS)
			for (const language of LANGUAGES) {
				const words = actWords(id, language)
				assert.equal(words.looks.length, SIGHTS[id].length, id)
				assert.deepEqual(
					Object.keys(words.inputs),
					inputs.map(({ name }) => name),
				)
				assert.ok(words.text.length > 40 && words.text.length < 480, `${id}: ${words.text.length}`)
			}
		assert.deepEqual(
			ACTS.map(({ id }) => id),
			Object.keys(DEMO_ACTS) satisfies string[] as DemoActId[],
		)
	})

	it('have the same slots in both languages, but where a library speaks English only', () => {
		const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
		for (const [key, { en, zh }] of Object.entries(DEMO_NOTES))
			if (key !== 'fernet_wrong') assert.deepEqual(slots(en), slots(zh), key)
		assert.match(noteText('busy', { wanted: 5683, port: 40000 }, 'en'), /Port 5683 .* port 40000/)
	})
})

describe('the panel of the demo', () => {
	it('is exactly as high and wide as it says, whatever is pressed and told', async () => {
		const { session } = await readFixture('tutorial-https.pcap')
		const notes = Object.keys(DEMO_NOTES) as DemoNoteKey[]
		const key = fc.constantFrom(...'avdyArDvvdd1234567?Lq\r', 'enter', 'escape', 'tab', 'down')
		const told: fc.Arbitrary<Action> = fc.oneof(
			fc.constantFrom(...notes).map(key => ({
				kind: 'demo' as const,
				action: {
					kind: 'note' as const,
					note: { key, values: { text: '羊'.repeat(30) }, swatches: [{ name: 'red', rgb: [255, 0, 0] as const }] },
				},
			})),
			fc.constant({ kind: 'demo' as const, action: { kind: 'command' as const, line: 'curl '.repeat(40) } }),
			fc.constant({ kind: 'demo' as const, action: { kind: 'played' as const, first: 1, last: 1 } }),
			fc.constant({ kind: 'grown' as const }),
		)
		const steps = fc.array(fc.oneof({ weight: 3, arbitrary: key }, { weight: 2, arbitrary: told }), { maxLength: 25 })
		fc.assert(
			fc.property(steps, fc.constantFrom([60, 16], [80, 24], [120, 40]), (steps, [columns, rows]) => {
				let state = stateOf([session])
				for (const step of steps) {
					state = typeof step === 'string' ? press(state, step) : next(state, step)
					const height = demoHeight(state, theme, columns!, rows!)
					if (state.isHelpOpen) continue
					const lines = demoLines(state, theme, columns!, rows!)
					assert.equal(lines.length, height)
					assert.ok(height <= Math.max(8, rows! / 2), `${height} of ${rows} rows`)
					for (const line of lines) assert.equal(width(unstyled(line)), columns, unstyled(line))
				}
			}),
			{ numRuns: 40 },
		)
	})

	it('tears no command over two pages, and has nothing beside one that a mouse would copy', async () => {
		const { session } = await readFixture('tutorial-http.pcap')
		const commands = [`python3 -c '${'x '.repeat(55)}'`, `curl ${'--cacert /tmp/ca.pem '.repeat(6)}`, 'curl http://a/']
		for (const [columns, rows] of [
			[60, 16],
			[80, 24],
		] as const) {
			let state = stateOf([session])
			for (const line of commands) state = next(state, { kind: 'demo', action: { kind: 'command', line } })
			const pages = new Set<string>()
			for (let i = 0; i < 12; i++, state = press(state, 'd')) {
				const lines = demoLines(state, theme, columns, rows).map(unstyled)
				for (const line of lines) assert.doesNotMatch(line, /[│|]/)
				pages.add(
					lines
						.slice(1, -2)
						.map(line => line.trimEnd())
						.join('\n'),
				)
			}
			for (const command of commands) {
				const whole = commandLines(command, columns).join('\n').trimEnd()
				assert.ok(
					[...pages].some(page => page.includes(whole)),
					`${columns}: ${command}`,
				)
			}
		}
	})

	it('names first the key for what comes next: the next page, and behind the last one the next act', async () => {
		const { session } = await readFixture('tutorial-http.pcap')
		let state = stateOf([session])
		for (const command of ['curl http://a/', `curl ${'--cacert /tmp/ca.pem '.repeat(6)}`, 'curl http://b/'])
			state = next(state, { kind: 'demo', action: { kind: 'command', line: command } })
		const keys = () => unstyled(demoLines(state, theme, 80, 24).at(-2)!).trim()
		const count = Number(/page 1 of (\d)/.exec(unstyled(demoLines(state, theme, 80, 24)[0]!))![1])
		assert.ok(count > 1)
		for (let page = 1; page < count; page++, state = press(state, 'd'))
			assert.match(keys(), /^d read on {2}v show me {2}a /)
		assert.match(keys(), /^a next act {2}v show me {2}d first page/)
	})

	it('says over commands on each page how to take part', async () => {
		const { session } = await readFixture('tutorial-http.pcap')
		let state = stateOf([session])
		for (let i = 0; i < 9; i++)
			state = next(state, { kind: 'demo', action: { kind: 'command', line: `curl http://${i}/` } })
		let seen = 0
		for (let page = 0; page < 4; page++, state = press(state, 'd')) {
			const lines = demoLines(state, theme, 80, 24).map(unstyled)
			const first = lines.findIndex(line => line.startsWith('$ '))
			if (first >= 0) assert.match(lines[first - 1]!, /Take part, in another terminal/)
			seen += lines.filter(line => line.startsWith('$ ')).length
		}
		assert.ok(seen >= 9)
	})

	it('counts its pages in other words than its looks', async () => {
		const { session } = await readFixture('tutorial-http.pcap')
		const state = stateOf([session])
		const full = next(state, { kind: 'demo', action: { kind: 'played', first: 1, last: 1 } })
		const lines = demoLines(press(full, 'v'), theme, 60, 16).map(unstyled)
		assert.match(lines[0]!, /act 2 of \d+, page 1 of \d/)
		assert.match(lines[1]!, /Look 1\/\d/)
	})

	it('goes to what an act speaks of, and to the next act', async () => {
		const { session } = await readFixture('tutorial-http.pcap')
		const played = next(
			{ ...stateOf([session]), demo: { ...stateOf([session]).demo!, act: 0 } },
			{
				...{ kind: 'demo', action: { kind: 'played', first: 1, last: 1 } },
			},
		)
		assert.equal(played.view, 'ladder')
		assert.equal(press(press(played, 'v'), 'v').view, 'packets')
		const result = update(played, {
			kind: 'key',
			key: { key: 'a', text: 'a' },
			sizes: () => ({ width: 70, height: 9 }),
		})
		assert.ok(!('sessions' in result))
		assert.deepEqual(result[1], [{ kind: 'play', act: 1, inputs: {} }])
		assert.equal(result[0].demo?.isPlaying, true)
	})
})
