import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Opened } from '../../src/cli/read.js'
import { readFixture } from '../fixture-files.js'
import { secretsBeside } from '../session/opened.js'
import { grouped, joined, placeIn } from './joined-capture.js'
import { tshark, tsharkVersion } from './tshark.js'

/** One of each way to seal, with HTTP inside. */
const INSIDE = [
	'http-redirect',
	'nginx-tls10',
	'nginx-tls11',
	'nginx-tls12-dhe',
	'nginx-tls12-ecdsa',
	'nginx-tls12-rsa',
	'nginx-tls12-session-id',
	'nginx-tls12-ticket',
	'nginx-tls13',
	'nginx-tls13-chacha20',
	'nginx-tls13-large',
	'nginx-tls13-resumed',
	'socketio-tls',
	'tutorial-https',
	'tutorial-https-retry',
	'tutorial-https-rsa',
]

/** `http-redirect 12 GET /secret`: the packet that completes a request or a status line, and what it says. */
type Line = string

describe('HTTP inside TLS, beside that of tshark', () => {
	const opened: Opened[] = []
	const folder = mkdtempSync(join(tmpdir(), 'handshark-test-'))

	after(() => {
		for (const { capture } of opened) capture.close()
		rmSync(folder, { recursive: true })
	})

	it('is the same in fixtures with a key log', async function () {
		const version = tsharkVersion()
		if (version === undefined) {
			console.log('    no tshark here: nothing to compare with')
			this.skip()
		}
		const names = new Map<unknown, string>()
		const logs: Buffer[] = []
		for (const name of INSIDE) {
			const file = `${name}.pcap`
			const one = await readFixture(file, { secrets: secretsBeside(file)! })
			opened.push(one)
			names.set(one.session, name)
			logs.push(readFileSync(`fixtures/${name}.keylog`))
		}
		const log = join(folder, 'keylog')
		writeFileSync(log, Buffer.concat(logs))
		const theirs: Line[] = []
		for (const [i, { sessions, protocols }] of grouped(opened.map(({ session }) => session)).entries()) {
			const path = join(folder, `${i}.pcapng`)
			writeFileSync(path, joined(sessions))
			const ports = [...protocols].flatMap(([port, protocol]) =>
				protocol === 'tls' ? ['-d', `tcp.port==${port},tls`, '-d', `tls.port==${port},http`] : [],
			)
			const fields = ['frame.number', 'http.request.method', 'http.request.uri', 'http.response.code']
			const said = await tshark([
				...['-n', '-r', path, '-o', `tls.keylog_file:${log}`, ...ports],
				...['-Y', 'tls && http', '-T', 'fields', ...fields.flatMap(field => ['-e', field])],
			])
			for (const line of said.split('\n').filter(line => line !== '')) {
				const [number, ...rest] = line.split('\t')
				const { session, packet } = placeIn(sessions, Number(number))
				theirs.push([names.get(session), packet, ...rest.filter(part => part !== '')].join(' '))
			}
		}
		const ours = opened.flatMap(({ session }) =>
			session.conversations.flatMap(({ messages }) =>
				messages
					.filter(({ type, encrypted }) => encrypted && type.startsWith('http_'))
					.map(({ type, summary, packets }) => {
						const said = type === 'http_request' ? summary : summary.split(' ')[0]
						return [names.get(session), packets.at(-1), said].join(' ')
					}),
			),
		)
		console.log(`    ${version}: ${theirs.length} requests and responses`)
		assert.ok(theirs.length > 2 * INSIDE.length - 1)
		assert.deepEqual(ours.sort(), theirs.sort())
	})
})
