import assert from 'node:assert/strict'
import fc from 'fast-check'
import { saying } from '../../../src/analyse/saying.js'
import { firstChain, openRecord } from '../../../src/analyse/tls/open-record.js'
import { type Protection, sessionKeys, trafficKeys, unkeyed } from '../../../src/analyse/tls/protection.js'
import { sealingOf } from '../../../src/analyse/tls/sealing.js'
import { english } from '../../said.js'
import { seal } from './seal.js'

const RANDOMS = { client: new Uint8Array(32).fill(1), server: new Uint8Array(32).fill(2) }

/** Keys of a suite as a handshake would make them. */
function keysOf(suite: number, version: number, encryptThenMac = false): Protection {
	const sealing = sealingOf(suite)
	if ('missing' in sealing) throw new Error(english(sealing.missing))
	if (version === 0x0304) return trafficKeys('handshake', version, sealing, new Uint8Array(32).fill(3))
	const master = new Uint8Array(48).fill(4)
	return sessionKeys({ version, sealing, master, randoms: RANDOMS, encryptThenMac }).client
}

const CASES: readonly (readonly [string, Protection])[] = [
	['TLS 1.3, AES-128-GCM', keysOf(0x1301, 0x0304)],
	['TLS 1.3, ChaCha20-Poly1305', keysOf(0x1303, 0x0304)],
	['TLS 1.3, AES-128-CCM-8', keysOf(0x1305, 0x0304)],
	['TLS 1.2, AES-256-GCM', keysOf(0xc030, 0x0303)],
	['TLS 1.2, ARIA-128-GCM', keysOf(0xc060, 0x0303)],
	['TLS 1.2, ChaCha20-Poly1305', keysOf(0xcca8, 0x0303)],
	['TLS 1.2, AES-128-CCM', keysOf(0xc09c, 0x0303)],
	['TLS 1.2, AES-128-CBC', keysOf(0x002f, 0x0303)],
	['TLS 1.2, AES-256-CBC with SHA-384, MAC over the ciphertext', keysOf(0xc028, 0x0303, true)],
	['TLS 1.1, Camellia-256-CBC', keysOf(0x0084, 0x0302)],
	['TLS 1.0, 3DES-CBC', keysOf(0x000a, 0x0301)],
	['SSL 3.0, AES-128-CBC', keysOf(0x002f, 0x0300)],
	['SSL 3.0, RC4 with MD5', keysOf(0x0004, 0x0300)],
	['TLS 1.2, RC4', keysOf(0x0005, 0x0303)],
	['TLS 1.2, no cipher, SHA-256', keysOf(0x003b, 0x0303)],
]

describe('a sealed record', () => {
	for (const [name, protection] of CASES) {
		const chain = firstChain(protection)

		it(`is opened: ${name}`, () => {
			fc.assert(
				fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(2 ** 40), (content, sequence) => {
					const opened = openRecord(protection, seal(protection, 22, content, sequence), sequence, chain)
					assert.ok(opened.isOpen, 'why' in opened ? english(opened.why) : '')
					assert.equal(opened.type, 22)
					assert.deepEqual(opened.bytes.slice(0, opened.length), content)
				}),
				{ numRuns: 30 },
			)
		})

		it(`stays sealed when it was changed, or is not the one its number says: ${name}`, () => {
			fc.assert(
				fc.property(
					fc.uint8Array({ maxLength: 60 }),
					fc.nat(),
					fc.integer({ min: 1, max: 255 }),
					(content, at, flip) => {
						const record = seal(protection, 23, content, 5)
						assert.equal(openRecord(protection, record, 6, chain).isOpen, false)
						const fragment = record.fragment.slice()
						fragment[at % fragment.length]! ^= flip
						const opened = openRecord(protection, { ...record, fragment }, 5, chain)
						// SSL 3.0 covers its padding by nothing (POODLE).
						const isPadding = protection.version === 0x0300 && protection.sealing.kind === 'cbc'
						if (!isPadding) assert.equal(opened.isOpen, false)
					},
				),
				{ numRuns: 30 },
			)
		})

		it(`is no reason to throw, whatever its bytes are: ${name}`, () => {
			fc.assert(
				fc.property(fc.uint8Array({ maxLength: 100 }), fragment => {
					openRecord(protection, { type: 23, version: 0x0303, fragment }, 0, chain)
				}),
				{ numRuns: 50 },
			)
		})
	}

	it('holds its true type behind the content in TLS 1.3, before any zeros', () => {
		const protection = keysOf(0x1301, 0x0304)
		const opened = openRecord(protection, seal(protection, 21, Uint8Array.of(1, 0), 0), 0)
		assert.ok(opened.isOpen)
		assert.deepEqual([opened.type, opened.length, opened.bytes.length], [21, 2, 5])
	})

	it('has a cipher that cannot be had: it is named', () => {
		const missing = (suite: number) => {
			const sealing = sealingOf(suite)
			return 'missing' in sealing ? english(sealing.missing) : undefined
		}
		assert.equal(missing(0x0096), 'SEED_CBC is not among what Node.js offers')
		assert.equal(missing(0x0007), 'IDEA_CBC is not among what Node.js offers')
		assert.match(missing(0xfafb)!, /^cipher suite 0xfafb is not known/)
		assert.equal(missing(0x1301), undefined)
	})
})

describe('a record of a suite that encrypts nothing', () => {
	const keyed = keysOf(0x003b, 0x0303)
	const readable = unkeyed(0x0303, keyed.sealing)!

	it('is read without keys, whatever its MAC, which is left off', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(2 ** 20), (content, sequence) => {
				const opened = openRecord(readable, seal(keyed, 22, content, sequence), 0)
				assert.ok(opened.isOpen)
				assert.deepEqual(opened.bytes.slice(0, opened.length), content)
				assert.equal(opened.bytes.length, content.length + 32)
			}),
			{ numRuns: 30 },
		)
	})

	it('is none when it is shorter than the MAC', () => {
		const record = { type: 22, version: 0x0303, fragment: new Uint8Array(31) }
		assert.deepEqual(openRecord(readable, record, 0), { isOpen: false, why: saying('too_short') })
	})

	it('has nothing to be read without keys where the suite encrypts', () => {
		for (const [, { version, sealing }] of CASES)
			assert.equal(unkeyed(version, sealing) !== undefined, sealing.kind === 'null')
	})
})
