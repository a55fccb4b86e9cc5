import assert from 'node:assert/strict'
import { readCertificate } from '../../../src/analyse/certificates/certified.js'
import { subjectKey } from '../../../src/analyse/certificates/distinguished-name.js'
import { certificatesIn } from '../../../src/analyse/certificates/pem.js'
import { TrustAnchors } from '../../../src/analyse/certificates/trust.js'
import { english } from '../../said.js'
import { authority } from './pki.js'

const one = authority('one').der
const two = authority('two').der

function pem(der: Uint8Array, label = 'CERTIFICATE', end = '\n'): string {
	const lines =
		Buffer.from(der)
			.toString('base64')
			.match(/.{1,64}/g) ?? []
	return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join(end)
}

describe('certificatesIn', () => {
	const read = (content: string | Uint8Array) => certificatesIn(Buffer.from(content)).map(der => Buffer.from(der))

	it('finds the certificates of a PEM file among whatever else is there', () => {
		const text = `# roots\nsubject=CN=one\n${pem(one)}${pem(Uint8Array.of(1, 2, 3), 'PRIVATE KEY')}${pem(two, 'X509 CERTIFICATE', '\r\n')}`
		assert.deepEqual(read(text), [Buffer.from(one), Buffer.from(two)])
	})

	it('leaves out what OpenSSL writes behind a trusted certificate', () => {
		const trusted = Buffer.concat([one, Uint8Array.of(0x30, 2, 5, 0)])
		assert.deepEqual(read(pem(trusted, 'TRUSTED CERTIFICATE')), [Buffer.from(one)])
	})

	it('reads DER, one certificate or several behind each other', () => {
		assert.deepEqual(read(one), [Buffer.from(one)])
		assert.deepEqual(read(Buffer.concat([one, two])), [Buffer.from(one), Buffer.from(two)])
	})

	it('finds none in other things', () => {
		for (const content of [
			'',
			'text',
			'{"a": 1}',
			one.slice(0, 100),
			Uint8Array.of(0x30, 0),
			pem(Uint8Array.of(0x30, 0)),
		])
			assert.deepEqual(read(content), [])
	})
})

describe('TrustAnchors', () => {
	it('loads nothing before the first question, and then once', () => {
		let loads = 0
		const anchors = new TrustAnchors(() => {
			loads++
			return { name: 'ca.pem', certificates: [one, two, one] }
		})
		assert.equal(loads, 0)
		assert.equal(english(anchors.name), 'ca.pem, 2 roots')
		assert.equal(anchors.isEmpty, false)
		assert.equal(loads, 1)
	})

	it('finds them by the names that they have when they are read in full', () => {
		const anchors = new TrustAnchors(() => ({ name: 'ca.pem', certificates: [one, two] }))
		for (const der of [one, two]) {
			const certificate = readCertificate(der)
			assert.deepEqual(anchors.named(subjectKey(certificate)), [certificate])
			assert.ok(anchors.has(certificate.sha256))
		}
		assert.deepEqual(anchors.named('2.5.4.3=6:nobody'), [])
	})

	it('have no use for what is no certificate', () => {
		const broken = [one.slice(0, 100), Uint8Array.of(0x30, 0), new Uint8Array(0)]
		const anchors = new TrustAnchors(() => ({ name: 'ca.pem', certificates: broken }))
		assert.equal(anchors.isEmpty, true)
	})
})
