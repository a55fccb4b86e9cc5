import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { escapeDelay, type Input, readKeys } from '../../src/tui/key-input.js'

/** An input that notes its modes. */
function terminal() {
	const modes: boolean[] = []
	const stream = new PassThrough()
	const input = Object.assign(stream, { setRawMode: (mode: boolean) => modes.push(mode) }) as unknown as Input
	return { input, modes, type: (text: string) => stream.write(text) }
}

const soon = () => new Promise(resolve => setImmediate(resolve))

describe('key input', () => {
	it('reads in raw mode until stopped, and hands the mode back', async () => {
		const { input, modes, type } = terminal()
		const got: string[] = []
		const keys = readKeys(input, key => got.push(key.key), { escapeDelay: 600_000 })
		type('j\x1b[1;5P')
		await soon()
		keys.resume()
		type('\x1b')
		await soon()
		keys.stop()
		type('k')
		await soon()
		assert.deepEqual(got, ['j', 'ctrl+f1'])
		assert.deepEqual(modes, [false, true, false, true, false])
	})

	it('says when a click is the second on the same cell', async () => {
		const { input, type } = terminal()
		const got: string[] = []
		let now = 0
		const keys = readKeys(input, key => got.push(key.key), { now: () => now })
		const click = async (x: number, later: number) => {
			now += later
			type(`\x1b[<0;${x};1M`)
			await soon()
		}
		await click(1, 0)
		await click(1, 300)
		await click(1, 100)
		await click(2, 100)
		await click(2, 900)
		keys.stop()
		assert.deepEqual(got, [...['mousedown', 'mousedown', 'doubleclick'], ...['mousedown', 'mousedown', 'mousedown']])
	})

	it('waits longer for the rest of a sequence over ssh, and as long as ESCDELAY says', () => {
		assert.ok(escapeDelay({ SSH_CONNECTION: 'x' }) > escapeDelay({}))
		assert.equal(escapeDelay({ SSH_CONNECTION: 'x', ESCDELAY: '25' }), 25)
		assert.equal(escapeDelay({ ESCDELAY: 'long' }), escapeDelay({}))
	})
})
