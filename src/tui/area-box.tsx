import { Box } from 'ink'
import type { ReactNode } from 'react'
import { Canvas } from './canvas.js'
import type { LiveArea } from './live-areas.js'

/** An area as Ink's boxes, in one that has such a direction. */
export function AreaBox({ area, within }: { readonly area: LiveArea; readonly within: 'row' | 'column' }): ReactNode {
	const { size } = area
	const along =
		size === undefined
			? { flexGrow: 1, flexBasis: 0 }
			: { flexGrow: 0, flexShrink: 0, [within === 'row' ? 'width' : 'height']: size }
	if ('draw' in area) {
		const { name, draw } = area
		// Under another name it is another canvas.
		return <Canvas key={name ?? ''} {...(name !== undefined && { name })} draw={draw} {...along} />
	}
	const { direction, areas } = area
	return (
		<Box flexDirection={direction} {...along}>
			{areas.map((part, i) => (
				<AreaBox key={('draw' in part && part.name) || i} area={part} within={direction} />
			))}
		</Box>
	)
}
