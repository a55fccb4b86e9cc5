import assert from 'node:assert/strict'
import { type Field, leaves, UNDECODED } from '../../../src/decode/field.js'
import { inspect, scan } from '../../../src/decode/reader.js'
import { type Certificate, certificate } from '../../../src/decode/x509/certificate.js'
import { assertTiles } from '../tiles.js'
import * as der from './build.js'

/** What a certificate with these extensions says; nothing of them is left undecoded. */
function read(...extensions: Uint8Array[]): { value: Certificate; says: string[]; field: Field } {
	const input = der.certificateOf({ extensions })
	const { value, field, issues } = inspect('root', input, r => certificate(r))
	assertTiles(field, input.length)
	assert.deepEqual(
		scan('root', input, r => certificate(r)),
		{ value, issues },
	)
	return { value: value!, says: issues.map(issue => issue.text), field }
}

/** The same, where nothing is wrong. */
function fine(id: string, extnValue: Uint8Array, critical = false): Certificate {
	const { value, says, field } = read(der.extension(id, extnValue, critical))
	assert.deepEqual(says, [])
	assert.ok(leaves(field).every(leaf => leaf.name !== UNDECODED))
	return value
}

function labels(field: Field, name: string): (string | undefined)[] {
	const own = field.name === name ? [field.label] : []
	return [...own, ...(field.children ?? []).flatMap(child => labels(child, name))]
}

const uri = (value: string) => der.text(0x86, value)
const dns = (value: string) => der.text(0x82, value)

describe('extensions', () => {
	it('are listed in their order, each with its place', () => {
		const first = der.extension('2.5.29.15', der.bits(7, [0x80]), true)
		const second = der.extension('1.2.3.4', der.integer(1))
		const input = der.certificateOf({ extensions: [first, second] })
		const { value } = scan('root', input, r => certificate(r))
		assert.deepEqual(
			value?.extensions.map(({ id, name, critical, understood }) => ({ id, name, critical, understood })),
			[
				{ id: '2.5.29.15', name: 'keyUsage', critical: true, understood: true },
				{ id: '1.2.3.4', name: undefined, critical: false, understood: false },
			],
		)
		const [place] = value!.extensions
		assert.deepEqual(Buffer.from(input.subarray(place!.span.start, place!.span.end)), Buffer.from(first))
	})

	it('of which one is broken keep the others', () => {
		const { value, says } = read(
			der.extension('2.5.29.15', der.tlv(0x03, [9]), true),
			der.extension('2.5.29.19', Uint8Array.of(0x30, 40, 1)),
			der.extension('2.5.29.14', der.octets([1, 2])),
		)
		assert.deepEqual(says, [
			'9 unused bits, at most 7 are possible',
			'basic_constraints declares 40 bytes, 1 are there',
		])
		assert.equal(value.basicConstraints, undefined)
		assert.equal(value.subjectKeyId, '0102')
		assert.deepEqual(
			value.extensions.map(extension => extension.understood),
			[false, false, true],
		)
	})

	it('that stand there twice are said, and the first counts', () => {
		const { value, says } = read(
			der.extension('2.5.29.14', der.octets([1])),
			der.extension('2.5.29.14', der.octets([2])),
		)
		assert.equal(value.subjectKeyId, '01')
		assert.deepEqual(says, ['a second subjectKeyIdentifier: each may stand there once'])
	})

	it('that are unknown are shown as the DER they are, or as bytes', () => {
		const { says, field } = read(
			der.extension('1.2.3.4', der.sequence(der.utf8('inside'), der.tlv(0xa0, der.integer(7)))),
			der.extension('1.2.3.5', Uint8Array.from(Buffer.from('plain text'))),
		)
		assert.deepEqual(says, [])
		assert.deepEqual(labels(field, 'utf8_string').slice(-1), ['inside'])
		assert.equal(labels(field, 'context_0').length, 1)
	})

	it('whose critical flag is broken count as critical', () => {
		const { value } = read(der.sequence(der.oid('2.5.29.14'), der.tlv(0x01, [0, 0]), der.octets(der.octets([1]))))
		assert.equal(value.extensions[0]?.critical, true)
	})
})

