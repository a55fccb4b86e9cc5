import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Opened } from '../../src/cli/read.js'
import type { Conversation, Role } from '../../src/session/conversation.js'
import { readPieces } from '../../src/session/pieces.js'
import type { GrowingSession } from '../../src/session/session.js'
import { FIXTURES, readFixture } from '../fixture-files.js'
import { secretsBeside } from '../session/opened.js'
import { openedData } from '../session/opened-data.js'
import { grouped, joined } from './joined-capture.js'
import { tshark, tsharkVersion } from './tshark.js'

/** The fixtures that stand for the families of cipher suites and key exchanges. */
const CHOSEN =
	/^(java|nss|boringssl|gnutls|node)-|^openssl-(anonymous|dss|early|mac|null|psk|renegotiation|sct|signatures|suites)/

/** What only one of both opens: tshark has no ARIA, Node.js neither SEED nor Camellia-GCM. */
const ELSEWHERE = /ARIA|SEED|CAMELLIA_(128|256)_GCM/

const EACH = ['client', 'server'] as const

describe('what was opened of each family, beside what tshark opens', () => {
	const opened: Opened[] = []
	const folder = mkdtempSync(join(tmpdir(), 'handshark-test-'))

	after(() => {
		for (const { capture } of opened) capture.close()
		rmSync(folder, { recursive: true })
	})

	it('is the same application data', async function () {
		const version = tsharkVersion()
		if (version === undefined) {
			console.log('    no tshark here: nothing to compare with')
			this.skip()
		}
		const keys = await read(FIXTURES.filter(file => CHOSEN.test(file)))
		const differing: string[] = []
		let count = 0
		for (const [i, { sessions, protocols }] of grouped(opened.map(({ session }) => session)).entries()) {
			const path = join(folder, `${i}.pcapng`)
			writeFileSync(path, joined(sessions))
			const conversations = sessions.flatMap(session =>
				session.conversations.map(conversation => ({ session, conversation })),
			)
			const ports = [...protocols].flatMap(([port, protocol]) => ['-d', `tcp.port==${port},${protocol}`])
			const streams = conversations.flatMap((_, stream) => ['-z', `follow,tls,raw,${stream}`])
			const followed = followedStreams(await tshark(['-n', '-q', '-r', path, ...keys, ...ports, ...streams]))
			for (const [stream, { session, conversation }] of conversations.entries()) {
				if (ELSEWHERE.test(conversation.tls?.cipherSuite ?? '')) continue
				const ours = EACH.map(role => hexOf(session, conversation, role))
				count++
				// tshark calls that side the first that sent the first record it could open.
				if (ours.toSorted().join() !== (followed.get(stream) ?? ['', '']).toSorted().join())
					differing.push(`${session.file} conversation ${conversation.number}`)
			}
		}
		console.log(`    ${version}: ${count} conversations`)
		assert.deepEqual(differing, [])
		assert.ok(count > 100)
	})

	/** Opens the fixtures; returns tshark's options for all their secrets. */
	async function read(files: readonly string[]): Promise<string[]> {
		const logs: Buffer[] = []
		const options: string[] = []
		for (const file of files) {
			const base = `fixtures/${file.replace(/\.pcap.*$/, '')}`
			const secrets = secretsBeside(file) ?? secretsBeside(file, 'rsakey.pem')
			if (!secrets) continue
			opened.push(await readFixture(file, { secrets }))
			if (existsSync(`${base}.keylog`)) logs.push(readFileSync(`${base}.keylog`))
			else options.push('-o', `uat:rsa_keys:"${base}.rsakey.pem",""`)
		}
		const log = join(folder, 'keylog')
		writeFileSync(log, Buffer.concat(logs))
		return ['-o', `tls.keylog_file:${log}`, ...options]
	}
})

function hexOf(session: GrowingSession, conversation: Conversation, role: Role): string {
	return Buffer.concat([...openedData(conversation, role, row => readPieces(session, row.pieces))]).toString('hex')
}

/** Of each stream what both sides sent, in hex: the lines of the second side are indented. */
function followedStreams(text: string): Map<number, [string, string]> {
	const streams = new Map<number, [string, string]>()
	for (const block of text.split(/^=+\n/m)) {
		const number = /^Filter: tcp\.stream eq (\d+)$/m.exec(block)?.[1]
		if (number === undefined) continue
		const lines = block.split('\n').filter(line => /^\t?[0-9a-f]+$/.test(line))
		const side = (isSecond: boolean) =>
			lines
				.filter(line => line.startsWith('\t') === isSecond)
				.map(line => line.trim())
				.join('')
		streams.set(Number(number), [side(false), side(true)])
	}
	return streams
}
