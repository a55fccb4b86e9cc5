import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { CaptureError } from '../../src/capture/capture-error.js'
import { openSource } from '../../src/capture/folder.js'
import type { Progress } from '../../src/capture/open.js'
import { gatherer } from './gather.js'
import { filler, iface, packet, pcap, section } from './write.js'

describe('a folder of captures', () => {
	let folder: string
	beforeEach(() => {
		folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handshark-test-'))
	})
	afterEach(() => fs.rmSync(folder, { recursive: true }))

	const save = (name: string, bytes: Uint8Array) => fs.writeFileSync(path.join(folder, name), bytes)
	const made = (seconds: number, count: number) =>
		Array.from({ length: count }, (_, i) => ({ seconds: seconds + i, bytes: filler(40 + i, seconds) }))

	async function read() {
		const source = openSource(folder)
		const { gathered, sink } = gatherer()
		assert.equal(await source.read(sink), true)
		for (const { position, bytes } of gathered.packets) {
			assert.deepEqual(source.bytes(position, bytes.length), bytes)
		}
		const { format } = source
		source.close()
		return { ...gathered, format }
	}

	it('is one capture, in the order of the first packets, whatever the names', async () => {
		const all = [made(1000, 5), made(2000, 3), made(3000, 4)]
		save('trace.pcap0', pcap(all[2]!))
		save('trace.pcap1', pcap(all[0]!, { little: false, link: 113 }))
		save('trace.pcap2', gzipSync(pcap(all[1]!, { nanos: true })))
		const { packets, issues, format } = await read()
		assert.deepEqual(
			packets.map(({ number, seconds, bytes }) => ({ number, seconds, bytes })),
			all.flat().map((each, i) => ({ number: i + 1, ...each })),
		)
		assert.deepEqual(issues, [])
		assert.deepEqual(
			packets.map(({ interface: index, link }) => [index, link]),
			[...all[0]!.map(() => [0, 113]), ...all[1]!.map(() => [1, 1]), ...all[2]!.map(() => [2, 1])],
		)
		assert.deepEqual(
			format?.interfaces.map(({ index, link }) => [index, link]),
			[
				[0, 113],
				[1, 1],
				[2, 1],
			],
		)
	})

	it('tells how far all of its files are read, packed ones too', async () => {
		const files = [pcap(made(1000, 5)), gzipSync(pcap(made(2000, 3))), pcap(made(3000, 4))]
		for (const [i, bytes] of files.entries()) save(`${i}.pcap`, bytes)
		const size = files.reduce((sum, bytes) => sum + bytes.length, 0)
		const told: Progress[] = []
		const source = openSource(folder)
		await source.read({ packet() {} }, { onProgress: progress => told.push(progress) })
		source.close()
		const sorted = [...told].sort((a, b) => a.done - b.done || a.packets - b.packets)
		assert.deepEqual(told, sorted)
		assert.deepEqual(told.at(-1), { done: size, total: size, packets: 12 })
		assert.ok(told.every(({ total }) => total === size))
	})

	it('tells no descriptor that it closes: another file may be open under that number by then', async () => {
		save('a.pcap', pcap(made(1000, 2)))
		save('b.pcap', gzipSync(pcap(made(2000, 2))))
		const source = openSource(folder)
		const told = new Map<string, Set<number | undefined>>()
		const tell = () => {
			for (const { name, fd } of source.places) told.set(name, (told.get(name) ?? new Set()).add(fd))
		}
		await source.read({ packet: tell })
		tell()
		for (const [name, fds] of told) if (name.endsWith('a.pcap')) assert.deepEqual([...fds], [undefined])
		const kept = source.places.flatMap(({ fd }) => fd ?? [])
		assert.equal(kept.length, 1)
		for (const fd of kept) assert.ok(fs.fstatSync(fd).isFile())
		source.close()
	})

	it('takes files of the same time by their names, numbers by their value', async () => {
		for (const number of [10, 9, 2]) save(`part${number}.pcap`, pcap([{ bytes: filler(10, number) }]))
		const { packets } = await read()
		assert.deepEqual(
			packets.map(({ bytes }) => bytes),
			[2, 9, 10].map(number => filler(10, number)),
		)
	})

	it('names what it leaves out, and counts damage and interfaces on', async () => {
		save('a.pcapng', section([iface(), iface({ link: 113 }), packet({ id: 1, bytes: filler(8) })]))
		const cut = pcap(made(1000, 2))
		save('b.pcap', cut.subarray(0, cut.length - 3))
		save('notes.txt', new TextEncoder().encode('what was seen'))
		save('.hidden', new Uint8Array(3))
		fs.mkdirSync(path.join(folder, 'more'))
		const { packets, issues } = await read()
		assert.deepEqual(
			packets.map(({ number, interface: index }) => [number, index]),
			[
				[1, 1],
				[2, 2],
			],
		)
		assert.match(issues[0]!.text, /^b\.pcap: packet 2 at byte 80 is cut: /)
		assert.equal(issues[0]!.packet, 3)
		assert.match(issues[1]!.text, /^left out: .*notes\.txt is no capture file: it begins with "what"/)
		assert.equal(issues.length, 2)
	})

	it('names the first of many files that are none, and says how many there are', async () => {
		save('a.pcap', pcap(made(1, 1)))
		for (const name of ['notes.txt', 'readme.md', 'b.txt', 'c.txt', 'd.txt'])
			save(name, new TextEncoder().encode('text'))
		const { issues } = await read()
		assert.deepEqual(
			issues.map(({ text }) => text),
			[`left out: 5 files of ${folder} are no captures: b.txt, c.txt, d.txt and 2 more`],
		)
	})

	it('without a capture is refused in one sentence', async () => {
		const refused = async () => {
			const source = openSource(folder)
			await source.read({ packet: () => {} })
		}
		const error = new CaptureError(`${folder} is a folder without a capture in it`)
		await assert.rejects(refused, error)
		save('notes.txt', new TextEncoder().encode('what was seen'))
		await assert.rejects(refused, error)
	})

	it('is no folder: a file is opened as ever', async () => {
		save('one.pcap', pcap(made(1, 1)))
		const source = openSource(path.join(folder, 'one.pcap'))
		const { gathered, sink } = gatherer()
		await source.read(sink)
		source.close()
		assert.equal(gathered.packets.length, 1)
		assert.throws(() => openSource(path.join(folder, 'none')), /does not exist/)
	})
})
