import { Box, type BoxProps, type DOMElement, Text, useStdout } from 'ink'
import {
	createContext,
	type ReactNode,
	useContext,
	useLayoutEffect,
	useRef,
	useState,
	useSyncExternalStore,
} from 'react'
import type { Region, Screen } from './screen.js'
import type { Size } from './screen-frames.js'
import type { Rect } from './screen-rows.js'

/** The screen that canvases draw on. Without one they draw into Ink's own output. */
export const ScreenContext = createContext<Screen | undefined>(undefined)

export type CanvasProps = Pick<
	BoxProps,
	'width' | 'height' | 'flexGrow' | 'flexShrink' | 'flexBasis' | 'minWidth' | 'minHeight'
> & {
	/** What the mouse finds, and `screen.rectOf`. */
	readonly name?: string
	/**
	 * The lines for a size: at most `height`, each exactly `width` columns wide and complete in itself (`line`). What stands
	 * in a `current` may be replaced there; on a screen that is painted next without being rendered.
	 */
	readonly draw: Draw | { readonly current: Draw }
}

type Draw = Region['draw']

/**
 * A rectangle that Yoga places and a pure function draws, past Ink: what makes dense panes fast. It fills the room it gets
 * unless told otherwise. It is drawn again when `draw` is another function, or when its size changes.
 */
export function Canvas({ name, draw, ...box }: CanvasProps): ReactNode {
	const screen = useContext(ScreenContext)
	const ref = useRef<DOMElement>(null)
	const latest = useRef(draw)
	const region = useRef<Region>({
		name,
		place: () => placeOf(ref.current),
		get draw() {
			return drawIn(latest.current)
		},
	})
	const [size, setSize] = useState({ width: 0, height: 0 })

	useLayoutEffect(() => screen?.add(region.current), [screen])
	useLayoutEffect(() => {
		latest.current = draw
		if (screen) return screen.schedule()
		const { width, height } = placeOf(ref.current)
		if (width !== size.width || height !== size.height) setSize({ width, height })
	})

	return (
		<Box ref={ref} flexGrow={1} {...box}>
			{!screen && <Text>{drawIn(draw)(size.width, size.height).join('\n')}</Text>}
		</Box>
	)
}

/** The size of the terminal; renders again when it changes. */
export function useScreenSize(): Size {
	const screen = useContext(ScreenContext)
	const { stdout } = useStdout()
	const size = useSyncExternalStore(screen?.onResize ?? never, () => screen?.size)
	return size ?? { columns: stdout.columns || 80, rows: stdout.rows || 24 }
}

const never = () => () => {}

const drawIn = (draw: CanvasProps['draw']): Draw => (typeof draw === 'function' ? draw : draw.current)

/** Where Yoga has put a node, from the top left of the root. */
function placeOf(element: DOMElement | null): Rect {
	let x = 0
	let y = 0
	for (let node: DOMElement | undefined = element ?? undefined; node?.yogaNode; node = node.parentNode) {
		x += node.yogaNode.getComputedLeft()
		y += node.yogaNode.getComputedTop()
	}
	const yoga = element?.yogaNode
	return { x, y, width: yoga?.getComputedWidth() ?? 0, height: yoga?.getComputedHeight() ?? 0 }
}
