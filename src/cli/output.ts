import { complain } from './complain.js'
import { EXIT } from './exit.js'

const waiting = new Set<() => void>()

/** Asked while it is there: one that is gone is no terminal any more. */
const isTerminal = process.stdout.isTTY === true

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	// The reader of the pipe has seen enough (`| head`): nothing has failed, and there is no use in reading on.
	if (error.code === 'EPIPE') process.exit(EXIT.ok)
	// A terminal that is gone is told by SIGHUP as well, which may come later.
	if (error.code === 'EIO' && isTerminal) process.exit(EXIT.hungUp)
	complain(`standard output cannot be written: ${error.message}`)
	process.exit(EXIT.unreadable)
})

process.stdout.on('drain', () => {
	for (const resolve of waiting) resolve()
	waiting.clear()
})

/**
 * Writes to standard output, waiting while its reader is slower. What comes in one turn is written in few pieces: a
 * piece of its own for each line takes longer than making the line.
 */
export function output(text: string): Promise<void> {
	pending += text
	if (pending.length >= PIECE) return flush()
	flushing ??= new Promise(resolve => setImmediate(resolve)).then(flush)
	return flushing
}

/** Characters of a piece. */
const PIECE = 1 << 16

let pending = ''
let flushing: Promise<void> | undefined

async function flush(): Promise<void> {
	const text = pending
	pending = ''
	flushing = undefined
	if (text && !process.stdout.write(text)) await new Promise<void>(resolve => waiting.add(resolve))
}
