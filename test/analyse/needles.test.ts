import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Form, needlesOf } from '../../src/analyse/needles.js'
import { LIMITS } from '../../src/decode/limits.js'

function forms(text: string, form?: Form): string[] {
	return needlesOf(text)
		.needles.filter(needle => form === undefined || needle.form === form)
		.map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
}

describe('needlesOf', () => {
	it('gives plain text, base64 at three alignments, hexadecimal and percent-encoded forms', () => {
		assert.deepEqual(forms('fluffy tail'), [
			'fluffy tail',
			'Zmx1ZmZ5IHRhaW',
			'ZsdWZmeSB0YWls',
			'mbHVmZnkgdGFpb',
			'666c7566667920746169'.concat('6c'),
			'666C7566667920746169'.concat('6C'),
			'%66%6C%75%66%66%79%20%74%61%69%6C',
			'%66%6c%75%66%66%79%20%74%61%69%6c',
			'fluffy%20tail',
			'fluffy+tail',
		])
	})

	it('names each form in words', () => {
		assert.deepEqual(
			needlesOf('nuts?').needles.map(({ variant }) => variant),
			[
				'plain',
				'base64, at the start of a group',
				'base64, 1 byte into a group',
				'URL-safe base64, 1 byte into a group',
				'base64, 2 bytes into a group',
				'hexadecimal, lower case',
				'hexadecimal, upper case',
				'every byte percent-encoded, upper case',
				'every byte percent-encoded, lower case',
				'percent-encoded but for unreserved characters, upper case',
				'percent-encoded but for unreserved characters, lower case',
			],
		)
	})

	it('takes text as UTF-8', () => {
		assert.deepEqual(forms('é', 'plain'), [Buffer.from('é').toString('latin1')])
		assert.deepEqual(forms('é', 'hex'), ['c3a9', 'C3A9'])
		assert.deepEqual(forms('é', 'percent'), ['%C3%A9', '%c3%a9'])
	})

	it('writes reserved characters as the common libraries do', () => {
		assert.deepEqual(forms("a/b c'", 'percent'), [
			'%61%2F%62%20%63%27',
			'%61%2f%62%20%63%27',
			'a%2Fb%20c%27',
			'a%2fb%20c%27',
			"a%2Fb%20c'",
			"a%2fb%20c'",
			"a/b%20c'",
			'a/b%20c%27',
			'a%2Fb+c%27',
			'a%2fb+c%27',
		])
	})

	it('has no two needles of the same bytes', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), text => {
				const all = forms(text)
				assert.equal(new Set(all).size, all.length)
			}),
		)
	})

	it('finds its base64 forms in the encoding of any text around', () => {
		const around = fc.uint8Array({ maxLength: 8 })
		fc.assert(
			fc.property(around, fc.string({ minLength: 3, maxLength: 12 }), around, (before, text, after) => {
				const bytes = Buffer.concat([before, Buffer.from(text), after])
				for (const encoding of ['base64', 'base64url'] as const) {
					const encoded = bytes.toString(encoding)
					assert.ok(forms(text, 'base64').some(form => encoded.includes(form)))
				}
			}),
		)
	})

	it('leaves out what is too short to be told from chance, and says why', () => {
		const { needles, leftOut } = needlesOf('ab')
		assert.ok(needles.every(({ form, bytes }) => form === 'plain' || bytes.length >= 3))
		assert.deepEqual(
			[...new Set(leftOut.map(({ why }) => why))],
			['only 2 characters of it are the same whatever surrounds the text: too few to tell it from chance'],
		)
		assert.ok(
			needlesOf('a').leftOut.some(({ form, why }) => form === 'hex' && why.includes('it has only 2 characters')),
		)
	})

	it('looks for nothing when there is no text, or too much of it', () => {
		assert.deepEqual(needlesOf('').needles, [])
		assert.equal(needlesOf('').leftOut[0]!.why, 'there is no text to look for')
		assert.deepEqual(needlesOf('x'.repeat(LIMITS.needle + 1)).needles, [])
		assert.equal(needlesOf('x'.repeat(LIMITS.needle + 1)).leftOut[0]!.why, 'the text has 1,025 bytes, more than 1,024')
	})
})
