import assert from 'node:assert/strict'
import { EXPOSURES } from '../../src/analyse/exposure-texts.js'
import { ALERTS as ALERT_NAMES } from '../../src/decode/registry/alerts.js'
import { CIPHER_SUITES } from '../../src/decode/registry/cipher-suites.js'
import { EXTENSIONS } from '../../src/decode/registry/extensions.js'
import { typeField } from '../../src/decode/x509/tags.js'
import { alertMeaning } from '../../src/explain/alerts.js'
import { explainSuite } from '../../src/explain/cipher-suites.js'
import { explain } from '../../src/explain/explain.js'
import { EXPOSURE_WORDS, exposureWords } from '../../src/explain/exposures.js'
import { extensionMeaning } from '../../src/explain/extensions.js'
import { headerMeaning } from '../../src/explain/headers.js'
import { standingWords } from '../../src/explain/standings.js'

/** The names that a registry has for the numbers below `end`. */
function names(registry: (value: number) => string | undefined, end: number): string[] {
	return Array.from({ length: end }, (_, value) => registry(value)).filter(name => name !== undefined)
}

describe('alerts', () => {
	it('explains every alert that has a name', () => {
		for (const name of names(ALERT_NAMES, 0x100)) {
			assert.ok(alertMeaning(name, undefined, 'en'), name)
			assert.ok(alertMeaning(name, 'server', 'zh'), name)
		}
		assert.equal(alertMeaning('no_such_alert', undefined, 'en'), undefined)
	})

	it('says who complains: the sender', () => {
		assert.match(alertMeaning('unknown_ca', 'client', 'en')!.text, /^The client does not trust/)
		assert.match(alertMeaning('unknown_ca', 'server', 'en')!.text, /^The server does not trust .* client's certificate/)
		assert.match(alertMeaning('unknown_ca', undefined, 'en')!.text, /^The sender does not trust/)
	})
})

describe('extensions', () => {
	it('explains every extension that has a name, and GREASE', () => {
		for (const name of new Set(names(EXTENSIONS, 0x10000))) {
			assert.ok(extensionMeaning(name, 'zh'), name)
			if (name !== 'GREASE') assert.ok(explain(['client_hello', 'extensions', name], 'en'), name)
		}
		assert.equal(extensionMeaning('no_such_extension', 'en'), undefined)
	})
})

describe('cipher suites', () => {
	it('explains every part of every suite that has a name', () => {
		for (const suite of names(CIPHER_SUITES, 0x10000)) {
			if (suite === 'GREASE') continue
			const parts = explainSuite(suite, 'en')
			if (parts[0]?.role === 'signal') continue
			const said = parts.map(part => part.name).join('_')
			assert.equal(
				said,
				suite
					.replace(/^(TLS|SSL|TLCP)_/, '')
					.replace(/_WITH(?=_)/, '')
					.replace(/ .*/, ''),
				suite,
			)
			assert.equal(explainSuite(suite, 'zh').length, parts.length, suite)
		}
	})

	it('names the parts by what they do', () => {
		const roles = (suite: string) => explainSuite(suite, 'en').map(({ role, name }) => `${role} ${name}`)
		assert.deepEqual(roles('TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'), [
			'key_exchange ECDHE',
			'authentication RSA',
			'cipher AES_128',
			'mode GCM',
			'hash SHA256',
		])
		assert.deepEqual(roles('TLS_CHACHA20_POLY1305_SHA256'), ['cipher CHACHA20', 'mode POLY1305', 'hash SHA256'])
		assert.deepEqual(roles('TLS_FALLBACK_SCSV'), ['signal TLS_FALLBACK_SCSV'])
		assert.deepEqual(roles('GREASE'), [])
	})

	it('says whether the hash protects records or only derives keys', () => {
		const hash = (suite: string) => explainSuite(suite, 'en').find(part => part.role === 'hash')!.text
		assert.match(hash('TLS_RSA_WITH_AES_128_CBC_SHA'), /^HMAC with SHA-1 protects each record/)
		assert.match(hash('TLS_RSA_WITH_RC4_128_MD5'), /^HMAC with MD5 protects each record/)
		assert.match(hash('TLS_RSA_WITH_NULL_SHA256'), /^HMAC with SHA-256 protects each record/)
		assert.match(hash('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'), /^SHA-384 serves to derive/)
		assert.match(hash('TLS_AES_128_GCM_SHA256'), /^SHA-256 serves to derive/)
	})
})

describe('other names', () => {
	it('explains header fields in any case', () => {
		assert.deepEqual(headerMeaning('Set-Cookie', 'en'), headerMeaning('set-cookie', 'en'))
		assert.equal(headerMeaning('X-No-Such-Header', 'en'), undefined)
	})

	it('has words for every row of what an eavesdropper sees, and for no other', () => {
		assert.deepEqual(Object.keys(EXPOSURE_WORDS).sort(), Object.keys(EXPOSURES).sort())
		assert.equal(exposureWords('server_name', 'zh')?.what, '服务器名')
		assert.equal(exposureWords('no_such_row', 'en'), undefined)
	})

	it('has words for every type of DER value', () => {
		for (let tag = 0; tag < 0x100; tag++) {
			const name = typeField(tag)
			if (name !== 'end_of_contents') assert.ok(explain(['certificate', name], 'zh'), name)
		}
	})

	it('has words for the four standings', () => {
		for (const standing of ['observed', 'verified', 'inferred', 'unknown'] as const) {
			assert.notEqual(standingWords(standing, 'en').text, standingWords(standing, 'zh').text)
		}
	})
})
