import assert from 'node:assert/strict'
import { closeTerminals, Terminal } from '../terminal.js'

describe('the mouse on a terminal', () => {
	afterEach(closeTerminals)

	it('opens the views that are named at the top, and presses the keys at the bottom', async () => {
		const terminal = new Terminal(process.execPath, ['dist/handshark.js', 'fixtures/capture-mixed.pcap'])
		const click = (text: string, word: RegExp) => {
			const rows = text.split('\n')
			const y = rows.findIndex(row => word.test(row))
			const x = rows[y]!.search(word)
			terminal.type(`\x1b[<0;${x + 1};${y + 1}M\x1b[<0;${x + 1};${y + 1}m`)
		}
		click(await terminal.shows(/▸1 Packets[\s\S]*SYN, ACK[\s\S]*f filter/), /2 Conv/)
		click(await terminal.shows(/▸2 Conv[\s\S]*Verdict[\s\S]*Enter handshake/), /Enter handshake/)
		click(await terminal.shows(/▸3 [\s\S]*Handshake 1[\s\S]*q quit.*T tamper/), /q quit/)
		assert.equal(await terminal.exit, 0)
	})
})
