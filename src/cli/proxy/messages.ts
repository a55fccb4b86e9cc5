import type { SocketAddress } from '../../capture/proxy/frames.js'
import type { Target } from '../../capture/proxy/opening.js'

/** What the thread that relays is started with. */
export type RelayData = {
	readonly listen: Target
	readonly to?: Target
	/** The recording, and whether a file of that name is written over. */
	readonly path: string
	readonly force: boolean
	/** The key log beside it; without it keys are not kept. */
	readonly keysPath?: string
	/** Lines of key logs may come: connections are known by their randoms. */
	readonly hasLines: boolean
	readonly terminate?: {
		readonly ca: readonly string[]
		readonly isInsecure: boolean
		readonly isPlain: boolean
	}
	readonly tamper?: string
	/** Becomes 1 once nothing is written any more: `Atomics.wait` on it at the end of the program. */
	readonly over: Int32Array
}

export type RelayRequest =
	| { readonly kind: 'stop' }
	/** Lines of key logs that are followed. */
	| { readonly kind: 'lines'; readonly text: string }
	/** The local process that has opened a connection. */
	| { readonly kind: 'named'; readonly client: SocketAddress; readonly process: string }

export type RelayAnswer =
	/** It listens, and the recording is there. */
	| { readonly kind: 'listening'; readonly address: SocketAddress }
	/** It could not begin. */
	| { readonly kind: 'failed'; readonly text: string }
	| { readonly kind: 'connections'; readonly ends: readonly ConnectionEnds[] }
	| { readonly kind: 'secret'; readonly line: string }
	| { readonly kind: 'notice'; readonly text: string }
	| { readonly kind: 'stopped'; readonly summary: RelaySummary }

export type ConnectionEnds = { readonly client: SocketAddress; readonly server: SocketAddress }

export type RelaySummary = {
	readonly connections: number
	readonly refused: number
	readonly packets: number
	readonly bytes: number
	/** Lines of key logs, and whether they were put in front of the recording; else they are only beside it. */
	readonly secrets: number
	readonly areInFront: boolean
}
