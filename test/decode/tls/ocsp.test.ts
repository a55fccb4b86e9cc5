import assert from 'node:assert/strict'
import { inspect } from '../../../src/decode/reader.js'
import { ocspResponse } from '../../../src/decode/tls/ocsp.js'
import { assertTiles } from '../tiles.js'
import { type Bytes, bytes, filled } from './build.js'
import { named } from './fields.js'
import { CERTIFICATE } from './message-samples.js'

/** One DER value. */
function der(tag: number, ...contents: readonly Bytes[]): Uint8Array {
	const body = bytes(...contents)
	const length = body.length < 0x80 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff]
	return bytes([tag], length, body)
}

const OCSP_BASIC = der(0x06, [0x2b, 6, 1, 5, 5, 7, 0x30, 1, 1])
const ED25519 = der(0x30, der(0x06, [0x2b, 0x65, 0x70]))
const SHA1 = der(0x30, der(0x06, [0x2b, 0x0e, 3, 2, 0x1a]))
const TIME = der(0x18, '20261122083000Z')
const LATER = der(0x18, '20261129083000Z')

const single = (serial: number, status: Uint8Array, ...rest: readonly Uint8Array[]) =>
	der(0x30, der(0x30, SHA1, der(0x04, filled(20)), der(0x04, filled(20)), der(0x02, [serial])), status, TIME, ...rest)

const responses = [
	single(7, der(0x80), der(0xa0, LATER)),
	single(8, der(0xa1, TIME, der(0xa0, der(0x0a, [1])))),
	single(9, der(0x82), der(0xa1, der(0x30))),
]
const tbs = der(0x30, der(0xa2, der(0x04, filled(20))), TIME, der(0x30, ...responses), der(0xa1, der(0x30)))
const RESPONSE = der(
	0x30,
	der(0x0a, [0]),
	der(
		0xa0,
		der(
			0x30,
			OCSP_BASIC,
			der(0x04, der(0x30, tbs, ED25519, der(0x03, [0], filled(64)), der(0xa0, der(0x30, CERTIFICATE)))),
		),
	),
)

const read = (input: Uint8Array) => {
	const result = inspect('root', input, ocspResponse)
	assertTiles(result.field, input.length)
	return result
}

describe('ocspResponse', () => {
	it('says of each certificate what the responder says', () => {
		const { value, issues } = read(RESPONSE)
		assert.deepEqual(issues, [])
		assert.equal(value?.responseStatus, 0)
		assert.deepEqual(
			value?.statuses.map(({ serial, status, revokedAt, nextUpdate }) => [serial, status, !!revokedAt, !!nextUpdate]),
			[
				['07', 'good', false, true],
				['08', 'revoked', true, false],
				['09', 'unknown', false, false],
			],
		)
	})

	it('says which bytes are signed, and where signature and certificates stand', () => {
		const { value } = read(RESPONSE)
		const { tbs: signed, signature, certificates } = value!.spans
		const at = (span: { start: number; end: number } | undefined) => RESPONSE.subarray(span?.start, span?.end)
		assert.deepEqual(at(signed), tbs)
		assert.deepEqual(at(signature), filled(64))
		assert.deepEqual(certificates.map(at), [CERTIFICATE])
	})

	it('is short when the responder refuses', () => {
		const { value, field, issues } = read(der(0x30, der(0x0a, [6])))
		assert.deepEqual(issues, [])
		assert.deepEqual(value, { responseStatus: 6, statuses: [], spans: { certificates: [] } })
		assert.equal(named(field, 'response_status')?.label, 'unauthorized')
	})

	it('covers every prefix, with an issue', () => {
		for (let length = 0; length < RESPONSE.length; length++) {
			assert.ok(read(RESPONSE.subarray(0, length)).issues.length > 0)
		}
	})
})
