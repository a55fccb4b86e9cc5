import type { Stage } from './stage.js'

export type ActId =
	| 'clear'
	| 'cipher'
	| 'exchange'
	| 'authority'
	| 'refused'
	| 'accepted'
	| 'redirect'
	| 'live'
	| 'tampered'
	| 'client'

/** One thing that the learner types: its name, what stands there at first, and whether an entry can be used. */
export type ActInput = {
	readonly name: string
	readonly initial: string
	readonly isGood: (text: string) => boolean
}

/** An act of the demo: it opens servers on the stage, lets clients meet them, and leaves the servers open. */
export type Act = {
	readonly id: ActId
	readonly inputs: readonly ActInput[]
	readonly play: (stage: Stage) => Promise<void>
}
