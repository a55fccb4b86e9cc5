import assert from 'node:assert/strict'
import { Direction } from '../../../src/analyse/tls/direction.js'
import { type Protection, sessionKeys, trafficKeys, updated } from '../../../src/analyse/tls/protection.js'
import { sealingOf } from '../../../src/analyse/tls/sealing.js'
import { LIMITS } from '../../../src/decode/limits.js'
import { english } from '../../said.js'
import { seal } from './seal.js'

const sealing = sealingOf(0x1301)
if ('missing' in sealing) throw new Error(english(sealing.missing))
const keys = (epoch: 'handshake' | 'application data', fill: number) =>
	trafficKeys(epoch, 0x0304, sealing, new Uint8Array(32).fill(fill))
const HANDSHAKE = keys('handshake', 1)
const DATA = keys('application data', 2)
const WRONG = keys('handshake', 3)
const record = (protection: Protection, sequence: number) => seal(protection, 23, Uint8Array.of(sequence), sequence)
const contentOf = (direction: Direction, protection: Protection, sequence: number) =>
	direction.open(record(protection, sequence))?.record.bytes[0]

describe('the records of one direction', () => {
	it('are opened in their order, and begin a new epoch by themselves', () => {
		const direction = new Direction()
		direction.append([[HANDSHAKE], [DATA]])
		assert.equal(contentOf(direction, HANDSHAKE, 0), 0)
		assert.equal(contentOf(direction, HANDSHAKE, 1), 1)
		assert.equal(contentOf(direction, DATA, 0), 0)
		assert.equal(contentOf(direction, DATA, 1), 1)
	})

	it('tell which of several secrets is theirs', () => {
		const direction = new Direction()
		direction.append([[WRONG, HANDSHAKE]])
		assert.equal(contentOf(direction, HANDSHAKE, 0), 0)
		assert.equal(contentOf(direction, HANDSHAKE, 1), 1)
	})

	it('go on behind records that are missing', () => {
		const direction = new Direction()
		direction.append([[DATA]])
		assert.equal(contentOf(direction, DATA, 0), 0)
		direction.lose()
		assert.equal(contentOf(direction, DATA, 9), 9)
		direction.lose(2)
		assert.equal(contentOf(direction, DATA, 12), 12)
	})

	it('go on behind one that was changed', () => {
		const direction = new Direction()
		direction.append([[DATA]])
		assert.equal(contentOf(direction, DATA, 0), 0)
		assert.equal(contentOf(direction, WRONG, 1), undefined)
		assert.equal(english(direction.why), 'its tag does not fit these keys')
		assert.equal(contentOf(direction, DATA, 2), 2)
	})

	it('are opened with updated keys, said or missed', () => {
		const direction = new Direction()
		direction.append([[DATA]])
		assert.equal(contentOf(direction, DATA, 0), 0)
		direction.update()
		const second = updated(DATA)!
		assert.equal(contentOf(direction, second, 0), 0)
		direction.lose()
		assert.equal(contentOf(direction, updated(second)!, 3), 3)
	})

	it('are counted from the change of keys up to TLS 1.2, opened or not', () => {
		const sealing = sealingOf(0xc02f)
		if ('missing' in sealing) throw new Error(english(sealing.missing))
		const randoms = { client: new Uint8Array(32), server: new Uint8Array(32) }
		const session = { version: 0x0303, sealing, master: new Uint8Array(48), randoms, encryptThenMac: false }
		const { client } = sessionKeys(session)
		const direction = new Direction()
		direction.change([client])
		assert.equal(direction.open({ ...record(client, 0), fragment: new Uint8Array(40) }), undefined)
		assert.equal(contentOf(direction, client, 1), 1)
		direction.change([])
		assert.equal(direction.hasKeys, false)
	})

	it('give their keys up when these fail too often', () => {
		const direction = new Direction()
		direction.append([[WRONG]])
		const sealed = record(DATA, 0)
		for (let i = 0; i < LIMITS.failedOpenings; i++) direction.open(sealed)
		assert.equal(direction.hasKeys, false)
	})
})
