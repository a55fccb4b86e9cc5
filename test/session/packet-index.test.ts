import assert from 'node:assert/strict'
import { PacketIndex } from '../../src/session/packet-index.js'

function index(count: number): PacketIndex {
	const index = new PacketIndex()
	const buffer = new Uint8Array(0)
	const fixed = { nanos: 0, timed: true, link: 1, buffer, start: 0, end: 60, length: 60 }
	for (let number = 1; number <= count; number++)
		index.add({ ...fixed, number, seconds: number, position: number * 100 }, 1, 0)
	return index
}

describe('the index of packets', () => {
	it('lets the memory of rows go that are not asked for any more, and keeps the first and all others', () => {
		const rows = index(70_000)
		const before = rows.memory.reduce((sum, { byteLength }) => sum + byteLength, 0)
		rows.release(60_000)
		const after = rows.memory.reduce((sum, { byteLength }) => sum + byteLength, 0)
		assert.ok(after <= before * 0.7, `${after} of ${before}`)
		for (const number of [1, 60_000, 65_000, 70_000]) assert.equal(rows.row(number)?.position, number * 100)
		assert.equal(rows.row(30_000), undefined)
		assert.equal(rows.count, 70_000)
		rows.assign(30_000, 5)
		assert.equal(rows.conversationOf(30_000), 0)
	})

	it('lets nothing go twice, nor what is not there', () => {
		const rows = index(100)
		rows.release(90)
		rows.release(-5)
		rows.release(1000)
		assert.equal(rows.row(50)?.number, 50)
	})
})
