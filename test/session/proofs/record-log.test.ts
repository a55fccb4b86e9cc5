import assert from 'node:assert/strict'
import type { Epoch, Protection } from '../../../src/analyse/tls/protection.js'
import { sealingOf } from '../../../src/analyse/tls/sealing.js'
import { RecordLog } from '../../../src/session/proofs/record-log.js'

const NOTHING = new Uint8Array(0)

/** Keys of TLS_AES_128_GCM_SHA256. */
function keys(epoch: Epoch): Protection {
	const sealing = sealingOf(0x1301)
	assert.ok(!('missing' in sealing))
	const secrets = { key: NOTHING, iv: NOTHING, macKey: NOTHING }
	return { epoch, generation: 0, version: 0x0304, sealing, ...secrets, encryptThenMac: false }
}

const DATA = keys('application data')

describe('a log of sealed records', () => {
	it('names the record whose tag is wrong between two that the same keys open', () => {
		const log = new RecordLog()
		log.opened('server', DATA, 0, false)
		log.sealed('server', 4, 17, true)
		log.opened('server', DATA, 2, false)
		const { sealed, opened, broken } = log.materials(undefined)
		assert.deepEqual([sealed, opened], [3, 2])
		const seal = 'tag'
		assert.deepEqual(broken, [{ from: 'server', record: 4, packet: 17, seal, isLast: false }])
	})

	it('names none where the numbers go on: another key sealed what lies between', () => {
		const log = new RecordLog()
		log.opened('client', DATA, 0, false)
		log.sealed('client', 1, 5, true)
		log.opened('client', DATA, 1, false)
		assert.deepEqual(log.materials(undefined).broken, [])
	})

	it('names none where keys changed, where records are lost, and where bytes are missing', () => {
		const between: ((log: RecordLog) => void)[] = [
			log => log.lost('client'),
			log => log.sealed('client', 2, 6, false),
			log => log.changed('client'),
		]
		for (const event of between) {
			const log = new RecordLog()
			log.opened('client', DATA, 0, false)
			log.sealed('client', 1, 5, true)
			event(log)
			log.opened('client', DATA, 3, false)
			assert.deepEqual(log.materials(undefined).broken, [])
		}
	})

	it('names those at the beginning of keys, whose numbers are taken', () => {
		const log = new RecordLog()
		log.opened('server', keys('handshake'), 0, false)
		log.sealed('server', 1, 5, true)
		log.opened('server', DATA, 1, false)
		log.changed('client')
		log.sealed('client', 0, 6, true)
		log.opened('client', keys('session'), 1, false)
		const named = log.materials(undefined).broken.map(({ from, record }) => [from, record])
		assert.deepEqual(named, [
			['server', 1],
			['client', 0],
		])
	})

	it('names no early data that its receiver does not take', () => {
		const log = new RecordLog()
		log.sealed('client', 0, 4, true)
		log.sealed('client', 1, 5, true)
		log.opened('client', keys('handshake'), 0, false)
		assert.deepEqual(log.materials(undefined).broken, [])
	})

	it('names the first of those at the end that nothing after them explains', () => {
		const log = new RecordLog()
		log.opened('client', DATA, 0, false)
		log.sealed('client', 1, 5, true)
		log.sealed('client', 2, 6, true)
		assert.deepEqual(
			log.materials('why').broken.map(({ record, isLast }) => [record, isLast]),
			[[1, true]],
		)
	})

	it('names none at the end of a handshake, whose next keys may not be at hand', () => {
		const log = new RecordLog()
		log.opened('client', keys('handshake'), 0, false)
		log.sealed('client', 1, 5, true)
		assert.deepEqual(log.materials(undefined).broken, [])
	})
})
