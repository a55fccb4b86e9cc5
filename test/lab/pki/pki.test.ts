import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { scan } from '../../../src/decode/reader.js'
import { certificate } from '../../../src/decode/x509/certificate.js'
import { makeAuthority, signRequest } from '../../../src/lab/pki/certificate.js'
import { described } from '../../../src/lab/pki/describe.js'
import { type KeyKind, keyPem, makeKey, readKey } from '../../../src/lab/pki/keys.js'
import { readSubject, type Subject } from '../../../src/lab/pki/names.js'
import { pem } from '../../../src/lab/pki/pem.js'
import { makeRequest, readRequest } from '../../../src/lab/pki/request.js'

const AUTHORITY: Subject = [
	['C', 'ca'],
	['O', 'Écureuils & Cie'],
	['CN', 'my-ca.test'],
]
const SERVER: Subject = [['CN', 'localhost']]
const TERM = { from: new Date('2026-11-22T00:00:00Z'), days: 30 }
const KINDS: readonly KeyKind[] = ['rsa', 'ec']

describe('a certificate authority of one’s own', () => {
	for (const kind of KINDS)
		it(`signs what a request asks for (${kind})`, () => {
			const authorityKey = makeKey(kind)
			const authority = makeAuthority(AUTHORITY, authorityKey, TERM)
			const key = makeKey(kind)
			const names = ['localhost', '127.0.0.1', '::1', '2001:db8::ff00:42:8329', '::ffff:192.0.2.1', 'bücher.example']
			const leaf = signRequest(makeRequest(SERVER, names, key), authority, authorityKey, TERM)
			assert.ok(typeof leaf !== 'string', String(leaf))
			const [issuer, subject] = [new X509Certificate(authority), new X509Certificate(leaf)]
			assert.ok(issuer.verify(issuer.publicKey) && subject.verify(issuer.publicKey) && subject.checkIssued(issuer))
			assert.ok(issuer.ca && !subject.ca && subject.checkPrivateKey(key))
			assert.equal(issuer.subject, 'C=CA\nO=Écureuils & Cie\nCN=my-ca.test')
			const read = scan('certificate', leaf, r => certificate(r)).value!
			assert.deepEqual(read.names, [
				'localhost',
				'127.0.0.1',
				'::1',
				'2001:db8::ff00:42:8329',
				'::ffff:192.0.2.1',
				'xn--bcher-kva.example',
			])
			assert.equal(read.notAfter?.iso, '2026-12-22T00:00:00Z')
			assert.equal(read.authorityKeyId?.keyId, scan('ca', authority, r => certificate(r)).value!.subjectKeyId)
			assert.deepEqual(read.extendedKeyUsage, ['serverAuth'])
		})

	it('keeps to the dates that certificates can say, beyond 2049 as well', () => {
		const key = makeKey('ec')
		const der = makeAuthority(AUTHORITY, key, { from: TERM.from, days: 36_500 })
		assert.equal(new X509Certificate(der).validTo, 'Oct 29 00:00:00 2126 GMT')
	})

	it('signs no request that was changed, nor one that asks to be an authority, nor with another’s key', () => {
		const key = makeKey('ec')
		const authority = makeAuthority(AUTHORITY, key, TERM)
		const request = Buffer.from(makeRequest(SERVER, ['localhost'], makeKey('ec')))
		const changed = Buffer.from(request)
		changed[changed.indexOf('localhost') + 1]! ^= 1
		assert.match(String(signRequest(changed, authority, key, TERM)), /not signed with the key that is in it/)
		assert.match(String(signRequest(request, authority, makeKey('ec'), TERM)), /not the one in the certificate/)
		assert.match(String(signRequest(request.subarray(0, 40), authority, key, TERM)), /cannot be read/)
		const leaf = signRequest(request, authority, key, TERM)
		assert.ok(typeof leaf !== 'string')
		assert.match(String(signRequest(request, leaf, key, TERM)), /no certificate authority’s/)
	})

	it('says of each part of a file what it is, and whose key it has', () => {
		const key = makeKey('ec')
		const authority = makeAuthority(AUTHORITY, key, TERM)
		const request = makeRequest(SERVER, ['localhost'], key)
		const file = keyPem(key, undefined) + pem('CERTIFICATE', authority) + pem('CERTIFICATE REQUEST', request)
		const parts = described(Buffer.from(file), [], TERM.from.getTime())
		assert.deepEqual(
			parts.map(({ kind }) => kind),
			['key', 'certificate', 'request'],
		)
		const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
		assert.ok(parts.every(part => part.spki?.equals(spki)))
		assert.match(new Map(parts[1]!.facts).get('valid')!, /30 days left$/)
		for (const der of [authority, request]) assert.equal(described(der, [], 0)[0]?.spki?.equals(spki), true)
		for (let length = 0; length < authority.length; length += 7)
			assert.equal(described(authority.subarray(0, length), [], 0).length, 1)
	})
})

describe('a private key in a file', () => {
	for (const kind of KINDS)
		it(`is read back with its passphrase, and a wrong one is named as such (${kind})`, () => {
			const key = makeKey(kind)
			const sealed = Buffer.from(keyPem(key, 'nuts and acorns'))
			const open = readKey(sealed, 'nuts and acorns')
			assert.ok(typeof open !== 'string' && open.equals(key))
			assert.equal(readKey(sealed, 'acorns'), 'is not opened by this passphrase')
			assert.equal(readKey(sealed, undefined), 'is sealed with a passphrase: it is needed')
			assert.ok(!sealed.includes('PRIVATE KEY-----\nMI'), 'nothing stands there in the clear')
		})

	it('may be in any form that OpenSSL writes', () => {
		const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
		const ed = generateKeyPairSync('ed25519').privateKey
		const forms = [
			[rsa, rsa.export({ type: 'pkcs1', format: 'der' })],
			[rsa, rsa.export({ type: 'pkcs8', format: 'der' })],
			[rsa, Buffer.from(rsa.export({ type: 'pkcs8', format: 'pem' }))],
			[ed, Buffer.from(keyPem(ed, undefined))],
		] as const
		for (const [key, bytes] of forms) {
			const read = readKey(bytes, undefined)
			assert.ok(typeof read !== 'string' && read.equals(key))
		}
		assert.equal(readKey(Buffer.from('no key'), undefined), 'holds no private key')
	})
})

describe('a name on the command line', () => {
	it('is written as openssl’s -subj, and what is wrong with it is said', () => {
		assert.deepEqual(readSubject('/C=US/O=My Company/CN=a=b'), [
			['C', 'US'],
			['O', 'My Company'],
			['CN', 'a=b'],
		])
		for (const [text, reason] of [
			['CN=localhost', /is written \/C=US/],
			['/CN=', /CN has no value/],
			['/X=1', /“X” is none of C, ST/],
			['/C=USA', /two letters/],
		] as const)
			assert.match(String(readSubject(text)), reason)
	})

	it('asks for what a request asks for', () => {
		const key = makeKey('ec')
		const asked = readRequest(makeRequest(SERVER, ['localhost'], key))
		assert.ok(typeof asked !== 'string')
		assert.deepEqual(
			asked.extensions.map(({ id }) => id),
			['2.5.29.17', '2.5.29.19', '2.5.29.15', '2.5.29.37'],
		)
	})
})
