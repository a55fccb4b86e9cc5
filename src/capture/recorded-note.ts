/** What every connection that a relay has recorded says of itself, on its first packet. */
export const MADE_UP =
	'recorded by a relay: the bytes of TCP are real, the headers are made up, the time is the relay’s'

/** The comment that names the local process which has opened a connection: `curl (pid 4711)`. */
export function processNote(process: string): string {
	return `${OPENED_BY}${process}`
}

/** What a comment on the first packet of a connection says that handshark has written itself. */
export function recordedNote(comment: string): { readonly process?: string; readonly origin?: 'relay' } {
	if (comment.startsWith(BY_RELAY)) return { origin: 'relay' }
	if (!comment.startsWith(OPENED_BY)) return {}
	const process = comment.slice(OPENED_BY.length)
	return /^.{1,64} \(pid \d{1,10}\)$/.test(process) ? { process } : {}
}

const BY_RELAY = MADE_UP.slice(0, MADE_UP.indexOf(':') + 1)
const OPENED_BY = 'opened by '
