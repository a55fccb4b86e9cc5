import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Opened } from '../../../src/cli/read.js'
import { wrapped as lines } from '../../../src/tui/compare/wrap.js'
import { ladderRows } from '../../../src/tui/ladder-rows.js'
import { width } from '../../../src/tui/text.js'
import { createTheme } from '../../../src/tui/theme.js'
import { rungWords, toldHeight, toldLines, wrapped } from '../../../src/tui/views/words.js'
import { readFixture } from '../../fixture-files.js'
import { sessionOf } from '../../session/talk.js'
import { unstyled } from '../unstyled.js'

const theme = createTheme({ level: 0 })

describe('words on the screen', () => {
	const broken = (text: string, columns: number, height: number) =>
		wrapped(theme, [{ text }], columns, height).map(unstyled)

	it('keep the last word of a line that they fill', () => {
		assert.deepEqual(broken('four five six', 9, 2), ['four five', 'six      '])
	})

	it('begin no line with what closes a clause', () => {
		assert.deepEqual(broken('客户端发送。服务器应答，', 10, 3), ['客户端发  ', '送。服务器', '应答，    '])
		assert.deepEqual(lines('客户端发送。', 10), ['客户端发', '送。'])
	})

	it('begin no line with what closes a clause where its look is another than that of the words before', () => {
		const runs = [{ text: '客户端发送' }, { text: '。', token: 'dimmed' as const }, { text: '服务器' }]
		assert.deepEqual(wrapped(theme, runs, 10, 3).map(unstyled), ['客户端发  ', '送。服务器'])
		assert.deepEqual(wrapped(theme, [{ text: 'four five' }, { text: '. Six', token: 'warn' }], 9, 3).map(unstyled), [
			'four     ',
			'five. Six',
		])
	})

	it('take along the character before two marks that close', () => {
		assert.deepEqual(lines('他说“客户端”。', 12), ['他说“客户', '端”。'])
		assert.deepEqual(lines('，。，。', 4), ['，。', '，。'], 'where nothing else is there, they begin a line')
	})

	it('are spelt in ASCII before they are broken, where there is nothing else', () => {
		const ascii = createTheme({ level: 0, ascii: true })
		assert.deepEqual(wrapped(ascii, [{ text: 'one → two … three' }], 10, 3).map(unstyled), ['one -> two', '... three '])
	})

	it('stand on lines of their own where there is room, else one sentence after the other', () => {
		const told = [
			[{ text: 'One.' }, { text: ' RFC 1' }],
			[{ text: 'Step 2: two' }],
			[{ text: 'Three!' }],
			[{ text: 'Four' }],
		]
		const lines = (columns: number, height: number) =>
			toldLines(theme, told, 'en', columns, height).map(text => unstyled(text).trimEnd())
		assert.deepEqual(lines(20, 4), ['One. RFC 1', 'Step 2: two', 'Three!', 'Four'])
		assert.deepEqual(lines(60, 1), ['One. RFC 1. Step 2: two. Three! Four'])
		const chinese = [[{ text: '一。' }], [{ text: '第 2 步' }], [{ text: '三' }]]
		assert.deepEqual(
			toldLines(theme, chinese, 'zh', 30, 1).map(text => unstyled(text).trimEnd()),
			['一。第 2 步。三'],
		)
	})

	it('leave off where they can be read up before they end with an ellipsis', () => {
		const told = [
			[{ text: 'One.' }, { text: ' RFC 8446, 4.2', token: 'dimmed' as const }],
			[{ text: 'Two three' }, { text: ' RFC 8446, 2', token: 'dimmed' as const }],
		]
		const lines = (columns: number, height: number) =>
			toldLines(theme, told, 'en', columns, height).map(text => unstyled(text).trimEnd())
		assert.deepEqual(lines(22, 2), ['One. RFC 8446, 4.2', 'Two three RFC 8446, 2'])
		assert.deepEqual(lines(42, 1), ['One. RFC 8446, 4.2. Two three RFC 8446, 2'])
		assert.deepEqual(lines(20, 1), ['One. Two three'])
		assert.deepEqual(lines(12, 1), ['One. Two …'])
		assert.equal(toldHeight(told, 'en', 20), 1)
	})

	it('keep an RFC and its section on one line', () => {
		assert.deepEqual(broken('a b RFC 9293, 3.5 c', 16, 3), ['a b             ', 'RFC 9293, 3.5 c '])
	})

	it('end with one ellipsis where there is no room for all', () => {
		assert.deepEqual(broken('four five six seven', 9, 1), ['four fiv…'])
		assert.deepEqual(broken('four five six seven', 12, 1), ['four five … '])
	})

	it('are as wide as they should be, and none is lost where there is room', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('a', 'handshake', '客户端', 'ServerHello', '，'), { maxLength: 30 }),
				fc.integer({ min: 12, max: 60 }),
				(words, columns) => {
					const lines = broken(words.join(' '), columns, 40)
					for (const line of lines) assert.equal(width(line), columns)
					assert.equal(lines.join('').replaceAll(' ', ''), words.join(''))
				},
			),
			{ numRuns: 100 },
		)
	})
})

describe('the words on a rung', () => {
	let refused: Opened
	let lossy: Opened

	before(async () => {
		refused = await readFixture('tutorial-https-refused.pcap')
		lossy = await readFixture('capture-lost.pcap')
	})
	after(() => {
		for (const { capture } of [refused, lossy]) capture.close()
	})

	const wordsOf = ({ session }: Opened, choose: (row: ReturnType<typeof ladderRows>[number]) => boolean) => {
		const conversation = session.conversations[0]!
		const row = ladderRows(conversation).find(choose)
		assert.ok(row, 'the conversation has such a row')
		return toldLines(theme, rungWords(conversation, row, 'en'), 'en', 1000, 1)
			.map(unstyled)
			.join('')
			.trimEnd()
	}

	it('say first what an alert means and who has raised it', () => {
		const words = wordsOf(refused, row => row.kind === 'message' && row.message.type === 'alert')
		assert.match(words, /^The client does not trust whoever issued the server's certificate/)
	})

	it('say what TCP does, and by whom', () => {
		assert.match(
			wordsOf(refused, row => row.kind === 'tcp' && row.word === 'RST'),
			/^The client breaks the TCP/,
		)
		assert.match(
			wordsOf(refused, row => row.kind === 'tcp' && row.word === 'SYN, ACK'),
			/^The server agrees/,
		)
	})

	it('say what a hole is', () => {
		assert.match(
			wordsOf(lossy, row => row.kind === 'hole'),
			/not in the capture/,
		)
	})

	it('say what STARTTLS is, whose protocol plain text is of, and that other bytes are of none', () => {
		const [conversation] = sessionOf([
			{ from: 'server', data: '* OK IMAP4rev1 ready\r\n' },
			{ from: 'client', data: 'a1 STARTTLS\r\n' },
			{ from: 'server', data: Uint8Array.of(0, 1, 2) },
		]).conversations
		const rows = ladderRows(conversation!).filter(({ kind }) => kind === 'plain')
		const [greeting, asked, binary] = rows.map(row => rungWords(conversation!, row, 'en')[0]![0]!.text)
		assert.match(greeting!, /^The server speaks in plain text \(IMAP\): /)
		assert.match(asked!, /^The client asks to go over to TLS .*STARTTLS/)
		assert.match(binary!, /^3 bytes of the server in a protocol that is not known here/)
	})

	it('say how an inferred name is known before they tell the story', () => {
		const words = wordsOf(refused, row => row.kind === 'message' && row.message.likely === 'Finished')
		assert.match(words, /inferred: .*Step \d+ of 12/)
	})
})
