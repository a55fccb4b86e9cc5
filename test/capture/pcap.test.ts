import assert from 'node:assert/strict'
import fc from 'fast-check'
import { CaptureError } from '../../src/capture/capture-error.js'
import { gather, gatherBytewise, texts } from './gather.js'
import { filler, join, numbers, pcap } from './write.js'

const packets = [
	{ seconds: 1_700_000_000, nanos: 123_456_000, bytes: filler(60, 1) },
	{ seconds: 1_700_000_000, nanos: 999_999_000, bytes: filler(96, 2), length: 1514 },
	{ seconds: 1_700_000_001, nanos: 0, bytes: filler(0), length: 40 },
	{ seconds: 0xffffffff, nanos: 1000, bytes: filler(1514, 3) },
]

describe('pcap', () => {
	for (const little of [true, false]) {
		for (const nanos of [true, false]) {
			for (const modified of [true, false]) {
				const kind = `${little ? 'little' : 'big'}-endian, ${nanos ? 'ns' : 'µs'}${modified ? ', modified' : ''}`
				if (modified && nanos) continue
				it(`reads packets, times and places: ${kind}`, () => {
					const gathered = gather(pcap(packets, { little, nanos, modified, link: 113, snaplen: 2000 }))
					let position = 24
					for (const [i, packet] of packets.entries()) {
						position += modified ? 24 : 16
						const { seconds, nanos: nanoseconds, bytes } = packet
						const length = packet.length ?? bytes.length
						const rest = { timed: true, link: 113, interface: 0, position, length, bytes }
						assert.deepEqual(gathered.packets[i], { number: i + 1, seconds, nanos: nanoseconds, ...rest })
						position += bytes.length
					}
					assert.equal(gathered.packets.length, packets.length)
					assert.deepEqual(gathered.issues, [])
					const [iface] = gathered.interfaces
					assert.equal(iface?.snaplen, 2000)
					assert.equal(iface.precision, nanos ? 'nanoseconds' : 'microseconds')
					assert.equal(iface.digits, nanos ? 9 : 6)
				})
			}
		}
	}

	it('reads the same however the file is cut', () => {
		const file = pcap(packets)
		const whole = gather(file)
		assert.deepEqual(gatherBytewise(file), whole)
		const cuts = fc.array(fc.nat(file.length), { maxLength: 40 })
		fc.assert(fc.property(cuts, cuts => assert.deepEqual(gather(file, cuts), whole)))
	})

	it('gives the packets before a cut, wherever it is, and says where it is', () => {
		const file = pcap(packets)
		const whole = gather(file).packets
		const ends = whole.map(packet => packet.position + packet.bytes.length)
		for (let length = 4; length < file.length; length++) {
			const cut = gather(file.subarray(0, length))
			const complete = ends.filter(end => end <= length).length
			assert.deepEqual(cut.packets, whole.slice(0, complete))
			const start = complete === 0 ? 24 : ends[complete - 1]!
			if (length === start) assert.deepEqual(cut.issues, [])
			else {
				assert.equal(cut.issues.length, 1)
				const [issue] = cut.issues
				assert.equal(issue?.code, 'truncated')
				assert.equal(issue.packet, complete + 1)
				assert.equal(issue.position, length < 24 ? 0 : start)
				assert.match(issue.text, /packet \d|file header/)
			}
		}
	})

	it('says in numbers what a cut costs', () => {
		const file = pcap(packets)
		const text = (length: number) => texts(gather(file.subarray(0, length)))[0]
		assert.equal(text(10), 'at byte 0, before packet 1: the file header needs 24 bytes, 10 are there')
		assert.equal(text(31), 'packet 1 at byte 24 is cut: its header needs 16 bytes, 7 are there')
		assert.equal(text(file.length - 14), 'packet 4 at byte 228 is cut: 1,514 bytes were captured, 1,500 are there')
	})

	it('stops at a length of 4 GiB without asking for the memory', () => {
		const file = join([pcap(packets.slice(0, 2)), pcap([{ bytes: filler(30), captured: 0xffffffff }]).subarray(24)])
		const gathered = gather(join([file, filler(5000)]))
		assert.equal(gathered.packets.length, 2)
		const limit = 'more than the 1,048,576 a packet may have: reading ends there'
		assert.deepEqual(texts(gathered), [`packet 3 at byte 212 declares 4,294,967,295 bytes, ${limit}`])
		assert.equal(gathered.issues[0]?.code, 'limit')
	})

	it('keeps a packet that has more bytes than it had on the wire, with a note', () => {
		const gathered = gather(pcap([{ bytes: filler(60), length: 40 }, { bytes: filler(10) }]))
		assert.deepEqual(
			gathered.packets.map(packet => packet.length),
			[40, 10],
		)
		assert.deepEqual(texts(gathered), ['packet 1 at byte 24 has 60 bytes captured of 40 on the wire'])
	})

	it('counts a fraction of more than a second on', () => {
		const file = pcap([{ seconds: 10, nanos: 2_500_000_000, bytes: filler(4) }])
		const [packet] = gather(file).packets
		assert.equal(packet?.seconds, 12)
		assert.equal(packet.nanos, 500_000_000)
	})

	it('takes the link type without the bits about check sequences', () => {
		assert.equal(gather(pcap(packets, { link: 0x24000001 })).packets[0]?.link, 1)
	})

	it('reads the lengths of version 2.2 the other way round', () => {
		const file = pcap([{ bytes: filler(60), length: 1500 }], { version: [2, 2] })
		assert.deepEqual(
			gather(file).packets.map(packet => [packet.bytes.length, packet.length]),
			[[60, 1500]],
		)
		assert.deepEqual(gatherBytewise(file), gather(file))
	})

	it('reads the lengths of version 2.3 whichever way they stand', () => {
		const straight = pcap([{ bytes: filler(60), length: 1500 }], { version: [2, 3] })
		const { u32 } = numbers(true)
		const turned = join([straight.subarray(0, 32), u32(1500), u32(60), straight.subarray(40)])
		assert.deepEqual(gather(turned), gather(straight))
	})

	it('refuses another version by name', () => {
		const error = new CaptureError('test.pcap is a pcap file of version 3.1, not 2.4')
		assert.throws(() => gather(pcap(packets, { version: [3, 1] })), error)
	})
})
