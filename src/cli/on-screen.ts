import { CaptureError } from '../capture/capture-error.js'
import type { CompareState } from '../tui/compare/state.js'
import type { ViewName } from '../tui/state.js'
import { complain } from './complain.js'
import { EXIT } from './exit.js'
import { isPipe } from './key-file.js'
import type { ScreenOptions } from './options.js'
import { type Shown, ShownCaptures } from './scan/shown.js'
import { followKeys, secretsAtHand } from './secrets-option.js'
import { askTerminal, loadScreen, showScreen } from './terminal.js'

/** Opens captures and shows them while they are read. */
export async function onScreen(
	files: readonly string[],
	view: ViewName,
	compare: CompareState,
	options: ScreenOptions,
): Promise<number> {
	const atHand = await secretsAtHand(options, { follow: true, mayBeMissing: files.some(isStream) })
	const shown = new ShownCaptures(atHand.secrets, options)
	const failed: string[] = []
	for (const file of files) {
		try {
			shown.add(file)
		} catch (error) {
			if (!(error instanceof CaptureError)) throw error
			failed.push(error.text)
		}
	}
	// The screen is no place for complaints: they wait for its end.
	const troubles: string[] = []
	const keys = followKeys(
		atHand,
		() => shown.secretsGrew(),
		text => void troubles.push(text),
	)
	// While a capture is waited for Ctrl+C is the terminal's own: it is asked later then.
	const terminal = shown.all.length > 0 && !files.some(isStream) ? await askTerminal(options) : undefined
	try {
		// Its failure is met where the screen is shown.
		loadScreen().catch(() => {})
		// What is no capture at all is said before the screen is taken over: its first bytes tell.
		const results = await begun(shown.all, files.some(isStream))
		const sound = shown.all.filter((_, i) => {
			const result = results?.[i]
			if (result?.status === 'rejected') failed.push(sentence(result.reason))
			return result?.status !== 'rejected'
		})
		for (const text of failed) complain(text)
		if (sound.length === 0) return EXIT.unreadable
		const late = await showScreen(sound, { view, compare, terminal, rest: isDue => shown.rest(isDue) }, options)
		for (const text of [...late.map(({ text }) => text), ...troubles]) complain(text)
		return EXIT.ok
	} finally {
		await terminal?.background
		terminal?.leave()
		keys.stop()
		await shown.close()
	}
}

/** Whether a capture comes in while it is shown. */
const isStream = (path: string) => path === '-' || isPipe(path)

/** Waits until some packet was read, or until every reading has ended: then answers how. */
async function begun(shown: readonly Shown[], isLive: boolean): Promise<PromiseSettledResult<unknown>[] | undefined> {
	let results: PromiseSettledResult<unknown>[] | undefined
	// A race with what may never come would be remembered by that for each look.
	let look = () => {}
	Promise.allSettled(shown.map(({ read }) => read)).then(all => {
		results = all
		look()
	})
	for (const { begun } of shown) begun?.then(() => look())
	// A live capture may be silent for long, and a folder take its time: until the screen opens, that is said where the command was typed.
	const waiting = isLive ? 'waiting for the first packet; Ctrl+C ends it' : 'reading; Ctrl+C ends it'
	const patience = setTimeout(() => complain(waiting), SILENT_FOR)
	while (results === undefined && !shown.some(({ session }) => session.counts.packets > 0)) {
		await new Promise<void>(resolve => {
			look = resolve
			setTimeout(resolve, LOOK_EVERY)
		})
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
