import assert from 'node:assert/strict'
import fc from 'fast-check'
import { fitEnds, fitSocket } from '../../src/tui/sockets.js'

describe('a socket in a column', () => {
	it('is whole where there is room', () => {
		assert.equal(fitSocket('192.168.100.100:54170', 21, '…'), '192.168.100.100:54170')
		assert.equal(fitSocket('[::1]:443', 21, '…'), '[::1]:443')
	})

	it('loses the middle of its address, never its port', () => {
		assert.equal(fitSocket('[2001:470:1f1b:5a6:2c0:26ff:fe08:1d4d]:54170', 21, '…'), '[2001:4…8:1d4d]:54170')
		assert.equal(fitSocket('192.168.100.100:54170', 15, '…'), '192.….100:54170')
		assert.equal(fitSocket('fe80::2c0:26ff:fe08:1d4d', 15, '~'), 'fe80::2~08:1d4d')
	})

	it('is as wide as it may be, and so are two of them', () => {
		const address = fc.oneof(
			fc.ipV4(),
			fc.ipV6().map(text => `[${text}]`),
		)
		const socket = fc.tuple(address, fc.integer({ min: 1, max: 65535 })).map(([address, port]) => `${address}:${port}`)
		fc.assert(
			fc.property(socket, socket, fc.integer({ min: 10, max: 40 }), (one, other, columns) => {
				const fitted = fitSocket(one, columns, '…')
				assert.equal(fitted.length, Math.min(one.length, columns))
				const port = /:\d+$/.exec(one)![0]
				assert.ok(fitted.endsWith(port), fitted)
				const both = fitEnds([one, other], 2 * columns + 3, 3, '…')
				assert.equal(both.join(' - ').length, Math.min(one.length + 3 + other.length, 2 * columns + 3))
			}),
		)
	})
})
