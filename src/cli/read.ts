import { formatText } from '../capture/format-text.js'
import type { Capture } from '../capture/open.js'
import { openCapture } from '../capture/open.js'
import { GrowingSession, type SessionOptions } from '../session/session.js'

/** A capture and the session that grows from it. */
export type Opened = {
	readonly session: GrowingSession
	readonly capture: Capture
	/** Reads the capture to its end. Rejects with a CaptureError when nothing of it can be read. */
	readonly read: () => Promise<void>
}

/** Opens a capture without reading it yet. Throws a CaptureError when it cannot be opened. */
export function openSession(path: string, options: Omit<SessionOptions, 'file' | 'bytes'>): Opened {
	const capture = openCapture(path)
	const session = new GrowingSession({
		...options,
		file: capture.name,
		bytes: (position, length) => capture.bytes(position, length),
	})
	const read = async () => {
		await capture.read({
			packet: packet => session.packet(packet),
			issue: ({ code, text, packet }) => session.issue({ code, text, packet }),
			interface: ({ digits }) => {
				session.format = formatText(capture.format!)
				if (digits > 6) session.digits = 9
			},
		})
		session.format = formatText(capture.format!)
		session.end()
	}
	return { session, capture, read }
}
