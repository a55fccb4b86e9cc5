import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSession } from '../../src/cli/read.js'
import { framesOf, framesOfTshark, linesOf } from '../peers/http2-frames.js'
import { tsharkVersion } from '../peers/tshark.js'
import { secretsOf } from './secrets-of.js'
import { captureFolder, captureNames } from './truth-lines.js'

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
			if (more.length + less.length > 0)
				differ.push(`${name}: only here ${more.slice(0, 3).join(' ')}; only in tshark ${less.slice(0, 3).join(' ')}`)
		}
		console.log(`    ${captures} captures, ${frames} frames and ${fields} header fields as tshark tells them`)
		assert.deepEqual(differ, [])
		assert.ok(captures > 0)
	})
})
