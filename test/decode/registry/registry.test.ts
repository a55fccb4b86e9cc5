import assert from 'node:assert/strict'
import * as theirs from 'read-tls-client-hello'
import { ALERTS, ALERTS_DATE } from '../../../src/decode/registry/alerts.js'
import { CERTIFICATE_COMPRESSIONS, CERTIFICATE_STATUS_TYPES } from '../../../src/decode/registry/certificate-codes.js'
import { CIPHER_SUITES, CIPHER_SUITES_DATE } from '../../../src/decode/registry/cipher-suites.js'
import { EXTENSIONS, EXTENSIONS_DATE } from '../../../src/decode/registry/extensions.js'
import { ROWS as SUITE_ROWS } from '../../../src/decode/registry/generated/cipher-suites.js'
import { GROUPS, GROUPS_DATE, shareParts } from '../../../src/decode/registry/groups.js'
import { COMPRESSION_METHODS, POINT_FORMATS, PSK_MODES } from '../../../src/decode/registry/hello-codes.js'
import { hex, isGrease, isGreaseByte } from '../../../src/decode/registry/names.js'
import { SIGNATURE_SCHEMES, SIGNATURE_SCHEMES_DATE } from '../../../src/decode/registry/signature-schemes.js'
import { isTls13, VERSIONS, versionName } from '../../../src/decode/registry/versions.js'

/** What differs between one of our tables and one of read-tls-client-hello's: [value, ours, theirs]. */
function differences(
	names: (value: number) => string | undefined,
	table: Readonly<Record<number, string | undefined>>,
) {
	return Object.entries(table)
		.map(([value, name]) => [Number(value), names(Number(value)), name] as const)
		.filter(([, ours, name]) => ours !== name)
}

const range = (count: number) => Array.from({ length: count }, (_, value) => value)

describe('the registries', () => {
	it('name all cipher suites as read-tls-client-hello does', () => {
		assert.deepEqual(differences(CIPHER_SUITES, theirs.CIPHER_SUITES), [])
		assert.equal(SUITE_ROWS.length, Object.keys(theirs.CIPHER_SUITES).length)
	})

	it('name extensions, groups and signature schemes as read-tls-client-hello does', () => {
		assert.deepEqual(differences(EXTENSIONS, theirs.EXTENSIONS), [])
		assert.deepEqual(differences(GROUPS, theirs.SUPPORTED_GROUPS), [])
		assert.deepEqual(differences(SIGNATURE_SCHEMES, theirs.SIGNATURE_ALGORITHMS), [])
	})

	it('name the small tables as read-tls-client-hello does', () => {
		assert.deepEqual(differences(VERSIONS, theirs.TLS_VERSIONS), [])
		assert.deepEqual(differences(POINT_FORMATS, theirs.EC_POINT_FORMATS), [])
		assert.deepEqual(differences(COMPRESSION_METHODS, theirs.COMPRESSION_METHODS), [])
		assert.deepEqual(differences(PSK_MODES, theirs.PSK_KEY_EXCHANGE_MODES), [])
		assert.deepEqual(differences(CERTIFICATE_COMPRESSIONS, theirs.CERTIFICATE_COMPRESSION_ALGORITHMS), [])
		assert.deepEqual(differences(CERTIFICATE_STATUS_TYPES, theirs.CERTIFICATE_STATUS_TYPES), [])
	})

	it('say when they were read', () => {
		for (const date of [CIPHER_SUITES_DATE, EXTENSIONS_DATE, GROUPS_DATE, SIGNATURE_SCHEMES_DATE, ALERTS_DATE]) {
			assert.match(date, /^20\d\d-\d\d$/)
		}
	})

	it('leave an unknown number without a name', () => {
		for (const names of [CIPHER_SUITES, EXTENSIONS, GROUPS, SIGNATURE_SCHEMES, VERSIONS]) {
			assert.equal(names(0x7777), undefined)
		}
		assert.equal(ALERTS(200), undefined)
		assert.equal(versionName(0x0399), '0x0399')
		assert.equal(hex(7, 2), '0x07')
	})

	it('know the sixteen values of GREASE and no other', () => {
		const grease = range(0x10000).filter(isGrease)
		assert.deepEqual(
			grease.map(value => hex(value)),
			range(16).map(digit => `0x${digit.toString(16)}a${digit.toString(16)}a`),
		)
		for (const names of [CIPHER_SUITES, EXTENSIONS, GROUPS, SIGNATURE_SCHEMES, VERSIONS]) {
			assert.ok(grease.every(value => names(value) === 'GREASE'))
		}
		assert.notEqual(CIPHER_SUITES(0x0a1a), 'GREASE')
	})

	it('know the eight one-byte values of GREASE (RFC 8701, 2)', () => {
		assert.deepEqual(range(256).filter(isGreaseByte), [0x0b, 0x2a, 0x49, 0x68, 0x87, 0xa6, 0xc5, 0xe4])
	})

	it('name what is seen and not registered', () => {
		for (const [type, name] of [
			[17513, 'application_settings'],
			[17613, 'application_settings_new'],
			[0xca34, 'trust_anchors'],
			[13172, 'next_protocol_negotiation'],
		] as const) {
			assert.equal(EXTENSIONS(type), name)
		}
		assert.equal(EXTENSIONS(35), 'session_ticket')
	})

	it('name pairs of hash and signature, but never split what begins with 8', () => {
		assert.equal(SIGNATURE_SCHEMES(0x0402), 'dsa_sha256')
		assert.equal(SIGNATURE_SCHEMES(0x0101), 'rsa_pkcs1_md5')
		assert.equal(SIGNATURE_SCHEMES(0x0804), 'rsa_pss_rsae_sha256')
		assert.equal(SIGNATURE_SCHEMES(0x0803), undefined)
		assert.equal(SIGNATURE_SCHEMES(0x0004), undefined)
	})

	it('name alerts, also those added since', () => {
		assert.equal(ALERTS(48), 'unknown_ca')
		assert.equal(ALERTS(109), 'missing_extension')
		assert.equal(ALERTS(52), 'too_many_cids_requested')
	})

	it('name the drafts of TLS 1.3', () => {
		assert.equal(VERSIONS(0x7f12), 'TLS 1.3 (draft 18)')
		assert.equal(VERSIONS(0xfb1a), 'TLS 1.3 (draft 26)')
		assert.ok(isTls13(0x7f12) && isTls13(0x0304) && !isTls13(0x0303) && !isTls13(0xfefd))
	})

	it('know the parts of hybrid key shares', () => {
		const sum = (group: number, side: 'client' | 'server') =>
			shareParts(group)?.reduce((total, part) => total + part[side], 0)
		assert.deepEqual([sum(0x11ec, 'client'), sum(0x11ec, 'server')], [1216, 1120])
		assert.deepEqual([sum(0x11eb, 'client'), sum(0x11eb, 'server')], [1249, 1153])
		assert.deepEqual([sum(0x11ed, 'client'), sum(0x11ed, 'server')], [1665, 1665])
		assert.equal(shareParts(0x001d), undefined)
	})
})
