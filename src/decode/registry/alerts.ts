import type { Names } from '../field.js'
import { DATE, ROWS } from './generated/alerts.js'
import { named } from './names.js'

/** When the registry of alerts was read. */
export const ALERTS_DATE = DATE

/** RFC 9147 and RFC 8446, 6.2. */
const ADDED: readonly (readonly [number, string])[] = [
	[52, 'too_many_cids_requested'],
	[109, 'missing_extension'],
]

/** AlertDescription. */
export const ALERTS: Names = named([...ADDED, ...ROWS])

/** AlertLevel. In TLS 1.3 it says nothing (RFC 8446, 6). */
export const ALERT_LEVELS: Names = named([
	[1, 'warning'],
	[2, 'fatal'],
])
