import assert from 'node:assert/strict'
import { Pace } from '../../../src/cli/scan/pace.js'

describe('the pace of a reading', () => {
	it('says how long the rest will take, once it has begun well', () => {
		const pace = new Pace(100)
		assert.equal(pace.reading({ done: 50, total: 1000 }, 100.5).left, undefined)
		const { bytes, size, rate, left } = pace.reading({ done: 100, total: 1000 }, 101)
		assert.deepEqual([bytes, size], [100, 1000])
		assert.ok(Math.abs(rate - 100) < 1e-6)
		assert.ok(Math.abs(left! - 9) < 1e-6)
	})

	it('follows a change of rate within some seconds, not at once', () => {
		const pace = new Pace(0)
		pace.reading({ done: 100, total: 10_000 }, 1)
		const soon = pace.reading({ done: 300, total: 10_000 }, 2).rate
		assert.ok(soon > 100 && soon < 200)
		let done = 300
		let rate = soon
		for (let now = 3; now < 13; now++) {
			done += 200
			rate = pace.reading({ done, total: 10_000 }, now).rate
		}
		assert.ok(Math.abs(rate - 200) < 2)
	})

	it('knows no end where there is no size, and none where nothing comes', () => {
		assert.equal(new Pace(0).reading({ done: 100, total: undefined }, 5).left, undefined)
		assert.equal(new Pace(0).reading({ done: 0, total: 100 }, 5).left, undefined)
	})
})
