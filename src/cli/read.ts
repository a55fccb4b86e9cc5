import { CaptureError } from '../capture/capture-error.js'
import { type CaptureIssue, type Secrets as Found, type Interface, TLS_KEY_LOG } from '../capture/capture-sink.js'
import { openSource, type Source } from '../capture/folder.js'
import { formatText } from '../capture/format-text.js'
import { openCapture, type ReadOptions } from '../capture/open.js'
import { recordedNote } from '../capture/recorded-note.js'
import type { Packet } from '../decode/net/packet.js'
import type { Outcome } from '../session/decoder.js'
import { Secrets } from '../session/secrets.js'
import { GrowingSession, type SessionOptions } from '../session/session.js'

/** A capture and the session that grows from it. */
export type Opened = {
	readonly session: GrowingSession
	readonly capture: Source
	/**
	 * Reads the capture to its end, or until it is stopped: answers whether it came to the end. Rejects with a
	 * CaptureError when nothing of it can be read.
	 */
	readonly read: (options?: ReadOptions) => Promise<boolean>
}

export type OpenOptions = Omit<SessionOptions, 'file' | 'bytes'> & {
	/** What is read instead of the file at the path. */
	readonly source?: Source
	/** The session has read one more packet. */
	readonly onPacket?: (outcome: Outcome) => void
	/** Secrets came, and with them these conversations were read again. */
	readonly onReread?: (numbers: readonly number[]) => void
}

/** Opens a capture without reading it yet. Throws a CaptureError when it cannot be opened. */
export function openSession(path: string, { source, onPacket, onReread, ...options }: OpenOptions): Opened {
	const capture = source ?? openSource(path)
	const secrets = options.secrets ?? new Secrets()
	const { late, ...others } = options
	const session = new GrowingSession({
		...others,
		// What can be read twice was searched for secrets before.
		...(late &&
			capture.size === undefined && { late: { ...late, mayCome: () => late.mayCome() || isPcapng(capture) } }),
		secrets,
		file: capture.name,
		bytes: (position, length) => capture.bytes(position, length),
	})
	const take = ({ type, bytes }: Found) => {
		return type === TLS_KEY_LOG && secrets.keyLog.add(bytes, `secrets in ${capture.name}`) > 0
	}
	const takeLate = (found: Found) => {
		if (!take(found)) return
		const numbers = session.secretsGrew()
		onReread?.(numbers)
	}
	const packet = onPacket
		? (packet: Packet) => {
				onPacket(session.packet(packet))
			}
		: (packet: Packet) => void session.packet(packet)
	const read = async (reading: ReadOptions = {}) => {
		const wasSearched = await readSecretsAhead(path, capture, take, reading.signal)
		const sink = {
			packet,
			...(!wasSearched && { secrets: takeLate }),
			comment: (_: number, text: string) => session.noted(recordedNote(text)),
			issue: ({ code, text, packet }: CaptureIssue) =>
				session.issue({ code, text, ...(packet !== undefined && { packet }) }),
			interface: ({ digits }: Interface) => {
				session.format = formatText(capture.format!)
				if (digits > 6) session.digits = 9
			},
		}
		const isWhole = await capture.read(sink, reading)
		if (capture.format) session.format = formatText(capture.format)
		session.end()
		return isWhole
	}
	return { session, capture, read }
}

/**
 * Secrets may stand behind the packets they open: a pcapng file, which can be read twice, is searched for them first.
 * Answers whether it was; those of a stream are taken as they come.
 */
async function readSecretsAhead(
	path: string,
	capture: Source,
	take: (secrets: Found) => unknown,
	signal: AbortSignal | undefined,
): Promise<boolean> {
	if (capture.size === undefined || capture.size < MAGIC_LENGTH) return false
	const magic = Buffer.from(capture.bytes(0, MAGIC_LENGTH)).toString('hex')
	if (!MAGICS.has(magic) && !magic.startsWith(GZIP)) return false
	const ahead = openCapture(path)
	const stop = new AbortController()
	const onStop = () => stop.abort()
	signal?.addEventListener('abort', onStop)
	try {
		await ahead.read(
			{ packet: () => {}, interface: () => isPcapng(ahead) || stop.abort(), secrets: take },
			{ signal: stop.signal },
		)
		return isPcapng(ahead)
	} catch (error) {
		// The reading that follows says what is wrong with the file.
		if (!(error instanceof CaptureError)) throw error
		return false
	} finally {
		signal?.removeEventListener('abort', onStop)
		ahead.close()
	}
}

const isPcapng = ({ format }: Pick<Source, 'format'>) => format?.kind === 'pcapng'

/** What a pcapng file begins with, and a packed one, which may be pcapng: zstd, gzip. */
const MAGICS: ReadonlySet<string> = new Set(['0a0d0d0a', '28b52ffd'])
const GZIP = '1f8b'
const MAGIC_LENGTH = 4
