import assert from 'node:assert/strict'
import { FRAME_FIELDS } from '../../src/filter/fields/frame-fields.js'
import { NETWORK_FIELDS } from '../../src/filter/fields/network-fields.js'
import { TCP_FIELDS } from '../../src/filter/fields/tcp-fields.js'
import { PacketLayers } from '../../src/filter/layers.js'
import { FIXTURES, withFixture } from '../fixture-files.js'

/** A packet of which nothing is read without its tree. */
class InFull extends PacketLayers {
	override get plain(): undefined {
		return undefined
	}
}

const FIELDS = [...FRAME_FIELDS, ...NETWORK_FIELDS, ...TCP_FIELDS]

describe('the fields of headers that are read without a tree', () => {
	it('are those of the tree, in every packet of every fixture', async () => {
		let plain = 0
		for (const file of FIXTURES) {
			await withFixture(file, session => {
				for (let number = 1; number <= session.index!.count; number++) {
					const row = session.index!.row(number)!
					const [quick, full] = [new PacketLayers(session, row), new InFull(session, row)]
					if (quick.plain) plain++
					assertSame(quick, full, `${file} ${number}`)
				}
			})
		}
		assert.ok(plain > 3000, `${plain} packets`)
	})
})

function assertSame(quick: PacketLayers, full: PacketLayers, where: string): void {
	for (const { name, of, isIn } of FIELDS) {
		const [ours, theirs] = [of(quick), of(full)]
		// To compare thousands of arrays in depth takes longer than to read them.
		if (String(ours) !== String(theirs)) assert.deepEqual(ours, theirs, `${where} ${name}`)
		if (isIn) assert.equal(isIn(quick), theirs.length > 0, `${where} ${name}`)
	}
}
