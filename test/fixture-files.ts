import { readdirSync } from 'node:fs'
import { type Opened, openSession } from '../src/cli/read.js'
import type { GrowingSession, SessionOptions } from '../src/session/session.js'

/** The captures of `fixtures/`, by file name. Tests run in the package's folder. */
export const FIXTURES: readonly string[] = readdirSync('fixtures')
	.filter(file => /\.(pcap|pcapng)(\.gz)?$/.test(file))
	.sort()

/** Reads a capture of `fixtures/` to its end; every row and conversation is kept. Close it when done. */
export async function readFixture(file: string, options: Partial<SessionOptions> = {}): Promise<Opened> {
	const opened = openSession(`fixtures/${file}`, { keep: true, ...options })
	await opened.read()
	return opened
}

/** Reads a fixture, hands its session over, and closes it. */
export async function withFixture<T>(file: string, use: (session: GrowingSession) => T | Promise<T>): Promise<T> {
	const { session, capture } = await readFixture(file)
	try {
		return await use(session)
	} finally {
		capture.close()
	}
}
