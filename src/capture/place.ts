import { grouped } from '../grouped.js'
import { CaptureError } from './capture-error.js'
import { readAt } from './input.js'

/**
 * Where bytes of a capture can be read again, from byte `base` of all on. Plain data: descriptors are the program's, so
 * that a thread may read what another one has opened.
 */
export type CapturedPlace = {
	readonly base: number
	/** What sentences call it. */
	readonly name: string
	/** Open for reading at any place: the file itself, or the copy of what can be read only once. */
	readonly fd?: number
	/** A file that was closed, since there are many. */
	readonly path?: string
	/** Why there is neither. */
	readonly lost?: string
}

/** Captured bytes once more, of an open place. Throws a CaptureError when they cannot be had: the file was cut since. */
export function readPlace({ name, fd, lost }: CapturedPlace, position: number, length: number): Uint8Array {
	if (fd === undefined) throw new CaptureError(`${name} cannot be read again: ${lost ?? 'nothing was kept'}`)
	const bytes = new Uint8Array(length)
	const there = readAt(name, fd, bytes, position)
	if (there === length) return bytes
	const wanted = `${grouped(length)} bytes at ${position}`
	throw new CaptureError(`${name} has changed: of ${wanted}, ${grouped(there)} are there`)
}
