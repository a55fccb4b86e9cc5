import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { growingInput } from '../../src/capture/growing.js'

describe('a file that is read while it is written', () => {
	const folder = mkdtempSync(join(tmpdir(), 'handshark-test-'))
	after(() => rmSync(folder, { recursive: true }))

	async function read(
		path: string,
		during: (soFar: () => string, input: ReturnType<typeof growingInput>) => Promise<void>,
	) {
		const input = growingInput('a name', openSync(path, 'r'))
		let text = ''
		const reading = (async () => {
			for await (const chunk of input.chunks()) text += Buffer.from(chunk).toString('latin1')
		})()
		await during(() => text, input)
		await reading
		input.close()
		return text
	}

	const until = async (check: () => boolean) => {
		while (!check()) await new Promise(resolve => setTimeout(resolve, 5))
	}

	it('gives what is there, what comes, and what was written before its end was told', async () => {
		const path = join(folder, 'grows')
		writeFileSync(path, 'fluffy')
		const text = await read(path, async (soFar, input) => {
			await until(() => soFar() === 'fluffy')
			appendFileSync(path, ' tail')
			await until(() => soFar() === 'fluffy tail')
			appendFileSync(path, 's')
			input.finish()
		})
		assert.equal(text, 'fluffy tails')
	})

	it('gives everything, however much faster it is written than read', async () => {
		const path = join(folder, 'much')
		writeFileSync(path, '')
		const piece = 'fluffy tail '.repeat(10_000)
		const text = await read(path, async (soFar, input) => {
			for (let i = 0; i < 20; i++) {
				appendFileSync(path, piece)
				await until(() => soFar().length > 0)
			}
			input.finish()
		})
		assert.equal(text, piece.repeat(20))
	})

	it('says how much is written and not read yet', async () => {
		const path = join(folder, 'unread')
		writeFileSync(path, 'fluffy tail '.repeat(50_000))
		const input = growingInput('a name', openSync(path, 'r'))
		const chunks = input.chunks()
		const { value } = await chunks.next()
		assert.ok(value!.length < 600_000)
		assert.equal(input.unread, 600_000)
		input.finish()
		for await (const _ of chunks) assert.ok(input.unread < 600_000)
		input.close()
	})

	it('ends where it is when nobody wants more', async () => {
		const path = join(folder, 'waits')
		writeFileSync(path, 'fluffy')
		const text = await read(path, async (soFar, input) => {
			await until(() => soFar() === 'fluffy')
			input.cancel()
		})
		assert.equal(text, 'fluffy')
	})
})
