import { bytesOf } from '../decode/reader.js'
import type { RecordEvent } from '../decode/tls/record-event.js'
import { grouped } from '../grouped.js'
import type { Finding, Role } from './conversation.js'

/** What a part of a stream that is no whole record means for a reader of the report. */
export function recordFinding(from: Role, event: Exclude<RecordEvent, { kind: 'record' }>, packet: number): Finding {
	if (event.kind === 'cut') {
		const why = event.why === 'end' ? 'the stream ends inside it' : 'the rest is not in the capture'
		const { have, want } = event
		return {
			code: 'truncated',
			packet,
			text: `a TLS record of the ${from} is cut: ${grouped(have)} of ${bytesOf(want)}, ${why}`,
			record: { from, have, want },
		}
	}
	const { why, length, found } = event
	const reason = {
		hole: 'after missing bytes',
		middle: 'at the start of a stream captured from its middle',
		garbage: 'where a TLS record should begin',
	}[why]
	const then = found ? 'records go on after them' : 'no record follows'
	return {
		code: why === 'garbage' ? 'unexpected' : 'truncated',
		packet,
		text: `${bytesOf(length)} of the ${from} passed over ${reason}: ${then}`,
	}
}
