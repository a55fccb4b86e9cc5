import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters as withoutLooks } from 'node:util'
import { openSession } from '../../../src/cli/read.js'
import { conversationJson } from '../../../src/report/json.js'
import type { Conversation, Find } from '../../../src/session/conversation.js'
import type { Session } from '../../../src/session/session.js'
import { shortTitle } from '../../../src/tui/compare/heading.js'
import { newCompare } from '../../../src/tui/compare/state.js'
import { width } from '../../../src/tui/text.js'
import { createTheme } from '../../../src/tui/theme.js'
import { writeOwnPair } from './own-pair.js'
import { readAll, View } from './view.js'

const SIZES = [
	{ width: 80, height: 22 },
	{ width: 100, height: 28 },
	{ width: 160, height: 43 },
]
const TUTORIAL = ['fixtures/tutorial-http.pcap', 'fixtures/tutorial-https.pcap']
const SECRET = 'fluffy tail'

/** What the report says of a text in the first conversation of a capture. */
async function reported(path: string, text: string): Promise<Find> {
	const ended: Conversation[] = []
	const { session, capture, read } = openSession(path, {
		keep: false,
		find: text,
		onEvent: event => event.kind === 'ended' && ended.push(event.conversation),
	})
	await read()
	capture.close()
	const json = conversationJson(session, ended.find(({ number }) => number === 1)!)
	return json.find as unknown as Find
}

function assertFits(view: View): void {
	for (const options of [{}, { level: 1 }, { ascii: true }] as const) {
		const lines = view.lines({ ...options, hasLooks: true })
		assert.equal(lines.length, view.size.height)
		for (const line of lines) assert.equal(width(withoutLooks(line)), view.size.width, JSON.stringify(line))
		if ('ascii' in options) for (const line of lines) assert.match(withoutLooks(line), /^[\x20-\x7e]*$/)
	}
}

