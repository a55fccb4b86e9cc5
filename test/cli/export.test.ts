import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Gathered, gather } from '../capture/gather.js'
import { iface, packet, section, snoop } from '../capture/write.js'
import { tsharkVersion } from '../peers/tshark.js'
import { conversationsIn } from './conversations-in.js'
import { PROGRAM, run, withFolder } from './run.js'

const MIXED = 'fixtures/capture-mixed.pcap'
const CAPTURE = 'fixtures/tutorial-https.pcap'
const LOG = 'fixtures/tutorial-https.keylog'

const read = (path: string): Gathered => gather(readFileSync(path))

/** What of a packet an export must keep. */
const kept = ({ packets }: Gathered) =>
	packets.map(({ seconds, nanos, timed, link, length, bytes }) => ({ seconds, nanos, timed, link, length, bytes }))

describe('handshark export', () => {
	it('writes all packets of a capture again, with their times, lengths and link types', () =>
		withFolder(async path => {
			const names = readdirSync('fixtures').filter(name => /^capture-.*\.pcap(ng)?$/.test(name))
			for (const name of names.slice(0, 6)) {
				const ran = await run(['export', `fixtures/${name}`, '-o', path(name)])
				assert.equal(ran.code, 0, ran.stderr)
				const [before, after] = [kept(read(`fixtures/${name}`)), kept(read(path(name)))]
				assert.deepEqual(
					after,
					before.filter(one => after.some(other => Buffer.compare(other.bytes, one.bytes) === 0)),
					name,
				)
			}
		}))

	it('writes the conversations that are named, or selected by a filter, and says how many', () =>
		withFolder(async path => {
			const whole = await conversationsIn(MIXED)
			const one = await run(['export', MIXED, '-n', '2', '5', '-o', path('a.pcapng')])
			assert.match(one.stderr, /a\.pcapng: \d+ packets, 2 conversations\n$/)
			const found = await conversationsIn(path('a.pcapng'))
			assert.deepEqual(
				found.map(({ client }) => client),
				[2, 5].map(number => whole.find(({ conversation }) => conversation === number)!.client),
			)
			const ran = await run(['export', MIXED, '--filter', 'http', '-o', path('b.pcapng')])
			assert.equal(ran.code, 0, ran.stderr)
			const http = await conversationsIn(path('b.pcapng'))
			assert.ok(http.length > 0 && http.every(({ protocol }) => protocol === 'http'))
		}))

	it('keeps interfaces, their names and comments', () =>
		withFolder(async path => {
			const { packets } = read(CAPTURE)
			const blocks = packets.map((one, i) =>
				packet({
					id: i % 2,
					ticks: BigInt(one.seconds) * 1_000_000n + BigInt(one.nanos / 1000),
					bytes: one.bytes,
					...(i === 3 && { comment: 'look here' }),
				}),
			)
			const faces = [iface({ name: 'eth0', snaplen: 262_144 }), iface({ name: 'wlan0' })]
			writeFileSync(path('in.pcapng'), section([...faces, ...blocks]))
			assert.equal((await run(['export', path('in.pcapng'), '-o', path('out.pcapng')])).code, 0)
			const [before, after] = [read(path('in.pcapng')), read(path('out.pcapng'))]
			assert.deepEqual(kept(after), kept(before))
			assert.deepEqual(after.comments, [[4, 'look here']])
			assert.deepEqual(
				after.interfaces.map(({ name, snaplen, digits }) => [name, snaplen, digits]),
				[
					['eth0', 262_144, 6],
					['wlan0', 0, 6],
				],
			)
		}))

	it('reads whatever can be read: gzip, snoop, standard input', () =>
		withFolder(async path => {
			const { packets } = read(CAPTURE)
			writeFileSync(path('in.gz'), gzipSync(readFileSync(CAPTURE)))
			writeFileSync(path('in.snoop'), snoop(packets))
			for (const name of ['in.gz', 'in.snoop', '-']) {
				const out = path(`${name}.pcapng`)
				const ran = await run(['export', name === '-' ? name : path(name), '-o', out], readFileSync(CAPTURE))
				assert.equal(ran.code, 0, ran.stderr)
				assert.deepEqual(kept(read(out)), kept({ packets } as Gathered), name)
			}
		}))

	it('writes to standard output', () =>
		withFolder(async path => {
			await run(['export', CAPTURE, '-o', path('a')])
			const piped = spawnSync(process.execPath, [PROGRAM, 'export', CAPTURE, '-o', '-'])
			assert.deepEqual(new Uint8Array(piped.stdout), new Uint8Array(readFileSync(path('a'))))
		}))

	it('writes over nothing unless it is told to, and leaves nothing behind when it fails', () =>
		withFolder(async path => {
			writeFileSync(path('there'), 'mine')
			const refused = await run(['export', CAPTURE, '-o', path('there')])
			assert.deepEqual([refused.code, readFileSync(path('there'), 'utf8')], [2, 'mine'])
			assert.match(refused.stderr, /there exists: --force writes over it/)
			assert.equal((await run(['export', CAPTURE, '-o', path('there'), '--force'])).code, 0)
			assert.equal(read(path('there')).packets.length, 14)
			const none = await run(['export', CAPTURE, '-n', '7', '-o', path('none')])
			assert.deepEqual([none.code, existsSync(path('none'))], [2, false])
			assert.match(none.stderr, /has 1 conversation, so there is none of number 7/)
			assert.deepEqual(readdirSync(path('.')), ['there'])
		}))

	it('writes secrets only when asked to, only those of what is exported, and for its owner only', () =>
		withFolder(async path => {
			const keys = ['--keys', 'fixtures/nginx-tls13-resumed.keylog']
			const file = 'fixtures/nginx-tls13-resumed.pcap'
			const log = readFileSync('fixtures/nginx-tls13-resumed.keylog', 'utf8')
			await run(['export', file, ...keys, '-o', path('without')])
			assert.deepEqual(read(path('without')).secrets, [])
			const ran = await run(['export', file, ...keys, '-n', '2', '--with-secrets', '-o', path('with')])
			assert.equal(ran.code, 0, ran.stderr)
			assert.equal(statSync(path('with')).mode & 0o777, 0o600)
			const [secrets] = read(path('with')).secrets
			const lines = Buffer.from(secrets!.bytes).toString().trimEnd().split('\n')
			const randoms = new Set(lines.map(line => line.split(' ')[1]))
			assert.equal(randoms.size, 1)
			assert.ok(lines.length > 0 && lines.every(line => log.toLowerCase().includes(line.toLowerCase())))
			const [opened] = (await conversationsIn(path('with'))) as { tls: { decrypted: string } }[]
			assert.equal(opened!.tls.decrypted, 'all')
		}))

	it('writes the master secret that an RSA key has opened, never the key', () =>
		withFolder(async path => {
			const key = ['--rsa-key', 'fixtures/tutorial-https-rsa.rsakey.pem']
			const ran = await run(['export', 'fixtures/tutorial-https-rsa.pcap', ...key, '--with-secrets', '-o', path('out')])
			assert.match(ran.stderr, /1 conversation, 1 secret\n/)
			const [opened] = (await conversationsIn(path('out'))) as { tls: { decrypted: string } }[]
			assert.equal(opened!.tls.decrypted, 'all')
		}))

	it('writes what tshark opens with the secrets in it', function () {
		if (tsharkVersion() === undefined) {
			console.log('    tshark is not installed')
			this.skip()
		}
		return withFolder(async path => {
			for (const args of [
				[CAPTURE, '--keys', LOG],
				['fixtures/tutorial-https-rsa.pcap', '--rsa-key', 'fixtures/tutorial-https-rsa.rsakey.pem'],
			]) {
				await run(['export', ...args, '--with-secrets', '--force', '-o', path('out.pcapng')])
				const [first] = (await conversationsIn(path('out.pcapng'))) as { server: { port: number } }[]
				const { port } = first!.server
				const decodeAs = ['-d', `tcp.port==${port},tls`, '-d', `tls.port==${port},http`]
				const fields = ['-Y', 'http.response', '-T', 'fields', '-e', 'http.response.code']
				const told = spawnSync('tshark', ['-r', path('out.pcapng'), ...decodeAs, ...fields], { encoding: 'utf8' })
				assert.equal(told.stdout, '200\n', args.join(' '))
			}
		})
	})
})
