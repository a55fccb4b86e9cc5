import type { ViewName } from '../state.js'

/** The views of the top line, and the keys that open them. */
export const TABS = [
	{ view: 'packets', key: '1' },
	{ view: 'conversations', key: '2' },
	{ view: 'ladder', key: '3' },
	{ view: 'compare', key: '4' },
	{ view: 'checks', key: '5' },
	{ view: 'keys', key: '6' },
	{ view: 'causes', key: '7' },
] as const satisfies readonly { readonly view: ViewName; readonly key: string }[]
