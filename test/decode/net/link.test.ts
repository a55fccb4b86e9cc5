import assert from 'node:assert/strict'
import type { Field } from '../../../src/decode/field.js'
import { packetTree } from '../../../src/decode/net/frame.js'
import type { NoSegment, Segment } from '../../../src/decode/net/segment.js'
import { bytes, CLIENT, ethernet, ipv4, ipv6, SERVER, tcp, u16, u32, vlan } from './frame-bytes.js'

const segment = tcp('hello')

function names(field: Field): string[] {
	return field.children?.map(child => child.name) ?? []
}

function layer(field: Field, name: string): Field {
	const found = field.children?.find(child => child.name === name)
	assert.ok(found, `no ${name} in ${names(field)}`)
	return found
}

function why(value: Segment | NoSegment): string {
	assert.notEqual(value.kind, 'tcp')
	return value.kind === 'tcp' ? '' : `${value.kind}: ${value.protocol}: ${value.why}`
}

describe('link layers', () => {
	it('shows addresses and the type of an Ethernet frame', () => {
		const { field, value } = packetTree(ethernet(ipv4(segment)), 1)
		const { children } = layer(field, 'ethernet')
		assert.deepEqual(
			children?.map(({ name, label }) => [name, label]),
			[
				['destination', '02:00:00:00:00:02'],
				['source', '02:00:00:00:00:01'],
				['ether_type', 'IPv4'],
			],
		)
		assert.equal(value.kind, 'tcp')
	})

	it('reads through VLAN tags of every kind', () => {
		for (const outer of [0x8100, 0x88a8, 0x9100, 0x9200, 0x9300]) {
			const stacked = vlan(vlan(ipv6(segment), 100, 0x86dd), 0x6005, 0x8100)
			const { field, value } = packetTree(ethernet(stacked, outer), 1)
			assert.deepEqual(names(field), ['ethernet', 'vlan', 'vlan', 'ipv6', 'tcp', 'payload'])
			assert.deepEqual(
				field.children?.filter(child => child.name === 'vlan').map(child => child.label),
				['VLAN 5', 'VLAN 100'],
			)
			assert.equal(value.kind, 'tcp')
		}
	})

	it('shows IEEE 802.3 frames as such, with what fills them up', () => {
		const stp = ethernet(bytes([0x42, 0x42, 3], new Uint8Array(35), new Uint8Array(8)), 38)
		const { field, value } = packetTree(stp, 1)
		assert.deepEqual(names(field), ['ethernet', 'llc', 'payload', 'padding'])
		assert.equal(layer(field, 'ethernet').children?.at(-1)?.name, 'length')
		assert.equal(why(value), 'skipped: STP: LLC is not read')
	})

	it('reads an EtherType behind SNAP, and names organisations it does not know', () => {
		const snap = (oui: number[]) => bytes([0xaa, 0xaa, 3], oui, u16(0x0800), ipv4(segment))
		const known = snap([0, 0, 0])
		assert.equal(packetTree(ethernet(known, known.length), 1).value.kind, 'tcp')
		const unknown = snap([0, 0, 0x0c])
		const text = 'skipped: SNAP: SNAP of organisation 0x00000c is not read'
		assert.equal(why(packetTree(ethernet(unknown, unknown.length), 1).value), text)
	})

	it('names what it skips by its EtherType', () => {
		const skipped = (type: number) => why(packetTree(ethernet(bytes('….'), type), 1).value)
		assert.equal(skipped(0x88cc), 'skipped: LLDP: EtherType 0x88cc is not read')
		assert.equal(skipped(0x1234), 'skipped: Ethernet: EtherType 0x1234 is not read')
	})

	it('takes the byte order of BSD loopback from where the zeros stand', () => {
		for (const family of [2, 10, 23, 24, 28, 30]) {
			const packet = family === 2 ? ipv4(segment) : ipv6(segment)
			assert.equal(packetTree(bytes([family, 0, 0, 0], packet), 0).value.kind, 'tcp')
			assert.equal(packetTree(bytes(u32(family), packet), 0).value.kind, 'tcp')
			assert.equal(packetTree(bytes(u32(family), packet), 108).value.kind, 'tcp')
		}
		assert.equal(why(packetTree(bytes(u32(7), 'x'), 0).value), 'skipped: loopback: address family 7 is not read')
	})

	it('reads raw IP of either version, and no other', () => {
		for (const link of [12, 14, 101]) {
			assert.equal(packetTree(ipv4(segment), link).value.kind, 'tcp')
			assert.equal(packetTree(ipv6(segment), link).value.kind, 'tcp')
		}
		assert.equal(packetTree(ipv4(segment), 228).value.kind, 'tcp')
		assert.equal(packetTree(ipv6(segment), 229).value.kind, 'tcp')
		assert.equal(why(packetTree(bytes('U'), 101).value), 'malformed: IP: IP version 5, neither 4 nor 6')
		const other = 'malformed: IPv6: IP version 4 where 6 was announced'
		assert.equal(why(packetTree(bytes(ipv4(segment), new Uint8Array(20)), 229).value), other)
	})

	it('reads both Linux cooked headers, VLAN tags behind them too', () => {
		const cooked = bytes([0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 9, 0, 0], u16(0x8100), vlan(ipv4(segment), 9))
		const { field, value } = packetTree(cooked, 113)
		assert.deepEqual(names(field), ['linux_cooked', 'vlan', 'ipv4', 'tcp', 'payload'])
		assert.equal(value.kind, 'tcp')
		const [type, hardware, , mac] = layer(field, 'linux_cooked').children!
		assert.deepEqual([type?.label, hardware?.label, mac?.label], ['from this machine', 'Ethernet', '02:00:00:00:00:09'])
		const cooked2 = bytes(u16(0x86dd), [0, 0], u32(3), u16(772), 0, 6, new Uint8Array(8), ipv6(segment))
		assert.equal(packetTree(cooked2, 276).value.kind, 'tcp')
	})

	it('shows an ARP packet with its ends', () => {
		const packet = bytes([0, 1, 8, 0, 6, 4, 0, 2], [2, 0, 0, 0, 0, 1], CLIENT, [2, 0, 0, 0, 0, 2], SERVER)
		const { field, value } = packetTree(ethernet(bytes(packet, new Uint8Array(18)), 0x0806), 1)
		assert.deepEqual(names(field), ['ethernet', 'arp', 'padding'])
		assert.equal(layer(field, 'arp').label, 'reply: 10.0.0.1 → 192.168.7.2')
		assert.deepEqual(value.source, Uint8Array.from(CLIENT))
		assert.equal(why(value), 'skipped: ARP: it is no TCP')
		assert.match(why(packetTree(ethernet(packet.subarray(0, 20), 0x0806), 1).value), /^malformed: ARP: .* is cut$/)
	})

	it('says in numbers what a cut header lacks', () => {
		const cut = (length: number, sent?: number) => {
			const bytes = ethernet(ipv4(segment)).subarray(0, length)
			return why(packetTree(bytes, 1, sent).value)
		}
		assert.equal(cut(9), 'malformed: Ethernet: the Ethernet header needs 14 bytes, 9 are left')
		assert.equal(cut(9, 1514), 'malformed: Ethernet: the Ethernet header needs 14 bytes, 9 were captured')
		assert.equal(cut(24, 1514), 'malformed: IPv4: the IPv4 header needs 20 bytes, 10 were captured')
		assert.equal(cut(40, 1514), 'malformed: TCP: the TCP header needs 20 bytes, 6 were captured')
	})
})