describe('the compare view', () => {
	let sessions: Session[]
	let close: () => void

	before(async () => {
		;({ sessions, close } = await readAll(TUTORIAL))
	})

	after(() => close())

	const open = (size: { width: number; height: number }, language: 'en' | 'zh' = 'en') =>
		new View(
			newCompare({ session: 0, conversation: 1 }, { session: 1, conversation: 1 }, { text: SECRET, welcome: true }),
			sessions,
			size,
			language,
		)

	for (const size of SIZES) {
		it(`shows at ${size.width}x${size.height} where the secret is on the left, and that it is nowhere on the right`, async () => {
			const view = open(size)
			const [left, right] = await Promise.all(TUTORIAL.map(path => reported(path, SECRET)))
			const [hit] = left!.hits
			assert.ok(hit && right!.hits.length === 0)
			const halves = view.halves()
			assert.ok(
				halves.left.includes(`"${SECRET}" found: packet ${hit.packet}, byte ${hit.offset} (${hit.from})`),
				halves.left,
			)
			const searched = right!.searched.toLocaleString('en')
			assert.ok(halves.right.includes(`"${SECRET}" not found in any of the ${searched} captured bytes`), halves.right)
			assert.match(halves.left, /^.*tutorial-http\.pcap:1 .* HTTP, in the clear/)
			assert.match(halves.right, /tutorial-https\.pcap:1 .* TLS 1\.3, encrypted/)
			assertFits(view)
		})

		it(`lights the secret among the bytes on the left at ${size.width}x${size.height}, and none on the right`, () => {
			const view = open(size)
			const lit = view
				.lines({ level: 1, hasLooks: true })
				.flatMap(line => line.split('\x1b[').filter(run => /^(0;)?30;43m/.test(run)))
				.map(run => run.slice(run.indexOf('m') + 1))
			const bytes = lit.filter(text => /^([0-9a-f]{2}[ \]]{0,2})+$/.test(text)).join(' ')
			assert.equal(Buffer.from(bytes.replaceAll(/[^0-9a-f]/g, ''), 'hex').toString(), SECRET)
			const characters = lit.filter(text => SECRET.includes(text) && !/^[0-9a-f]{2}$/.test(text))
			assert.ok(characters.join('').startsWith(SECRET), JSON.stringify(lit))
		})

		it(`says of sealed messages in a word that they are, at ${size.width}x${size.height}`, () => {
			const { left, right } = open(size).halves()
			assert.match(right, /sealed application data/)
			assert.match(right, /sealed(:|, likely) Finished/)
			assert.match(right, /4 sealed records, packets 10-11/)
			assert.doesNotMatch(left, /sealed/)
		})
	}

	it('fits every size of a terminal, in both languages, with each panel open', () => {
		for (const language of ['en', 'zh'] as const)
			for (const width of [60, 81, 121])
				for (const height of [14, 22, 44])
					for (const keys of [[], ['e'], ['b'], ['o'], ['t', 'x'], ['w'], ['x', 'e', 'j']]) {
						const view = open({ width, height }, language)
						view.press(...keys)
						assertFits(view)
					}
	})

	it('draws something into any rectangle', () => {
		for (const size of [
			{ width: 1, height: 1 },
			{ width: 12, height: 3 },
			{ width: 300, height: 2 },
		]) {
			const lines = open(size).lines()
			assert.equal(lines.length, size.height)
		}
	})

	it('shows at once what an eavesdropper sees where there is room, else one key away', () => {
		const wide = open(SIZES[2]!).halves()
		assert.match(wide.left, /Response body +11 bytes: fluffy tail/)
		assert.match(wide.right, /Server name +localhost/)
		assert.match(wide.right, /TLS hides +what is asked for and what is answered/)
		const narrow = open(SIZES[0]!)
		assert.doesNotMatch(narrow.halves().left, /eavesdropper/)
		narrow.press('e')
		const { left, right } = narrow.halves()
		assert.match(left, /What an eavesdropper sees/)
		assert.match(right, /Server name: localhost/)
		narrow.press('G')
		assert.match(narrow.halves().left, /Response body: 11 bytes: fluffy tail/)
		narrow.press('escape')
		assert.doesNotMatch(narrow.halves().left, /eavesdropper/)
	})

	it('says how much more an eavesdropper sees below the edge, until it is scrolled to', () => {
		const view = open(SIZES[0]!)
		view.press('e', 'tab')
		const title = () => view.lines().find(text => text.includes('eavesdropper'))!
		const before = Number(/ (\d+) more $/.exec(title())?.[1])
		assert.ok(before > 0, title())
		assert.match(view.lines().at(-1)!, /[│█]$/)
		view.press('j')
		assert.match(title(), new RegExp(` ${before - 1} more $`))
		view.press('G')
		assert.doesNotMatch(title().slice(40), /more/)
		assert.match(view.halves().right, /TLS hides: what is asked for and what [│█] is answered/)
	})

	it('gives reasons as well where there is room for them beside the bytes', () => {
		const tall = open({ width: 160, height: 70 }).halves()
		assert.match(tall.left, /Routers must read them to deliver the packets/)
		assert.match(tall.left, /91 bytes in the clear/)
		assert.doesNotMatch(open(SIZES[2]!).halves().left, /Routers must read them/)
	})

	it('says that a side was opened only where something of it was', () => {
		const view = open(SIZES[0]!)
		view.press('w', 'tab', 'w')
		assert.match(view.halves().left, /HTTP, in the clear \(opened\)/)
		assert.match(view.halves().right, /TLS 1\.3, encrypted \(not opened\)/)
		view.press('g')
		assert.match(view.halves().right, /\(nothing to open\)/)
	})

	it('keeps the number of a conversation where the name of its capture is too long', () => {
		const theme = createTheme({ level: 0 })
		const title = 'openssl-client-certificate-tls12.pcap:12'
		assert.equal(shortTitle(title, 40, theme), title)
		for (let columns = 1; columns < 40; columns++) assert.equal(width(shortTitle(title, columns, theme)), columns)
		assert.equal(shortTitle(title, 20, theme), 'openssl-c…12.pcap:12')
		assert.equal(shortTitle('记录.pcap:2', 8, theme), '记…ap:2')
	})

	it('traces a text that is typed, on both sides', () => {
		const view = open(SIZES[0]!)
		view.press('t', ...'GET')
		assert.match(view.lines()[1]!, /Text to look for: GET/)
		view.press('enter')
		const hit = { left: view.state.left!.trace!.find!.hits[0]!, right: view.state.right!.trace!.find! }
		const { left, right } = view.halves()
		assert.ok(left.includes(`"GET" found: packet ${hit.left.packet}, byte ${hit.left.offset} (client)`))
		assert.ok(right.includes(`in any of the ${hit.right.searched.toLocaleString('en')} captured bytes`))
		// The sealed message that went the same way.
		assert.match(right, /1 sealed record, packet 9/)
	})

	it('finds a name that TLS does not hide, inside of the message that tells it', () => {
		const view = open(SIZES[0]!)
		view.press('t', ...'localhost', 'enter')
		assert.match(view.halves().right, /"localhost" found: packet 4, byte \d+ \(client\)/)
		assert.match(view.halves().right, /512 bytes in the clear, packet 4/)
	})

	it('warns that a short text turns up in sealed bytes by chance', () => {
		const view = open(SIZES[2]!)
		const { messages } = sessions[1]!.conversations[0]!
		view.press('tab', 't', 'a', 'enter')
		const hits = view.state.right!.trace!.find!.hits
		const sealed = hits.findIndex(hit => messages[hit.message!]!.encrypted)
		assert.ok(sealed >= 0)
		view.press(...Array.from({ length: sealed }, () => 'n'))
		assert.match(view.halves().right, /by chance/)
	})

	it('says why nothing of a sealed message is opened', () => {
		const view = open(SIZES[0]!)
		view.press('l', 'w')
		assert.match(view.halves().right, /is sealed, and there are no keys/)
		view.press('w')
		assert.match(view.halves().right, /4 sealed records/)
	})

	it('keeps escape sequences of a capture and of a typed text from the terminal', () => {
		const view = open(SIZES[0]!)
		view.press('t')
		view.do({ kind: 'key', key: { key: 'paste', paste: 'a\u202eb' } })
		view.press('enter')
		assert.match(view.halves().left, /"a\\u202eb" not found/)
		assertFits(view)
	})

	it('says that there is nothing to compare yet', () => {
		const view = new View(newCompare(undefined, { session: 0, conversation: 9 }), sessions, SIZES[0]!)
		assert.match(view.halves().left, /No conversation is chosen/)
		assert.match(view.halves().right, /No conversation is chosen/)
		assertFits(view)
	})
})

