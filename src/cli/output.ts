import { complain } from './complain.js'
import { EXIT } from './exit.js'

const waiting = new Set<() => void>()

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	// The reader of the pipe has seen enough (`| head`): nothing has failed, and there is no use in reading on.
	if (error.code === 'EPIPE') process.exit(EXIT.ok)
	complain(`standard output cannot be written: ${error.message}`)
	process.exit(EXIT.unreadable)
})

process.stdout.on('drain', () => {
	for (const resolve of waiting) resolve()
	waiting.clear()
})

/** Writes to standard output, waiting while its reader is slower. */
export async function output(text: string): Promise<void> {
	if (!process.stdout.write(text)) await new Promise<void>(resolve => waiting.add(resolve))
}
