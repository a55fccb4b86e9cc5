import assert from 'node:assert/strict'
import fc from 'fast-check'
import { clean } from '../src/clean.js'

const FORBIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/u

describe('clean', () => {
	it('leaves printable text of any script as it is', () => {
		for (const text of ['', 'fluffy tail', 'C:\\path', 'Zoë', '证书', 'مرحبا', 'e\u0301', '─│▸…'])
			assert.equal(clean(text), text)
	})

	it('shows escape sequences instead of sending them', () => {
		assert.equal(clean('\x1b[2J\x1b]0;owned\x07'), '\\x1b[2J\\x1b]0;owned\\x07')
		assert.equal(clean('\x9b31m'), '\\x9b31m')
		assert.equal(clean('a\r\n\tb\0\x7f'), 'a\\r\\n\\tb\\x00\\x7f')
	})

	it('shows what turns the reading direction', () => {
		assert.equal(clean('exe.\u202efdp.moc'), 'exe.\\u202efdp.moc')
		assert.equal(clean('\u2066a\u2069\u200f\u061c'), '\\u2066a\\u2069\\u200f\\u061c')
	})

	it('shows what cannot be seen', () => {
		assert.equal(clean('pay\u200bpal\u00ad'), 'pay\\u200bpal\\xad')
		assert.equal(clean('\ufeff\u{e0041}\ue000\u3164'), '\\ufeff\\u{e0041}\\ue000\\u3164')
		assert.equal(clean('a\u00a0b\u3000c\u2028'), 'a\\xa0b\\u3000c\\u2028')
	})

	it('shows what has no certain width: flags, skin tones, joined and piled characters', () => {
		assert.equal(clean('🇩🇪'), '\\u{1f1e9}\\u{1f1ea}')
		assert.equal(clean('👍🏽'), '👍\\u{1f3fd}')
		assert.equal(clean('👩\u200d🔬'), '👩\\u200d🔬')
		assert.equal(clean('☃\ufe0f'), '☃\\ufe0f')
		assert.equal(clean('\u0301x'), '\\u0301x')
		assert.equal(clean(`a${'\u0301'.repeat(6)}`), `a${'\u0301'.repeat(4)}${'\\u0301'.repeat(2)}`)
	})

	it('shows a lone surrogate', () => {
		assert.equal(clean('a\ud800b'), 'a\\ud800b')
	})

	it('keeps to ASCII where it must', () => {
		assert.equal(clean('Zoë 证', true), 'Zo\\xeb \\u8bc1')
		assert.equal(clean('plain', true), 'plain')
	})

	it('spells arrows, ellipses and quotes in ASCII where it must, and escapes what has no spelling', () => {
		assert.equal(clean('127.0.0.1 → 127.0.0.1', true), '127.0.0.1 -> 127.0.0.1')
		assert.equal(clean('Certificate … CertificateVerify', true), 'Certificate ... CertificateVerify')
		assert.equal(clean('the relay’s “fluffy tail”', true), `the relay's "fluffy tail"`)
		assert.equal(clean('→\u202e\x1b…', true), '->\\u202e\\x1b...')
		assert.equal(clean('→ …'), '→ …')
	})

	it('lets nothing through that is not printable, whatever comes in', () => {
		const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string({ unit: hostile }))
		fc.assert(
			fc.property(text, text => {
				const shown = clean(text)
				assert.doesNotMatch(shown, FORBIDDEN)
				assert.equal(clean(shown), shown, 'and says the same a second time')
				assert.match(clean(text, true), /^[\x20-\x7e]*$/)
			}),
			{ numRuns: 200 },
		)
	})
})

const hostile = fc.constantFrom(...'\x1b\x07\x9b\u202e\u2066\u200d\ufe0f\u0301\u{1f3fd}🇩e👍[]m;\\\ud83d')
