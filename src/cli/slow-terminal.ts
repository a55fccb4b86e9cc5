import { closeSync, openSync } from 'node:fs'
import { isatty } from 'node:tty'

/** What is not public of a stream to a terminal: the descriptor that libuv opened for itself, and how it writes. */
type Handle = { readonly fd?: number; setBlocking?(isBlocking: boolean): unknown }

/**
 * Lets what is written to a terminal wait where it takes nothing: somebody has stopped it, or holds it open and does not read. Else
 * Node waits in the middle of writing, hears no signal, and only SIGKILL ends it. Answers a descriptor that does not wait
 * either; nothing where there is none of our own, for others write through the same one.
 */
export function neverWait(stream: NodeJS.WriteStream): number | undefined {
	const { _handle: handle } = stream as { readonly _handle?: Handle }
	if (!stream.isTTY || handle?.fd === undefined || handle.fd <= 2) return undefined
	handle.setBlocking?.(false)
	return handle.fd
}

/**
 * Lets the program end as it means to when its terminal is gone. Node gives terminals their modes back at the very end, and
 * aborts with a dump where one of them does not answer (`ResetStdio`, nodejs/node); a descriptor that is another file's by then, it leaves alone.
 */
export function outliveTerminal(): void {
	const terminals = [0, 1, 2].filter(fd => isatty(fd))
	if (terminals.length === 0) return
	process.on('exit', () => {
		for (const fd of terminals) {
			if (isatty(fd)) continue
			closeSync(fd)
			openSync('/dev/null', 'r+')
		}
	})
	// Nobody is left to read it.
	process.stderr.on('error', () => {})
}
