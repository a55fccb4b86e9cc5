import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFixture } from '../fixture-files.js'
import { secretsBeside } from '../session/opened.js'
import { framesOf, framesOfTshark, linesOf } from './http2-frames.js'
import { tsharkVersion } from './tshark.js'

const FIXTURES = [
	'http2-clear',
	'http2-tls',
	'http2-curl',
	'http2-streams-clear',
	'http2-streams-tls',
	'nginx-tls13-h2',
]

describe('HTTP/2 beside tshark', () => {
	it('has the same frames in the same packets, with the same header fields', async function () {
		const version = tsharkVersion()
		if (version === undefined) {
			console.log('    no tshark here: nothing to compare with')
			this.skip()
		}
		let frames = 0
		let fields = 0
		for (const name of FIXTURES) {
			const secrets = secretsBeside(`${name}.pcap`)
			const { session, capture } = await readFixture(`${name}.pcap`, secrets && { secrets })
			const ours = session.conversations.flatMap(conversation => framesOf(session, conversation))
			const [{ server }] = session.conversations as [(typeof session.conversations)[number]]
			capture.close()
			const isTls = existsSync(`fixtures/${name}.keylog`)
			const options = isTls
				? ['-o', `tls.keylog_file:fixtures/${name}.keylog`, '-d', `tcp.port==${server.port},tls`]
				: ['-d', `tcp.port==${server.port},http2`]
			assert.deepEqual(linesOf(ours), linesOf(await framesOfTshark(`fixtures/${name}.pcap`, options)), name)
			frames += ours.length
			fields += ours.reduce((sum, frame) => sum + (frame.fields?.length ?? 0), 0)
		}
		console.log(`    ${version}: ${frames} frames, ${fields} header fields`)
		assert.ok(frames > 90)
		assert.ok(fields > 100)
	})
})
