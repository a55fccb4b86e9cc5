import assert from 'node:assert/strict'
import fc from 'fast-check'
import { LIMITS } from '../../../src/decode/limits.js'
import { packetTree } from '../../../src/decode/net/frame.js'
import { assertTiles } from '../tiles.js'
import { bytes, CLIENT6, ethernet, ipv4, ipv6, SERVER, tcp, u16, u32 } from './frame-bytes.js'

const segment = tcp('hello')
const inner = ipv4(segment)
const frame = ethernet(inner)

function datagram(port: number, ...payload: readonly (Uint8Array | readonly number[])[]): Uint8Array {
	const all = bytes(...payload)
	return ipv4(bytes(u16(50_000), u16(port), u16(8 + all.length), [0, 0], all), { protocol: 17 })
}

const gre = (protocol: number, payload: Uint8Array, flags = 0, ...optional: readonly number[]) =>
	ipv4(bytes(u16(flags), u16(protocol), optional, payload), { protocol: 47 })

const label = (last: boolean) => u32((5 << 12) | (last ? 0x100 : 0) | 64)
const pppoe = (payload: Uint8Array) => bytes([0x11, 0, 0, 7], u16(payload.length), payload)

const wlan = (first: number, flags: number, more = 0) =>
	bytes([first, flags, 0, 0], new Uint8Array(20 + more), [0xaa, 0xaa, 3, 0, 0, 0], u16(0x0800), inner)

