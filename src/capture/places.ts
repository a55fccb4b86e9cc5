import { CaptureError } from './capture-error.js'
import { type Capture, openCapture } from './open.js'
import { type CapturedPlace, readPlace } from './place.js'

/** The bytes of a capture that another thread reads, as far as it has told where they are. */
export class Places {
	#places: readonly CapturedPlace[] = []
	/** One of the files that were closed, open again. */
	#again: { readonly path: string; readonly capture: Capture } | undefined

	/** `name` is what sentences call the capture. */
	constructor(readonly name: string) {}

	get all(): readonly CapturedPlace[] {
		return this.#places
	}

	/** They are here now. */
	set(places: readonly CapturedPlace[]): void {
		this.#places = places
	}

	/** Captured bytes once more. Throws a CaptureError when they cannot be had. */
	bytes(position: number, length: number): Uint8Array {
		const place = this.#places.findLast(({ base }) => base <= position)
		if (!place) throw new CaptureError(`${this.name} cannot be read again: nothing of it was read yet`)
		const { base, path } = place
		if (path !== undefined) return this.#open(path).bytes(position - base, length)
		return readPlace(place, position - base, length)
	}

	close(): void {
		this.#again?.capture.close()
		this.#again = undefined
	}

	#open(path: string): Capture {
		if (this.#again?.path === path) return this.#again.capture
		this.close()
		const capture = openCapture(path)
		this.#again = { path, capture }
		return capture
	}
}
