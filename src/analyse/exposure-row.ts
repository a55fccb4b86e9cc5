import { EXPOSURES, type ExposureKey } from './exposure-texts.js'

/** How a thing is known: seen on the wire, concluded from size or behaviour, or not at all. */
export type Standing = 'observed' | 'inferred' | 'unknown'

/** One thing that whoever can read the packets learns, without any key. */
export type Exposure = {
	readonly key: ExposureKey
	/** `Server name` */
	readonly what: string
	readonly value: string
	readonly standing: Standing
	/** Why it is to be seen, in a sentence. */
	readonly why: string
}

/** A row of the list; none without a value. */
export function row(key: ExposureKey, value: string | undefined, standing: Standing = 'observed'): Exposure[] {
	if (value === undefined || value === '') return []
	return [{ key, ...EXPOSURES[key], value, standing }]
}
