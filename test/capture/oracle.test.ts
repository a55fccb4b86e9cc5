import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type ParsedPacket, parse } from 'pcap-parser'
import { gather } from './gather.js'
import { filler, pcap } from './write.js'

/** The reader of classic microsecond pcap files that we compare ours with. */
function parsed(file: string): Promise<{ link: number; packets: ParsedPacket[] }> {
	return new Promise((resolve, reject) => {
		const parser = parse(file)
		const packets: ParsedPacket[] = []
		let link = -1
		parser.on('globalHeader', header => {
			link = header.linkLayerType
		})
		parser.on('packet', packet => packets.push(packet))
		parser.on('error', reject)
		parser.on('end', () => resolve({ link, packets }))
	})
}

async function assertSame(file: string): Promise<void> {
	const ours = gather(fs.readFileSync(file)).packets
	const theirs = await parsed(file)
	assert.equal(ours.length, theirs.packets.length)
	for (const [i, packet] of ours.entries()) {
		const { header, data } = theirs.packets[i]!
		assert.equal(packet.link, theirs.link)
		assert.equal(packet.seconds, header.timestampSeconds)
		assert.equal(packet.nanos, header.timestampMicroseconds * 1000)
		assert.equal(packet.length, header.originalLength)
		assert.equal(packet.bytes.length, header.capturedLength)
		assert.deepEqual(packet.bytes, new Uint8Array(data))
	}
}

describe('pcap-parser', () => {
	for (const little of [true, false]) {
		it(`reads a written file to the same packets, ${little ? 'little' : 'big'}-endian`, async () => {
			const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handshark-test-'))
			try {
				const file = path.join(folder, 'written.pcap')
				const packets = Array.from({ length: 200 }, (_, i) => ({
					seconds: 1_700_000_000 + i,
					nanos: i * 1000,
					bytes: filler((i * 37) % 1500, i),
					length: 1514,
				}))
				fs.writeFileSync(file, pcap(packets, { little, link: 113 }))
				await assertSame(file)
			} finally {
				fs.rmSync(folder, { recursive: true })
			}
		})
	}

	const classic = fs.readdirSync('fixtures').filter(name => name.endsWith('.pcap') && isMicroseconds(name))
	for (const name of classic) {
		it(`reads fixtures/${name} to the same packets`, () => assertSame(path.join('fixtures', name)))
	}
})

/** It refuses nanoseconds. */
function isMicroseconds(name: string): boolean {
	const magic = fs.readFileSync(path.join('fixtures', name)).subarray(0, 4).toString('hex')
	return magic === 'a1b2c3d4' || magic === 'd4c3b2a1'
}
