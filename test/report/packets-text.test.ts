import assert from 'node:assert/strict'
import { packetsText } from '../../src/report/packets-text.js'

describe('the packets of a message', () => {
	it('name one packet once, though two records of it are its ends', () => {
		assert.equal(packetsText({ packets: [11, 11], packetCount: 1 }), '11')
	})

	it('list few, and tell of a range its ends', () => {
		assert.equal(packetsText({ packets: [6, 8], packetCount: 2 }), '6,8')
		assert.equal(packetsText({ packets: [6, 7, 8, 9], packetCount: 4 }), '6–9')
		assert.equal(packetsText({ packets: [6, 7, 8], packetCount: 3 }, { most: 2, to: '-' }), '6-8')
	})

	it('take the ends of a run for no list of its packets', () => {
		assert.equal(packetsText({ packets: [6, 9], packetCount: 3 }), '6–9')
	})
})
