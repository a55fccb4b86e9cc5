import { undoCodings } from '../analyse/codings.js'
import type { Issue } from '../decode/field.js'
import type { HttpHead } from '../decode/http/events.js'
import { textOf } from '../decode/reader.js'

/** A body without the codings its head names, as far as they could be undone. */
export type DecodedBody = {
	readonly bytes: Uint8Array
	/** Whether it differs from what travelled: chunk framing or a coding was taken away. */
	readonly changed: boolean
	/** Whether a content coding was undone. */
	readonly uncoded: boolean
	readonly issue?: Issue
}

/** What a head says of how its body travelled. */
export type BodyCodings = Pick<HttpHead, 'framing' | 'transferCodings' | 'contentCodings'>

/** Undoes transfer codings, then content codings, of a body without chunk framing. */
export function decodeBody(head: BodyCodings, body: Uint8Array): DecodedBody {
	const transfer = undoCodings(body, head.transferCodings)
	const content = undoCodings(transfer.bytes, head.contentCodings)
	const issue = transfer.issue ?? content.issue
	const uncoded = content.codings.length > 0
	return {
		bytes: content.bytes,
		changed: uncoded || transfer.codings.length > 0 || head.framing === 'chunked',
		uncoded,
		...(issue && { issue }),
	}
}

/** Bytes of a body that are shown as text. */
const EXCERPT = 400

/** The beginning of a body as text; nothing where it is none. */
export function excerptOf(bytes: Uint8Array): string | undefined {
	const text = textOf(bytes.subarray(0, EXCERPT))
	return text === '' || [...text].some(isBinary) ? undefined : text
}

function isBinary(character: string): boolean {
	const code = character.codePointAt(0)!
	return (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || (code >= 0x7f && code < 0xa0)
}
