import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Box, render } from 'ink'
import { AreaBox } from '../../src/tui/area-box.js'
import { type Area, arrange } from '../../src/tui/areas.js'
import { ScreenContext } from '../../src/tui/canvas.js'
import { liveArea } from '../../src/tui/live-areas.js'
import { Screen } from '../../src/tui/screen.js'
import { FakeOutput } from './fake-output.js'

const [COLUMNS, ROWS] = [97, 41]

const drawn: fc.Arbitrary<Area> = fc.record({
	size: fc.option(fc.nat(2), { nil: undefined }),
	draw: fc.constant(() => []),
})

const parted = (direction: 'row' | 'column', part: fc.Arbitrary<Area>): fc.Arbitrary<Area> =>
	fc.record({ direction: fc.constant(direction), areas: fc.array(part, { minLength: 1, maxLength: 4 }) })

/** Parted across and then along, or the other way round. */
const area = fc.oneof(
	drawn,
	parted('column', fc.oneof(drawn, parted('row', drawn))),
	parted('row', fc.oneof(drawn, parted('column', drawn))),
)

/** The same with a name for each area that is drawn. */
function named(area: Area, next = { id: 0 }): Area {
	return 'draw' in area
		? { ...area, name: `area ${next.id++}` }
		: { ...area, areas: area.areas.map(part => named(part, next)) }
}

describe('areas', () => {
	it('stand where Yoga puts them, to the cell', () => {
		const output = new FakeOutput(COLUMNS, ROWS)
		const screen = new Screen(output as never)
		const boxes = (area: Area) => (
			<ScreenContext value={screen}>
				<Box width={COLUMNS} height={ROWS} flexDirection="column">
					<AreaBox area={liveArea(area)} within="column" />
				</Box>
			</ScreenContext>
		)
		const ink = render(boxes({ draw: () => [] }), { stdout: screen.stdout, debug: true, patchConsole: false })
		fc.assert(
			fc.property(area, some => {
				const { size: _, ...whole } = named(some)
				ink.rerender(boxes(whole))
				for (const { name, rect } of arrange(whole, { columns: COLUMNS, rows: ROWS }))
					assert.deepEqual(screen.rectOf(name!), rect, name)
			}),
			{ numRuns: 60 },
		)
		ink.unmount()
	})
})
