import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Find } from '../../src/session/conversation.js'
import { traceConversation } from '../../src/session/retrace.js'
import { eventually } from '../eventually.js'
import { closeTerminals, Terminal } from '../terminal.js'
import { writeOwnPair } from './compare/own-pair.js'
import { readAll } from './compare/view.js'

const SIZES = [
	{ columns: 80, rows: 24 },
	{ columns: 160, rows: 45 },
]
const ESCAPE = '\x1b'

/** Bundled before the tests run. */
const PROGRAM = resolve('dist/handshark.js')

describe('two conversations side by side, in a real terminal', () => {
	let folder: string

	before(() => {
		folder = mkdtempSync(join(tmpdir(), 'compare-'))
	})

	after(() => rmSync(folder, { recursive: true }))

	afterEach(closeTerminals)

	/** What stands left and what stands right, each in one line of text. */
	async function halves(terminal: Terminal, columns: number): Promise<{ left: string; right: string }> {
		const left = (columns - 1) >> 1
		const lines = (await terminal.lines()).map(line => line.padEnd(columns))
		const joined = (parts: string[]) => parts.map(part => part.trim()).join(' ')
		return {
			left: joined(lines.map(line => line.slice(0, left))),
			right: joined(lines.map(line => line.slice(left + 1))),
		}
	}

	async function finds(paths: readonly string[], text: string): Promise<Find[]> {
		const { sessions, close } = await readAll(paths)
		const found = sessions.map(session => {
			const work = traceConversation(session, session.conversations[0]!, text)
			let step = work.next()
			while (!step.done) step = work.next()
			return step.value
		})
		close()
		return found
	}

	for (const size of SIZES) {
		it(`opens the tutorial at ${size.columns}x${size.rows}: the secret left, and nowhere right`, async () => {
			const [left, right] = await finds(['fixtures/tutorial-http.pcap', 'fixtures/tutorial-https.pcap'], 'fluffy tail')
			const terminal = new Terminal(process.execPath, [PROGRAM], size)
			await terminal.shows('captured bytes')
			const hit = left!.hits[0]!
			await eventually(async () => {
				const seen = await halves(terminal, size.columns)
				assert.ok(
					seen.left.includes(`"fluffy tail" found: packet ${hit.packet}, byte ${hit.offset} (server)`),
					seen.left,
				)
				const searched = right!.searched.toLocaleString('en')
				assert.ok(seen.right.includes(`"fluffy tail" not found in any of the ${searched} captured bytes`), seen.right)
				assert.match(seen.left, /HTTP, in the clear/)
				assert.match(seen.right, /TLS 1\.3, encrypted/)
				assert.match(seen.right, /sealed application data/)
			})
			await eventually(async () => {
				const cells = (await terminal.cells()).flat()
				const at = cells.findIndex(
					(_, i) =>
						cells
							.slice(i, i + 6)
							.map(({ text }) => text)
							.join('') === 'fluffy' &&
						cells[i]!.isColoured &&
						i > size.columns * 8,
				)
				assert.ok(at > 0, 'the secret is lit among the bytes')
			})
			terminal.type('q')
			assert.equal(await terminal.exit, 0)
		})

		it(`traces a text on a pair of captures of its own, at ${size.columns}x${size.rows}`, async () => {
			const secret = 'meet me at the pier'
			const paths = await writeOwnPair(folder, secret)
			const [left, right] = await finds([paths.left, paths.right], secret)
			const terminal = new Terminal(process.execPath, [PROGRAM, 'compare', paths.left, `${paths.right}:1`], size)
			await terminal.shows('own-sealed.pcap:1')
			terminal.type('t')
			await terminal.shows('Text to look for:')
			terminal.type(`${secret}\r`)
			await eventually(async () => {
				const seen = await halves(terminal, size.columns)
				const hit = left!.hits[0]!
				assert.ok(seen.left.includes(`"${secret}" found: packet ${hit.packet}, byte ${hit.offset} (server)`), seen.left)
				assert.ok(
					seen.right.includes(`in any of the ${right!.searched.toLocaleString('en')} captured bytes`),
					seen.right,
				)
				assert.match(seen.right, /TLS 1\.2, encrypted/)
			})
			terminal.type('e')
			await eventually(async () => {
				const seen = await halves(terminal, size.columns)
				assert.match(seen.left, /▸ What an eavesdropper sees.*Addresses/)
				assert.match(seen.right, /What an eavesdropper sees.*TLS version:? +TLS 1\.2/)
			})
			terminal.type(ESCAPE)
			await terminal.shows('▸ Messages')
			terminal.type('x')
			await eventually(async () => {
				const seen = await halves(terminal, size.columns)
				assert.match(seen.left, /own-sealed\.pcap:1/)
				assert.match(seen.right, new RegExp(`"${secret}" found`))
			})
			terminal.type('h\r')
			await terminal.shows(/▸3 (Handshake|Ladder)/)
			await terminal.shows('application data')
			terminal.type('q')
			assert.equal(await terminal.exit, 0)
		})
	}

	it('prints the comparison as text without a terminal', () => {
		const text = execFileSync(process.execPath, [PROGRAM], { encoding: 'utf8' })
		assert.match(text, /^Left: .*tutorial-http\.pcap:1\nRight: .*tutorial-https\.pcap:1\n/)
		assert.match(text, /“fluffy tail” is found in packet \d+, byte \d+, sent by the server\./)
		assert.match(text, /“fluffy tail” is not found in any of the [\d,]+ captured bytes\./)
	})
})