describe('the extension', () => {
	it('basicConstraints', () => {
		assert.deepEqual(fine('2.5.29.19', der.sequence()).basicConstraints, { ca: false })
		const authority = fine('2.5.29.19', der.sequence(der.boolean(true), der.integer(0)))
		assert.deepEqual(authority.basicConstraints, { ca: true, pathLength: 0 })
		assert.equal(authority.isCa, true)
	})

	it('keyUsage and extKeyUsage', () => {
		const usage = fine('2.5.29.15', der.bits(7, [0x86, 0x80]))
		assert.deepEqual(usage.keyUsage, ['digitalSignature', 'keyCertSign', 'cRLSign', 'decipherOnly'])
		const purposes = fine('2.5.29.37', der.sequence(der.oid('1.3.6.1.5.5.7.3.1'), der.oid('1.2.3')))
		assert.deepEqual(purposes.extendedKeyUsage, ['serverAuth', '1.2.3'])
	})

	it('authorityKeyIdentifier', () => {
		const issuer = der.tlv(0xa1, der.tlv(0xa4, der.name(der.commonName('root'))))
		const { authorityKeyId } = fine('2.5.29.35', der.sequence(der.tlv(0x80, [0xab]), issuer, der.tlv(0x82, [0, 0xff])))
		assert.equal(authorityKeyId?.keyId, 'ab')
		assert.equal(authorityKeyId?.issuer?.[0]?.text, 'CN=root')
		assert.equal(authorityKeyId?.serial, 'ff')
	})

	it('subjectAltName, in all nine forms', () => {
		const party = der.tlv(0xa5, der.tlv(0xa1, der.utf8('party')))
		const { subjectAltNames, names } = fine(
			'2.5.29.17',
			der.sequence(
				der.tlv(0xa0, der.oid('1.3.6.1.4.1.311.20.2.3'), der.tlv(0xa0, der.utf8('user@example.com'))),
				der.text(0x81, 'a@example.com'),
				dns('*.example.com'),
				der.tlv(0xa3, der.sequence(der.integer(1))),
				der.tlv(0xa4, der.name(der.commonName('directory'))),
				party,
				uri('https://example.com/'),
				der.tlv(0x87, [192, 0, 2, 1]),
				der.tlv(0x87, [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]),
				der.tlv(0x88, der.oid('1.2.3').subarray(2)),
			),
		)
		assert.deepEqual(
			subjectAltNames?.map(({ kind, text, type }) => [kind, text, ...(type ? [type] : [])]),
			[
				['other', 'user@example.com', 'msUserPrincipalName'],
				['email', 'a@example.com'],
				['dns', '*.example.com'],
				['x400', 'a3053003020101'],
				['dn', 'CN=directory'],
				['edi', Buffer.from(party).toString('hex')],
				['uri', 'https://example.com/'],
				['ip', '192.0.2.1'],
				['ip', '2001:db8::1:0:0:1'],
				['rid', '1.2.3'],
			],
		)
		assert.deepEqual(names, [
			'a@example.com',
			'*.example.com',
			'https://example.com/',
			'192.0.2.1',
			'2001:db8::1:0:0:1',
		])
	})

	it('subjectAltName, with a name of no kind and an address of no size', () => {
		const { value, says } = read(
			der.extension('2.5.29.17', der.sequence(der.tlv(0x87, [1, 2, 3]), der.integer(4), dns('example.com'))),
		)
		assert.deepEqual(says, ['an address of 3 bytes', 'a general name with the tag INTEGER'])
		assert.deepEqual(value.names, ['010203', 'example.com'])
	})

	it('nameConstraints', () => {
		const tree = (base: Uint8Array, ...more: Uint8Array[]) => der.sequence(base, ...more)
		const { nameConstraints } = fine(
			'2.5.29.30',
			der.sequence(
				der.tlv(0xa0, tree(dns('example.com')), tree(der.tlv(0x87, [10, 0, 0, 0, 255, 0, 0, 0]))),
				der.tlv(
					0xa1,
					tree(der.tlv(0x87, [10, 1, 0, 0, 255, 0, 255, 0]), der.tlv(0x80, [1]), der.tlv(0x81, [2])),
					tree(der.tlv(0x87, new Uint8Array(32))),
				),
			),
			true,
		)
		assert.deepEqual(
			nameConstraints?.permitted.map(({ base, minimum }) => [base.kind, base.text, minimum]),
			[
				['dns', 'example.com', 0],
				['ip', '10.0.0.0/8', 0],
			],
		)
		assert.deepEqual(nameConstraints?.excluded, [
			{ base: { kind: 'ip', text: '10.1.0.0/255.0.255.0' }, minimum: 1, maximum: 2 },
			{ base: { kind: 'ip', text: '::/0' }, minimum: 0 },
		])
	})

	it('certificatePolicies, with practice statements and notices', () => {
		const cps = der.sequence(der.oid('1.3.6.1.5.5.7.2.1'), der.text(0x16, 'https://example.com/cps'))
		const reference = der.sequence(der.utf8('Example'), der.sequence(der.integer(1), der.integer(2)))
		const notice = der.sequence(der.oid('1.3.6.1.5.5.7.2.2'), der.sequence(reference, der.utf8('Mind the gap')))
		const { policies } = fine(
			'2.5.29.32',
			der.sequence(
				der.sequence(der.oid('2.23.140.1.2.1'), der.sequence(cps, notice)),
				der.sequence(der.oid('1.2.3'), der.sequence(der.sequence(der.oid('1.2.4'), der.integer(1)))),
			),
		)
		assert.deepEqual(policies, [
			{ id: '2.23.140.1.2.1', name: 'domain-validated', cps: ['https://example.com/cps'], notices: ['Mind the gap'] },
			{ id: '1.2.3', cps: [], notices: [] },
		])
	})

	it('policyMappings, policyConstraints and inhibitAnyPolicy', () => {
		const mapping = der.sequence(der.sequence(der.oid('1.2.3'), der.oid('1.2.4')))
		assert.deepEqual(fine('2.5.29.33', mapping).policyMappings, [{ issuer: '1.2.3', subject: '1.2.4' }])
		assert.deepEqual(fine('2.5.29.36', der.sequence(der.tlv(0x80, [0]), der.tlv(0x81, [3]))).policyConstraints, {
			requireExplicit: 0,
			inhibitMapping: 3,
		})
		assert.deepEqual(fine('2.5.29.36', der.sequence(der.tlv(0x81, [1]))).policyConstraints, { inhibitMapping: 1 })
		assert.equal(fine('2.5.29.54', der.integer(2)).inhibitAnyPolicy, 2)
	})

	it('authorityInfoAccess and subjectInfoAccess', () => {
		const access = (method: string, location: Uint8Array) => der.sequence(der.oid(method), location)
		const value = fine(
			'1.3.6.1.5.5.7.1.1',
			der.sequence(
				access('1.3.6.1.5.5.7.48.1', uri('http://ocsp.example')),
				access('1.3.6.1.5.5.7.48.2', uri('http://example/ca.der')),
				access('1.2.3', dns('example.com')),
			),
		)
		assert.deepEqual([value.ocsp, value.caIssuers], [['http://ocsp.example'], ['http://example/ca.der']])
		assert.deepEqual(value.authorityInfo?.[2], { method: '1.2.3', location: { kind: 'dns', text: 'example.com' } })
		const repository = der.sequence(access('1.3.6.1.5.5.7.48.5', uri('ldap://x')))
		assert.equal(fine('1.3.6.1.5.5.7.1.11', repository).subjectInfo?.[0]?.method, 'caRepository')
	})

	it('cRLDistributionPoints and freshestCRL', () => {
		const full = der.tlv(0xa0, der.tlv(0xa0, uri('http://example/a.crl'), uri('ldap://example/a')))
		const relative = der.tlv(0xa0, der.tlv(0xa1, der.commonName('list 7')))
		const reasons = der.tlv(0x81, [1, 0x60])
		const issuer = der.tlv(0xa2, der.tlv(0xa4, der.name(der.commonName('lists'))))
		const list = der.sequence(der.sequence(full), der.sequence(relative, reasons, issuer))
		const value = fine('2.5.29.31', list)
		assert.deepEqual(value.crls, ['http://example/a.crl', 'ldap://example/a'])
		assert.equal(value.crlDistributionPoints?.[1]?.relativeName, 'CN=list 7')
		assert.deepEqual(value.crlDistributionPoints?.[1]?.reasons, ['keyCompromise', 'cACompromise'])
		assert.equal(value.crlDistributionPoints?.[1]?.issuer?.[0]?.text, 'CN=lists')
		assert.deepEqual(fine('2.5.29.46', list).freshestCrl, value.crlDistributionPoints)
	})

	it('privateKeyUsagePeriod', () => {
		const { privateKeyUsagePeriod } = fine(
			'2.5.29.16',
			der.sequence(der.text(0x80, '20260101000000Z'), der.text(0x81, '20270101000000Z')),
		)
		assert.equal(privateKeyUsagePeriod?.notBefore?.iso, '2026-01-01T00:00:00Z')
		assert.equal(privateKeyUsagePeriod?.notAfter?.iso, '2027-01-01T00:00:00Z')
	})

	it('signed certificate timestamps, with the place of each signature', () => {
		const log = new Uint8Array(32).fill(0xab)
		const time = Buffer.alloc(8)
		time.writeBigUInt64BE(BigInt(Date.UTC(2026, 0, 31, 12)))
		const sct = [0, ...log, ...time, 0, 0, 4, 3, 0, 2, 0x5e, 0xed]
		const future = [1, 9, 9]
		const list = [0, sct.length, ...sct, 0, future.length, ...future]
		const input = der.certificateOf({
			extensions: [der.extension('1.3.6.1.4.1.11129.2.4.2', der.octets([0, list.length, ...list]))],
		})
		const { value, issues } = scan('root', input, r => certificate(r))
		assert.deepEqual(issues, [])
		assert.equal(value?.scts?.length, 1)
		const [found] = value!.scts!
		assert.equal(found?.logId, 'ab'.repeat(32))
		assert.equal(new Date(found!.timestamp).toISOString(), '2026-01-31T12:00:00.000Z')
		assert.equal(found?.signatureAlgorithm, 0x0403)
		assert.deepEqual([...input.subarray(found!.signature.start, found!.signature.end)], [0x5e, 0xed])
	})

	it('precertificate poison, OCSP no check and TLS features', () => {
		assert.equal(fine('1.3.6.1.4.1.11129.2.4.3', der.nothing(), true).precertificate, true)
		assert.equal(fine('1.3.6.1.5.5.7.48.1.5', der.nothing()).ocspNoCheck, true)
		assert.deepEqual(fine('1.3.6.1.5.5.7.1.24', der.sequence(der.integer(5), der.integer(17))).tlsFeatures, [5, 17])
	})

	it('of Netscape, Microsoft and qualified certificates', () => {
		assert.deepEqual(fine('2.16.840.1.113730.1.1', der.bits(6, [0xc0])).netscapeCertType, ['SSL Client', 'SSL Server'])
		assert.equal(fine('2.16.840.1.113730.1.13', der.text(0x16, 'made by hand')).netscapeComment, 'made by hand')
		assert.equal(fine('1.3.6.1.4.1.311.20.2', der.tlv(0x1e, [0, 0x43, 0, 0x41])).microsoftTemplate, 'CA')
		const template = der.sequence(der.oid('1.3.6.1.4.1.311.21.8.1'), der.integer(100), der.integer(3))
		assert.equal(fine('1.3.6.1.4.1.311.21.7', template).microsoftTemplate, '1.3.6.1.4.1.311.21.8.1')
		const version = read(der.extension('1.3.6.1.4.1.311.21.1', der.integer(1, 0, 2)))
		assert.deepEqual(labels(version.field, 'ca_version'), ['certificate 2, key 1'])
		const statements = der.sequence(
			der.sequence(der.oid('0.4.0.1862.1.1')),
			der.sequence(der.oid('1.2.3'), der.integer(1)),
		)
		assert.deepEqual(fine('1.3.6.1.5.5.7.1.3', statements).qcStatements, ['qcCompliance', '1.2.3'])
		fine('2.5.29.9', der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.9.3'), der.set(der.text(0x13, 'F')))))
	})
})
