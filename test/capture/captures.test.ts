import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { CaptureError } from '../../src/capture/capture-error.js'
import { openCapture } from '../../src/capture/open.js'
import { address } from '../../src/decode/net/address.js'
import { Fragments } from '../../src/decode/net/fragments.js'
import { packetTree, segmentOf } from '../../src/decode/net/frame.js'
import type { Packet } from '../../src/decode/net/packet.js'
import type { NoSegment, Segment } from '../../src/decode/net/segment.js'
import { moved } from '../decode/net/places.js'
import { told } from '../decode/net/told-segment.js'
import { assertTiles } from '../decode/tiles.js'

/** What tshark says of a frame: the members of a truth line `f`. */
type Truth = {
	readonly t: string
	readonly n: number
	readonly ts?: string
	readonly len: number
	readonly cap: number
	readonly if?: number
	readonly p: string
	readonly src?: string
	readonly dst?: string
	readonly sp?: number
	readonly dp?: number
	readonly seq?: number
	readonly fl?: string
	readonly pl?: number
	readonly packets?: number
}

/** Captures that are not read, or not as tshark reads them, each with its reason. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
	[
		'seladb+PcapPlusPlus/crash-pcapng-epb-unbounded-length',
		'tshark gives up at its only packet, we hand it over empty',
	],
])

/** TCP right behind the link layer and IP: no tunnel, no quoted packet. */
const DIRECT = /^(?:(?:eth|sll):ethertype(?::vlan:ethertype)*:|raw:|null:)?(?:ip|ipv6):tcp(?::|$)/

/** IPv6 in IPv4: the truth has the addresses of the outer packet. */
const OUTER_ADDRESSES = /(?:^|:)ip:.*\bipv6:/

describe('other people’s captures', () => {
	const root = process.env.HANDSHARK_CAPTURES
	if (!root || !fs.existsSync(root)) {
		it('are read as tshark reads them', function () {
			console.log('skipped: no capture folder (HANDSHARK_CAPTURES)')
			this.skip()
		})
		return
	}

	const names = fs
		.readFileSync(path.join(root, 'MANIFEST.tsv'), 'utf8')
		.trim()
		.split('\n')
		.slice(1)
		.map(line => line.split('\t')[0]!)
	const agreement = { files: 0, packets: 0, frames: 0, segments: 0, reassembled: 0, unread: 0 }
	after(() => console.log(JSON.stringify(agreement)))

	for (const folder of new Set(names.map(name => path.dirname(name)))) {
		it(`of ${folder} are read as tshark reads them`, async () => {
			for (const name of names) if (path.dirname(name) === folder) await compare(root, name)
		})
	}

	async function compare(root: string, name: string): Promise<void> {
		const lines = fs
			.readFileSync(path.join(root, `${name}.truth.jsonl`), 'utf8')
			.trim()
			.split('\n')
		const [head, ...rest] = lines.map(line => JSON.parse(line) as Truth)
		// tshark counts custom blocks of pcapng as frames: those have no interface.
		const isCustom = (truth: Truth) => name.endsWith('.pcapng') && truth.p === 'data' && truth.if === undefined
		const listed = rest.filter(truth => truth.t === 'f')
		const frames = listed.filter(truth => !isCustom(truth))
		const others = listed.length - frames.length
		const capture = openCapture(path.join(root, name))
		const fragments = new Fragments(() => {})
		let count = 0
		try {
			await capture.read({
				packet(packet) {
					assert.equal(packet.number, ++count)
					const truth = frames[count - 1]
					const segment = assertDepths(packet)
					if (!truth || EXCEPTIONS.has(name)) return
					agreement.frames++
					// tshark numbers the interfaces of each section on its own.
					if (truth.if !== undefined) {
						assert.equal(capture.format?.interfaces[packet.interface ?? -1]?.id, truth.if, `${name}, frame ${truth.n}`)
					}
					assertPacket(packet, truth, `${name}, frame ${truth.n}`)
					assertSegment(whole(packet, segment, fragments), truth, `${name}, frame ${truth.n}`)
				},
			})
		} catch (error) {
			if (!(error instanceof CaptureError) || !EXCEPTIONS.has(name)) throw error
		} finally {
			capture.close()
		}
		agreement.files++
		agreement.packets += count
		if (!EXCEPTIONS.has(name)) assert.equal(count + others, head?.packets, name)
	}

	/** What a packet holds, or the fragments that it completes. The parts of a segment go on from each other, up to its end. */
	function whole(packet: Packet, found: Segment | NoSegment, fragments: Fragments): Segment | NoSegment {
		const whole = found.kind !== 'tcp' && found.fragment && fragments.push(packet, found.fragment)
		if (!whole) return found
		if (whole.found.kind === 'tcp') agreement.reassembled++
		let length = 0
		for (const { packet: part, segment } of whole.parts) {
			length += segment.length
			assert.ok(part.number === packet.number || whole.earlier.includes(part.number))
		}
		if (whole.found.kind === 'tcp') assert.equal(length, whole.found.length)
		return whole.found
	}

	/** Scan and tree say the same, and the tree's leaves tile the bytes. */
	function assertDepths(packet: Packet): Segment | NoSegment {
		const segment = segmentOf(packet)
		const bytes = packet.buffer.slice(packet.start, packet.end)
		const tree = packetTree(bytes, packet.link, packet.length)
		assertTiles(tree.field, bytes.length)
		assert.deepEqual(moved(tree.value, packet.start), told(segment))
		return segment
	}

	function assertPacket(packet: Packet, truth: Truth, where: string): void {
		assert.equal(packet.length, truth.len, where)
		assert.equal(packet.end - packet.start, truth.cap, where)
		if (truth.ts === undefined) return
		// tshark prints fractions of more than a second, and seconds that are no date, as they stand in the file.
		const [seconds, nanos] = truth.ts.split('.').map(Number) as [number, number]
		const carry = Math.floor(nanos / 1e9)
		if (seconds > 253_402_300_799) assert.equal(packet.timed, false, where)
		else assert.deepEqual([packet.seconds, packet.nanos], [seconds + carry, nanos - carry * 1e9], where)
	}

	function assertSegment(segment: Segment | NoSegment, truth: Truth, where: string): void {
		if (segment.kind !== 'tcp') {
			if (segment.kind === 'malformed' || !truth.p.split(':').includes('tcp')) return
			assert.doesNotMatch(truth.p, DIRECT, where)
			agreement.unread++
			return
		}
		agreement.segments++
		assert.equal(segment.seq, truth.seq, where)
		if (!OUTER_ADDRESSES.test(truth.p)) {
			assert.deepEqual([address(segment.source), address(segment.destination)], [truth.src, truth.dst], where)
		}
		assert.deepEqual([segment.sourcePort, segment.destinationPort], [truth.sp ?? 0, truth.dp ?? 0], where)
		assert.equal(segment.flags, Number(truth.fl) & 0xff, where)
		assert.equal(segment.length, truth.pl, where)
	}
})
