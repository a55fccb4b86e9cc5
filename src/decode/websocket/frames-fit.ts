import { scan } from '../reader.js'
import { type FrameContext, frameHeader, headerLength } from './frame-header.js'

/** Whether bytes are frames from first to last, none of them odd: so that reading may go on with them behind a hole. */
export function framesFit(bytes: Uint8Array, context: FrameContext): boolean {
	let at = 0
	while (at < bytes.length) {
		const second = bytes[at + 1]
		if (second === undefined) return false
		const end = at + headerLength(second)
		if (end > bytes.length) return false
		const { value, issues } = scan('header', bytes.subarray(at, end), r => frameHeader(r, context))
		if (!value || issues.length > 0) return false
		at = end + value.length
	}
	return at === bytes.length && bytes.length > 0
}
