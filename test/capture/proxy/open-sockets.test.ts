import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Socket } from 'node:net'
import { OpenSockets } from '../../../src/capture/proxy/open-sockets.js'

describe('open sockets', () => {
	it('are counted until they are closed, in any order, and closed all at once', async () => {
		const open = new OpenSockets()
		const sockets = Array.from({ length: 7 }, () => new Socket())
		for (const socket of sockets) open.add(socket)
		assert.equal(open.size, 7)
		for (const [closed, at] of [6, 0, 3, 1].entries()) {
			const socket = sockets[at]!
			const close = once(socket, 'close')
			socket.destroy()
			await close
			assert.equal(open.size, 6 - closed)
		}
		const rest = sockets.filter(({ destroyed }) => !destroyed)
		const closed = Promise.all(rest.map(socket => once(socket, 'close')))
		open.destroy()
		await closed
		assert.equal(open.size, 0)
		assert.ok(sockets.every(({ destroyed }) => destroyed))
	})
})
