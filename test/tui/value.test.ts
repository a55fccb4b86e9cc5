import assert from 'node:assert/strict'
import type { Bit, Field, Scalar } from '../../src/decode/field.js'
import { bitText, valueText } from '../../src/tui/value.js'

const field = (length: number, value?: Scalar, label?: string): Field => ({
	name: 'f',
	span: { start: 0, end: length },
	...(value !== undefined && { value }),
	...(label !== undefined && { label }),
})

const text = (length: number, value?: Scalar, label?: string) => {
	const { main, extra } = valueText(field(length, value, label))
	return [main, extra]
}

describe('value text', () => {
	it('writes a code point by name, in decimal and as it stands on the wire', () => {
		assert.deepEqual(text(2, 0x1301, 'TLS_AES_128_GCM_SHA256'), ['TLS_AES_128_GCM_SHA256', '4865, 0x1301'])
		assert.deepEqual(text(1, 2, 'server_hello'), ['server_hello', '2'])
	})

	it('writes a number that has no name in both ways', () => {
		assert.deepEqual(text(2, 512), ['512', '0x0200'])
		assert.deepEqual(text(2, 7), ['7', undefined])
		assert.deepEqual(text(8, 2n ** 63n), ['9223372036854775808', '0x8000000000000000'])
	})

	it('shortens bytes, and says how many there are', () => {
		assert.deepEqual(text(2, Uint8Array.of(0x16, 3)), ['1603', '2 bytes'])
		assert.deepEqual(text(1613, new Uint8Array(1613)), [`${'00'.repeat(12)}…`, '1,613 bytes'])
		assert.deepEqual(text(4, Uint8Array.of(127, 0, 0, 1), '127.0.0.1'), ['127.0.0.1', '7f000001, 4 bytes'])
		assert.deepEqual(text(0, new Uint8Array(0)), ['0 bytes', undefined])
	})

	it('quotes text only where its ends would not be seen', () => {
		assert.deepEqual(text(4, 'Host'), ['Host', undefined])
		assert.deepEqual(text(1, ' '), ['" "', undefined])
		assert.deepEqual(text(0, ''), ['""', undefined])
	})

	it('escapes captured arrows where there is nothing but ASCII, since `->` may be captured as well', () => {
		const look = { ellipsis: '...', ascii: true }
		assert.equal(valueText(field(9, 'a → b -> c'), look).main, 'a \\u2192 b -> c')
		assert.equal(valueText(field(9, 'a → b -> c')).main, 'a → b -> c')
	})

	it('says how long a leaf is whose bytes belong elsewhere', () => {
		assert.deepEqual(text(1448), [undefined, '1,448 bytes'])
		assert.deepEqual(valueText({ ...field(3), children: [field(3)] }), {})
	})

	it('draws bits in their place', () => {
		const version: Bit = { name: 'version', mask: 0xf0 }
		const length: Bit = { name: 'ihl', mask: 0x0f, names: value => (value === 5 ? '20 bytes' : undefined) }
		assert.deepEqual(bitText(field(1, 0x45), version), { pattern: '0100 ....', main: '4' })
		assert.deepEqual(bitText(field(1, 0x45), length), { pattern: '.... 0101', main: '20 bytes', extra: '5' })
		assert.deepEqual(bitText(field(4, 0x8000_0001), { name: 'top', mask: 0x8000_0000 }), {
			pattern: `1... ${'.... '.repeat(7)}`.trim(),
			main: '1',
		})
	})
})
