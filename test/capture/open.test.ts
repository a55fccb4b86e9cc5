import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { CaptureError } from '../../src/capture/capture-error.js'
import { formatText } from '../../src/capture/format-text.js'
import { openCapture } from '../../src/capture/open.js'
import { gatherer, type Kept } from './gather.js'
import { filler, iface, join, packet, pcap, section } from './write.js'
import { zstd } from './zstd.js'

const packets = Array.from({ length: 3000 }, (_, i) => ({ seconds: i, bytes: filler(600 + (i % 700), i) }))
const file = pcap(packets)

/** What a program prints that reads its stdin as a capture: packets, the first's bytes once more, and what is wrong. */
const STDIN_READER = `
	import { openCapture } from ${JSON.stringify(new URL('../../src/capture/open.js', import.meta.url))}
	const capture = openCapture('-')
	const seen = [], issues = []
	const sink = { packet: p => seen.push([p.number, p.position, p.end - p.start]), issue: i => issues.push(i.text) }
	try {
		await capture.read(sink)
		const [, position, length] = seen[0]
		const first = Buffer.from(capture.bytes(position, length)).toString('hex')
		console.log(JSON.stringify({ name: capture.name, count: seen.length, first, issues }))
	} catch (error) {
		console.log(JSON.stringify({ error: error.text }))
	}
`

