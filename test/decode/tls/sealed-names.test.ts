import assert from 'node:assert/strict'
import { finishedLength, sealedLength } from '../../../src/decode/tls/sealed-length.js'
import { type Inferred, inferName, NOTHING_SEALED, type SealedRecord } from '../../../src/decode/tls/sealed-names.js'

const TLS12 = 0x0303
const TLS13 = 0x0304
const AES_256_GCM_SHA384 = 0x1302
const ECDHE_AES_128_GCM = 0xc02f

type Story = Pick<SealedRecord, 'from' | 'length'> & Partial<SealedRecord>

/** The names of a connection's sealed records, one after another. */
function infer(version: number | undefined, suite: number, story: readonly Story[]): Inferred[] {
	let state = NOTHING_SEALED
	return story.map(record => {
		const inferred = inferName(state, { type: 23, ...(version && { version }), suite, ...record })
		state = inferred.state
		return inferred
	})
}

const client = (length: number, more: Partial<SealedRecord> = {}): Story => ({ from: 'client', length, ...more })
const server = (length: number, more: Partial<SealedRecord> = {}): Story => ({ from: 'server', length, ...more })
const likely = (inferred: readonly Inferred[]) => inferred.map(({ likely }) => likely)

describe('inferName', () => {
	it('names Finished of TLS 1.2, data and alerts', () => {
		const inferred = infer(TLS12, ECDHE_AES_128_GCM, [
			client(40, { type: 22 }),
			server(40, { type: 22 }),
			client(120),
			server(26, { type: 21 }),
		])
		assert.deepEqual(likely(inferred), ['finished', 'finished', 'application_data', 'alert'])
		assert.equal(inferred[0]?.title, 'Finished')
		assert.match(inferred[0]?.why ?? '', /40 bytes is the size/)
	})

	it('names a later handshake record of TLS 1.2 a renegotiation', () => {
		const story = [client(40, { type: 22 }), server(40, { type: 22 }), server(28, { type: 22 })]
		assert.equal(infer(TLS12, ECDHE_AES_128_GCM, story).at(-1)?.likely, 'renegotiation')
	})

	it('names a whole flight in one record', () => {
		const inferred = infer(TLS13, AES_256_GCM_SHA384, [server(1613), client(69), client(80), server(150)])
		assert.deepEqual(likely(inferred), [
			'encrypted_extensions … finished',
			'finished',
			'application_data',
			'application_data',
		])
		assert.equal(inferred[0]?.title, 'EncryptedExtensions … Finished')
	})

	it('names the messages of a flight that come in records of their own', () => {
		const story = [
			server(23),
			server(894),
			server(281),
			server(69),
			client(69),
			server(239),
			server(239),
			client(90),
			server(400),
		]
		assert.deepEqual(likely(infer(TLS13, AES_256_GCM_SHA384, story)), [
			'encrypted_extensions',
			'certificate … certificate_verify',
			'certificate … certificate_verify',
			'finished',
			'finished',
			'new_session_ticket',
			'new_session_ticket',
			'application_data',
			'application_data',
		])
	})

	it('names an alert by its size, also where a flight was expected', () => {
		assert.equal(infer(TLS13, AES_256_GCM_SHA384, [server(19)])[0]?.likely, 'alert')
		const story = [server(1613), client(25), client(69), client(100), server(19)]
		assert.deepEqual(likely(infer(TLS13, AES_256_GCM_SHA384, story)), [
			'encrypted_extensions … finished',
			'certificate',
			'finished',
			'application_data',
			'alert',
		])
	})

	it('names early data, and where it ends', () => {
		const early = { earlyData: true }
		const story = [client(300, early), server(23), server(69), client(21, early), client(69, early), client(50)]
		assert.deepEqual(likely(infer(TLS13, AES_256_GCM_SHA384, story)), [
			'application_data',
			'encrypted_extensions',
			'finished',
			'end_of_early_data',
			'finished',
			'application_data',
		])
	})

	it('says that a record of an unknown version may be anything', () => {
		const [inferred] = infer(undefined, 0, [server(900)])
		assert.equal(inferred?.likely, 'application_data')
		assert.match(inferred?.why ?? '', /may be anything/)
	})
})

describe('sealedLength', () => {
	const cases: readonly (readonly [string, number, number, number, boolean, number | undefined])[] = [
		['Finished with TLS_AES_256_GCM_SHA384', TLS13, 0x1302, 52, false, 69],
		['Finished with TLS_AES_128_GCM_SHA256', TLS13, 0x1301, 36, false, 53],
		['an alert of TLS 1.3', TLS13, 0x1303, 2, false, 19],
		['EndOfEarlyData', TLS13, 0x1301, 4, false, 21],
		['an empty client Certificate', TLS13, 0x1301, 8, false, 25],
		['a short tag', TLS13, 0x1305, 2, false, 11],
		['Finished with AES-GCM', TLS12, 0xc02f, 16, false, 40],
		['an alert with AES-GCM', TLS12, 0xc02f, 2, false, 26],
		['Finished with ChaCha20, which sends no nonce', TLS12, 0xcca8, 16, false, 32],
		['Finished with CCM-8', TLS12, 0xc0a0, 16, false, 32],
		['Finished with AES-CBC and SHA-1', TLS12, 0x002f, 16, false, 64],
		['the same, encrypt then MAC', TLS12, 0x002f, 16, true, 16 + 32 + 20],
		['the same in TLS 1.0, which sends no IV', 0x0301, 0x002f, 16, false, 48],
		['an alert with 3DES', 0x0301, 0x000a, 2, false, 24],
		['RC4', 0x0301, 0x0005, 16, false, 36],
		['NULL', 0x0301, 0x0002, 16, false, 36],
		['a suite without a name', TLS12, 0x7777, 16, false, undefined],
	]
	for (const [name, version, suite, length, encryptThenMac, sealed] of cases) {
		it(`knows the size of ${name}`, () => {
			assert.equal(sealedLength(length, { version, suite, encryptThenMac }), sealed)
		})
	}

	it('knows the length of Finished in each version', () => {
		assert.equal(finishedLength({ version: 0x0300, suite: 0x002f }), 40)
		assert.equal(finishedLength({ version: 0x0301, suite: 0x002f }), 16)
		assert.equal(finishedLength({ version: TLS13, suite: 0x1301 }), 36)
		assert.equal(finishedLength({ version: TLS13, suite: 0x1302 }), 52)
	})
})
