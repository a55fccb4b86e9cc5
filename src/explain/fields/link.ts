import type { WordTable } from '../language.js'

/** What stands before the IP packet: the frame and its link layer. */
export const LINK_WORDS: WordTable = {
	frame: {
		en: 'One packet as the capture recorded it: each layer wraps the next, like envelopes in envelopes.',
		zh: '抓包记录到的一个分组：各层首部依次包裹着下一层，如同信封套信封。',
	},
	'frame.payload': {
		en: 'What the innermost header carries. For TCP: the next bytes of the stream, which need not begin or end where a message does.',
		zh: '最内层首部所承载的内容。对 TCP 而言，是字节流接下来的一段，不一定从消息的开头开始，也不一定在结尾处结束。',
	},
	'frame.padding': {
		en: 'Bytes behind the packet that belong to no layer: Ethernet fills short frames up to 60 bytes, and some captures keep the check sequence.',
		zh: '分组之后不属于任何一层的字节：以太网把短帧填充到 60 字节，有的抓包还保留了校验序列。',
	},
	ethernet: {
		en: 'The header for the next hop on the local network. Its addresses change at every router, those of IP do not.',
		zh: '本地网络上到下一跳的首部。它的地址每过一个路由器就会改变，而 IP 地址不变。',
	},
	'ethernet.destination': {
		en: 'The hardware (MAC) address of the next receiver on this network, often the router.',
		zh: '本网络上下一个接收者的硬件（MAC）地址，往往是路由器。',
	},
	'ethernet.source': {
		en: 'The hardware (MAC) address of the last sender on this network. On the loopback interface both are zero.',
		zh: '本网络上这一跳发送者的硬件（MAC）地址。在回环接口上两者都是零。',
	},
	ether_type: {
		en: 'Which protocol follows: 0x0800 is IPv4, 0x86DD IPv6, 0x8100 a VLAN tag.',
		zh: '后面是哪种协议：0x0800 为 IPv4，0x86DD 为 IPv6，0x8100 为 VLAN 标签。',
	},
	'ethernet.length': {
		en: "The length of the frame's data: the old 802.3 form, where a type field stands otherwise.",
		zh: '帧数据的长度：这是较早的 802.3 形式，通常此处是类型字段。',
	},
	vlan: {
		en: 'A tag that assigns the frame to one of several virtual networks on the same wire.',
		zh: '把帧归入同一线路上某个虚拟局域网的标签。',
	},
	tag_control_information: {
		en: 'The number of the virtual network, and a priority.',
		zh: '虚拟局域网编号和优先级。',
	},
	priority_code_point: { en: 'The priority, 0 to 7.', zh: '优先级，0 到 7。' },
	drop_eligible: { en: 'Whether the frame may be dropped first.', zh: '拥塞时是否可以优先丢弃该帧。' },
	vlan_identifier: { en: 'The number of the virtual network.', zh: '虚拟局域网的编号。' },
	llc: {
		en: 'Logical link control: the way of IEEE 802 to say what follows.',
		zh: '逻辑链路控制：IEEE 802 说明后续内容的方式。',
	},
	dsap: { en: 'For whom in the receiver the frame is.', zh: '接收方中哪个协议应收下此帧。' },
	ssap: { en: 'From whom in the sender the frame comes.', zh: '帧来自发送方的哪个协议。' },
	control: { en: 'The kind of LLC frame.', zh: 'LLC 帧的类型。' },
	snap: {
		en: 'An addition to LLC that brings the EtherType back.',
		zh: '对 LLC 的补充，使以太类型字段得以继续使用。',
		rfc: 'RFC 1042',
	},
	organization_code: {
		en: 'Who has defined the protocol number; 0 means EtherType.',
		zh: '协议编号由谁定义；0 表示以太类型。',
		rfc: 'RFC 1042',
	},
	protocol_id: { en: 'Which protocol follows.', zh: '后面是哪种协议。', rfc: 'RFC 1042' },
	loopback: {
		en: 'What BSD, macOS and Npcap put before packets that never leave the machine, in place of Ethernet.',
		zh: 'BSD、macOS 和 Npcap 在不离开本机的分组前放置的首部，代替以太网首部。',
	},
	family: {
		en: 'The address family, IPv4 or IPv6; its numbers differ from system to system.',
		zh: '地址族，IPv4 或 IPv6；各操作系统的编号不同。',
	},
	linux_cooked: {
		en: 'What Linux puts before packets when it captures on all interfaces ("any") at once.',
		zh: 'Linux 同时在所有接口（“any”）上抓包时放在分组前的首部。',
	},
	packet_type: {
		en: 'Whether the packet came in, went out, or was meant for others.',
		zh: '分组是收到的、发出的，还是发给别人的。',
	},
	arphrd_type: { en: 'The kind of network interface.', zh: '网络接口的类型。' },
	link_layer_address_length: { en: 'How many bytes of the address count.', zh: '地址中有效的字节数。' },
	link_layer_address: { en: 'The hardware address of the sender.', zh: '发送者的硬件地址。' },
	'linux_cooked.protocol_type': { en: 'Which protocol follows.', zh: '后面是哪种协议。' },
	interface_index: { en: 'Through which interface the packet came, by its number.', zh: '分组经过的接口编号。' },
	arp: {
		en: 'The question which hardware address belongs to an IP address, or the answer.',
		zh: '询问某个 IP 地址对应的硬件地址，或对此的回答。',
		rfc: 'RFC 826',
	},
	hardware_type: { en: 'The kind of network; 1 is Ethernet.', zh: '网络类型；1 为以太网。', rfc: 'RFC 826' },
	'arp.protocol_type': {
		en: 'The kind of address looked for; 0x0800 is IPv4.',
		zh: '所查询的地址类型；0x0800 为 IPv4。',
		rfc: 'RFC 826',
	},
	operation: { en: 'Question or answer.', zh: '是询问还是回答。', rfc: 'RFC 826' },
	sender_hardware_address: { en: "The sender's hardware address.", zh: '发送者的硬件地址。', rfc: 'RFC 826' },
	sender_protocol_address: { en: "The sender's IP address.", zh: '发送者的 IP 地址。', rfc: 'RFC 826' },
	target_hardware_address: {
		en: 'What is asked for, so zero in a question.',
		zh: '所要查询的硬件地址，在询问中为零。',
		rfc: 'RFC 826',
	},
	target_protocol_address: { en: 'The IP address in question.', zh: '被询问的 IP 地址。', rfc: 'RFC 826' },
}
