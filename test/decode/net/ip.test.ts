import assert from 'node:assert/strict'
import type { Field } from '../../../src/decode/field.js'
import { address, endpoint, hardwareAddress } from '../../../src/decode/net/address.js'
import { packetTree } from '../../../src/decode/net/frame.js'
import type { NoSegment, Segment } from '../../../src/decode/net/segment.js'
import { bytes, CLIENT, CLIENT6, ipv4, ipv6, SERVER, SERVER6, tcp, u16, u32, udp } from './frame-bytes.js'

const RAW = 101
const segment = tcp('hello')

function tcpOf(packet: Uint8Array, length = packet.length): Segment {
	const { value } = packetTree(packet, RAW, length)
	assert.ok(value.kind === 'tcp', value.kind === 'tcp' ? '' : value.why)
	return value
}

function noneOf(packet: Uint8Array, length = packet.length): NoSegment {
	const { value } = packetTree(packet, RAW, length)
	assert.ok(value.kind !== 'tcp')
	return value
}

function child(field: Field, name: string): Field {
	const found = field.children?.find(child => child.name === name)
	assert.ok(found, `no ${name}`)
	return found
}

describe('addresses', () => {
	it('writes IPv6 as RFC 5952 wants it', () => {
		const written: [string, string][] = [
			['20010db8000000000000000000000001', '2001:db8::1'],
			['20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
			['20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
			['20010000000000010000000000000001', '2001:0:0:1::1'],
			['00000000000000000000000000000000', '::'],
			['00000000000000000000000000000001', '::1'],
			['fe800000000000000000000000000000', 'fe80::'],
			['20010db8aaaabbbbccccddddeeee0abc', '2001:db8:aaaa:bbbb:cccc:dddd:eeee:abc'],
			['00000000000000000000ffffc0000201', '::ffff:192.0.2.1'],
		]
		for (const [hex, text] of written) assert.equal(address(Uint8Array.from(Buffer.from(hex, 'hex'))), text)
	})

	it('writes an address and a port as a URL does', () => {
		assert.equal(endpoint(Uint8Array.of(127, 0, 0, 1), 5683), '127.0.0.1:5683')
		assert.equal(endpoint(Uint8Array.from(SERVER6), 443), '[::1]:443')
		assert.equal(hardwareAddress(Uint8Array.of(2, 66, 172, 17, 0, 255)), '02:42:ac:11:00:ff')
	})
})

describe('IPv4', () => {
	it('shows what each number means', () => {
		const { field } = packetTree(ipv4(segment), RAW)
		const header = child(field, 'ipv4')
		assert.equal(header.label, '10.0.0.1 → 192.168.7.2, TCP')
		assert.equal(child(header, 'flags_and_fragment_offset').label, 'DF')
		assert.equal(child(header, 'protocol').label, 'TCP')
		assert.equal(child(header, 'identification').label, '0x0007')
		assert.equal(child(header, 'source_address').label, '10.0.0.1')
		assert.equal(child(header, 'version_and_header_length').bits?.[1]?.names?.(5), '20 bytes')
	})

	it('reads past options and shows each', () => {
		const options = [1, 148, 4, 0, 0, 7, 7, 4, 0, 0, 0, 0, 0, 0, 0, 0]
		const { field, value } = packetTree(ipv4(segment, { options }), RAW)
		assert.equal(value.kind === 'tcp' && value.length, 5)
		assert.deepEqual(
			child(child(field, 'ipv4'), 'options').children?.map(({ name, label }) => [name, label]),
			[
				['no_operation', 'no operation'],
				['option', 'router alert'],
				['option', 'record route'],
				['end_of_options_list', undefined],
			],
		)
	})

	it('keeps the segment when an option is broken', () => {
		for (const options of [
			[7, 0, 0, 0],
			[7, 9, 0, 0],
			[148, 1, 0, 0],
		]) {
			const { field, value } = packetTree(ipv4(segment, { options }), RAW)
			assert.equal(value.kind, 'tcp')
			assert.ok(JSON.stringify(child(child(field, 'ipv4'), 'options')).includes('issue'))
		}
	})

	it('takes what stands behind the total length as padding', () => {
		const packet = bytes(ipv4(segment), 'padding')
		assert.equal(tcpOf(packet).length, 5)
		assert.equal(tcpOf(packet).captured, 5)
		assert.equal(packetTree(packet, RAW).field.children?.at(-1)?.name, 'padding')
	})

	it('takes the length of the frame when segmentation offload left the total length 0', () => {
		assert.equal(tcpOf(ipv4(segment, { total: 0 })).length, 5)
		const cut = ipv4(segment, { total: 0 }).subarray(0, 42)
		assert.deepEqual([tcpOf(cut, 4000).captured, tcpOf(cut, 4000).length], [2, 3960])
	})

	it('tells what was captured from what was sent', () => {
		const packet = ipv4(tcp('0123456789')).subarray(0, 43)
		const { at, captured, length } = tcpOf(packet, 50)
		assert.deepEqual([at, captured, length], [40, 3, 10])
	})

	it('does not believe a total length longer than the frame', () => {
		const { value, issues } = packetTree(ipv4(segment, { total: 4000 }), RAW)
		assert.equal(value.kind === 'tcp' && value.length, 5)
		assert.equal(issues[0]?.text, 'the IPv4 packet declares 3,955 bytes more than its frame has')
	})

	it('sets fragments apart', () => {
		for (const fragment of [0x2000, 0x2001, 0x0001]) {
			const none = noneOf(ipv4(segment, { fragment }))
			assert.deepEqual([none.kind, none.protocol, none.why], ['skipped', 'IPv4', 'it is a fragment of an IPv4 packet'])
			assert.deepEqual(none.source, Uint8Array.from(CLIENT))
		}
		const { field } = packetTree(ipv4(segment, { fragment: 0x2003 }), RAW)
		assert.equal(child(child(field, 'ipv4'), 'flags_and_fragment_offset').label, 'MF, offset 24')
	})

	it('says what is wrong with a header', () => {
		const why = (packet: Uint8Array, length?: number) => noneOf(packet, length).why
		assert.equal(why(ipv4(segment, { first: 0x44 })), 'IPv4 header length 16, less than 20')
		assert.equal(why(ipv4(segment, { total: 19 })), 'IPv4 total length 19, less than its header of 20')
		assert.equal(
			why(ipv4(segment, { first: 0x4f }).subarray(0, 30), 45),
			'the IPv4 header needs 60 bytes, 30 were captured',
		)
	})

	it('names the protocols it skips, with their ends', () => {
		const query = noneOf(ipv4(udp('query'), { protocol: 17 }))
		assert.deepEqual(query, {
			...{ kind: 'skipped', protocol: 'UDP', why: 'it is no TCP', sourcePort: 5353, destinationPort: 53 },
			...{ source: Uint8Array.from(CLIENT), destination: Uint8Array.from(SERVER) },
		})
		const protocol = (protocol: number) => {
			const none = noneOf(ipv4(bytes(u32(0), u32(0)), { protocol }))
			return `${none.protocol}: ${none.why}`
		}
		assert.equal(protocol(1), 'ICMP: it is no TCP')
		assert.equal(protocol(50), 'ESP: it is encrypted by IPsec')
		assert.equal(protocol(132), 'SCTP: IP protocol 132 is not read')
		assert.equal(protocol(200), 'IP: IP protocol 200 is not read')
	})

	it('ends a datagram where its length says', () => {
		const { field } = packetTree(ipv4(bytes(udp('query', 10), 'more'), { protocol: 17 }), RAW)
		const payload = child(field, 'payload')
		assert.equal(payload.span.end - payload.span.start, 2)
	})

	it('reads through an authentication header', () => {
		const ah = [6, 4, 0, 0, ...u32(1), ...u32(2), ...new Array<number>(12).fill(9)]
		assert.equal(tcpOf(ipv4(bytes(ah, segment), { protocol: 51 })).length, 5)
	})
})

describe('IPv6', () => {
	const options = (next: number, units = 0) => [next, units, ...new Array<number>(6 + 8 * units).fill(0)]

	it('shows addresses and what comes next', () => {
		const { field, value } = packetTree(ipv6(segment), RAW)
		assert.equal(child(field, 'ipv6').label, '2001:db8::1 → ::1, TCP')
		assert.deepEqual(value.source, Uint8Array.from(CLIENT6))
		assert.deepEqual(value.destination, Uint8Array.from(SERVER6))
	})

	it('walks extension headers of every kind', () => {
		const ah = [60, 4, 0, 0, ...u32(1), ...u32(2), ...new Array<number>(12).fill(9)]
		const atomic = [51, 0, 0, 0, ...u32(77)]
		const chain = bytes(
			options(43, 1),
			options(44, 2),
			atomic,
			ah,
			options(135),
			options(139),
			options(140),
			options(6),
		)
		const packet = ipv6(bytes(chain, segment), { next: 0 })
		const { field, value } = packetTree(packet, RAW)
		assert.equal(value.kind === 'tcp' && value.length, 5)
		assert.deepEqual(
			field.children?.map(child => child.name),
			[
				...['ipv6', 'hop_by_hop_options', 'routing', 'fragment', 'authentication', 'destination_options'],
				...['mobility', 'host_identity', 'shim6', 'tcp', 'payload'],
			],
		)
	})

	it('sets fragments apart', () => {
		for (const offset of [1, 8, 9]) {
			const none = noneOf(ipv6(bytes([6, 0], u16(offset), u32(77), segment), { next: 44 }))
			assert.equal(none.why, 'it is a fragment of an IPv6 packet')
		}
	})

	it('takes the length of the frame when the payload length is 0', () => {
		assert.equal(tcpOf(ipv6(segment, { length: 0 })).length, 5)
	})

	it('says what a cut extension header lacks', () => {
		const packet = ipv6(bytes(options(6, 3), segment), { next: 0 })
		const why = 'the hop_by_hop_options header needs 32 bytes, 10 are there'
		assert.equal(noneOf(packet.subarray(0, 50), packet.length).why, why)
		assert.equal(noneOf(ipv6(bytes(options(6, 9)).subarray(0, 10), { next: 0 })).kind, 'malformed')
	})

	it('skips what carries nothing, and ICMPv6', () => {
		assert.equal(noneOf(ipv6(bytes(), { next: 59 })).why, 'it carries nothing')
		const { field, value } = packetTree(ipv6(bytes([135, 0, 0, 0], u32(0)), { next: 58 }), RAW)
		assert.equal(child(field, 'icmpv6').label, 'neighbor solicitation')
		assert.equal(value.kind === 'skipped' && value.protocol, 'ICMPv6')
	})
})
