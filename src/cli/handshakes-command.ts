import { CaptureError } from '../capture/capture-error.js'
import type { Progress } from '../capture/open.js'
import { handshakeLine } from '../report/handshakes.js'
import type { Event } from '../session/event.js'
import type { Secrets } from '../session/secrets.js'
import { complain } from './complain.js'
import { EXIT } from './exit.js'
import { giveNoMoreRoom, giveRoomToList } from './heap.js'
import type { ReportOptions } from './options.js'
import { output } from './output.js'
import { openSession } from './read.js'
import { secretsOption } from './secrets-option.js'
import { UsageError } from './usage-error.js'

/**
 * `handshark report --handshakes FILE…`: a line for each handshake message that can be read, as the packets come that
 * complete them. Of several files each line begins with its file's name, as grep has it.
 */
export async function handshakesCommand(files: readonly string[], options: ReportOptions): Promise<number> {
	if (files.length === 0) throw new UsageError('no capture is named: handshark report --handshakes FILE…')
	giveRoomToList()
	const secrets = await secretsOption(options)
	let read = 0
	for (const file of files) {
		try {
			await listFile(file, files.length > 1 ? `${file}\t` : '', secrets)
			read++
		} catch (error) {
			if (!(error instanceof CaptureError)) throw error
			complain(error.text)
		}
	}
	return read > 0 ? EXIT.ok : EXIT.unreadable
}

async function listFile(file: string, prefix: string, secrets: Secrets): Promise<void> {
	const onEvent = (event: Event) => {
		if (event.kind !== 'message') return
		const line = handshakeLine(event.conversation, event.message, opened.session.digits)
		if (line !== undefined) void output(`${prefix}${line}\n`)
	}
	let isBeginning = true
	const onProgress = ({ done }: Progress) => {
		if (!isBeginning || done < BEGINNING) return
		isBeginning = false
		giveNoMoreRoom()
	}
	const opened = openSession(file, { keep: false, only: 'handshakes', secrets, onEvent })
	try {
		await opened.read({ onProgress })
		await output('')
	} finally {
		opened.capture.close()
	}
}

/** Bytes of a capture after which it has shown whether its list needs room. */
const BEGINNING = 64 << 20
