import { openSync } from 'node:fs'
import { isatty, ReadStream } from 'node:tty'
import type { ProveOptions } from '../analyse/certificates/trust.js'
import { CaptureError } from '../capture/capture-error.js'
import type { Language } from '../explain/language.js'
import type { CompareState } from '../tui/compare/state.js'
import type { RunningScreen, ScreenRun } from '../tui/run.js'
import type { ViewName } from '../tui/state.js'
import type { Background, Level } from '../tui/theme.js'
import { atLeisure } from './leisure.js'
import type { ScreenOptions } from './options.js'
import type { Shown } from './scan/shown.js'
import { neverWait } from './slow-terminal.js'
import { proveOption } from './trust-option.js'

/** Whether there is a screen to draw on: standard output is a terminal that can do more than print. */
export function hasTerminal(): boolean {
	return process.stdout.isTTY === true && process.env.TERM !== 'dumb'
}

/** Shows sessions until the user quits; answers what went wrong while they were read. */
export async function showScreen(
	shown: readonly Shown[],
	start: {
		readonly view: ViewName
		readonly compare: CompareState
		readonly live?: (isFrozen: boolean) => void
		readonly liveFrom?: ScreenRun['liveFrom']
		readonly demo?: ScreenRun['demo']
		readonly prove?: ProveOptions
		readonly rest?: (isDue: boolean) => void
		/** The terminal, where it was asked before. */
		readonly terminal?: AskedTerminal | undefined
	},
	options: ScreenOptions,
	began: (screen: Pick<RunningScreen, 'tell' | 'demo' | 'quit'>) => void = () => {},
): Promise<readonly CaptureError[]> {
	const sessions = shown.map(({ session }) => session)
	const { env, platform, stdout } = process
	const [{ runScreen }, { createTheme }, { wantsAscii }] = await loadScreen()
	const { terminal = await askTerminal(options), ...begin } = start
	const { input, lastWords, level } = terminal
	const background = await terminal.background
	const theme = createTheme({ level, background, ascii: options.ascii ?? wantsAscii(env, platform) })
	const screen = runScreen({
		sessions,
		...begin,
		stop: session => shown[session]?.stop(),
		language: options.lang ?? languageOf(env),
		theme,
		mouse: options.mouse,
		prove: start.prove ?? proveOption(options),
		input,
		output: stdout,
		...(lastWords !== undefined && { lastWords }),
		env,
	})
	began(screen)
	// Not before: a terminal takes a frame in parts, and would wait for the rest of it until what is read next was decoded.
	void screen.shown.then(() => {
		for (const { goOn } of shown) goOn?.()
	})
	const failed: CaptureError[] = []
	for (const { read } of shown) {
		read.then(screen.grown, (error: unknown) => {
			if (!(error instanceof CaptureError)) return screen.die(error)
			failed.push(error)
			screen.tell(error.text)
		})
	}
	let shownUpTo: number | undefined
	const look = () => {
		// Captures that were read to their ends grow once more when secrets come late.
		const revision = sessions.reduce((sum, session) => sum + session.revision, 0)
		if (revision !== shownUpTo || sessions.some(session => !session.ended)) screen.grown()
		shownUpTo = revision
	}
	const stop = atLeisure(look, WATCH_EVERY)
	await screen.ended
	stop()
	terminal.leave()
	return failed
}

/** What draws the screen: loaded when it is first asked for, best while the thread that reads begins. */
export function loadScreen() {
	return Promise.all([import('../tui/run.js'), import('../tui/theme.js'), import('../tui/glyphs.js')])
}

/** A terminal that a screen is about to take over. */
export type AskedTerminal = {
	readonly input: ReadStream
	/** Where the screen's last words are written at once, if not to the output's own descriptor. */
	readonly lastWords: number | undefined
	readonly level: Level
	/** Resolves with its answer, or without one after a while: what it answers is not to be left for the shell. */
	readonly background: Promise<Background>
	/** What was opened for the keys alone would keep the program waiting for them. */
	leave(): void
}

/** Asks the terminal what the screen has to know: best while the screen is loaded, for the answer takes a while to come. */
export async function askTerminal(options: ScreenOptions): Promise<AskedTerminal> {
	const [{ colourLevel }, { askBackground, backgroundOf }] = await Promise.all([
		import('../tui/theme.js'),
		import('../tui/theme-background.js'),
	])
	const { env, stdout } = process
	const input = keyboard()
	const lastWords = neverWait(stdout)
	neverWait(process.stderr)
	const level = colourLevel(options.color, env, env => stdout.getColorDepth(env))
	const background = async (): Promise<Background> => {
		if (options.theme !== 'auto') return options.theme
		return (level > 1 ? (backgroundOf(env) ?? (await askBackground(input, stdout))) : undefined) ?? 'dark'
	}
	const leave = () => {
		if (!isatty(0)) input.destroy()
	}
	return { input, lastWords, level, background: background(), leave }
}

/** Milliseconds between two looks at captures that are being read, at least. */
const WATCH_EVERY = 100

/** Keys come from standard input, or from the terminal itself where the capture comes in there. */
function keyboard(): ReadStream {
	return isatty(0) ? process.stdin : new ReadStream(openSync('/dev/tty', 'r'))
}

/** The language of the user's locale, where it is one of ours. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
	return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en'
}
