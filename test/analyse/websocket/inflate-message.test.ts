import assert from 'node:assert/strict'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { acceptFor } from '../../../src/analyse/websocket/accept.js'
import { inflateMessage, NO_WINDOW } from '../../../src/analyse/websocket/inflate-message.js'
import { LIMITS } from '../../../src/decode/limits.js'
import { compressorOfWs } from '../../peers/ws.js'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

describe('permessage-deflate', () => {
	it('is undone as in the examples of RFC 7692, 7.2.3', () => {
		const first = inflateMessage(Uint8Array.of(0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00), NO_WINDOW, true)
		assert.equal(text(first.bytes), 'Hello')
		const again = inflateMessage(Uint8Array.of(0xf2, 0x00, 0x11, 0x00, 0x00), first.window!, true)
		assert.equal(text(again.bytes), 'Hello')
		const stored = Uint8Array.of(0x00, 0x05, 0x00, 0xfa, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x00)
		assert.equal(text(inflateMessage(stored, NO_WINDOW, true).bytes), 'Hello')
		const final = Uint8Array.of(0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00)
		assert.equal(text(inflateMessage(final, NO_WINDOW, true).bytes), 'Hello')
		const two = Uint8Array.of(0xf2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xff, 0xff, 0xca, 0xc9, 0xc9, 0x07, 0x00)
		assert.equal(text(inflateMessage(two, NO_WINDOW, true).bytes), 'Hello')
		assert.equal(text(inflateMessage(Uint8Array.of(0x00), NO_WINDOW, true).bytes), '')
	})

	it('goes on behind blocks that end DEFLATE data for good', () => {
		const parts = ['fluffy ', 'tail'].map(part => deflateRawSync(part))
		const { bytes, window } = inflateMessage(Buffer.concat([...parts, Uint8Array.of(0)]), NO_WINDOW, true)
		assert.equal(text(bytes), 'fluffy tail')
		assert.equal(text(window!), 'fluffy tail')
	})

	for (const [terms, forgets] of [
		['permessage-deflate', false],
		['permessage-deflate; server_no_context_takeover', true],
		['permessage-deflate; server_max_window_bits=9', false],
	] as const) {
		it(`undoes what ws compresses: ${terms}`, async () => {
			const messages = fc.array(
				fc.array(fc.constantFrom('fluffy ', 'tail ', 'nuts ', 'ñ'), { maxLength: 300 }).map(words => words.join('')),
				{
					minLength: 1,
					maxLength: 5,
				},
			)
			await fc.assert(
				fc.asyncProperty(messages, async texts => {
					const compress = compressorOfWs('server', terms)
					let window: Uint8Array | undefined = NO_WINDOW
					for (const said of texts) {
						const inflated = inflateMessage(await compress(Buffer.from(said)), forgets ? NO_WINDOW : window!, true)
						window = inflated.window
						assert.equal(inflated.issue, undefined)
						assert.equal(Buffer.from(inflated.bytes).toString(), said)
					}
				}),
				{ numRuns: 15 },
			)
		})
	}

	it('keeps no more than 32 KiB to refer to, and forgets where a message is not whole', () => {
		const noise = Uint8Array.from({ length: 40_000 }, (_, i) => (i * i * 31) >> 3)
		const whole = deflateRawSync(noise, { finishFlush: 2 }).subarray(0, -4)
		const { bytes, window } = inflateMessage(whole, NO_WINDOW, true)
		assert.deepEqual(bytes, noise)
		assert.deepEqual(window, noise.slice(-32_768))
		const part = inflateMessage(whole.subarray(0, 100), NO_WINDOW, false)
		assert.equal(part.window, undefined)
		assert.deepEqual(part.bytes, noise.slice(0, part.bytes.length))
		assert.ok(part.bytes.length > 0)
	})

	it('says what is damaged, and what grows past its bound', () => {
		const damaged = inflateMessage(Uint8Array.of(0xff, 0xff, 0xff), NO_WINDOW, true)
		assert.match(damaged.issue?.text ?? '', /^the compressed message, 3 bytes, is damaged \(/)
		assert.equal(damaged.window, undefined)
		const bomb = deflateRawSync(new Uint8Array(LIMITS.decodedBody + 1), { finishFlush: 2 }).subarray(0, -4)
		assert.equal(inflateMessage(bomb, NO_WINDOW, true).issue?.code, 'limit')
	})

	it('never throws, whatever the bytes are', () => {
		fc.assert(
			fc.property(
				fc.uint8Array({ maxLength: 60 }),
				fc.uint8Array({ maxLength: 60 }),
				fc.boolean(),
				(payload, window, whole) => {
					inflateMessage(payload, window, whole)
				},
			),
		)
	})
})

describe('Sec-WebSocket-Accept', () => {
	it('is that of RFC 6455, 1.3', () => {
		assert.equal(acceptFor('dGhlIHNhbXBsZSBub25jZQ=='), 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=')
	})
})
