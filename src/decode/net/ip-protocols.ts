import type { Names } from '../field.js'
import { named } from '../registry/names.js'

/** Protocol numbers that are read further (IANA). */
export const HOP_BY_HOP = 0
export const ICMP = 1
export const TCP = 6
export const UDP = 17
export const ROUTING = 43
export const FRAGMENT = 44
export const ESP = 50
export const AH = 51
export const ICMPV6 = 58
export const NO_NEXT_HEADER = 59
export const DESTINATION_OPTIONS = 60
export const MOBILITY = 135
export const HIP = 139
export const SHIM6 = 140

export const IP_PROTOCOLS: Names = named([
	[HOP_BY_HOP, 'hop-by-hop options'],
	[ICMP, 'ICMP'],
	[2, 'IGMP'],
	[4, 'IPv4'],
	[TCP, 'TCP'],
	[8, 'EGP'],
	[9, 'IGP'],
	[UDP, 'UDP'],
	[33, 'DCCP'],
	[41, 'IPv6'],
	[ROUTING, 'routing header'],
	[FRAGMENT, 'fragment header'],
	[46, 'RSVP'],
	[47, 'GRE'],
	[ESP, 'ESP'],
	[AH, 'AH'],
	[ICMPV6, 'ICMPv6'],
	[NO_NEXT_HEADER, 'no next header'],
	[DESTINATION_OPTIONS, 'destination options'],
	[88, 'EIGRP'],
	[89, 'OSPF'],
	[94, 'IP in IP'],
	[97, 'EtherIP'],
	[103, 'PIM'],
	[108, 'IPComp'],
	[112, 'VRRP'],
	[115, 'L2TP'],
	[132, 'SCTP'],
	[MOBILITY, 'mobility header'],
	[136, 'UDP-Lite'],
	[137, 'MPLS'],
	[HIP, 'HIP'],
	[SHIM6, 'Shim6'],
])
