import assert from 'node:assert/strict'
import { closeTerminals, Terminal } from '../terminal.js'

describe('the filter on a terminal', () => {
	afterEach(closeTerminals)

	it('shows the packets that it selects, and all again', async () => {
		const terminal = new Terminal(process.execPath, ['dist/handshark.js', 'fixtures/capture-mixed.pcap'])
		await terminal.shows(/SYN, ACK/)
		terminal.type('f')
		await terminal.shows(/Filter:/)
		terminal.type('tls.handshake.type == 1 and tcp.prt == 1')
		await terminal.shows(/no field tcp\.prt; did you mean tcp\.port\?/)
		terminal.type('\x15http.request.meth\t == "GET"\r')
		const text = await terminal.shows(
			/Filter: http\.request\.method == "GET" +\d+ of \d+ packets *\n[\s\S]*HTTP request/,
		)
		assert.doesNotMatch(text, /SYN, ACK|ClientHello/)
		terminal.type('\x1b')
		await terminal.shows(/SYN, ACK/)
		terminal.type('q')
		assert.equal(await terminal.exit, 0)
	})
})