describe('an opened capture', () => {
	let folder: string
	before(() => {
		folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handshark-test-'))
	})
	after(() => fs.rmSync(folder, { recursive: true }))

	function saved(name: string, bytes: Uint8Array): string {
		fs.writeFileSync(path.join(folder, name), bytes)
		return path.join(folder, name)
	}

	async function read(name: string) {
		const capture = openCapture(name)
		const { gathered, sink } = gatherer()
		try {
			assert.equal(await capture.read(sink), true)
			for (const { position, bytes } of sample(gathered.packets)) {
				assert.deepEqual(capture.bytes(position, bytes.length), bytes)
			}
			return { ...gathered, format: capture.format, packing: capture.packing }
		} finally {
			capture.close()
		}
	}

	async function refusal(name: string): Promise<string> {
		try {
			const capture = openCapture(name)
			try {
				await capture.read({ packet: () => {} })
			} finally {
				capture.close()
			}
		} catch (error) {
			assert.ok(error instanceof CaptureError, String(error))
			return error.text
		}
		assert.fail('it was read')
	}

	it('reads a file, and any of its bytes again', async () => {
		const { packets: read1, issues, format } = await read(saved('plain.pcap', file))
		assert.deepEqual(
			read1.map(packet => packet.bytes),
			packets.map(packet => packet.bytes),
		)
		assert.deepEqual(issues, [])
		assert.equal(formatText(format!), 'pcap, little-endian, microseconds')
	})

	it('reads a gzip file as the file in it, and any of its bytes again', async () => {
		const plain = await read(saved('plain.pcap', file))
		const packed = await read(saved('packed', gzipSync(file)))
		assert.deepEqual(packed.packets, plain.packets)
		assert.equal(packed.packing, 'gzip')
		assert.equal(formatText(packed.format!, packed.packing), 'pcap (gzip), little-endian, microseconds')
		const members = join([gzipSync(file.subarray(0, 70_000)), gzipSync(file.subarray(70_000))])
		assert.deepEqual((await read(saved('members.gz', members))).packets, plain.packets)
	})

	it('leaves no copy behind', async () => {
		const before = new Set(fs.readdirSync(os.tmpdir()))
		await read(saved('packed', gzipSync(file)))
		const left = fs.readdirSync(os.tmpdir()).filter(name => name.startsWith('handshark-') && !before.has(name))
		assert.deepEqual(
			left.filter(name => !name.startsWith('handshark-test-')),
			[],
		)
	})

	it('reads a cut gzip file up to the cut, and says so', async () => {
		const packed = gzipSync(file)
		const { packets: some, issues } = await read(saved('cut.gz', packed.subarray(0, packed.length >> 1)))
		assert.ok(some.length > 1000 && some.length < 2000)
		assert.deepEqual(
			some.map(packet => packet.bytes),
			packets.slice(0, some.length).map(packet => packet.bytes),
		)
		const cut = `the gzip data is cut at byte ${packed.length >> 1} of the file`
		assert.equal(issues[0]?.text, cut)
		assert.match(issues[1]?.text ?? '', /^packet [\d,]+ at byte [\d,]+ is cut: /)
	})

	it('reads a damaged gzip file up to the damage, and says so', async () => {
		const packed = gzipSync(file)
		packed[packed.length - 8]! ^= 0xff
		const { packets: some, issues } = await read(saved('damaged.gz', packed))
		assert.ok(some.length > 2900 && some.length < 3000, 'damage costs the 64 KiB in which it stands')
		assert.match(issues[0]?.text ?? '', /^the gzip data is damaged before byte \d+ of the file \(/)
	})

	it('reads a zstd file as the file in it, several frames and a cut one as well', async () => {
		const plain = await read(saved('plain.pcap', file))
		const packed = await read(saved('packed.zst', zstd(file)))
		assert.deepEqual(packed.packets, plain.packets)
		assert.equal(formatText(packed.format!, packed.packing), 'pcap (zstd), little-endian, microseconds')
		const skippable = Uint8Array.of(0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3)
		const frames = join([zstd(file.subarray(0, 70_000)), skippable, zstd(file.subarray(70_000))])
		assert.deepEqual((await read(saved('frames.zst', frames))).packets, plain.packets)
		const cut = await read(saved('cut.zst', frames.subarray(0, frames.length >> 1)))
		assert.ok(cut.packets.length > 50 && cut.packets.length < 3000)
		const place = frames.length >> 1
		assert.equal(cut.issues[0]?.text, `the zstd data is cut at byte ${place} of the file`)
		const garbled = await read(saved('tail.zst', join([frames, filler(20)])))
		assert.equal(garbled.packets.length, 3000)
		assert.match(garbled.issues[0]?.text ?? '', /^the zstd data is damaged before byte \d+ of the file \(/)
	})

	it('says what cannot be opened, and why', async () => {
		const missing = path.join(folder, 'missing.pcap')
		assert.equal(await refusal(missing), `${missing} does not exist`)
		assert.equal(
			await refusal(path.join(saved('plain.pcap', file), 'x')),
			`${path.join(folder, 'plain.pcap', 'x')} does not exist`,
		)
		assert.equal(await refusal(folder), `${folder} is a folder, not a capture file`)
		assert.equal(await refusal(saved('empty.pcap', new Uint8Array(0))), `${path.join(folder, 'empty.pcap')} is empty`)
		const note = saved('note.txt', new TextEncoder().encode('not a capture'))
		assert.match(await refusal(note), /note\.txt is no capture file: it begins with "not "/)
	})

	it('says so of a file in gzip data that is no capture', async () => {
		assert.match(await refusal(saved('text.gz', gzipSync('plain text'))), /is no capture file: it begins with "plai"/)
		const cut = saved('cut.gz', gzipSync(file).subarray(0, 12))
		assert.equal(await refusal(cut), `${cut} cannot be read: the gzip data is cut at byte 12 of the file`)
	})

	it('says so of a file that may not be read', async function () {
		const secret = saved('secret.pcap', file)
		fs.chmodSync(secret, 0)
		if (process.getuid?.() === 0) {
			console.log('skipped: root may read every file')
			this.skip()
		}
		assert.equal(await refusal(secret), `${secret} may not be read: permission denied`)
	})

	it('names the damage of a cut file and keeps what was read', async () => {
		const { packets: some, issues } = await read(saved('cut.pcap', file.subarray(0, file.length - 5)))
		assert.equal(some.length, 2999)
		assert.equal(issues.length, 1)
		assert.match(issues[0]?.text ?? '', /^packet 3000 at byte \d+ is cut: /)
	})

	it('reads nothing of a file that is cut in its header, and says so', async () => {
		const { packets: none, issues, format } = await read(saved('header.pcap', file.subarray(0, 10)))
		assert.equal(none.length, 0)
		assert.equal(issues[0]?.text, 'at byte 0, before packet 1: the file header needs 24 bytes, 10 are there')
		assert.equal(formatText(format), 'cut in its file header')
	})

	it('tells how far it has come, and lets others have their turn', async () => {
		const capture = openCapture(saved('plain.pcap', file))
		let turns = 0
		let waiting: NodeJS.Immediate
		// A read that never waited for others would be over before the first of them.
		const take = () => {
			turns++
			waiting = setImmediate(take)
		}
		waiting = setImmediate(take)
		const steps: number[] = []
		await capture.read(
			{ packet: () => {} },
			{
				onProgress: ({ done, total, packets }) => {
					assert.equal(total, file.length)
					assert.ok(packets > 0)
					steps.push(done)
				},
			},
		)
		clearImmediate(waiting)
		capture.close()
		assert.ok(steps.length >= 3 && steps.at(-1) === file.length)
		assert.ok(turns > 0)
	})

	it('stops when it is told to, and keeps what was read', async () => {
		const capture = openCapture(saved('plain.pcap', file))
		const stop = new AbortController()
		const { gathered, sink } = gatherer()
		const ended = await capture.read(sink, { signal: stop.signal, onProgress: () => stop.abort() })
		assert.equal(ended, false)
		assert.ok(gathered.packets.length > 100 && gathered.packets.length < packets.length)
		assert.deepEqual(gathered.issues, [])
		const [first] = gathered.packets
		assert.deepEqual(capture.bytes(first!.position, first!.bytes.length), first!.bytes)
		capture.close()
	})

	it('says that bytes are not there any more', async () => {
		const name = saved('shrinks.pcap', file)
		const capture = openCapture(name)
		await capture.read({ packet: () => {} })
		fs.truncateSync(name, 1000)
		const gone = `${name} has changed: of 50 bytes at 990, 10 are there`
		assert.throws(() => capture.bytes(990, 50), new CaptureError(gone))
		capture.close()
	})

	it("reads standard input, plain and gzip'd, and any of its bytes again", async () => {
		const ng = section([iface(), ...packets.slice(0, 50).map(({ bytes }) => packet({ bytes }))])
		for (const [input, count] of [
			[file, 3000],
			[gzipSync(file), 3000],
			[ng, 50],
		] as const) {
			const printed = await piped(input)
			const first = Buffer.from(packets[0]!.bytes).toString('hex')
			assert.deepEqual(printed, { name: 'standard input', count, first, issues: [] })
		}
		assert.deepEqual(await piped(new Uint8Array(0)), { error: 'standard input is empty' })
	})

	it('reads a named pipe', async function () {
		const pipe = path.join(folder, 'pipe')
		const [code] = await once(
			spawn('mkfifo', [pipe]).on('error', () => {}),
			'close',
		)
		if (code !== 0) {
			console.log('skipped: no named pipes here')
			this.skip()
		}
		const writer = spawn('sh', ['-c', 'cat "$0" > "$1"', saved('plain.pcap', file), pipe])
		const { packets: some } = await read(pipe)
		assert.equal(some.length, packets.length)
		await (writer.exitCode ?? once(writer, 'close'))
	})
})

async function piped(input: Uint8Array): Promise<unknown> {
	const child = spawn(process.execPath, ['--input-type=module', '-e', STDIN_READER], {
		stdio: ['pipe', 'pipe', 'inherit'],
	})
	child.stdin.end(input)
	let printed = ''
	child.stdout.on('data', text => {
		printed += text
	})
	await once(child, 'close')
	return JSON.parse(printed)
}

function sample(packets: readonly Kept[]): Kept[] {
	return packets.filter(({ number }) => number % 97 === 1)
}
