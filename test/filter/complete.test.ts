import assert from 'node:assert/strict'
import { commonBeginning, completionAt } from '../../src/filter/complete.js'

describe('the completion of a filter', () => {
	it('names the fields that the word at the cursor may become, the shortest names first', () => {
		const { at, word, names } = completionAt('ip and tcp.f', 12)
		assert.deepEqual([at, word], [7, 'tcp.f'])
		assert.equal(names[0], 'tcp.flags')
		assert.ok(names.includes('tcp.flags.syn') && names.every(name => name.startsWith('tcp.f')))
		assert.deepEqual(completionAt('tcp.f or tls', 5).names, names)
	})

	it('names none inside of a string, for no word, and for a name that is whole', () => {
		for (const text of ['frame contains "tcp', 'frame contains "a\\"tcp', 'tcp ', '', 'frame.cap_len', '80'])
			assert.deepEqual(completionAt(text, text.length).names, [], text)
		assert.notDeepEqual(completionAt('frame contains "x" and tcp', 26).names, [])
	})

	it('knows what names have in common', () => {
		assert.equal(commonBeginning(['tcp.flags', 'tcp.flags.syn', 'tcp.fla']), 'tcp.fla')
		assert.equal(commonBeginning([]), '')
	})
})
