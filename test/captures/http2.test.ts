import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSession } from '../../src/cli/read.js'
import { framesOf, framesOfTshark, linesOf } from '../peers/http2-frames.js'
import { tsharkVersion } from '../peers/tshark.js'
import { secretsOf } from './secrets-of.js'
import { captureFolder, captureNames } from './truth-lines.js'

/** Where tshark reads fewer frames, or others. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
	['http2-nghttp2.pcap', 'tshark does not join the segments of a HEADERS frame of 16,384 bytes'],
	['drop-protocol-change__input.pcap', 'tshark does not read the SETTINGS behind a 101 response in the same segment'],
	['http2_userinfo_in_authority_1.pcap', 'tshark does not read what the server says before the preface comes'],
	['transform-base64-7296__input.pcap', 'damaged on purpose: tshark goes on where the 101 response is missing'],
])

describe('HTTP/2 in captures of others', () => {
	it('has the frames that tshark reads, with all header fields', async function () {
		const folder = captureFolder()
		if (!folder) {
			console.log('    HANDSHARK_CAPTURES names no folder of captures')
			this.skip()
		}
		if (tsharkVersion() === undefined) {
			console.log('    no tshark here: nothing to compare with')
			this.skip()
		}
		const differ: string[] = []
		let captures = 0
		let frames = 0
		let fields = 0
		let used = 0
		for (const name of captureNames(folder)) {
			const path = join(folder, name)
			if (!readFileSync(`${path}.truth.jsonl`, 'utf8').includes('"t":"h2"')) continue
			captures++
			const { session, capture, read } = openSession(path, { keep: true, secrets: secretsOf(path) })
			await read()
			const ours = session.conversations.flatMap(conversation => framesOf(session, conversation))
			capture.close()
			const keys = existsSync(`${path}.keylog`) ? ['-o', `tls.keylog_file:${path}.keylog`] : []
			const theirs = linesOf(await framesOfTshark(path, keys))
			const lines = linesOf(ours)
			frames += ours.length
			fields += ours.reduce((sum, frame) => sum + (frame.fields?.length ?? 0), 0)
			const more = lines.filter(line => !theirs.includes(line))
			const less = theirs.filter(line => !lines.includes(line))
			const isExcused = [...EXCEPTIONS.keys()].some(end => name.endsWith(end))
			if (isExcused) used += more.length + less.length > 0 ? 1 : 0
			else if (more.length + less.length > 0)
				differ.push(`${name}: only here ${more.slice(0, 3).join(' ')}; only in tshark ${less.slice(0, 3).join(' ')}`)
		}
		console.log(`    ${captures} captures, ${frames} frames and ${fields} header fields as tshark tells them`)
		assert.deepEqual(differ, [])
		assert.ok(captures > 0)
		assert.ok(used <= EXCEPTIONS.size)
	})
})
