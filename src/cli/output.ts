import { once } from 'node:events'

let closed = false
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	// The reader of the pipe has seen enough (`| head`): no more is wanted, and nothing has failed.
	if (error.code !== 'EPIPE') throw error
	closed = true
})

/** Writes to standard output, waiting while its reader is slower. */
export async function output(text: string): Promise<void> {
	if (closed) return
	if (!process.stdout.write(text)) await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')])
}
