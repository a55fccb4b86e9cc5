import type { Words } from '../language.js'
import type { Era, Exchange, Rung } from '../rung.js'

/** One sentence on what a message is for. What a row leaves out it does not mind. */
export type Purpose = Words & {
	readonly type: string
	readonly from?: Rung['from']
	readonly era?: Era
	readonly exchange?: Exchange
	/** Only of what travelled unencrypted. */
	readonly isClear?: true
	readonly earlyData?: string
}