describe('the compare view on other captures', () => {
	it('opens a compressed body on one side while the other shows it as it travelled', async () => {
		const { sessions, close } = await readAll(['fixtures/http-gzip.pcap'])
		const place = { session: 0, conversation: 1 }
		const view = new View(newCompare(place, { ...place, layer: 'opened' }, { text: SECRET }), sessions, SIZES[2]!)
		const { left, right } = view.halves()
		const hits = view.state.left!.trace!.find!.hits
		assert.equal(hits[0]!.where, 'body')
		assert.match(
			left,
			new RegExp(`byte ${hits[0]!.offset} of the body in packet ${hits[0]!.packet}, decoded \\(server\\).*w opens it`),
		)
		assert.match(left, /bytes in the clear/)
		assert.match(right, /bytes, decoded, packet/)
		assert.match(right, /\[66 +6c 75 66 66 79/)
		view.press('n')
		assert.match(view.halves().left, new RegExp(`byte ${hits[1]!.offset} of the body .* 2 of ${hits.length}`))
		close()
	})

	it('compares a pair written for this test, with a secret of its own', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'compare-'))
		const secret = 'the vault opens at dawn'
		const { left, right } = await writeOwnPair(folder, secret)
		const finds = await Promise.all([left, right].map(path => reported(path, secret)))
		const { sessions, close } = await readAll([left, right])
		for (const size of SIZES) {
			const places = [
				{ session: 0, conversation: 1 },
				{ session: 1, conversation: 1 },
			] as const
			const view = new View(newCompare(...places, { text: secret }), sessions, size)
			const halves = view.halves()
			const [hit] = finds[0]!.hits
			assert.ok(
				halves.left.includes(`"${secret}" found: packet ${hit!.packet}, byte ${hit!.offset} (server)`),
				halves.left,
			)
			assert.ok(
				halves.right.includes(`in any of the ${finds[1]!.searched.toLocaleString('en')} captured bytes`),
				halves.right,
			)
			assert.match(halves.right, /own-sealed\.pcap:1 .* TLS 1\.2, encrypted/)
			assert.match(halves.right, /sealed application data/)
			assertFits(view)
		}
		close()
		rmSync(folder, { recursive: true })
	})
})
