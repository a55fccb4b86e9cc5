import assert from 'node:assert/strict'
import fc from 'fast-check'
import { openFernet, readFernetKey } from '../../src/analyse/fernet.js'
import { base64urlBytes, fernetBytes, fernetToken } from '../../src/decode/fernet.js'
import { leaves } from '../../src/decode/field.js'
import { inspect } from '../../src/decode/reader.js'
import { makeFernetKey, makeToken } from '../../src/lab/demo/fernet.js'

/** The vector of the Fernet specification (generate.json, verify.json). */
const KEY = 'cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4='
const TOKEN = 'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA=='

const keyOf = (text: string) => {
	const key = readFernetKey(text)
	assert.ok(typeof key !== 'string', String(key))
	return key
}

describe('a Fernet token', () => {
	it('of the specification is taken apart and opened', () => {
		const bytes = fernetBytes(TOKEN)!
		const { value, field } = inspect('fernet_token', bytes, fernetToken)
		assert.equal(value?.timestamp, 499_162_800n)
		assert.deepEqual(
			field.children?.map(({ name }) => name),
			['version', 'timestamp', 'iv', 'ciphertext', 'hmac'],
		)
		assert.equal(field.children?.[1]?.label, '1985-10-26T08:20:00Z')
		assert.equal(Buffer.from(openFernet(bytes, keyOf(KEY)) as Uint8Array).toString(), 'hello')
	})

	it('says what is wrong when it cannot be opened', () => {
		const bytes = fernetBytes(TOKEN)!
		assert.match(String(openFernet(bytes, keyOf(makeFernetKey()))), /HMAC is not of this key/)
		const changed = Uint8Array.from(bytes)
		changed[20]! ^= 1
		assert.match(String(openFernet(changed, keyOf(KEY))), /HMAC/)
		assert.match(String(openFernet(bytes.subarray(0, 40), keyOf(KEY))), /cut|HMAC/)
		assert.match(String(readFernetKey('no key')), /base64url/)
		assert.match(String(readFernetKey('AAAA')), /3 bytes, not 32/)
	})

	it('is not seen in other texts', () => {
		for (const text of ['', 'fluffy tail', 'gAAAAA', `${TOKEN}!`, TOKEN.slice(0, -6), `x${TOKEN}`])
			assert.equal(fernetBytes(text), undefined, text)
		assert.ok(fernetBytes(`\n${TOKEN}\n`))
	})

	it('of this demo says what it was made of', () => {
		fc.assert(
			fc.property(fc.string(), text => {
				const key = makeFernetKey()
				const bytes = fernetBytes(makeToken(key, text, 1_700_000_000_000))!
				assert.equal(Buffer.from(openFernet(bytes, keyOf(key)) as Uint8Array).toString(), Buffer.from(text).toString())
			}),
			{ numRuns: 50 },
		)
	})

	it('tiles whatever bytes it is read from', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
				let at = 0
				for (const { span } of leaves(inspect('fernet_token', bytes, fernetToken).field)) {
					assert.equal(span.start, at)
					at = span.end
				}
				assert.equal(at, bytes.length)
			}),
		)
	})

	it('is base64url as Node.js reads it', () => {
		fc.assert(
			fc.property(fc.uint8Array(), bytes => {
				assert.deepEqual(base64urlBytes(Buffer.from(bytes).toString('base64url')), bytes)
			}),
		)
	})
})
