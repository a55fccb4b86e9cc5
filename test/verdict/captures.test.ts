import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openSession } from '../../src/cli/read.js'
import type { Conversation } from '../../src/session/conversation.js'
import { judge } from '../../src/verdict/judge.js'
import { streamKey } from '../captures/fact.js'
import { captureFolder, captureNames, readTruths, type Truths } from '../captures/truth-lines.js'

/** As for the truths: every so many of the small ones, unless HANDSHARK_CAPTURES_ALL is set. */
const EVERY = 5
const SMALL = 200_000
const APPLICATION_DATA = 23
const FATAL = 2
const FAILURES: ReadonlySet<string> = new Set(['failed', 'refused', 'unanswered', 'cut'])

describe('the verdict on other people’s captures', () => {
	const folder = captureFolder()
	if (folder === undefined) {
		it('is no failure where they are sound', function () {
			console.log('      skipped: no capture folder (HANDSHARK_CAPTURES)')
			this.skip()
		})
		return
	}
	let sound = 0

	for (const [repository, names] of byFolder(folder)) {
		it(`of ${repository} is no failure where HTTP was answered or data went both ways without a fatal alert`, async () => {
			const wrong: string[] = []
			for (const name of names) {
				const streams = soundStreams(readTruths(folder, name))
				for (const conversation of await conversationsOf(join(folder, name))) {
					if (!streams.has(keyOf(conversation))) continue
					sound++
					const { outcome, cause } = judge(conversation)
					if (FAILURES.has(outcome)) wrong.push(`${name}:${conversation.number} ${outcome} ${cause}`)
				}
			}
			assert.deepEqual(wrong, [])
		})
	}

	after(() => console.log(`\n${sound.toLocaleString('en')} sound streams, none of them judged a failure.\n`))
})

/** Streams, by their ends, of which all with these ends are sound. */
function soundStreams({ streams, records, alerts, http }: Truths): ReadonlySet<string> {
	const fatal = new Set(alerts.filter(({ level }) => level === FATAL).map(({ s }) => s))
	const answered = new Set(http.filter(({ status = 0 }) => status >= 200 && status < 400).map(({ s }) => s))
	const data = new Set(records.filter(({ ct }) => ct === APPLICATION_DATA).map(({ s, d }) => `${s} ${d}`))
	const isSound = (s: number) => answered.has(s) || (data.has(`${s} 0`) && data.has(`${s} 1`) && !fatal.has(s))
	const unsound = new Set([...streams.values()].filter(({ s }) => !isSound(s)).map(({ a, b }) => streamKey(a, b)))
	const keys = [...streams.values()].map(({ a, b }) => streamKey(a, b)).filter(key => !unsound.has(key))
	return new Set(keys)
}

function keyOf({ client, server }: Conversation): string {
	const text = ({ address, port }: Conversation['client']) =>
		address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
	return streamKey(text(client), text(server))
}

async function conversationsOf(path: string): Promise<readonly Conversation[]> {
	const { session, capture, read } = openSession(path, { keep: true })
	try {
		await read()
	} catch {
		// What cannot be read is another test's.
	} finally {
		capture.close()
	}
	return session.conversations
}

function byFolder(folder: string): Map<string, string[]> {
	const isWhole = process.env.HANDSHARK_CAPTURES_ALL !== undefined
	const small = captureNames(folder).filter(name => statSync(join(folder, name)).size <= SMALL)
	const folders = new Map<string, string[]>()
	for (const name of isWhole ? captureNames(folder) : small.filter((_, i) => i % EVERY === 0)) {
		const key = dirname(name)
		folders.set(key, [...(folders.get(key) ?? []), name])
	}
	return folders
}
