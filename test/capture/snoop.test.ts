import assert from 'node:assert/strict'
import fc from 'fast-check'
import { CaptureError } from '../../src/capture/capture-error.js'
import { gather, gatherBytewise, texts } from './gather.js'
import { filler, join, snoop } from './write.js'

const packets = [
	{ seconds: 911_274_719, nanos: 885_516_000, bytes: filler(86, 1) },
	{ seconds: 911_274_719, nanos: 999_999_000, bytes: filler(96, 2), length: 1514 },
	{ seconds: 911_274_720, nanos: 0, bytes: filler(0), length: 40 },
	{ seconds: 911_274_720, nanos: 1000, bytes: filler(1514, 3) },
]

describe('snoop', () => {
	it('reads packets, times and places', () => {
		const gathered = gather(snoop(packets))
		let position = 16
		for (const [i, packet] of packets.entries()) {
			position += 24
			const { seconds, nanos, bytes, length = bytes.length } = packet
			const rest = { timed: true, link: 1, interface: 0, position, length, bytes }
			assert.deepEqual(gathered.packets[i], { number: i + 1, seconds, nanos, ...rest })
			position += bytes.length + ((4 - (bytes.length % 4)) % 4)
		}
		assert.equal(gathered.packets.length, packets.length)
		assert.deepEqual(gathered.issues, [])
	})

	it('reads the same however the file is cut, and however much fills its records up', () => {
		for (const padding of [0, 3, 5000]) {
			const file = snoop(packets, { padding })
			const whole = gather(file)
			assert.equal(whole.packets.length, packets.length)
			assert.deepEqual(gatherBytewise(file), whole)
			const cuts = fc.array(fc.nat(file.length), { maxLength: 20 })
			fc.assert(fc.property(cuts, cuts => assert.deepEqual(gather(file, cuts), whole)))
		}
	})

	it('gives the packets before a cut, wherever it is, and says where it is', () => {
		const file = snoop(packets)
		const whole = gather(file).packets
		for (let length = 4; length < file.length; length++) {
			const cut = gather(file.subarray(0, length))
			const complete = whole.filter(packet => packet.position + packet.bytes.length <= length)
			assert.deepEqual(cut.packets, complete)
			for (const issue of cut.issues) {
				assert.equal(issue.code, 'truncated')
				assert.match(issue.text, length < 16 ? /the file header needs 16 bytes/ : /^packet \d at byte [\d,]+ is cut: /)
			}
			// What fills a record up may be cut without a loss.
			const next = whole[complete.length]
			const isSound = length > 15 && (next === undefined || length <= next.position - 24)
			assert.equal(cut.issues.length, isSound ? 0 : 1)
		}
	})

	it('stops at lengths that cannot be, and says which', () => {
		const first = snoop(packets.slice(0, 1))
		const next = (captured: number, padding?: number) => {
			const record = snoop([{ bytes: filler(30), captured }], padding === undefined ? {} : { padding }).subarray(16)
			const gathered = gather(join([first, record, filler(500)]))
			assert.equal(gathered.packets.length, 1)
			assert.equal(gathered.issues.length, 1)
			return texts(gathered)[0]
		}
		const most = 'more than the 1,048,576 a packet may have: reading ends there'
		assert.equal(next(0xffffffff), `packet 2 at byte 128 declares 4,294,967,295 bytes, ${most}`)
		const less = 'declares 100 bytes in a record of 56, its header of 24 included: reading ends there'
		assert.equal(next(100), `packet 2 at byte 128 ${less}`)
		const record = 'declares a record of 2,000,054 bytes: reading ends there'
		assert.equal(next(30, 2_000_000), `packet 2 at byte 128 ${record}`)
	})

	it('refuses other versions and links by name', () => {
		const refused = (file: Uint8Array, text: string) => assert.throws(() => gather(file), new CaptureError(text))
		refused(snoop(packets, { version: 3 }), 'test.pcap is a snoop file of version 3, not 2')
		const link = 'test.pcap is a snoop file of datalink type 26: it is not read'
		refused(snoop(packets, { datalink: 26 }), link)
		refused(join([new TextEncoder().encode('snooping around a')]), 'test.pcap is no snoop file')
	})
})
