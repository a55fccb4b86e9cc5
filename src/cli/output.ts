let closed = false
const waiting = new Set<() => void>()

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	// The reader of the pipe has seen enough (`| head`): no more is wanted, and nothing has failed.
	if (error.code !== 'EPIPE') {
		process.stderr.write(`handshark: standard output cannot be written: ${error.message}\n`)
		process.exit(1)
	}
	closed = true
	goOn()
})
for (const event of ['drain', 'close']) process.stdout.on(event, goOn)

/** Writes to standard output, waiting while its reader is slower. */
export async function output(text: string): Promise<void> {
	if (closed || process.stdout.write(text)) return
	await new Promise<void>(resolve => waiting.add(resolve))
}

function goOn(): void {
	for (const resolve of waiting) resolve()
	waiting.clear()
}
