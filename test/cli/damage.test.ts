import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { pcap } from '../capture/write.js'
import { readFixture } from '../fixture-files.js'
import { packetsOf } from '../session/replay.js'
import { type Ran, run, withFolder } from './run.js'

const FIXTURE = 'tutorial-http.pcap'
const file = readFileSync(`fixtures/${FIXTURE}`)

/** Where the header of each packet stands in the fixture, and the end of the last packet. */
async function headersOf(): Promise<number[]> {
	const { session, capture } = await readFixture(FIXTURE)
	const rows = Array.from({ length: session.index!.count }, (_, i) => session.index!.row(i + 1)!)
	capture.close()
	return [...rows.map(({ position }) => position - PACKET_HEADER), rows.at(-1)!.position + rows.at(-1)!.captured]
}

const PACKET_HEADER = 16

async function reportOf(bytes: Uint8Array, name = 'damaged.pcap'): Promise<Ran> {
	return withFolder(async path => {
		writeFileSync(path(name), bytes)
		return run(['report', path(name)])
	})
}

/** What could be read is shown, the damage is named, and nothing has failed. */
function assertShown({ code, stdout, stderr }: Ran, packets: number, damage: RegExp): void {
	assert.equal(stderr, '')
	assert.equal(code, 0)
	assert.match(stdout, new RegExp(`^${packets} packets?: ${packets} decoded, 0 skipped, 0 malformed; `, 'm'))
	assert.match(stdout.trimEnd().split('\n').at(-1)!, damage)
}

describe('a damaged capture', () => {
	it('is shown up to where it is cut inside a packet', async () => {
		const headers = await headersOf()
		const ran = await reportOf(file.subarray(0, headers[6]! - 1))
		assertShown(ran, 5, new RegExp(`^! packet 6 at byte ${headers[5]} is cut: 157 bytes were captured, 156 are there$`))
		assert.match(ran.stdout, /GET \/\n/)
	})

	it('is shown up to where it is cut inside the header of a packet', async () => {
		const headers = await headersOf()
		const ran = await reportOf(file.subarray(0, headers[6]! + 7))
		assertShown(ran, 6, new RegExp(`^! packet 7 at byte ${headers[6]} is cut: its header needs 16 bytes, 7 are there$`))
	})

	it('is shown as far as it goes when it is cut inside its own header', async () => {
		const ran = await reportOf(file.subarray(0, 12))
		assertShown(ran, 0, /^! at byte 0, before packet 1: the file header needs 24 bytes, 12 are there$/)
	})

	it('is shown up to a packet that claims 4 GiB', async () => {
		const { session, capture } = await readFixture(FIXTURE)
		const packets = packetsOf(session)
		capture.close()
		const headers = await headersOf()
		const lie = packets.map((packet, i) => (i === 6 ? { ...packet, captured: 0xffffffff } : packet))
		const ran = await reportOf(pcap(lie))
		assertShown(ran, 6, new RegExp(`^! .*packet 7 .*byte ${headers[6]}.*4,294,967,295`))
	})

	it('names the damage of a gzip file that is cut', async () => {
		const packed = gzipSync(file)
		const { code, stdout, stderr } = await reportOf(packed.subarray(0, packed.length - 12), 'damaged.pcap.gz')
		assert.deepEqual([code, stderr], [0, ''])
		assert.match(stdout, /^! .*gzip/m)
	})
})
