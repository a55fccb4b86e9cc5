/** Signals by which a program is asked to end. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Ends the program at once, as a signal does: for `process.on`. What has to happen at its end does. */
export function endBySignal(_: NodeJS.Signals, number: number): void {
	process.exit(128 + number)
}
