import type { Reader } from '../reader.js'
import { draftOf, isTls13 } from '../registry/versions.js'
import type { Context } from './context.js'
import { extensions } from './extensions/extension.js'
import type { Said } from './extensions/facts.js'

/** Extensions only in TLS 1.3; `maxEarlyData` is how much early data the server will take with this ticket. */
export type NewSessionTicket = Partial<Said> & {
	/** Seconds; before TLS 1.3 a hint, and 0 says nothing. */
	readonly lifetime: number
	readonly ticket: Uint8Array
	/** Only in TLS 1.3. */
	readonly ageAdd?: number
	readonly nonce?: Uint8Array
}

/** RFC 8446, 4.6.1; RFC 5077, 3.3 */
export function newSessionTicket(r: Reader, context: Context): NewSessionTicket {
	if (!isOf13(r, context.version)) {
		return { lifetime: r.u32('ticket_lifetime_hint', secondsOf), ticket: r.vector(2, 'ticket') }
	}
	const lifetime = r.u32('ticket_lifetime', secondsOf)
	const ageAdd = r.u32('ticket_age_add')
	const nonce = hasNonce(context.version) ? r.vector(1, 'ticket_nonce') : undefined
	const ticket = r.vector(2, 'ticket')
	return Object.assign(extensions(r, 'new_session_ticket'), { lifetime, ageAdd, ...(nonce && { nonce }), ticket })
}

/** Without the version, the bytes tell: before TLS 1.3 the ticket ends the message. */
function isOf13(r: Reader, version: number | undefined): boolean {
	if (version !== undefined) return isTls13(version)
	const [, , , , high = 0, low = 0] = r.peek(6)
	return high * 0x100 + low !== r.left - 6
}

/** Since draft 21. */
function hasNonce(version: number | undefined): boolean {
	return (draftOf(version ?? 0) ?? 21) >= 21
}

function secondsOf(seconds: number): string {
	if (seconds < 120) return `${seconds} s`
	if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`
	return `${Math.round(seconds / 360) / 10} hours`
}
