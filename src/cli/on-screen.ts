import { CaptureError } from '../capture/capture-error.js'
import type { CompareState } from '../tui/compare/state.js'
import type { ViewName } from '../tui/state.js'
import { complain } from './complain.js'
import { EXIT } from './exit.js'
import { isPipe } from './key-file.js'
import type { ScreenOptions } from './options.js'
import { type Opened, openSession } from './read.js'
import { followKeys, secretsAtHand } from './secrets-option.js'
import { showScreen } from './terminal.js'
import { trustOption } from './trust-option.js'

/** Opens captures and shows them while they are read. */
export async function onScreen(
	files: readonly string[],
	view: ViewName,
	compare: CompareState,
	options: ScreenOptions,
): Promise<number> {
	const atHand = await secretsAtHand(options, { follow: true, mayBeMissing: files.some(isStream) })
	const { secrets } = atHand
	const prove = trustOption(options)
	const opened: Opened[] = []
	const failed: string[] = []
	for (const file of files) {
		try {
			opened.push(openSession(file, { keep: true, secrets, prove }))
		} catch (error) {
			if (!(error instanceof CaptureError)) throw error
			failed.push(error.text)
		}
	}
	const keys = followKeys(atHand, () => {
		for (const { session } of opened) session.secretsGrew()
	})
	// What is no capture at all is said before the screen is taken over: its first bytes tell.
	const readings = opened.map(({ read }) => read())
	const results = await begun(opened, readings)
	const sound = opened.filter((_, i) => {
		const result = results?.[i]
		if (result?.status === 'rejected') failed.push(sentence(result.reason))
		return result?.status !== 'rejected'
	})
	for (const text of failed) complain(text)
	if (sound.length === 0) {
		keys.stop()
		return EXIT.unreadable
	}
	try {
		const late = await showScreen(
			sound.map(({ session }) => session),
			readings,
			{ view, compare },
			options,
		)
		for (const error of late) complain(sentence(error))
		return EXIT.ok
	} finally {
		keys.stop()
		for (const { capture } of opened) capture.close()
	}
}

/** Whether a capture comes in while it is shown. */
const isStream = (path: string) => path === '-' || isPipe(path)

/** Waits until some packet was read, or until every reading has ended: then answers how. */
async function begun(
	opened: readonly Opened[],
	readings: readonly Promise<void>[],
): Promise<PromiseSettledResult<void>[] | undefined> {
	let results: PromiseSettledResult<void>[] | undefined
	const settled = Promise.allSettled(readings).then(all => {
		results = all
	})
	// A live capture may be silent for long: until the screen opens, that is said where the command was typed.
	const patience = setTimeout(() => complain('waiting for the first packet; Ctrl+C ends it'), SILENT_FOR)
	while (results === undefined && !opened.some(({ session }) => session.counts.packets > 0)) {
		await Promise.race([settled, new Promise(resolve => setTimeout(resolve, LOOK_EVERY))])
	}
	clearTimeout(patience)
	return results
}

/** Milliseconds without a packet until that is said. */
const SILENT_FOR = 1500

/** Milliseconds between two looks for a first packet. */
const LOOK_EVERY = 5

function sentence(error: unknown): string {
	if (error instanceof CaptureError) return error.text
	throw error
}
