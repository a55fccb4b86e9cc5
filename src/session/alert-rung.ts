import { scan } from '../decode/reader.js'
import { ALERT_LEVELS, ALERTS } from '../decode/registry/alerts.js'
import { alert } from '../decode/tls/alert.js'
import type { Message } from './conversation.js'

/** What the rung of an alert says, by the bytes of its fragment: an alert that is not two bytes long is encrypted. */
export function alertRung(fragment: Uint8Array): Pick<Message, 'type'> & Partial<Message> {
	const { value } = scan('alert', fragment, r => alert(r))
	if (!value || fragment.length !== 2) return { type: 'alert', encrypted: true, standing: 'inferred', likely: 'Alert' }
	const level = ALERT_LEVELS(value.level) ?? `level ${value.level}`
	const description = ALERTS(value.description) ?? `alert ${value.description}`
	return { type: 'alert', level, description, summary: `${level}: ${description}` }
}
