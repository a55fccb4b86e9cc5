import type { Screen } from './screen.js'

/** What the guard needs of the process; a test gives its own. */
export type Host = Pick<NodeJS.Process, 'on' | 'off' | 'exit' | 'kill' | 'listeners' | 'removeAllListeners'> & {
	readonly stdout: Pick<NodeJS.WriteStream, 'on' | 'off'>
	readonly stderr: Pick<NodeJS.WriteStream, 'write'>
}

export type Guard = {
	/** Stops the process as Ctrl+Z does in a cooked terminal; after `fg` the screen is back. */
	suspend(): void
	/** Ends the process for an error that nobody handled: the terminal first, then the error, exit code 70. */
	die(error: unknown): never
	/** Gives the terminal back, prints what was held and stops guarding. */
	end(): void
}

/** Exit codes of the signals that end a program: 128 and the signal's number. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const

/** EX_SOFTWARE of sysexits.h. */
const CRASHED = 70

/** Characters of the program's own messages held while the screen is up: the last ones. */
const HELD = 64 << 10

/**
 * Restores the terminal on every way out, and holds back what would be printed over the screen (`console`, standard error, warnings)
 * until it is gone. Call before rendering, so that its handlers run before Ink's.
 *
 * @param options.keys what reads the keyboard: stopped on the way out, taken up again after a stop
 * @param options.input where the keys come from
 * @param options.name the program's, for its last words
 */
export function installGuard(
	screen: Pick<Screen, 'enter' | 'leave'>,
	options: {
		readonly name: string
		readonly keys: { resume(): void; stop(): void }
		readonly input: Pick<NodeJS.ReadStream, 'on' | 'off'>
		readonly host?: Host
	},
): Guard {
	const { name, keys, input, host = process } = options
	const release = holdMessages(host)
	let isRestored = false
	let isSuspended = false

	const restore = () => {
		if (isRestored) return
		isRestored = true
		screen.leave()
		try {
			keys.stop()
		} catch {
			// The terminal itself is gone (SIGHUP): no mode is left to set.
		}
		release()
	}

	const die = (error: unknown): never => {
		restore()
		const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
		host.stderr.write(`${name} failed, please report this:\n${text}\n`)
		return host.exit(CRASHED)
	}

	/** Whoever reads the output has gone, or the terminal: what is read or written may tell of it before SIGHUP does. */
	const onTerminalError = (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE' && error.code !== 'EIO') return die(error)
		restore()
		return host.exit(SIGNALS.SIGHUP)
	}

	const onContinue = () => {
		if (isRestored) return
		isSuspended = false
		keys.resume()
		// Leaving first makes entering write everything, also after a stop that was not ours (SIGSTOP).
		screen.leave()
		screen.enter()
	}

	const signals = Object.entries(SIGNALS).map(([signal, code]) => {
		const onSignal = () => {
			// A second one ends at once, whatever the first one waits for.
			unhear()
			restore()
			host.exit(code)
		}
		host.on(signal as NodeJS.Signals, onSignal)
		return () => host.off(signal as NodeJS.Signals, onSignal)
	})
	const unhear = () => {
		for (const off of signals) off()
	}
	host.on('exit', restore)
	host.on('uncaughtException', die)
	host.on('unhandledRejection', die)
	host.on('SIGCONT', onContinue)
	host.stdout.on('error', onTerminalError)
	input.on('error', onTerminalError)

	return {
		suspend() {
			isSuspended = true
			screen.leave()
			keys.stop()
			// The whole job, npm or a pipe's other end included, else the shell would wait on. Where nobody could continue us
			// the signal does nothing; then the screen comes back by itself.
			try {
				host.kill(0, 'SIGTSTP')
			} catch {
				// Windows knows no such signal.
			}
			setTimeout(() => isSuspended && onContinue(), 100)
		},
		die,
		end() {
			restore()
			unhear()
			host.off('exit', restore)
			host.off('uncaughtException', die)
			host.off('unhandledRejection', die)
			host.off('SIGCONT', onContinue)
			host.stdout.off('error', onTerminalError)
			input.off('error', onTerminalError)
		},
	}
}

/** Keeps the last of what is written to standard error, and Node's warnings, until released. */
function holdMessages(host: Host): () => void {
	const { stderr } = host
	const write = stderr.write
	const { log, info, debug } = console
	const warners = host.listeners('warning')
	let held = ''
	const hold = (text: string) => {
		held = (held + text).slice(-HELD)
	}
	// Node's own listener does not write through `stderr.write`.
	const onWarning = (warning: Error) => hold(`${warning.name}: ${warning.message}\n`)
	console.log = console.info = console.debug = console.error
	host.removeAllListeners('warning')
	host.on('warning', onWarning)
	stderr.write = ((data: string | Uint8Array) => {
		hold(typeof data === 'string' ? data : Buffer.from(data).toString())
		return true
	}) as typeof write
	return () => {
		stderr.write = write
		Object.assign(console, { log, info, debug })
		host.off('warning', onWarning)
		for (const warner of warners) host.on('warning', warner as () => void)
		if (held !== '') stderr.write(held)
		held = ''
	}
}
