import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openSession } from '../../src/cli/read.js'
import { framesOf, peerFrame, said } from '../peers/websocket-frames.js'
import { readByWs } from '../peers/ws.js'
import { secretsOf } from './secrets-of.js'
import { captureFolder, captureNames } from './truth-lines.js'

/** A frame as tshark tells of it. */
type FrameTruth = {
	readonly t: 'ws'
	readonly f: number
	readonly op: number
	readonly fin: string
	readonly mask: string
	readonly plen: number
}

/** What `ws` refuses to read, rightly: the others of the connection are compared up to that. */
const REFUSED: ReadonlyMap<string, RegExp> = new Map([
	['wstunnel-http.pcap client', /MASK must be set/],
	['oversized-close-frame.pcapng server', /invalid payload length/],
])

describe('WebSocket in captures of others', () => {
	it('has the frames that their truths have, and says what ws reads in them', async function () {
		const folder = captureFolder()
		if (!folder) {
			console.log('    HANDSHARK_CAPTURES names no folder of captures')
			this.skip()
		}
		const differ: string[] = []
		let captures = 0
		let frames = 0
		let messages = 0
		for (const name of captureNames(folder)) {
			const theirs = truths(join(folder, name))
			if (theirs.length === 0) continue
			captures++
			const { session, capture, read } = openSession(join(folder, name), {
				keep: true,
				secrets: secretsOf(join(folder, name)),
			})
			await read()
			const ours: string[] = []
			for (const conversation of session.conversations) {
				const found = framesOf(session, conversation)
				ours.push(
					...found
						.map(peerFrame)
						.map(({ packet, opcode, fin, mask, length }) => [packet, opcode, fin, mask, length].join(' ')),
				)
				for (const from of ['client', 'server'] as const) {
					const { lines, bytes } = said(found, from)
					messages += lines.length
					const reason = await compared(lines, bytes, from, conversation.upgrade?.extensions ?? [])
					if (reason !== undefined && !refusedRightly(`${name} ${from}`, reason))
						differ.push(`${name} ${from}: ${reason}`)
				}
			}
			capture.close()
			frames += ours.length
			if (ours.sort().join('\n') !== theirs.sort().join('\n'))
				differ.push(`${name}: ${ours.length} frames, tshark ${theirs.length}`)
		}
		console.log(
			`    ${captures} captures, ${frames} frames as tshark tells them, ${messages} messages as ws reads them`,
		)
		assert.deepEqual(differ, [])
		assert.ok(captures > 0)
	})
})

function truths(path: string): string[] {
	return readFileSync(`${path}.truth.jsonl`, 'utf8')
		.split('\n')
		.filter(line => line.includes('"t":"ws"'))
		.map(line => JSON.parse(line) as FrameTruth)
		.map(({ f, op, fin, mask, plen }) => [f, op, Number(fin), Number(mask), plen].join(' '))
}

/** Why `ws` reads something else, if it does. */
async function compared(
	lines: readonly string[],
	bytes: Uint8Array,
	from: 'client' | 'server',
	extensions: readonly string[],
): Promise<string | undefined> {
	try {
		const theirs = await readByWs(
			bytes,
			from,
			extensions.find(text => text.startsWith('permessage-deflate')),
		)
		assert.deepEqual(lines, theirs)
		return undefined
	} catch (error) {
		return error instanceof Error ? error.message : 'no reason given'
	}
}

function refusedRightly(place: string, reason: string): boolean {
	return [...REFUSED].some(([end, why]) => place.endsWith(end) && why.test(reason))
}
