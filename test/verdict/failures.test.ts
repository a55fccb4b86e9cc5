import assert from 'node:assert/strict'
import { judge } from '../../src/verdict/judge.js'
import { conversationsOf, differences, labels } from './labels.js'

describe('the verdict on a labelled capture, without keys', () => {
	const all = labels()

	for (const label of all.filter(({ heldOut }) => !heldOut)) {
		it(`is what ${label.name} was set up as: ${label.setUp}`, async () => {
			const [conversation] = await conversationsOf(label)
			assert.deepEqual(differences(label, conversation && judge(conversation)), [])
		})
	}

	it('holds for nearly all that the rules were not made with', async () => {
		const heldOut = all.filter(label => label.heldOut)
		const wrong: string[] = []
		for (const label of heldOut) {
			const [conversation] = await conversationsOf(label)
			if (differences(label, conversation && judge(conversation)).length > 0) wrong.push(label.name)
		}
		console.log(`      held out: ${heldOut.length - wrong.length} of ${heldOut.length} hold`)
		assert.ok(wrong.length <= heldOut.length / 5, wrong.join(', '))
	})
})
