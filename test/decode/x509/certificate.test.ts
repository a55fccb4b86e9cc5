import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, type KeyObject, verify, X509Certificate } from 'node:crypto'
import { type Field, leaves, UNDECODED } from '../../../src/decode/field.js'
import { inspect, scan } from '../../../src/decode/reader.js'
import { type Certificate, certificate } from '../../../src/decode/x509/certificate.js'
import { distinguishedName } from '../../../src/decode/x509/name.js'
import { assertTiles } from '../tiles.js'
import * as der from './build.js'

/** What a certificate says, and what is wrong with it; the tree tiles its bytes and both depths agree. */
function read(input: Uint8Array): { value: Certificate; says: string[]; field: Field } {
	const { value, field, issues } = inspect('root', input, r => certificate(r))
	assertTiles(field, input.length)
	assert.deepEqual(scan('root', input, certificate), { value, issues })
	return { value: value!, says: issues.map(issue => issue.text), field }
}

/** The first field of that name. */
function find(field: Field, name: string): Field | undefined {
	if (field.name === name) return field
	for (const child of field.children ?? []) {
		const found = find(child, name)
		if (found) return found
	}
	return undefined
}

const slice = (input: Uint8Array, span: { start: number; end: number } | undefined) =>
	input.subarray(span?.start, span?.end)

describe('a certificate', () => {
	it('is a tree of the names of RFC 5280', () => {
		const { field, says } = read(
			der.certificateOf({ extensions: [der.extension('2.5.29.15', der.bits(7, [0x80]), true)] }),
		)
		assert.deepEqual(says, [])
		const outline = (field: Field | undefined) =>
			field?.children
				?.filter(child => !['tag', 'length'].includes(child.name))
				.map(child => `${child.name}: ${child.label}`)
		assert.deepEqual(outline(find(field, 'certificate')), [
			'tbs_certificate: undefined',
			'signature_algorithm: ED25519',
			'signature_value: 64 bytes',
		])
		assert.deepEqual(outline(find(field, 'tbs_certificate')), [
			'version: v3',
			'serial_number: 0a1b',
			'signature: ED25519',
			'issuer: CN=issuer',
			'validity: 2026-01-01T00:00:00Z to 2027-01-01T00:00:00Z',
			'subject: CN=localhost',
			'subject_public_key_info: Ed25519',
			'extensions: 1 extension',
		])
		assert.deepEqual(outline(find(field, 'extension')), [
			'extn_id: keyUsage',
			'critical: true',
			'extn_value: undefined',
		])
		assert.equal(find(field, 'certificate')?.label, 'CN=localhost')
	})

	it('has the spans that its signature and its hashes are of', () => {
		const { publicKey, privateKey } = generateKeyPairSync('ed25519')
		const input = der.certificateOf({}, privateKey)
		const { value } = read(input)
		assert.ok(verify(null, slice(input, value.spans.tbs), publicKey, slice(input, value.spans.signature)))
		assert.deepEqual(Buffer.from(slice(input, value.key?.span)), Buffer.from(der.spkiOf(privateKey)))
		assert.deepEqual(Buffer.from(slice(input, value.key?.keySpan)), Buffer.from(der.spkiOf(privateKey).subarray(-32)))
		assert.deepEqual(slice(input, value.spans.subject), der.name(der.commonName('localhost')))
		assert.deepEqual(slice(input, value.spans.issuer), der.name(der.commonName('issuer')))
	})

	it('gives its spans from its own first byte, wherever it stands', () => {
		const input = der.certificateOf({ extensions: [der.extension('2.5.29.15', der.bits(7, [0x80]))] })
		const shifted = Uint8Array.from([1, 2, 3, ...input])
		const { value } = scan('root', shifted, r => {
			r.opaque('before', 3)
			return certificate(r)
		})
		assert.deepEqual(value, read(input).value)
	})

	it('says what Node says of it', () => {
		const input = der.certificateOf({
			extensions: [
				der.extension('2.5.29.17', der.sequence(der.text(0x82, 'localhost'), der.tlv(0x87, [127, 0, 0, 1]))),
				der.extension('2.5.29.19', der.sequence(der.boolean(true)), true),
			],
		})
		const { value } = read(input)
		const node = new X509Certificate(input)
		assert.equal(value.serial, node.serialNumber.toLowerCase())
		assert.equal(value.subject?.text, node.subject)
		assert.equal(value.issuer?.text, node.issuer)
		assert.equal(value.notBefore?.epoch, Date.parse(node.validFrom) / 1000)
		assert.equal(value.notAfter?.epoch, Date.parse(node.validTo) / 1000)
		assert.equal(value.names.join(), 'localhost,127.0.0.1')
		assert.equal(value.isCa, node.ca)
	})

	it('says nothing of what it could not read', () => {
		const input = der.certificateOf({
			subject: der.integer(1),
			validity: der.sequence(der.text(0x17, 'soon'), der.text(0x17, '270101000000Z')),
		})
		const { value, says } = read(input)
		assert.equal(value.subject, undefined)
		assert.equal(value.notBefore, undefined)
		assert.equal(value.notAfter?.iso, '2027-01-01T00:00:00Z')
		assert.equal(value.key?.description, 'Ed25519')
		assert.deepEqual(says, ['not a date and time', 'subject is INTEGER, SEQUENCE was expected'])
	})

	it('of version 1 has no version and no extensions', () => {
		const { value } = read(der.sequence(der.sequence(...parts(der.certificateOf())), der.ED25519, der.bits(0)))
		assert.equal(value.version, 1)
		assert.equal(value.subject?.text, 'CN=localhost')
		assert.deepEqual(value.extensions, [])
	})

	it('whose two algorithms differ says so', () => {
		const [tbs] = parts(der.certificateOf(), 0)
		const other = der.sequence(der.oid('1.2.840.10045.4.3.2'))
		assert.deepEqual(read(der.sequence(tbs!, other, der.bits(0))).says, [
			'signed with ecdsa-with-SHA256, though the signed part says ED25519',
		])
	})

	it('keeps the unique identifiers of version 2', () => {
		const tbs = der.sequence(...parts(der.certificateOf()), der.tlv(0x81, [0, 1, 2]), der.tlv(0x82, [0, 3]))
		const { field, says } = read(der.sequence(tbs, der.ED25519, der.bits(0)))
		assert.deepEqual(says, [])
		assert.equal(find(field, 'issuer_unique_id')?.label, '0102')
		assert.equal(find(field, 'subject_unique_id')?.label, '03')
	})

	it('has its serial number as OpenSSL writes it', () => {
		const serialOf = (...bytes: number[]) => read(der.certificateOf({ serial: der.integer(...bytes) })).value.serial
		assert.equal(serialOf(0), '00')
		assert.equal(serialOf(0, 0xff), 'ff')
		assert.equal(serialOf(0x80), '-80')
		assert.equal(serialOf(0xff, 0x01), '-ff')
	})
})

