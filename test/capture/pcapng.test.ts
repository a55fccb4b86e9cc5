import assert from 'node:assert/strict'
import fc from 'fast-check'
import { CaptureError } from '../../src/capture/capture-error.js'
import { LIMITS } from '../../src/decode/limits.js'
import { gather, gatherBytewise, texts } from './gather.js'
import { block, filler, iface, join, numbers, oldPacket, packet, secrets, section, simplePacket } from './write.js'

const TLSK = 0x544c534b
const TICKS = 1_700_000_000_123_456n

/** Every kind of block, in two sections of different byte order. */
const everything = (little: boolean) =>
	join([
		section(
			[
				block(0xbad, filler(37)),
				iface({ name: 'eth0', snaplen: 100 }),
				packet({ ticks: TICKS, bytes: filler(61, 1), comment: 'look here' }),
				secrets(TLSK, filler(33)),
				iface({ link: 113, resolution: 9, name: 'any' }),
				packet({ id: 1, ticks: 1_700_000_000_123_456_789n, bytes: filler(7, 2), length: 1514 }),
				simplePacket(filler(100, 3), 300),
				block(4, filler(20)),
				oldPacket({ id: 1, ticks: 5n, bytes: filler(9, 4) }),
				block(5, filler(12)),
			],
			{ little },
		),
		section([iface({ link: 101 }), secrets(TLSK, filler(2)), packet({ bytes: filler(40, 5) })], { little: !little }),
	])