/** A packet of each kind of tunnel, or of a rarer link: link type, bytes, and the names of its layers before the last `tcp` and `payload`. */
const TUNNELS: readonly (readonly [name: string, link: number, bytes: Uint8Array, layers: string])[] = [
	['IPv4 in IPv4', 101, ipv4(inner, { protocol: 4 }), 'ipv4 ipv4'],
	['IPv6 in IPv4', 101, ipv4(ipv6(segment), { protocol: 41 }), 'ipv4 ipv6'],
	['IPv4 in IPv6', 101, ipv6(inner, { next: 4 }), 'ipv6 ipv4'],
	['EtherIP', 101, ipv4(bytes([0x30, 0], frame), { protocol: 97 }), 'ipv4 etherip ethernet ipv4'],
	['MPLS in IP', 101, ipv4(bytes(label(true), inner), { protocol: 137 }), 'ipv4 mpls ipv4'],
	['GRE', 101, gre(0x0800, inner), 'ipv4 gre ipv4'],
	[
		'GRE with checksum, key and sequence number',
		101,
		gre(0x86dd, ipv6(segment), 0xb000, ...new Array<number>(12).fill(1)),
		'ipv4 gre ipv6',
	],
	['WCCP', 101, gre(0x883e, bytes([0, 0, 0, 5], inner)), 'ipv4 gre wccp ipv4'],
	['WCCP of version 1', 101, gre(0x883e, inner), 'ipv4 gre ipv4'],
	['Cisco HDLC', 104, bytes([0x0f, 0], u16(0x86dd), ipv6(segment)), 'cisco_hdlc ipv6'],
	['Cisco HDLC as PPP', 50, bytes([0x8f, 0], u16(0x0800), inner), 'cisco_hdlc ipv4'],
	['GRE with an Ethernet frame', 101, gre(0x6558, frame), 'ipv4 gre ethernet ipv4'],
	[
		'PPTP',
		101,
		gre(0x880b, bytes([0xff, 3, 0, 0x21], inner), 0x3081, ...new Array<number>(12).fill(1)),
		'ipv4 gre ppp ipv4',
	],
	['ERSPAN type I', 101, gre(0x88be, frame), 'ipv4 gre ethernet ipv4'],
	[
		'ERSPAN type II',
		101,
		gre(0x88be, bytes([0x10, 1, 0, 7], u32(0), frame), 0x1000, 0, 0, 0, 1),
		'ipv4 gre erspan ethernet ipv4',
	],
	[
		'ERSPAN type III',
		101,
		gre(0x22eb, bytes([0x20, 1, 0, 7], u32(0), [0, 0, 0, 0], frame), 0x1000, 0, 0, 0, 1),
		'ipv4 gre erspan ethernet ipv4',
	],
	[
		'ERSPAN type III with its subheader',
		101,
		gre(0x22eb, bytes([0x20, 1, 0, 7], u32(0), [0, 0, 0, 1], new Uint8Array(8), frame), 0x1000, 0, 0, 0, 1),
		'ipv4 gre erspan platform_specific_subheader ethernet ipv4',
	],
	['VXLAN', 101, datagram(4789, [8, 0, 0, 0, 0, 0, 7, 0], frame), 'ipv4 udp vxlan ethernet ipv4'],
	[
		'GENEVE with options',
		101,
		datagram(6081, [1, 0], u16(0x6558), [0, 0, 7, 0], u32(9), frame),
		'ipv4 udp geneve ethernet ipv4',
	],
	['GENEVE with IP', 101, datagram(6081, [0, 0], u16(0x0800), [0, 0, 7, 0], inner), 'ipv4 udp geneve ipv4'],
	['GTP', 101, datagram(2152, [0x30, 0xff], u16(inner.length), u32(7), inner), 'ipv4 udp gtp ipv4'],
	[
		'GTP with an extension header',
		101,
		datagram(2152, [0x34, 0xff], u16(8 + inner.length), u32(7), [0, 0, 0, 0x85, 1, 0, 9, 0], inner),
		'ipv4 udp gtp gtp_extension ipv4',
	],
	['GRE in UDP', 101, datagram(4754, u16(0), u16(0x0800), inner), 'ipv4 udp gre ipv4'],
	['L2TP', 101, datagram(1701, [0x40, 2], u16(10), u16(1), u16(2), [0, 0x21], inner), 'ipv4 udp l2tp ppp ipv4'],
	['MPLS', 1, ethernet(bytes(label(false), label(true), inner), 0x8847), 'ethernet mpls mpls ipv4'],
	['a pseudowire', 1, ethernet(bytes(label(true), u32(0), frame), 0x8847), 'ethernet mpls pseudowire ethernet ipv4'],
	['PPPoE', 1, ethernet(pppoe(bytes([0, 0x57], ipv6(segment))), 0x8864), 'ethernet pppoe ppp ipv6'],
	['PPP', 9, bytes([0xff, 3, 0x21], inner), 'ppp ipv4'],
	['PPPoE as a link', 51, pppoe(bytes([0, 0x21], inner)), 'pppoe ppp ipv4'],
	[
		'AYIYA',
		101,
		datagram(5072, [0x44, 0x52, 0x11, 41], u32(9), new Uint8Array(36), ipv6(segment)),
		'ipv4 udp ayiya ipv6',
	],
	['CAPWAP', 101, datagram(5247, [0, 0x10, 3, 0, 0, 0, 0, 0], wlan(0x01, 0x08)), 'ipv4 udp capwap wlan llc snap ipv4'],
	[
		'CAPWAP with an Ethernet frame',
		101,
		datagram(5247, [0, 0x18, 2, 0, 0, 0, 0, 0, 1, 2, 3, 4], frame),
		'ipv4 udp capwap ethernet ipv4',
	],
	['ARCNET, RFC 1051', 7, bytes([1, 2, 240], inner), 'arcnet ipv4'],
	['ARCNET, RFC 1201', 129, bytes([1, 2, 0, 0, 212, 0, 0, 7], inner), 'arcnet fragmentation ipv4'],
	['an ARCNET exception packet', 7, bytes([1, 2, 212, 255, 255, 255, 0, 0, 0, 7], inner), 'arcnet fragmentation ipv4'],
	['IEEE 802.11', 105, wlan(0x08, 0x01), 'wlan llc snap ipv4'],
	['IEEE 802.11 with QoS and four addresses', 105, wlan(0x88, 0x03, 8), 'wlan llc snap ipv4'],
	['radiotap', 127, bytes([0, 0, 12, 0], u32(0), u32(0), wlan(0x08, 0x02)), 'radiotap wlan llc snap ipv4'],
	[
		'NFLOG',
		239,
		bytes([2, 0, 0, 5, 8, 0, 1, 0], u32(0), [5, 0, 10, 0, 0, 0, 0, 0], [4 + inner.length, 0, 9, 0], inner),
		'nflog nflog_attribute nflog_attribute nflog_attribute ipv4',
	],
]

function layers(link: number, packet: Uint8Array): string[] {
	const { field } = packetTree(packet, link)
	assertTiles(field, packet.length)
	return field.children?.map(({ name }) => name) ?? []
}

