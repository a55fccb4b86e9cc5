import { join } from 'node:path'
import { CaptureError } from '../../src/capture/capture-error.js'
import { openSession } from '../../src/cli/read.js'
import type { Session } from '../../src/session/session.js'
import { type Comparison, compare } from './compare.js'
import { KINDS, type Kind } from './fact.js'
import { ourFacts } from './our-facts.js'
import { truthFacts } from './truth-facts.js'
import { readTruths } from './truth-lines.js'

/** What became of one capture. */
export type Surveyed = {
	readonly name: string
	/** Why it cannot be read at all; nothing else is known then. */
	readonly refused?: string
	readonly kinds: Readonly<Record<Kind, Comparison>>
}

/** Reads one capture, lets `check` look at the session, and compares its clear messages with the truths. */
export async function survey(folder: string, name: string, check: (session: Session) => void): Promise<Surveyed> {
	const truths = truthFacts(readTruths(folder, name))
	const { session, capture, read } = openSession(join(folder, name), { keep: true })
	try {
		await read()
		check(session)
		return { name, kinds: compare(truths, ourFacts(session)) }
	} catch (error) {
		if (!(error instanceof CaptureError)) throw error
		return { name, refused: error.message, kinds: compare(truths, []) }
	} finally {
		capture.close()
	}
}

/** Whether a truth is missing or different. */
export function differs({ kinds }: Surveyed): boolean {
	return KINDS.some(kind => kinds[kind].different.length + kinds[kind].missing.length > 0)
}
