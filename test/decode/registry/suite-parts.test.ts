import assert from 'node:assert/strict'
import { ROWS } from '../../../src/decode/registry/generated/cipher-suites.js'
import { suiteParts } from '../../../src/decode/registry/suite-parts.js'

/** Key exchange, authentication, cipher, hash; `!` marks export, `+` an AEAD. */
const describeSuite = (suite: number) => {
	const parts = suiteParts(suite)
	if (!parts) return undefined
	const { keyExchange, authentication = '-', cipher, hash, isAead, isExport } = parts
	return `${isExport ? '!' : ''}${keyExchange} ${authentication} ${cipher}${isAead ? '+' : ''} ${hash}`
}

const CASES: readonly (readonly [number, string | undefined])[] = [
	[0x1302, 'tls13 - AES_256_GCM+ SHA384'],
	[0x1305, 'tls13 - AES_128_CCM_8+ SHA256'],
	[0xc02f, 'ecdhe rsa AES_128_GCM+ SHA256'],
	[0xc00a, 'ecdhe ecdsa AES_256_CBC SHA'],
	[0xcca8, 'ecdhe rsa CHACHA20_POLY1305+ SHA256'],
	[0xc004, 'ecdh ecdsa AES_128_CBC SHA'],
	[0xc018, 'ecdhe anon AES_128_CBC SHA'],
	[0x0034, 'dhe anon AES_128_CBC SHA'],
	[0x0032, 'dhe dss AES_128_CBC SHA'],
	[0x0030, 'dh dss AES_128_CBC SHA'],
	[0x000a, 'rsa rsa 3DES_EDE_CBC SHA'],
	[0x0003, '!rsa rsa RC4_40 MD5'],
	[0x0019, '!dhe anon DES40_CBC SHA'],
	[0x0004, 'rsa rsa RC4_128 MD5'],
	[0x0002, 'rsa rsa NULL SHA'],
	[0xc09e, 'dhe rsa AES_128_CCM+ SHA256'],
	[0xc0a8, 'psk - AES_128_CCM_8+ SHA256'],
	[0xc0aa, 'dhe_psk - AES_128_CCM_8+ SHA256'],
	[0x00ac, 'rsa_psk - AES_128_GCM+ SHA256'],
	[0xc035, 'ecdhe_psk - AES_128_CBC SHA'],
	[0xc01b, 'srp rsa 3DES_EDE_CBC SHA'],
	[0xc01d, 'srp - AES_128_CBC SHA'],
	[0x001e, 'krb5 - DES_CBC SHA'],
	[0xc102, 'gost - 28147_CNT_IMIT SHA256'],
	[0xc0b0, 'eccpwd - AES_128_GCM+ SHA256'],
	[0x0000, undefined],
	[0x00ff, undefined],
	[0x5600, undefined],
	[0x0a0a, undefined],
	[0x7777, undefined],
]

describe('suiteParts', () => {
	for (const [suite, expected] of CASES) {
		it(`takes 0x${suite.toString(16).padStart(4, '0')} apart: ${expected}`, () => {
			assert.equal(describeSuite(suite), expected)
		})
	}

	it('knows the key exchange of every registered suite', () => {
		for (const [value, name] of ROWS) {
			const parts = suiteParts(value)
			if (name.endsWith('_SCSV') || name === 'TLS_NULL_WITH_NULL_NULL') assert.equal(parts, undefined)
			else assert.notEqual(parts?.keyExchange, 'null', name)
		}
	})
})
