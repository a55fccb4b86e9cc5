import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readCertificate } from '../../../src/analyse/certificates/certified.js'
import { bits, extension, integer, nothing, octets, oid, sequence, text, tlv } from '../../decode/x509/build.js'
import {
	authority,
	type Identity,
	issue,
	keyOf,
	METHODS,
	OCSP_SIGNING,
	prove,
	purposes,
	server,
	TIME,
	told,
	trusting,
} from './pki.js'

const root = authority('root')
const leaf = server(root, { serial: 0x1234 })
const trust = trusting(root)

type Parts = {
	readonly signer?: Identity
	readonly enclosed?: readonly Identity[]
	readonly issuer?: Identity
	readonly serial?: number
	readonly status?: Uint8Array
	readonly from?: string
	readonly to?: string
	readonly hash?: readonly [string, string]
	readonly byName?: boolean
}

const GOOD = tlv(0x80)
const REVOKED = tlv(0xa1, text(0x18, '20261101000000Z'))
const UNKNOWN = tlv(0x82)

function partOf(identity: Identity, which: 'subject' | 'key'): Uint8Array {
	const { der, said } = readCertificate(identity.der)
	const { start, end } = which === 'subject' ? said.spans.subject! : said.key!.keySpan
	return der.subarray(start, end)
}

/** A response (RFC 6960, 4.2.1) that the root gives for the end entity, unless said otherwise. */
function response(parts: Parts = {}): Uint8Array {
	const { signer = root, issuer = root, serial = 0x1234, status = GOOD, byName = false } = parts
	const { from = '20261120000000Z', to = '20261127000000Z', hash = ['sha1', '1.3.14.3.2.26'] } = parts
	const digest = (bytes: Uint8Array, name = hash[0]) => createHash(name).update(bytes).digest()
	const id = sequence(
		sequence(oid(hash[1]), nothing()),
		octets(digest(partOf(issuer, 'subject'))),
		octets(digest(partOf(issuer, 'key'))),
		integer(serial >> 8, serial & 0xff),
	)
	const responder = byName ? tlv(0xa1, signer.subject) : tlv(0xa2, octets(digest(partOf(signer, 'key'), 'sha1')))
	const single = sequence(id, status, text(0x18, from), ...(to === '' ? [] : [tlv(0xa0, text(0x18, to))]))
	const tbs = sequence(responder, text(0x18, from), sequence(single))
	const enclosed = (parts.enclosed ?? []).map(({ der }) => der)
	const basic = sequence(
		tbs,
		METHODS.ed25519.algorithm,
		bits(0, METHODS.ed25519.sign(tbs, signer.key)),
		...(enclosed.length > 0 ? [tlv(0xa0, sequence(...enclosed))] : []),
	)
	return sequence(tlv(0x0a, [0]), tlv(0xa0, sequence(oid('1.3.6.1.5.5.7.48.1.1'), octets(basic))))
}

const check = (der: Uint8Array, chain = [leaf], time = TIME) => prove(chain, trust, { ocsp: [der], time }).of('ocsp')

describe('OCSP', () => {
	it('verifies what the issuer says, by key or by name, with any hash', () => {
		const proof = check(response())
		assert.equal(told(proof), 'verified')
		assert.match(
			proof.why,
			/^CN=server is good from 2026-11-20T00:00:00Z to 2026-11-27T00:00:00Z, says the issuer, CN=root/,
		)
		assert.equal(told(check(response({ byName: true }))), 'verified')
		assert.equal(told(check(response({ hash: ['sha256', '2.16.840.1.101.3.4.2.1'] }))), 'verified')
		assert.equal(told(check(response({ to: '' }))), 'verified')
	})

	it('believes a responder that the issuer has named, and no other', () => {
		const named = (wanted: Parameters<typeof issue>[0]) =>
			issue({ issuer: root, extensions: [purposes(OCSP_SIGNING)], ...wanted })
		const by = (signer: Identity) => check(response({ signer, enclosed: [signer] }))
		assert.equal(told(by(named({ subject: 'responder' }))), 'verified')
		assert.equal(told(by(named({ subject: 'responder', extensions: [] }))), 'failed: responder_not_allowed')
		assert.equal(told(by(named({ subject: 'responder', to: '260101000000Z' }))), 'failed: responder_not_allowed')
		assert.equal(told(by(named({ subject: 'responder', issuer: authority('other') }))), 'failed: responder_not_allowed')
		assert.equal(told(check(response({ signer: named({ subject: 'responder' }) }))), 'failed: responder_not_allowed')
	})

	it('fails when it was signed by another key, or a bit of it is another', () => {
		const impostor = { ...root, key: keyOf('impostor') }
		assert.equal(told(check(response({ signer: impostor }))), 'failed: bad_signature')
		const changed = response()
		changed[changed.length - 3]! ^= 1
		assert.equal(told(check(changed)), 'failed: bad_signature')
	})

	it('fails when it is about another certificate', () => {
		assert.equal(told(check(response({ serial: 0x1235 }))), 'failed: status_of_another')
		assert.equal(told(check(response({ issuer: authority('other') }))), 'failed: status_of_another')
	})

	it('tells what is revoked or unknown', () => {
		const proof = check(response({ status: REVOKED }))
		assert.equal(told(proof), 'failed: revoked')
		assert.match(proof.why, /revoked since 2026-11-01T00:00:00Z/)
		assert.equal(told(check(response({ status: UNKNOWN }))), 'failed: status_unknown')
	})

	it('goes by the time of the capture, as far as that is one', () => {
		assert.equal(told(check(response(), [leaf], TIME + 30 * 86_400)), 'failed: status_outdated')
		assert.equal(told(check(response(), [leaf], TIME - 30 * 86_400)), 'failed: status_outdated')
		assert.equal(told(check(response(), [leaf], 0)), 'unchecked: time of the capture')
	})

	it('needs the issuer, and an answer', () => {
		const intermediate = authority('intermediate', { issuer: root })
		const own = server(intermediate, { serial: 0x1234 })
		assert.equal(told(check(response(), [own])), 'unchecked: certificate of the issuer')
		const another = server(intermediate, { serial: 0x4321 })
		assert.equal(told(check(response(), [another])), 'failed: status_of_another', 'whose number is another')
		assert.equal(told(check(sequence(tlv(0x0a, [3])))), 'unchecked: successful OCSP response')
		assert.equal(told(check(Uint8Array.of(1, 2, 3))), 'failed: malformed')
	})

	it('tells that one is missing which the certificate demands', () => {
		const must = extension('1.3.6.1.5.5.7.1.24', sequence(integer(5)))
		const { of, remarks } = prove([server(root, { extensions: [must] })], trust)
		assert.match(of('ocsp').why, /demands one/)
		assert.deepEqual(
			remarks.map(({ code }) => code),
			['must_staple'],
		)
	})

	it('tells the fault of any certificate of the path', () => {
		const intermediate = authority('intermediate', { issuer: root, serial: 0x2222 })
		const own = server(intermediate, { serial: 0x1111 })
		const good = response({ signer: intermediate, issuer: intermediate, serial: 0x1111 })
		const revoked = response({ serial: 0x2222, status: REVOKED })
		const { of } = prove([own, intermediate], trust, { ocsp: [good, revoked] })
		assert.equal(told(of('ocsp')), 'failed: revoked')
		assert.match(of('ocsp').why, /^CN=intermediate is revoked/)
	})
})
