import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { askBackground, backgroundOf } from '../../src/tui/theme-background.js'

const DARK = '\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\'
const LIGHT = '\x1b]11;rgb:ff/fa/f0\x07'
const ATTRIBUTES = '\x1b[?62;22c'

/** What is made of a terminal's answers, and what is left for others to read. */
async function ask(...answers: string[]) {
	const input = Object.assign(new PassThrough(), { setRawMode: () => input }) as unknown as NodeJS.ReadStream
	const output = {
		write: () => {
			for (const answer of answers) (input as unknown as PassThrough).write(answer)
		},
	}
	const background = await askBackground(input, output, 30)
	return { background, left: input.read() as string | null }
}

describe('background', () => {
	it('is asked of the terminal', async () => {
		assert.deepEqual(await ask(DARK + ATTRIBUTES), { background: 'dark', left: null })
		assert.deepEqual(await ask(LIGHT, ATTRIBUTES), { background: 'light', left: null })
		assert.deepEqual(await ask(...DARK, ...ATTRIBUTES), { background: 'dark', left: null })
	})

	it('is not known where the terminal does not tell, or does not answer at all', async () => {
		assert.deepEqual(await ask(ATTRIBUTES), { background: undefined, left: null })
		assert.deepEqual(await ask(), { background: undefined, left: null })
	})

	it('is heard where it comes when the time is over, and the input is left to others then', async () => {
		const input = Object.assign(new PassThrough(), { setRawMode: () => input }) as unknown as NodeJS.ReadStream
		const asked = askBackground(input, { write: () => {} }, 1)
		// In the same turn of the event loop, as it is where the program was busy for long.
		setTimeout(() => (input as unknown as PassThrough).write(LIGHT + ATTRIBUTES), 1)
		const until = Date.now() + 5
		while (Date.now() < until);
		assert.equal(await asked, 'light')
		input.resume()
		await new Promise(resolve => setTimeout(resolve, 5))
		assert.equal(input.isPaused(), false)
	})

	it('leaves the keys that were typed meanwhile', async () => {
		assert.deepEqual(await ask('j', DARK, 'q', ATTRIBUTES), { background: 'dark', left: 'jq' })
	})

	it('may stand in the environment', () => {
		assert.equal(backgroundOf({ COLORFGBG: '15;0' }), 'dark')
		assert.equal(backgroundOf({ COLORFGBG: '0;default;15' }), 'light')
		assert.equal(backgroundOf({ COLORFGBG: '0;7' }), 'light')
		assert.equal(backgroundOf({ COLORFGBG: '7;8' }), 'dark')
		assert.equal(backgroundOf({}), undefined)
	})
})
