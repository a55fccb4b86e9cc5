import assert from 'node:assert/strict'
import { ASCII, UNICODE, wantsAscii } from '../../src/tui/glyphs.js'
import { width } from '../../src/tui/text.js'
import { colourLevel, createTheme, paint, type Token } from '../../src/tui/theme.js'

const tokens = Object.keys(createTheme({ level: 0 }).sgr) as Token[]

describe('theme', () => {
	it('uses no colour on level 0, and only the 16 of the terminal on level 1', () => {
		for (const background of ['dark', 'light'] as const) {
			const mono = createTheme({ level: 0, background })
			const ansi = createTheme({ level: 1, background })
			for (const token of tokens) {
				assert.match(mono.sgr[token], /^([1247](;[1247])*)?$/, token)
				assert.match(ansi.sgr[token], /^(([1247]|[34][0-7])(;([1247]|[34][0-7]))*)?$/, token)
			}
		}
	})

	it('still marks selection, highlights, focus and errors without colour', () => {
		const { sgr } = createTheme({ level: 0 })
		for (const token of ['sel', 'selIdle', 'hl1', 'hl2', 'focus', 'err', 'warn', 'found'] as const)
			assert.notEqual(sgr[token], '', token)
		assert.notEqual(sgr.sel, sgr.selIdle)
		assert.notEqual(sgr.hl1, sgr.hl2)
	})

	it('finds the nearest of 256 colours', () => {
		assert.equal(createTheme({ level: 2 }).sgr.client, '38;5;74')
		assert.equal(createTheme({ level: 3 }).sgr.client, '38;2;86;180;233')
	})

	it('differs for dark and light grounds', () => {
		assert.notEqual(
			createTheme({ level: 3, background: 'dark' }).sgr.enc,
			createTheme({ level: 3, background: 'light' }).sgr.enc,
		)
	})

	it('asks the command line first, then NO_COLOR, then the terminal', () => {
		const depth = (env: Record<string, string | undefined>) => (env.NO_COLOR ? 1 : 8)
		assert.equal(colourLevel('auto', {}, depth), 2)
		assert.equal(colourLevel('never', {}, depth), 0)
		assert.equal(colourLevel('auto', { NO_COLOR: '1' }, depth), 0)
		assert.equal(colourLevel('auto', { NO_COLOR: '' }, depth), 2)
		assert.equal(colourLevel('always', { NO_COLOR: '1' }, depth), 2)
		assert.equal(
			colourLevel('always', {}, () => 1),
			1,
		)
		assert.equal(
			colourLevel('auto', {}, () => 24),
			3,
		)
	})

	it('paints nothing around text that looks like any other', () => {
		assert.equal(paint(createTheme({ level: 0 }), 'client', 'x'), 'x')
		assert.equal(paint(createTheme({ level: 1 }), 'client', 'x'), '\x1b[36mx\x1b[0m')
	})

	it('has one-column glyphs only', () => {
		for (const table of [UNICODE, ASCII])
			for (const [name, glyph] of Object.entries(table)) assert.equal(width(glyph), 1, name)
		assert.match(Object.values(ASCII).join(''), /^[\x21-\x7e]+$/)
	})

	it('draws with ASCII on the Linux console and in locales that are not UTF-8', () => {
		assert.equal(wantsAscii({ TERM: 'linux', LANG: 'en_US.UTF-8' }, 'linux'), true)
		assert.equal(wantsAscii({ TERM: 'xterm', LANG: 'en_US.UTF-8' }, 'linux'), false)
		assert.equal(wantsAscii({ TERM: 'xterm', LANG: 'de_DE.utf8', LC_ALL: 'C' }, 'linux'), true)
		assert.equal(wantsAscii({ TERM: 'xterm', LC_CTYPE: 'C.UTF-8' }, 'darwin'), false)
		assert.equal(wantsAscii({}, 'linux'), true)
		assert.equal(wantsAscii({}, 'win32'), false)
	})
})