describe('pcapng', () => {
	for (const little of [true, false]) {
		it(`reads every block of every section, the first ${little ? 'little' : 'big'}-endian`, () => {
			const gathered = gather(everything(little))
			assert.deepEqual(
				gathered.packets.map(({ number, seconds, nanos, timed, link, interface: index, length, bytes }) => ({
					...{ number, seconds, nanos, timed, link, index, length, bytes },
				})),
				[
					{
						seconds: 1_700_000_000,
						nanos: 123_456_000,
						timed: true,
						link: 1,
						index: 0,
						length: 61,
						bytes: filler(61, 1),
					},
					{
						seconds: 1_700_000_000,
						nanos: 123_456_789,
						timed: true,
						link: 113,
						index: 1,
						length: 1514,
						bytes: filler(7, 2),
					},
					{ seconds: 0, nanos: 0, timed: false, link: 1, index: 0, length: 300, bytes: filler(100, 3) },
					{ seconds: 0, nanos: 5, timed: true, link: 113, index: 1, length: 9, bytes: filler(9, 4) },
					{ seconds: 0, nanos: 0, timed: true, link: 101, index: 2, length: 40, bytes: filler(40, 5) },
				].map((packet, i) => ({ number: i + 1, ...packet })),
			)
			assert.deepEqual(gathered.issues, [])
			assert.deepEqual(gathered.comments, [[1, 'look here']])
			assert.deepEqual(gathered.secrets, [
				{ type: TLSK, bytes: filler(33) },
				{ type: TLSK, bytes: filler(2) },
			])
			assert.deepEqual(gathered.interfaces, [
				{ index: 0, section: 0, id: 0, link: 1, snaplen: 100, name: 'eth0', precision: 'microseconds', digits: 6 },
				{ index: 1, section: 0, id: 1, link: 113, snaplen: 0, name: 'any', precision: 'nanoseconds', digits: 9 },
				{ index: 2, section: 1, id: 0, link: 101, snaplen: 0, precision: 'microseconds', digits: 6 },
			])
		})
	}

	it('says where the bytes of each packet stand', () => {
		const file = everything(true)
		for (const { position, bytes } of gather(file).packets) {
			assert.deepEqual(file.subarray(position, position + bytes.length), bytes)
		}
	})

	it('reads the same however the file is cut', () => {
		const file = everything(false)
		const whole = gather(file)
		assert.deepEqual(gatherBytewise(file), whole)
		const cuts = fc.array(fc.nat(file.length), { maxLength: 40 })
		fc.assert(fc.property(cuts, cuts => assert.deepEqual(gather(file, cuts), whole)))
	})

	it('gives the packets before a cut, wherever it is, and says where it is', () => {
		const file = everything(true)
		const whole = gather(file).packets
		for (let length = 4; length < file.length; length++) {
			const cut = gather(file.subarray(0, length))
			assert.deepEqual(cut.packets, whole.slice(0, cut.packets.length))
			const next = whole[cut.packets.length]
			if (next)
				assert.ok(length < next.position + next.bytes.length + 64, `packet ${next.number} at a cut at ${length}`)
			assert.ok(cut.issues.length <= 1)
			for (const issue of cut.issues) {
				assert.equal(issue.code, 'truncated')
				assert.equal(issue.packet, cut.packets.length + 1)
				assert.ok(issue.position <= length)
				assert.ok(issue.text.startsWith(`at byte ${issue.position}, before packet ${issue.packet}: `), issue.text)
			}
		}
		const ends = new Set(Array.from({ length: file.length - 28 }, (_, i) => i + 28))
		for (const length of ends) if (gather(file.subarray(0, length)).issues.length > 0) ends.delete(length)
		assert.equal(ends.size, 14, 'only a cut between two blocks cannot be seen: there are 15 of them')
	})

	it('reads times of any resolution exactly', () => {
		const times: [resolution: number, ticks: bigint, seconds: number, nanos: number][] = [
			[0, 1_700_000_000n, 1_700_000_000, 0],
			[3, 1_700_000_000_001n, 1_700_000_000, 1_000_000],
			[6, 1_700_000_000_999_999n, 1_700_000_000, 999_999_000],
			[9, 1_700_000_000_999_999_999n, 1_700_000_000, 999_999_999],
			[10, 17_000_000_009_999_999_999n, 1_700_000_000, 999_999_999],
			[12, 5_000_000_000_001n, 5, 0],
			[20, 12_345_678_901_234_567_890n, 0, 123_456_789],
			[0x80, 1_700_000_000n, 1_700_000_000, 0],
			[0x80 + 10, (1_700_000_000n << 10n) + 512n, 1_700_000_000, 500_000_000],
			[0x80 + 30, (1_700_000_000n << 30n) + 1n, 1_700_000_000, 0],
			[0x80 + 32, (1_700_000_000n << 32n) + (1n << 31n), 1_700_000_000, 500_000_000],
			[0xff, 0xffffffffffffffffn, 0, 0],
		]
		for (const [resolution, ticks, seconds, nanos] of times) {
			const [read] = gather(section([iface({ resolution }), packet({ ticks, bytes: filler(4) })])).packets
			assert.deepEqual([read?.seconds, read?.nanos, read?.timed], [seconds, nanos, true], `if_tsresol ${resolution}`)
		}
	})

	it('divides any 64-bit time as whole numbers do', () => {
		const time = fc.tuple(
			fc.constantFrom(0, 3, 6, 7, 9),
			fc.bigInt({ min: 0n, max: 253_402_300_799n }),
			fc.nat(999_999_999),
		)
		fc.assert(
			fc.property(time, ([resolution, seconds, nanos]) => {
				const unit = 10n ** BigInt(9 - resolution)
				const ticks = BigInt.asUintN(64, (seconds * 1_000_000_000n + BigInt(nanos)) / unit)
				const [read] = gather(section([iface({ resolution }), packet({ ticks, bytes: filler(4) })])).packets
				const total = ticks * unit
				assert.equal(BigInt(read?.seconds ?? 0), total / 1_000_000_000n)
				assert.equal(BigInt(read?.nanos ?? 0), total % 1_000_000_000n)
			}),
		)
	})

	it('adds if_tsoffset, which may be negative', () => {
		const at = (offset: bigint) =>
			gather(section([iface({ offset }), packet({ ticks: 5_000_001n, bytes: filler(4) })])).packets[0]
		assert.equal(at(1_700_000_000n)?.seconds, 1_700_000_005)
		assert.equal(at(-5n)?.seconds, 0)
		assert.equal(at(-6n)?.timed, false)
	})

	it('says that a time is no date and reads on', () => {
		const file = section([
			iface(),
			packet({ ticks: 0xffffffffffffffffn, bytes: filler(4) }),
			packet({ bytes: filler(5) }),
		])
		const gathered = gather(file)
		assert.deepEqual(
			gathered.packets.map(packet => packet.timed),
			[false, true],
		)
		const text = 'packet 1 at byte 48 has a time that is no date: 18,446,744,073,709 seconds after 1970'
		assert.deepEqual(texts(gathered), [text])
	})

	it('hands over a packet it cannot read without its bytes, so that numbers have no gap', () => {
		const file = section([
			iface(),
			packet({ id: 3, bytes: filler(20) }),
			packet({ bytes: filler(20), captured: 4_000_000_000 }),
			packet({ bytes: filler(LIMITS.packet + 1) }),
			packet({ bytes: filler(8) }),
		])
		const gathered = gather(file)
		assert.deepEqual(
			gathered.packets.map(packet => [packet.number, packet.bytes.length]),
			[
				[1, 0],
				[2, 0],
				[3, 0],
				[4, 8],
			],
		)
		assert.deepEqual(texts(gathered), [
			'packet 1 at byte 48 came through interface 3, which the file does not describe: it is left empty',
			'packet 2 at byte 100 declares 4,000,000,000 bytes in a block that has room for 20: it is left empty',
			'packet 3 at byte 152 declares 1,048,577 bytes, more than the 1,048,576 a packet may have: it is left empty',
		])
	})

	it('reads on after a block whose body is too short', () => {
		const gathered = gather(section([iface(), block(6, filler(8)), block(10, filler(4)), packet({ bytes: filler(8) })]))
		assert.equal(gathered.packets.length, 1)
		assert.deepEqual(texts(gathered), [
			'at byte 48, before packet 1: Enhanced Packet Block has a body of 8 bytes, it needs 20: it is left out',
			'at byte 68, before packet 1: Decryption Secrets Block has a body of 4 bytes, it needs 8: it is left out',
		])
	})

	it('hands out the secrets that are there when more are declared', () => {
		const gathered = gather(section([secrets(TLSK, filler(8), 80)]))
		assert.deepEqual(gathered.secrets, [{ type: TLSK, bytes: filler(8) }])
		assert.match(texts(gathered)[0]!, /declares 80 bytes of secrets, 8 are there$/)
	})

	it('stops at a block whose two lengths differ', () => {
		const file = section([iface(), packet({ bytes: filler(8) }), block(5, filler(8), 24), packet({ bytes: filler(8) })])
		const gathered = gather(file)
		assert.equal(gathered.packets.length, 1)
		const lengths = 'block of type 0x00000005 declares 20 bytes before its body and 24 after it'
		assert.deepEqual(texts(gathered), [`at byte 88, before packet 2: ${lengths}: reading ends there`])
		assert.deepEqual(gatherBytewise(file), gathered)
	})

	it('stops at a length that no block can have', () => {
		for (const length of [0, 8, 13, 0xffffffff]) {
			const { u32 } = numbers(true)
			const gathered = gather(join([section([iface()]), u32(6), u32(length), filler(40)]))
			assert.equal(gathered.packets.length, 0)
			assert.equal(gathered.issues[0]?.position, 48)
			assert.match(texts(gathered)[0]!, /Enhanced Packet Block declares a length of [\d,]+: reading ends there$/)
		}
	})

	it('passes over blocks of any length, and names one that is cut', () => {
		const { u32 } = numbers(true)
		const gathered = gather(
			join([section([iface(), packet({ bytes: filler(8) })]), u32(0xbad), u32(0xfffffffc), filler(99)]),
		)
		assert.equal(gathered.packets.length, 1)
		const cut = 'block of type 0x00000bad is cut: it declares 4,294,967,292 bytes, 107 are there'
		assert.deepEqual(texts(gathered), [`at byte 88, before packet 2: ${cut}`])
	})

	it('passes over a packet block that is too long to be held', () => {
		const length = LIMITS.block + 4
		const { u32 } = numbers(true)
		const file = join([
			section([iface()]),
			...[u32(6), u32(length), new Uint8Array(length - 12), u32(length)],
			packet({ bytes: filler(8) })(true),
		])
		const gathered = gather(file, [100, 1000, 1_000_000])
		assert.deepEqual(
			gathered.packets.map(packet => [packet.number, packet.bytes.length]),
			[
				[1, 0],
				[2, 8],
			],
		)
		assert.match(texts(gathered)[0]!, /declares 67,108,868 bytes, more than the 67,108,864 a block may have/)
	})

	it('names a bounded number of damaged places', () => {
		const many = Array.from({ length: LIMITS.captureIssues + 50 }, () => packet({ id: 9, bytes: filler(4) }))
		const gathered = gather(section([iface(), ...many]))
		assert.equal(gathered.packets.length, many.length)
		assert.equal(gathered.issues.length, LIMITS.captureIssues + 1)
		assert.equal(texts(gathered).at(-1), 'more than 100 damaged places: those from packet 101 on are not listed')
	})

	it('describes a bounded number of interfaces', () => {
		const many = Array.from({ length: LIMITS.interfaces + 3 }, () => iface())
		const gathered = gather(section(many))
		assert.equal(gathered.interfaces.length, LIMITS.interfaces)
		assert.equal(gathered.issues.length, 3)
	})

	it('refuses what only begins like a pcapng file', () => {
		const { u32 } = numbers(false)
		const magic = join([u32(0x0a0d0d0a), u32(28), u32(0xdeadbeef), filler(16)])
		const wrong = 'test.pcap is no pcapng file: it has 0xdeadbeef where the byte order should stand'
		assert.throws(() => gather(magic), new CaptureError(wrong))
		const version = new CaptureError('test.pcap is a pcapng file of version 2.0, not 1.0')
		assert.throws(() => gather(section([], { version: [2, 0] })), version)
	})

	it('keeps what was read when a later section is of another version', () => {
		const gathered = gather(join([section([iface(), packet({ bytes: filler(8) })]), section([], { version: [7, 1] })]))
		assert.equal(gathered.packets.length, 1)
		const version = 'Section Header Block has version 7.1, not 1.0'
		assert.deepEqual(texts(gathered), [`at byte 88, before packet 2: ${version}: reading ends there`])
	})

	it('never fails on damaged bytes', () => {
		const file = everything(true)
		const damage = fc.array(fc.tuple(fc.integer({ min: 12, max: file.length - 1 }), fc.nat(255)), { maxLength: 8 })
		fc.assert(
			fc.property(damage, damage => {
				const damaged = file.slice()
				for (const [at, byte] of damage) damaged[at] = byte
				try {
					assert.deepEqual(gatherBytewise(damaged), gather(damaged))
				} catch (error) {
					assert.ok(error instanceof CaptureError, String(error))
				}
			}),
		)
	})
})