describe('the key of a certificate', () => {
	const keyOf = (key: Uint8Array) => read(der.certificateOf({ key })).value.key
	const spki = (id: string, key: Uint8Array, ...parameters: Uint8Array[]) =>
		der.sequence(der.sequence(der.oid(id), ...parameters), key)

	it('is described by its kind and size', () => {
		const kinds: [{ publicKey: KeyObject }, string, number | undefined][] = [
			[generateKeyPairSync('rsa', { modulusLength: 1024 }), 'RSA 1024', 1024],
			[generateKeyPairSync('rsa-pss', { modulusLength: 1024, hashAlgorithm: 'sha256' }), 'RSA-PSS 1024', 1024],
			[generateKeyPairSync('ec', { namedCurve: 'prime256v1' }), 'EC secp256r1', 256],
			[generateKeyPairSync('ec', { namedCurve: 'secp384r1' }), 'EC secp384r1', 384],
			[generateKeyPairSync('ec', { namedCurve: 'secp521r1' }), 'EC secp521r1', 521],
			[generateKeyPairSync('ec', { namedCurve: 'secp256k1' }), 'EC secp256k1', 256],
			[generateKeyPairSync('ed25519'), 'Ed25519', undefined],
			[generateKeyPairSync('ed448'), 'Ed448', undefined],
			[generateKeyPairSync('x25519'), 'X25519', undefined],
			[generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }), 'DSA 1024', 1024],
		]
		for (const [{ publicKey }, description, bits] of kinds) {
			const { value, says, field } = read(der.certificateOf({ key: publicKey.export({ type: 'spki', format: 'der' }) }))
			assert.deepEqual([value.key?.description, value.key?.bits, says], [description, bits, []])
			assert.ok(leaves(field).every(leaf => leaf.name !== UNDECODED))
		}
	})

	it('of RSA has the exponent', () => {
		const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024, publicExponent: 3 })
		assert.equal(keyOf(publicKey.export({ type: 'spki', format: 'der' }))?.exponent, '3')
	})

	it('of an explicit curve has the size of its field', () => {
		const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1', paramEncoding: 'explicit' })
		const key = publicKey.export({ type: 'spki', format: 'der' })
		const { value, says, field } = read(der.certificateOf({ key }))
		assert.deepEqual([value.key?.description, value.key?.algorithm.curve, says], ['EC explicit 256', 'explicit', []])
		assert.equal(find(field, 'field_type')?.label, 'prime-field')
	})

	it('may be a compressed point', () => {
		const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
		const point = publicKey.export({ format: 'jwk' })
		const x = Buffer.from(point.x!, 'base64url')
		const { field, says } = read(
			der.certificateOf({ key: spki('1.2.840.10045.2.1', der.bits(0, [2], x), der.oid('1.2.840.10045.3.1.7')) }),
		)
		assert.deepEqual(says, [])
		assert.equal(find(field, 'form')?.label, 'compressed, y even')
		assert.equal(find(field, 'y'), undefined)
	})

	it('of the wrong size for its curve is said', () => {
		const key = spki('1.2.840.10045.2.1', der.bits(0, [4], new Uint8Array(48)), der.oid('1.2.840.10045.3.1.7'))
		assert.deepEqual(read(der.certificateOf({ key })).says, [
			'coordinates of 24 bytes, a field of 256 bits has 32 bytes',
		])
	})

	it('of lattices is known by its parameters', () => {
		assert.equal(keyOf(spki('2.16.840.1.101.3.4.3.18', der.bits(0, new Uint8Array(1952))))?.description, 'ML-DSA-65')
		assert.deepEqual(read(der.certificateOf({ key: spki('2.16.840.1.101.3.4.3.17', der.bits(0, [1])) })).says, [
			'a key of 1 byte, 1,312 bytes were expected',
		])
	})

	it('of an unknown kind is described by its number, and shown as the DER it is', () => {
		const { value, says, field } = read(
			der.certificateOf({ key: spki('1.3.6.1.4.1.99999.1', der.bits(0, der.sequence(der.integer(5))), der.nothing()) }),
		)
		assert.equal(value.key?.description, '1.3.6.1.4.1.99999.1')
		assert.deepEqual(says, [])
		assert.equal(find(find(field, 'subject_public_key')!, 'integer')?.label, '5')
		assert.equal(keyOf(spki('1.3.6.1.4.1.99999.1', der.bits(0, [1, 2, 3])))?.description, '1.3.6.1.4.1.99999.1')
	})
})

