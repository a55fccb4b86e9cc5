import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { gzipSync } from 'node:zlib'
import { CaptureError } from '../../../src/capture/capture-error.js'
import { type OpenOptions, openSession } from '../../../src/cli/read.js'
import { ScanThread } from '../../../src/cli/scan/thread.js'
import { trustOption } from '../../../src/cli/trust-option.js'
import { data } from '../../../src/session/change.js'
import { inspectPacket } from '../../../src/session/inspect.js'
import { Secrets } from '../../../src/session/secrets.js'
import type { Session } from '../../../src/session/session.js'
import { eventually } from '../../eventually.js'
import { english } from '../../said.js'
import { keysBeside } from '../../session/keys.js'
import { withFolder } from '../run.js'
import { endlessCapture, longCapture } from './long-capture.js'

const FIXTURE = 'fixtures/tutorial-https.pcap'

const asData = (value: unknown) => deserialize(serialize(value)) as unknown

/** The conversations as data; each thread has begun at its own second. */
function conversationsOf({ conversations }: Session): unknown[] {
	return conversations.map(one => {
		const proofs = one.proofs?.map(proof => ({ ...proof, why: english(proof.why).replace(/now, [^,]+,/, 'now,') }))
		return asData({ ...data(one), proofs })
	})
}

const prove = trustOption({})

/** What a capture is, read here. */
async function readHere(path: string, options: Partial<OpenOptions> = {}) {
	const { session, capture, read } = openSession(path, { keep: true, ...(prove && { prove }), ...options })
	await read()
	const packets = Array.from({ length: session.index!.count }, (_, i) => inspectPacket(session, i + 1))
	capture.close()
	return { counts: session.counts, format: session.format, conversations: conversationsOf(session), packets }
}

describe('the thread that reads captures', () => {
	const threads: ScanThread[] = []
	let idle: ScanThread

	/** A thread of a test's own. */
	const start = (secrets = new Secrets()) => {
		const thread = new ScanThread({ secrets, trust: {} })
		threads.push(thread)
		return thread
	}

	// It takes longer to begin than to read a capture.
	before(() => {
		idle = new ScanThread({ secrets: new Secrets(), trust: {} })
	})

	after(() => idle.end())

	afterEach(() => Promise.all(threads.splice(0).map(thread => thread.end())))

	async function assertSame(path: string, secrets?: () => Secrets): Promise<void> {
		const { session, read } = (secrets ? start(secrets()) : idle).read(path)
		await read
		const here = await readHere(path, { ...(secrets && { secrets: secrets() }) })
		assert.equal(session.ended, true)
		assert.equal(session.reading, undefined)
		assert.deepEqual({ ...session.counts }, here.counts)
		assert.equal(session.format, here.format)
		assert.deepEqual(conversationsOf(session), here.conversations)
		for (const [i, views] of here.packets.entries()) assert.deepEqual(inspectPacket(session, i + 1), views)
	}

	it('rests while a key’s frame is due, a little while at most', async () => {
		await withFolder(async path => {
			writeFileSync(path('long.pcap'), longCapture(FIXTURE, 1 << 20))
			const thread = start()
			const { session, read } = thread.read(path('long.pcap'))
			// As keys would be that no frame follows.
			const keys = setInterval(() => thread.rest(true), 5)
			await read.finally(() => clearInterval(keys))
			assert.equal(session.ended, true)
			assert.ok(session.counts.packets > 1000)
		})
	})

	it('makes the same session, and its bytes can be read here', () => assertSame(FIXTURE))

	it('opens what keys at hand open', () => assertSame(FIXTURE, () => keysBeside('tutorial-https.pcap')))

	it('reads what is packed: its copy can be read here', () =>
		withFolder(async path => {
			writeFileSync(path('packed.pcap.gz'), gzipSync(readFileSync(FIXTURE)))
			await assertSame(path('packed.pcap.gz'))
		}))

	it('reads a folder, packed files and others', () =>
		withFolder(async path => {
			mkdirSync(path('captures'))
			copyFileSync(FIXTURE, path('captures/a.pcap'))
			writeFileSync(path('captures/b.pcap.gz'), gzipSync(readFileSync('fixtures/tutorial-http.pcap')))
			copyFileSync(FIXTURE, path('captures/c.pcap'))
			await assertSame(path('captures'))
		}))

	it('reads several captures at once', async () => {
		const scans = ['tutorial-https', 'tutorial-http', 'http-chunked'].map(name => ({
			path: `fixtures/${name}.pcap`,
			...idle.read(`fixtures/${name}.pcap`),
		}))
		await Promise.all(scans.map(({ read }) => read))
		for (const { path, session } of scans)
			assert.deepEqual(conversationsOf(session), (await readHere(path)).conversations)
	})

	it('says what is no capture as it is said here', () =>
		withFolder(async path => {
			writeFileSync(path('text'), 'this is no capture at all')
			await assert.rejects(
				idle.read(path('text')).read,
				(error: unknown) => error instanceof CaptureError && error.text.includes('is no capture file'),
			)
		}))

	it('hears of secrets that come later, and reads again what they open', async () => {
		const secrets = new Secrets()
		const { session, read } = start(secrets).read(FIXTURE)
		await read
		const before = session.conversations.map(({ opening }) => opening?.opened ?? 0)
		secrets.keyLog.add(readFileSync('fixtures/tutorial-https.keylog'))
		await eventually(async () =>
			assert.notDeepEqual(
				session.conversations.map(({ opening }) => opening?.opened ?? 0),
				before,
			),
		)
		const here = await readHere(FIXTURE, { secrets: keysBeside('tutorial-https.pcap') })
		assert.deepEqual(conversationsOf(session), here.conversations)
	})

	it('tells of the secrets it finds in a capture', async () => {
		const secrets = new Secrets()
		const { read } = start(secrets).read('fixtures/capture-secrets.pcapng')
		await read
		assert.ok(secrets.keyLog.count > 0)
	})

	it('reads no further when it is stopped, and keeps what was read', () =>
		withFolder(async path => {
			writeFileSync(path('long.pcap.gz'), endlessCapture(FIXTURE))
			const { session, read, stop } = start().read(path('long.pcap.gz'))
			await eventually(async () => assert.ok(session.counts.packets > 0))
			assert.ok(session.reading!.bytes > 0)
			assert.equal(session.reading!.size, readFileSync(path('long.pcap.gz')).length)
			stop()
			await read
			assert.equal(session.ended, true)
			assert.equal(session.reading, undefined)
			assert.equal(session.stopped!.packets, session.index!.count)
			assert.ok(session.stopped!.part! > 0 && session.stopped!.part! < 1)
			assert.ok(inspectPacket(session, session.index!.count).length > 0)
		}))

	it('is gone when it is ended, whatever it does', () =>
		withFolder(async path => {
			writeFileSync(path('long.pcap.gz'), endlessCapture(FIXTURE))
			const thread = start()
			const { session } = thread.read(path('long.pcap.gz'))
			await eventually(async () => assert.ok(session.counts.packets > 0))
			await thread.end()
			assert.equal(session.ended, false)
		}))
})
