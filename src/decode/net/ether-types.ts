import type { Names } from '../field.js'
import { named } from '../registry/names.js'

/** EtherTypes that are read further (IEEE 802 numbers, IANA). */
export const IPV4 = 0x0800
export const ARP = 0x0806
export const IPV6 = 0x86dd
/** A whole Ethernet frame. */
export const BRIDGED = 0x6558
export const MPLS = 0x8847
export const MPLS_MULTICAST = 0x8848
export const PPPOE = 0x8864
/** Below this the field is the length of an IEEE 802.3 frame. */
export const LEAST_TYPE = 0x0600

const VLANS: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100, 0x9200, 0x9300])

/** IEEE 802.1Q and 802.1ad tags, and what was used before 802.1ad for the outer one. */
export function isVlan(type: number): boolean {
	return VLANS.has(type)
}

export const ETHER_TYPES: Names = named([
	[IPV4, 'IPv4'],
	[ARP, 'ARP'],
	[0x0842, 'Wake-on-LAN'],
	[0x22f3, 'TRILL'],
	[0x6003, 'DECnet'],
	[BRIDGED, 'Transparent Ethernet Bridging'],
	[0x8035, 'RARP'],
	[0x809b, 'AppleTalk'],
	[0x80f3, 'AARP'],
	[0x8100, '802.1Q VLAN'],
	[0x8137, 'IPX'],
	[IPV6, 'IPv6'],
	[0x8808, 'Ethernet flow control'],
	[0x8809, 'Slow protocols'],
	[0x880b, 'PPP'],
	[MPLS, 'MPLS'],
	[MPLS_MULTICAST, 'MPLS multicast'],
	[0x8863, 'PPPoE discovery'],
	[PPPOE, 'PPPoE'],
	[0x887b, 'HomePlug'],
	[0x888e, 'EAPOL'],
	[0x8892, 'PROFINET'],
	[0x88a2, 'ATA over Ethernet'],
	[0x88a4, 'EtherCAT'],
	[0x88a8, '802.1ad VLAN'],
	[0x88b5, 'local experiment 1'],
	[0x88b6, 'local experiment 2'],
	[0x88cc, 'LLDP'],
	[0x88e1, 'HomePlug AV'],
	[0x88e5, 'MACsec'],
	[0x88e7, '802.1ah backbone bridge'],
	[0x88f7, 'PTP'],
	[0x8902, 'CFM'],
	[0x8906, 'FCoE'],
	[0x893a, 'IEEE 1905.1'],
	[0x894f, 'NSH'],
	[0x9000, 'Ethernet loopback test'],
	[0x9100, 'VLAN, double-tagged'],
	[0x9200, 'VLAN, double-tagged'],
	[0x9300, 'VLAN, double-tagged'],
])