describe('tunnels and rarer links', () => {
	for (const [name, link, packet, expected] of TUNNELS) {
		it(`lead to the segment inside: ${name}`, () => {
			assert.deepEqual(layers(link, packet), [...expected.split(' '), 'tcp', 'payload'])
			const { value } = packetTree(packet, link)
			assert.ok(value.kind === 'tcp')
			assert.equal(new TextDecoder().decode(packet.subarray(value.at, value.at + value.length)), 'hello')
		})
	}

	it('say what is wrong when they are cut anywhere, and tile their bytes', () => {
		for (const [, link, packet] of TUNNELS) {
			for (let length = 0; length < packet.length; length++) {
				const { field, value } = packetTree(packet.subarray(0, length), link, packet.length)
				assertTiles(field, length)
				if (value.kind !== 'tcp') assert.doesNotMatch(value.why, /undefined|NaN|-\d/)
			}
		}
	})

	it('tile whatever bytes they hold', () => {
		const [name, mutated] = [
			fc.constantFrom(...TUNNELS),
			fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }),
		]
		fc.assert(
			fc.property(name, mutated, ([, link, packet], changes) => {
				const changed = packet.slice()
				for (const [at, value] of changes) changed[at % changed.length] = value
				assertTiles(packetTree(changed, link).field, changed.length)
			}),
			{ numRuns: 400 },
		)
	})

	it('end at a bound when they stand in one another', () => {
		let packet = inner
		for (let i = 0; i <= LIMITS.tunnels; i++) packet = ipv4(packet, { protocol: 4 })
		const { value, issues } = packetTree(packet, 101)
		assert.equal(value.kind, 'malformed')
		assert.deepEqual(issues, [{ code: 'limit', text: 'more than 16 tunnels in one another' }])
	})

	it('are not seen at a port alone', () => {
		for (const port of [1701, 2152, 4754, 4789, 5072, 5247, 6081]) {
			const { value } = packetTree(datagram(port, [0xff, 0xff, 0xff], [1, 2, 3, 4, 5]), 101)
			assert.equal(value.kind !== 'tcp' && value.protocol, port === 4789 ? 'Ethernet' : 'UDP', `${port}`)
		}
	})

	it('name what they carry where it is no segment, and whose it is', () => {
		const arp = ethernet(bytes([0, 1, 8, 0, 6, 4, 0, 1], new Uint8Array(20)), 0x0806)
		const why = (packet: Uint8Array, link = 101) => {
			const { value } = packetTree(packet, link)
			return value.kind === 'tcp' ? '' : `${value.protocol}: ${value.why}`
		}
		assert.equal(why(datagram(4789, [8, 0, 0, 0, 0, 0, 7, 0], arp)), 'ARP: it is no TCP')
		assert.equal(why(ethernet(pppoe(bytes(u16(0xc021))), 0x8864), 1), 'PPP: PPP protocol LCP is not read')
		assert.equal(why(ethernet(bytes([0x11, 0xa7, 0, 7, 0, 0]), 0x8864), 1), 'PPPoE: PPPoE code 167 carries no packet')
		assert.equal(
			why(ethernet(bytes(label(true), [0xff, 0, 0, 0]), 0x8847), 1),
			'MPLS: what the labels carry is not known',
		)
		assert.equal(why(bytes([1, 2, 212, 3, 0, 7], inner), 7), 'ARCNET: it is a fragment of a packet on ARCNET')
		assert.equal(why(bytes([1, 2, 250], inner), 7), 'IPX: ARCNET protocol 250 is not read')
		assert.equal(why(wlan(0x08, 0x41), 105), 'IEEE 802.11: it is encrypted by the wireless network')
		assert.equal(why(wlan(0x08, 0x05), 105), 'IEEE 802.11: it is a fragment of a frame')
		assert.equal(why(wlan(0x48, 0x01), 105), 'IEEE 802.11: it carries nothing')
		assert.equal(why(wlan(0x80, 0x00), 105), 'IEEE 802.11: it is no data frame')
		const aggregate = wlan(0x88, 0x01, 2)
		aggregate[24] = 0x80
		assert.equal(why(aggregate, 105), 'IEEE 802.11: it is several frames in one')
		const icmp = packetTree(ipv4(ipv6(bytes([128, 0, 0, 0]), { next: 58 }), { protocol: 41 }), 101).value
		assert.deepEqual(icmp.source, Uint8Array.from(CLIENT6))
		const none = packetTree(gre(0x88be, new Uint8Array(0)), 101).value
		assert.deepEqual(none.destination, Uint8Array.from(SERVER))
	})
})