describe('RSA-PSS parameters', () => {
	const PSS = '1.2.840.113549.1.1.10'
	const algorithm = (...parameters: Uint8Array[]) => der.sequence(der.oid(PSS), der.sequence(...parameters))
	const sha256 = der.sequence(der.oid('2.16.840.1.101.3.4.2.1'), der.nothing())
	const pssOf = (algorithm: Uint8Array) => read(der.certificateOf({ algorithm })).value.signatureAlgorithm?.pss

	it('have the defaults of RFC 4055 where they are left out', () => {
		assert.deepEqual(pssOf(algorithm()), {
			hash: 'sha1',
			mask: 'mgf1',
			maskHash: 'sha1',
			saltLength: 20,
			trailerField: 1,
		})
	})

	it('are hash, mask and salt length', () => {
		const mask = der.sequence(der.oid('1.2.840.113549.1.1.8'), sha256)
		const given = algorithm(
			der.tlv(0xa0, sha256),
			der.tlv(0xa1, mask),
			der.tlv(0xa2, der.integer(32)),
			der.tlv(0xa3, der.integer(1)),
		)
		assert.deepEqual(pssOf(given), {
			hash: 'sha256',
			mask: 'mgf1',
			maskHash: 'sha256',
			saltLength: 32,
			trailerField: 1,
		})
	})

	it('are not guessed when one cannot be read', () => {
		assert.equal(pssOf(algorithm(der.tlv(0xa2, der.utf8('long')))), undefined)
	})

	it('nested in one another without end stop at the bound', () => {
		let parameters: Uint8Array = der.sequence()
		for (let i = 0; i < 2000; i++) parameters = der.sequence(der.tlv(0xa1, der.sequence(der.oid(PSS), parameters)))
		const { says } = read(der.certificateOf({ algorithm: der.sequence(der.oid(PSS), parameters) }))
		assert.ok(says.some(text => /nested deeper than \d+ levels/.test(text)))
	})
})

