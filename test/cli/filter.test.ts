import assert from 'node:assert/strict'
import { jsonLines, run } from './run.js'

const MIXED = 'fixtures/capture-mixed.pcap'

describe('report --filter', () => {
	it('reports the conversations of which a packet is selected', async () => {
		const [all, tls, none] = await Promise.all([
			run(['report', '--json', MIXED]),
			run(['report', '--json', '--filter', 'tls.handshake.type == 1', MIXED]),
			run(['report', '--json', '--filter', 'udp', MIXED]),
		])
		const numbers = (of: typeof all) => jsonLines(of).flatMap(({ conversation }) => conversation ?? [])
		const ofTls = jsonLines(all).filter(({ protocol }) => protocol === 'tls')
		assert.deepEqual(
			numbers(tls),
			ofTls.map(({ conversation }) => conversation),
		)
		assert.ok(ofTls.length > 0 && ofTls.length < numbers(all).length)
		assert.deepEqual(numbers(none), [])
		// What became of conversations is counted of those that are reported, packets are of the whole capture.
		const counts = (of: typeof all) => jsonLines(of).at(-1)?.summary as Record<string, unknown>
		assert.deepEqual({ ...counts(none), causes: counts(all).causes, outcomes: counts(all).outcomes }, counts(all))
		assert.deepEqual([counts(none).causes, counts(none).outcomes], [{}, {}])
	})

	it('counts in the text what it selects', async () => {
		const { stdout, code } = await run([
			'report',
			'--filter',
			'http.request.method == "GET"',
			'fixtures/tutorial-http.pcap',
		])
		assert.equal(code, 0)
		assert.match(stdout, /^Conversation 1: HTTP/m)
		assert.match(stdout, /^the filter selects 1 packet, of 1 conversation$/m)
	})

	it('says where a filter is wrong, and reads nothing', async () => {
		const { stdout, stderr, code } = await run(['report', '--filter', 'ip and tcp.prt == 5683', MIXED])
		assert.equal(stdout, '')
		assert.equal(stderr, 'handshark: --filter, at character 8 ("tcp.prt"): no field tcp.prt; did you mean tcp.port?\n')
		assert.equal(code, 2)
	})
})
