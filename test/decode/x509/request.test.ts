import assert from 'node:assert/strict'
import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { leaves, UNDECODED } from '../../../src/decode/field.js'
import { inspect, scan } from '../../../src/decode/reader.js'
import { certificationRequest } from '../../../src/decode/x509/request.js'
import { assertTiles } from '../tiles.js'
import * as der from './build.js'
import { assertSameValues, hasOpenssl } from './openssl.js'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')

function request(...attributes: Uint8Array[]): Uint8Array {
	const info = der.sequence(
		der.integer(0),
		der.name(der.commonName('localhost')),
		der.spkiOf(privateKey),
		der.tlv(0xa0, ...attributes),
	)
	return der.sequence(info, der.ED25519, der.bits(0, sign(null, info, privateKey)))
}

const wanted = der.sequence(
	der.oid('1.2.840.113549.1.9.14'),
	der.set(der.sequence(der.extension('2.5.29.17', der.sequence(der.text(0x82, 'localhost'))))),
)
const password = der.sequence(der.oid('1.2.840.113549.1.9.7'), der.set(der.utf8('guess')))

describe('a request for a certificate', () => {
	it('says who asks, with which key, and which extensions it wants', () => {
		const input = request(password, wanted)
		const { value, field, issues } = inspect('root', input, r => certificationRequest(r))
		assertTiles(field, input.length)
		assert.deepEqual(issues, [])
		assert.ok(leaves(field).every(leaf => leaf.name !== UNDECODED))
		assert.equal(value?.subject?.text, 'CN=localhost')
		assert.equal(value?.key?.description, 'Ed25519')
		assert.equal(value?.subjectAltNames?.[0]?.text, 'localhost')
		assert.equal(value?.extensions[0]?.name, 'subjectAltName')
	})

	it('has the spans of the proof that the asker has the key', () => {
		const input = request()
		const { info, signature } = scan('root', input, r => certificationRequest(r)).value!.spans
		assert.ok(
			verify(null, input.subarray(info?.start, info?.end), publicKey, input.subarray(signature?.start, signature?.end)),
		)
	})

	it('is read as far as it goes at every length', () => {
		const input = request(password, wanted)
		for (let length = 0; length < input.length; length++) {
			const { field, issues } = inspect('root', input.subarray(0, length), r => certificationRequest(r))
			assertTiles(field, length)
			assert.ok(issues.length > 0)
		}
	})

	it('is the same to openssl, value by value', function () {
		if (!hasOpenssl()) {
			console.log('      skipped: no openssl command')
			this.skip()
		}
		const input = request(password, wanted)
		assertSameValues(input, inspect('root', input, r => certificationRequest(r)).field, 'inside strings')
	})
})
