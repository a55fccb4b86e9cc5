import type { Area } from './areas.js'

type Draw = (width: number, height: number) => readonly string[]

/** An area whose drawers can be replaced where they stand: nothing is placed anew for that. */
export type LiveArea = (LiveDrawn | LiveParted) & { readonly size?: number | undefined }

type LiveDrawn = { readonly name?: string; readonly draw: { current: Draw } }

type LiveParted = { readonly direction: 'row' | 'column'; readonly areas: readonly LiveArea[] }

/** The same areas, to be redrawn. */
export function liveArea(area: Area): LiveArea {
	if ('draw' in area) return { ...area, draw: { current: area.draw } }
	return { ...area, areas: area.areas.map(liveArea) }
}

/** Has the areas drawn as these are; answers whether they stand as these do, and changes nothing where they do not. */
export function redraw(live: LiveArea, area: Area): boolean {
	if (!isPlacedAs(live, area)) return false
	swap(live, area)
	return true
}

function isPlacedAs(live: LiveArea, area: Area): boolean {
	if (live.size !== area.size) return false
	if ('draw' in live || 'draw' in area) return 'draw' in live && 'draw' in area && live.name === area.name
	return (
		live.direction === area.direction &&
		live.areas.length === area.areas.length &&
		live.areas.every((part, i) => isPlacedAs(part, area.areas[i]!))
	)
}

function swap(live: LiveArea, area: Area): void {
	if ('draw' in live) {
		if ('draw' in area) live.draw.current = area.draw
	} else if ('areas' in area) for (const [i, part] of live.areas.entries()) swap(part, area.areas[i]!)
}
