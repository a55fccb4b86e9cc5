import type { Names } from '../field.js'
import { named } from '../registry/names.js'

/** LINKTYPE_ values whose packets are read (tcpdump.org/linktypes.html). */
export const NULL = 0
export const ETHERNET = 1
export const RAW = 101
export const LOOP = 108
export const SLL = 113
export const IPV4 = 228
export const IPV6 = 229
export const SLL2 = 276
export const PPP = 9
export const PPP_HDLC = 50
export const PPPOE = 51
export const NFLOG = 239
export const CISCO_HDLC = 104
export const ARCNET_BSD = 7
export const ARCNET_LINUX = 129
export const WLAN = 105
export const WLAN_RADIOTAP = 127
/** What DLT_RAW is on OpenBSD and elsewhere: found in files, though never assigned. */
export const RAW_BSD = 14
export const RAW_OTHER = 12

/** Names of link types, those that are not read as well. */
export const LINK_TYPES: Names = named([
	[NULL, 'BSD loopback'],
	[ETHERNET, 'Ethernet'],
	[3, 'AX.25'],
	[6, 'Token Ring'],
	[ARCNET_BSD, 'ARCNET'],
	[8, 'SLIP'],
	[PPP, 'PPP'],
	[10, 'FDDI'],
	[RAW_OTHER, 'raw IP'],
	[RAW_BSD, 'raw IP'],
	[PPP_HDLC, 'PPP in HDLC'],
	[PPPOE, 'PPPoE'],
	[100, 'ATM'],
	[RAW, 'raw IP'],
	[CISCO_HDLC, 'Cisco HDLC'],
	[WLAN, 'IEEE 802.11'],
	[107, 'Frame Relay'],
	[LOOP, 'OpenBSD loopback'],
	[SLL, 'Linux cooked'],
	[117, 'OpenBSD pflog'],
	[119, 'IEEE 802.11 with Prism header'],
	[WLAN_RADIOTAP, 'IEEE 802.11 with radiotap'],
	[ARCNET_LINUX, 'ARCNET, Linux'],
	[140, 'MTP2'],
	[141, 'MTP3'],
	[143, 'DOCSIS'],
	[163, 'IEEE 802.11 with AVS header'],
	[187, 'Bluetooth HCI'],
	[189, 'USB, Linux'],
	[192, 'PPI'],
	[195, 'IEEE 802.15.4'],
	[201, 'Bluetooth HCI'],
	[220, 'USB, Linux'],
	[227, 'CAN'],
	[IPV4, 'raw IPv4'],
	[IPV6, 'raw IPv6'],
	[NFLOG, 'NFLOG'],
	[247, 'InfiniBand'],
	[249, 'USBPcap'],
	[251, 'Bluetooth Low Energy'],
	[252, 'Wireshark upper PDU'],
	[253, 'Netlink'],
	[258, 'Apple PKTAP'],
	[271, 'vsock'],
	[SLL2, 'Linux cooked v2'],
	...Array.from({ length: 16 }, (_, i) => [147 + i, `private use ${i}`] as const),
])