describe('a distinguished name', () => {
	const nameOf = (...rdns: Uint8Array[]) => inspect('root', der.sequence(...rdns), r => distinguishedName(r, 'subject'))
	const textOf = (...rdns: Uint8Array[]) => nameOf(...rdns).value?.text

	it('is written most specific part first, as in RFC 4514', () => {
		const name = nameOf(
			der.set(der.attribute('2.5.4.6', der.text(0x13, 'CH'))),
			der.set(der.attribute('2.5.4.10', der.utf8('Müller & Söhne'))),
			der.set(der.commonName('www.example.ch'), der.attribute('0.9.2342.19200300.100.1.1', der.utf8('7'))),
		)
		assert.equal(name.value?.text, 'UID=7+CN=www.example.ch,O=Müller & Söhne,C=CH')
		assert.deepEqual(
			name.value?.attributes.map(({ type, value, rdn }) => [type, value, rdn]),
			[
				['C', 'CH', 0],
				['O', 'Müller & Söhne', 1],
				['CN', 'www.example.ch', 2],
				['UID', '7', 2],
			],
		)
		assert.equal(name.field.children?.[0]?.label, name.value?.text)
	})

	it('has what RFC 4514 reserves escaped, and everything else raw', () => {
		const written = (value: string) => textOf(der.set(der.commonName(value)))
		assert.equal(written('a,b+c"d\\e<f>g;h=i'), 'CN=a\\,b\\+c\\"d\\\\e\\<f\\>g\\;h=i')
		assert.equal(written(' #a '), 'CN=\\ #a\\ ')
		assert.equal(written('#a'), 'CN=\\#a')
		assert.equal(written(' '), 'CN=\\ ')
		assert.equal(written('a\0b'), 'CN=a\\00b')
		assert.equal(written('\u001b]0;x\u0007'), 'CN=\u001b]0\\;x\u0007')
	})

	it('has types without a name in numbers, and their values in hex', () => {
		assert.equal(textOf(der.set(der.attribute('1.2.3.4', der.utf8('Ab')))), '1.2.3.4=#0c024162')
		assert.equal(textOf(der.set(der.attribute('2.5.4.3', der.bits(0, [5])))), 'CN=#03020005')
	})

	it('may be empty', () => {
		assert.equal(textOf(), '')
		assert.equal(nameOf().field.children?.[0]?.label, 'empty')
	})

	it('that is cut or holds something else is none', () => {
		assert.equal(textOf(der.integer(1)), undefined)
		const whole = der.name(der.commonName('a'), der.commonName('b'))
		for (let length = 0; length < whole.length; length++)
			assert.equal(scan('root', whole.subarray(0, length), r => distinguishedName(r)).value, undefined)
	})
})

describe('the hash of a subject public key', () => {
	it('is the key identifier that issuers write', () => {
		const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
		const key = der.spkiOf(privateKey)
		const input = der.certificateOf({ key })
		const { value } = read(input)
		// The point alone: 65 bytes at the end of the SubjectPublicKeyInfo.
		assert.equal(
			createHash('sha1').update(slice(input, value.key?.keySpan)).digest('hex'),
			createHash('sha1').update(key.subarray(-65)).digest('hex'),
		)
	})
})

/** The values inside a certificate's TBSCertificate without its version, or with `level` 0 of the certificate itself. */
function parts(input: Uint8Array, level = 1): Uint8Array[] {
	const { field } = inspect('root', input, r => certificate(r))
	const within = find(field, level === 0 ? 'certificate' : 'tbs_certificate')
	return (within?.children ?? [])
		.filter(child => !['tag', 'length', 'version'].includes(child.name))
		.map(child => input.subarray(child.span.start, child.span.end))
}
