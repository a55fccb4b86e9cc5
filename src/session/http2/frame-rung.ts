import { ACK, DATA, errorText, frameTypeName, settingName } from '../../decode/http2/codes.js'
import type { Http2Frame } from '../../decode/http2/frames.js'
import type { Payload, Setting } from '../../decode/http2/payload.js'
import { bytesOf, textOf } from '../../decode/reader.js'
import { grouped } from '../../grouped.js'

/** The type of a rung for a frame that is no part of a message, and what it says in a few words. */
export function frameRung(
	{ type, flags, streamId, length }: Http2Frame,
	payload: Payload | undefined,
): { readonly type: string; readonly summary: string } {
	const where = streamId === 0 ? 'connection' : `stream ${streamId}`
	switch (payload?.kind) {
		case 'settings':
			return {
				type: 'http2_settings',
				summary: (flags & ACK) !== 0 ? 'ACK' : payload.settings.map(settingText).join(', '),
			}
		case 'window':
			return { type: 'http2_window_update', summary: `${where}, +${grouped(payload.increment)}` }
		case 'ping':
			return { type: 'http2_ping', summary: (flags & ACK) !== 0 ? 'ACK' : '' }
		case 'goaway': {
			const { code, last, debug } = payload
			const said = debug.length > 0 ? [`“${short(textOf(debug))}”`] : []
			return { type: 'http2_goaway', summary: [errorText(code), `last stream ${last}`, ...said].join(', ') }
		}
		case 'reset':
			return { type: 'http2_rst_stream', summary: `${where}, ${errorText(payload.code)}` }
		case 'priority':
			return { type: 'http2_priority', summary: `${where}, weight ${payload.weight}` }
		case 'priority_update':
			return { type: 'http2_frame', summary: `PRIORITY_UPDATE, stream ${payload.streamId}, ${short(payload.priority)}` }
		default: {
			const name = frameTypeName(type) ?? `type ${type}`
			return { type: type === DATA ? 'http2_data' : 'http2_frame', summary: `${name}, ${where}, ${bytesOf(length)}` }
		}
	}
}

function settingText({ identifier, value }: Setting): string {
	return `${settingName(identifier) ?? `setting ${identifier}`} ${grouped(value)}`
}

/** Characters of a text that stand on a rung. */
const SHOWN = 60

function short(text: string): string {
	const characters = Array.from(text)
	return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text
}
