import { say } from './interface.js'
import type { Language } from './language.js'

/** How many packets hold what is told by its looks and not read. */
export type Unread = { readonly quic: number; readonly dtls: number }

/** A sentence on each that a capture holds: whoever looks for TLS in it would look in vain. */
export function unreadTexts({ quic, dtls }: Unread, language: Language): readonly string[] {
	return [
		...(quic > 0 ? [say('unread.quic', { count: quic }, language)] : []),
		...(dtls > 0 ? [say('unread.dtls', { count: dtls }, language)] : []),
	]
}
