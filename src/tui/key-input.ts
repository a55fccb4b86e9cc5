import { createKeyParser } from './key-parser.js'
import type { Key } from './key-sequence.js'

/** The terminal's input: `process.stdin`, or `/dev/tty` when the capture comes in through stdin. */
export type Input = Pick<NodeJS.ReadStream, 'on' | 'off' | 'pause' | 'resume' | 'setEncoding' | 'setRawMode'>

export type KeyInput = {
	/** Reads again, in raw mode: whoever had the terminal meanwhile may have changed it. */
	resume(): void
	/** Hands the terminal's own line editing back. Until then Node stays alive. */
	stop(): void
}

/** A second click on the same cell within this many milliseconds is `doubleclick`. */
const DOUBLE_CLICK = 400

/**
 * Reads keys from the terminal until stopped. Ink's own reader is not used: its hooks fail on Ctrl+F1, merge keys that
 * arrive together, and take mouse reports for text. Ink does not touch the input as long as none of its input hooks runs.
 *
 * @param options.escapeDelay see createKeyParser; 30 by default, more over ssh (`escapeDelay`)
 */
export function readKeys(
	input: Input,
	onKey: (key: Key) => void,
	options: { readonly escapeDelay?: number; readonly now?: () => number } = {},
): KeyInput {
	const parser = createKeyParser(withDoubleClicks(onKey, options.now ?? Date.now), options.escapeDelay)
	const onData = (data: string) => parser.push(data)
	input.setEncoding('utf8')
	const stop = () => {
		parser.reset()
		input.off('data', onData)
		input.setRawMode(false)
		input.pause()
	}
	const resume = () => {
		// Node takes the mode for unchanged unless it is set twice.
		stop()
		input.setRawMode(true)
		input.on('data', onData)
		input.resume()
	}
	resume()
	return { resume, stop }
}

/** Milliseconds to wait after an ESC: over ssh a sequence may arrive in parts. ESCDELAY says how long, as to all of ncurses. */
export function escapeDelay(env: Readonly<Record<string, string | undefined>>): number {
	if (/^\d{1,6}$/.test(env.ESCDELAY ?? '')) return Number(env.ESCDELAY)
	return env.SSH_CONNECTION || env.SSH_TTY ? 80 : 30
}

function withDoubleClicks(onKey: (key: Key) => void, now: () => number): (key: Key) => void {
	let last = { x: -1, y: -1, at: Number.NEGATIVE_INFINITY }
	return key => {
		onKey(key)
		if (key.key !== 'mousedown' || key.mouse?.button !== 'left') return
		const { x, y } = key.mouse
		const isSecond = x === last.x && y === last.y && now() - last.at <= DOUBLE_CLICK
		last = isSecond ? { x: -1, y: -1, at: 0 } : { x, y, at: now() }
		if (isSecond) onKey({ key: 'doubleclick', mouse: key.mouse })
	}
}
