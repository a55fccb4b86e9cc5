import type { Reader } from '../reader.js'
import { ALERT_LEVELS, ALERTS } from '../registry/alerts.js'

export type Alert = { readonly level: number; readonly description: number }

/** RFC 8446, 6; RFC 5246, 7.2. The sender is the one who complains. */
export function alert(r: Reader): Alert {
	return r.struct('alert', r => {
		const level = r.u8('level', ALERT_LEVELS)
		const description = r.u8('description', ALERTS)
		r.describe(ALERTS(description))
		return { level, description }
	})
}
