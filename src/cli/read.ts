import { CaptureError } from '../capture/capture-error.js'
import { type Secrets as Found, TLS_KEY_LOG } from '../capture/capture-sink.js'
import { openSource, type Source } from '../capture/folder.js'
import { formatText } from '../capture/format-text.js'
import { openCapture } from '../capture/open.js'
import { Secrets } from '../session/secrets.js'
import { GrowingSession, type SessionOptions } from '../session/session.js'

/** A capture and the session that grows from it. */
export type Opened = {
	readonly session: GrowingSession
	readonly capture: Source
	/** Reads the capture to its end. Rejects with a CaptureError when nothing of it can be read. */
	readonly read: () => Promise<void>
}

/** Opens a capture without reading it yet. Throws a CaptureError when it cannot be opened. */
export function openSession(path: string, options: Omit<SessionOptions, 'file' | 'bytes'>): Opened {
	const capture = openSource(path)
	const secrets = options.secrets ?? new Secrets()
	const session = new GrowingSession({
		...options,
		secrets,
		file: capture.name,
		bytes: (position, length) => capture.bytes(position, length),
	})
	const take = ({ type, bytes }: Found) => {
		if (type === TLS_KEY_LOG) secrets.keyLog.add(bytes)
	}
	const read = async () => {
		const wasSearched = await readSecretsAhead(path, capture, take)
		await capture.read({
			packet: packet => session.packet(packet),
			...(!wasSearched && { secrets: take }),
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

/**
 * Secrets may stand behind the packets they open: a pcapng file, which can be read twice, is searched for them first.
 * Answers whether it was; those of a stream are taken as they come.
 */
async function readSecretsAhead(path: string, capture: Source, take: (secrets: Found) => void): Promise<boolean> {
	if (capture.size === undefined || capture.size < MAGIC_LENGTH) return false
	const magic = Buffer.from(capture.bytes(0, MAGIC_LENGTH)).toString('hex')
	if (!MAGICS.has(magic) && !magic.startsWith(GZIP)) return false
	const ahead = openCapture(path)
	const stop = new AbortController()
	const isPcapng = () => ahead.format?.kind === 'pcapng'
	try {
		await ahead.read(
			{ packet: () => {}, interface: () => isPcapng() || stop.abort(), secrets: take },
			{ signal: stop.signal },
		)
		return isPcapng()
	} catch (error) {
		// The reading that follows says what is wrong with the file.
		if (!(error instanceof CaptureError)) throw error
		return false
	} finally {
		ahead.close()
	}
}

/** What a pcapng file begins with, and a packed one, which may be pcapng: zstd, gzip. */
const MAGICS: ReadonlySet<string> = new Set(['0a0d0d0a', '28b52ffd'])
const GZIP = '1f8b'
const MAGIC_LENGTH = 4
