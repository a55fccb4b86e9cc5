import type { CapturedPlace } from '../../capture/place.js'
import type { Increment } from '../../session/growth.js'
import type { SecretNews } from '../../session/secrets.js'
import type { Reading, Stopped } from '../../session/session.js'
import type { TrustOptions } from '../options.js'

/** What the thread that reads is started with. */
export type ScanData = {
	readonly trust: TrustOptions
	/** One number in shared memory, 1 while a key's frame is due: the reading rests then, a little while at most. */
	readonly due: Int32Array
}

/** What it is asked for. `id` tells captures apart. */
export type ScanRequest =
	| { readonly kind: 'read'; readonly id: number; readonly path: string }
	/** The file behind a descriptor, which is still being written: until `finish`. */
	| { readonly kind: 'readGrowing'; readonly id: number; readonly name: string; readonly fd: number }
	/** It goes on in the file behind this descriptor; or its oldest file is gone. */
	| { readonly kind: 'next'; readonly id: number; readonly fd: number }
	| { readonly kind: 'letGo'; readonly id: number }
	| { readonly kind: 'finish'; readonly id: number }
	/** Reads no further: what was read stays. */
	| { readonly kind: 'stop'; readonly id: number }
	| { readonly kind: 'secrets'; readonly news: SecretNews }

/** What it answers. */
export type ScanAnswer =
	/** It runs. */
	| { readonly kind: 'ready' }
	| {
			readonly kind: 'grown'
			readonly id: number
			readonly increment: Increment
			readonly places: readonly CapturedPlace[]
			readonly reading?: Reading | undefined
			readonly stopped?: Stopped | undefined
	  }
	/** All was told. */
	| { readonly kind: 'ended'; readonly id: number }
	/** The sentence of a CaptureError: nothing of the capture can be read. */
	| { readonly kind: 'failed'; readonly id: number; readonly text: string }
	| { readonly kind: 'secrets'; readonly news: SecretNews }
