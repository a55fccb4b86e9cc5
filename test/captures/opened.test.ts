import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openSession } from '../../src/cli/read.js'
import type { Conversation, Role } from '../../src/session/conversation.js'
import { readPieces } from '../../src/session/pieces.js'
import type { GrowingSession } from '../../src/session/session.js'
import { english } from '../said.js'
import { openedData } from '../session/opened-data.js'
import { secretsOf } from './secrets-of.js'
import { captureFolder, captureNames, readTruths } from './truth-lines.js'

/** Of the captures small enough for a test run, every so many is read, unless HANDSHARK_CAPTURES_ALL is set. */
const EVERY = 8
const SMALL = 200_000

/** Application data from each end of a stream: bytes and SHA-256; `plain2` lines have what tshark cannot open. */
type Ends = Readonly<Partial<Record<'a' | 'b', readonly [number, string, unknown?]>>>
type Line = { readonly t: string; readonly s?: number; readonly a?: unknown; readonly plain?: Ends }

/** Why a stream stays sealed that the peer opens: none of these ciphers is among what Node.js offers. */
const EXCEPTED = /^(SEED_CBC|IDEA_CBC|RC2_CBC_40) is not among what Node\.js offers$/

type Judged = { readonly name: string; readonly verdict: 'agree' | 'differ' | 'excepted'; readonly why: string }

describe('captures of others, opened with the secrets given with them', () => {
	it('give the application data that their truths have, and the HTTP in it', async function () {
		const folder = captureFolder()
		if (!folder) {
			console.log('    HANDSHARK_CAPTURES names no folder of captures')
			this.skip()
		}
		const all = process.env.HANDSHARK_CAPTURES_ALL !== undefined
		const names = captureNames(folder).filter(name => truths(folder, name).length > 0)
		const chosen = all
			? names
			: names.filter((name, i) => i % EVERY === 0 && statSync(join(folder, name)).size <= SMALL)
		const judged: Judged[] = []
		for (const name of chosen) judged.push(...(await judge(folder, name)))
		const count = (verdict: Judged['verdict']) => judged.filter(judge => judge.verdict === verdict).length
		console.log(
			`    ${judged.length} streams of ${chosen.length} captures: ${count('agree')} agree, ${count('excepted')} excepted, ${count('differ')} differ`,
		)
		const causes = new Map<string, number>()
		for (const { verdict, why } of judged) if (verdict === 'excepted') causes.set(why, (causes.get(why) ?? 0) + 1)
		for (const [why, times] of causes) console.log(`      excepted, ${times}: ${why}`)
		assert.deepEqual(
			judged.filter(({ verdict }) => verdict === 'differ'),
			[],
		)
		assert.ok(count('agree') > 0)
	})
})

/** The streams of a capture whose application data is known. */
function truths(folder: string, name: string): { readonly s: number; readonly a: string; readonly plain: Ends }[] {
	const path = join(folder, `${name}.truth.jsonl`)
	if (!existsSync(path)) return []
	const lines = readFileSync(path, 'utf8')
		.split('\n')
		.filter(line => /"t": ?"(stream|plain2)"/.test(line))
		.map(line => JSON.parse(line) as Line)
	const first = new Map(lines.filter(({ t }) => t === 'stream').map(({ s, a }) => [s, a as string]))
	return lines.flatMap(line => {
		const plain = line.t === 'plain2' ? (line as Ends) : line.plain
		return line.s === undefined || !plain ? [] : [{ s: line.s, a: first.get(line.s)!, plain }]
	})
}

async function judge(folder: string, name: string): Promise<Judged[]> {
	const path = join(folder, name)
	const { session, capture, read } = openSession(path, { keep: true, secrets: secretsOf(path) })
	try {
		await read()
		return truths(folder, name).map(({ s, a, plain }) => {
			const conversation = session.conversations[s]!
			const { address, port } = conversation.client
			const isClient = a === `${address}:${port}` || a === `[${address}]:${port}`
			const [from, to] = isClient ? (['client', 'server'] as const) : (['server', 'client'] as const)
			const ours = [sumOf(session, conversation, from), sumOf(session, conversation, to)]
			const theirs = [plain.a, plain.b].map(end => (end && end[0] > 0 ? `${end[0]} ${end[1]}` : '0'))
			const why = english(conversation.opening?.why)
			const unread = unreadHttp(folder, name, s, conversation)
			if (unread.length > 0 && !EXCEPTED.test(why))
				return { name: `${name} stream ${s}`, verdict: 'differ', why: `HTTP: ${unread.join(', ')}` }
			if (ours.join() === theirs.join()) return { name, verdict: 'agree', why: '' }
			return { name: `${name} stream ${s}`, verdict: EXCEPTED.test(why) ? 'excepted' : 'differ', why }
		})
	} finally {
		capture.close()
	}
}

/** The requests and responses that the truths have of a stream's opened data, and we have not: `GET /`, `200`. */
function unreadHttp(folder: string, name: string, stream: number, { messages }: Conversation): string[] {
	const ours = messages
		.filter(({ type, encrypted }) => encrypted && type.startsWith('http_'))
		.map(({ type, summary }) => (type === 'http_request' ? summary : summary.split(' ')[0]!))
	return readTruths(folder, name)
		.http.filter(({ s, tls, other }) => s === stream && tls && !other)
		.map(({ method, uri, status }) => (method === undefined ? String(status) : `${method} ${uri}`))
		.filter(said => {
			const at = ours.indexOf(said)
			if (at >= 0) ours.splice(at, 1)
			return at < 0
		})
}

function sumOf(session: GrowingSession, conversation: Conversation, from: Role): string {
	const hash = createHash('sha256')
	let length = 0
	for (const content of openedData(conversation, from, row => readPieces(session, row.pieces))) {
		hash.update(content)
		length += content.length
	}
	return length === 0 ? '0' : `${length} ${hash.digest('hex')}`
}
