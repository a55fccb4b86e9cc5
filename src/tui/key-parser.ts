import type { Key } from './key-sequence.js'
import { keyOf } from './key-sequence.js'

/** Cut here, so that a paste cannot fill the memory. Characters. */
const LONGEST_PASTE = 1 << 20

/** A paste that gets no more for so long has ended, with or without its mark: else no key would ever work again. Milliseconds. */
const PASTE_DELAY = 2000

/** A control sequence longer than this is noise. Characters. */
const LONGEST_SEQUENCE = 4096

const PASTE_START = '\x1b[200~'
const PASTE_END = '\x1b[201~'

/**
 * Turns what a terminal sends into keys, however it is cut: several keys in one read, one key over several. A lone ESC is
 * the Escape key only when nothing has followed it for `escapeDelay` milliseconds (30; take more over a slow line).
 * What is no key (answers to queries, unknown sequences) is dropped.
 */
export function createKeyParser(emit: (key: Key) => void, escapeDelay = 30): KeyParser {
	let pending = ''
	let paste: string | undefined
	let timer: NodeJS.Timeout | undefined
	let turn: NodeJS.Immediate | undefined

	/** Takes one key off the pending text; false when more must come first. */
	const step = (): boolean => {
		if (paste !== undefined) return stepPaste()
		if (pending.startsWith(PASTE_START)) {
			paste = ''
			pending = pending.slice(PASTE_START.length)
			return true
		}
		const length = pending[0] === '\x1b' ? sequenceLength(pending) : lengthOfFirst(pending)
		if (length === undefined) return false
		const key = keyOf(pending.slice(0, length))
		pending = pending.slice(length)
		if (key) emit(key)
		return true
	}

	const stepPaste = (): boolean => {
		const end = pending.indexOf(PASTE_END)
		// The beginning of the end mark may be at the end of this read.
		const taken = end >= 0 ? end : Math.max(0, pending.length - PASTE_END.length + 1)
		paste += pending.slice(0, Math.min(taken, LONGEST_PASTE - paste!.length))
		pending = pending.slice(taken)
		if (end < 0) return false
		pending = pending.slice(PASTE_END.length)
		emit({ key: 'paste', paste: paste! })
		paste = undefined
		return true
	}

	const drain = () => {
		while (pending !== '' && step());
	}

	/** Nothing more came: an ESC was the Escape key, or Alt with the key after it; a paste has lost its end. */
	const flush = () => {
		if (paste !== undefined) {
			emit({ key: 'paste', paste: paste + pending })
			paste = undefined
			pending = ''
		}
		if (pending === '') return
		const key = keyOf(pending.length <= 2 ? pending : '')
		pending = ''
		if (key) emit(key)
	}

	const wait = (delay: number) => {
		// What has come in time is read first, however late this program gets its turn.
		timer = setTimeout(() => {
			turn = setImmediate(flush)
		}, delay)
	}

	const stopWaiting = () => {
		clearTimeout(timer)
		clearImmediate(turn)
	}

	return {
		push(data) {
			stopWaiting()
			pending += data
			drain()
			if (paste !== undefined) wait(PASTE_DELAY)
			else if (pending !== '') wait(escapeDelay)
		},
		end() {
			stopWaiting()
			flush()
		},
		reset() {
			stopWaiting()
			pending = ''
			paste = undefined
		},
	}
}

export type KeyParser = {
	/** Takes what one read gave, decoded as UTF-8. */
	push(data: string): void
	/** Nothing more comes: what is pending is taken as it stands. */
	end(): void
	/** Forgets what is pending. */
	reset(): void
}

function lengthOfFirst(text: string): number {
	return text.codePointAt(0)! > 0xffff ? 2 : 1
}

/** Length of the sequence that starts with ESC; nothing while its end has not come. */
function sequenceLength(text: string): number | undefined {
	const intro = text[1]
	if (intro === undefined) return undefined
	if (intro === '[') return controlLength(text)
	if (intro === 'O') {
		// Some send a modifier in between: ESC O 5 P.
		const length = text.length > 2 && between(text, 2, 0x30, 0x39) ? 4 : 3
		return text.length >= length ? length : undefined
	}
	if (']P_^X'.includes(intro)) return stringLength(text)
	if (intro !== '\x1b') return 1 + lengthOfFirst(text.slice(1))
	// Alt with a key that sends a sequence itself; or Escape, and then something else.
	if (text[2] === undefined) return undefined
	if (text[2] !== '[' && text[2] !== 'O') return 1
	const length = sequenceLength(text.slice(1))
	return length && length + 1
}

/** ESC [ parameters intermediates final. What is no part of one ends it. */
function controlLength(text: string): number | undefined {
	let at = 2
	// The Linux console sends F1 as ESC [ [ A.
	if (text[at] === '[') return text.length > 3 ? 4 : undefined
	while (at < text.length && between(text, at, 0x30, 0x3f)) at++
	while (at < text.length && between(text, at, 0x20, 0x2f)) at++
	if (at >= LONGEST_SEQUENCE) return at
	if (at === text.length) return undefined
	return between(text, at, 0x40, 0x7e) ? at + 1 : at
}

/** What a terminal answers with: up to BEL or ESC \. */
function stringLength(text: string): number | undefined {
	const bell = text.indexOf('\x07')
	const end = text.indexOf('\x1b\\', 2)
	if (bell >= 0 && (end < 0 || bell < end)) return bell + 1
	if (end >= 0) return end + 2
	return text.length >= LONGEST_SEQUENCE ? text.length : undefined
}

function between(text: string, at: number, low: number, high: number): boolean {
	const code = text.charCodeAt(at)
	return code >= low && code <= high
}
