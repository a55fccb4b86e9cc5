import { openSession } from '../../src/cli/read.js'
import { conversationJson, jsonLine } from '../../src/report/json.js'

/**
 * The conversations of a capture, as lines of `report --json` have them, read in this process: for tests of what has written the
 * capture. What secrets in it open is open. `json.test.ts` has the command itself.
 */
export async function conversationsIn(path: string): Promise<Record<string, unknown>[]> {
	const { session, capture, read } = openSession(path, { keep: true })
	try {
		await read()
		return session.conversations.map(one => JSON.parse(jsonLine(conversationJson(session, one))))
	} finally {
		capture.close()
	}
}
