import type { WordTable } from '../language.js'

/** IPv4, IPv6 and its extension headers, ICMP and UDP. */
export const IP_WORDS: WordTable = {
	ipv4: {
		en: 'The Internet Protocol: carries the packet from one machine to another, over any number of networks. TLS does not hide it.',
		zh: '网际协议：把分组从一台机器送到另一台，途经任意多个网络。TLS 不隐藏它。',
		rfc: 'RFC 791, 3.1',
	},
	version_and_header_length: {
		en: "Two numbers of four bits each: the version, and the header's length in units of four bytes.",
		zh: '两个 4 位的数：版本号，以及以 4 字节为单位的首部长度。',
		rfc: 'RFC 791, 3.1',
	},
	'version_and_header_length.version': { en: 'The version of IP: 4.', zh: 'IP 版本：4。', rfc: 'RFC 791, 3.1' },
	internet_header_length: {
		en: "The header's length in units of four bytes: 5 (20 bytes) without options.",
		zh: '首部长度，以 4 字节为单位：没有选项时为 5（即 20 字节）。',
		rfc: 'RFC 791, 3.1',
	},
	type_of_service: {
		en: 'How routers should treat the packet: its class, and signs of congestion.',
		zh: '路由器应如何对待该分组：服务类别和拥塞标志。',
		rfc: 'RFC 2474, 3',
	},
	differentiated_services_code_point: {
		en: 'The class of service; 0 is "best effort".',
		zh: '服务类别（DSCP）；0 表示“尽力而为”。',
		rfc: 'RFC 2474, 3',
	},
	explicit_congestion_notification: {
		en: 'Lets a router say "I am getting crowded" without dropping the packet.',
		zh: '路由器可借此表示“即将拥塞”而不必丢弃分组（ECN）。',
		rfc: 'RFC 3168, 5',
	},
	total_length: {
		en: 'Bytes of the whole packet, header included. 0 in captures where the network card does the cutting.',
		zh: '整个分组（含首部）的字节数。由网卡负责切分时，抓包中可能为 0。',
		rfc: 'RFC 791, 3.1',
	},
	'ipv4.identification': {
		en: 'Which fragments belong together, should the packet be cut up on its way.',
		zh: '若分组在途中被分片，用它辨认哪些分片属于同一分组。',
		rfc: 'RFC 791, 3.1',
	},
	flags_and_fragment_offset: {
		en: 'Whether the packet may be cut up, whether it was, and where this piece belongs.',
		zh: '能否分片、是否已分片，以及本片在原分组中的位置。',
		rfc: 'RFC 791, 3.1',
	},
	'flags_and_fragment_offset.reserved': { en: 'Always 0.', zh: '总是 0。', rfc: 'RFC 791, 3.1' },
	dont_fragment: {
		en: 'Do not cut the packet up: drop it and say so. TCP finds out in this way how large packets may be.',
		zh: '不得分片：过大就丢弃并告知。TCP 借此得知路径上允许的分组大小。',
		rfc: 'RFC 791, 3.1',
	},
	'flags_and_fragment_offset.more_fragments': { en: 'More pieces follow.', zh: '后面还有分片。', rfc: 'RFC 791, 3.1' },
	'flags_and_fragment_offset.fragment_offset': {
		en: 'Where this piece begins, in units of eight bytes.',
		zh: '本片的起始位置，以 8 字节为单位。',
		rfc: 'RFC 791, 3.1',
	},
	time_to_live: {
		en: 'Counts down by one at every router; at 0 the packet is dropped, so that none circles for ever. It also betrays how far away the sender is.',
		zh: '每经过一个路由器减 1，到 0 就丢弃，以免分组无限循环。它也透露出发送方有多远。',
		rfc: 'RFC 791, 3.1',
	},
	protocol: {
		en: 'What the packet carries: 6 is TCP, 17 is UDP.',
		zh: '分组承载的协议：6 为 TCP，17 为 UDP。',
		rfc: 'RFC 791, 3.1',
	},
	header_checksum: {
		en: 'Guards the header against bit errors, not against people. Often wrong in a capture on the sending machine, where the network card fills it in later.',
		zh: '防止首部出现比特差错，但防不了人。在发送方本机抓包时常常是错的，因为稍后才由网卡填写。',
		rfc: 'RFC 791, 3.1',
	},
	source_address: {
		en: 'Who sent the packet. Visible to every machine on the way, whatever is encrypted inside.',
		zh: '分组由谁发出。无论里面加密了什么，沿途每台机器都能看到。',
		rfc: 'RFC 791, 3.1',
	},
	destination_address: {
		en: 'Whom the packet is for. It must be readable, or nobody could deliver it.',
		zh: '分组要送给谁。它必须可读，否则无法投递。',
		rfc: 'RFC 791, 3.1',
	},
	'ipv6.source_address': {
		en: 'Who sent the packet, in 128 bits. Visible to every machine on the way, whatever is encrypted inside.',
		zh: '分组由谁发出，共 128 位。无论里面加密了什么，沿途每台机器都能看到。',
		rfc: 'RFC 8200, 3',
	},
	'ipv6.destination_address': {
		en: 'Whom the packet is for, in 128 bits. It must be readable, or nobody could deliver it.',
		zh: '分组要送给谁，共 128 位。它必须可读，否则无法投递。',
		rfc: 'RFC 8200, 3',
	},
	'ipv4.options': { en: 'Rarely used additions to the header.', zh: '首部中很少使用的附加选项。', rfc: 'RFC 791, 3.1' },
	'ipv4.options.option': {
		en: 'One option: kind, length, value.',
		zh: '一个选项：类型、长度、值。',
		rfc: 'RFC 791, 3.1',
	},
	'ipv4.options.option.type': { en: 'Which option it is.', zh: '是哪一种选项。', rfc: 'RFC 791, 3.1' },
	'ipv4.options.option.length': {
		en: 'Bytes of the option, type and length included.',
		zh: '选项的字节数，含类型和长度字段。',
		rfc: 'RFC 791, 3.1',
	},
	'ipv4.options.option.value': { en: 'What the option says.', zh: '选项的内容。', rfc: 'RFC 791, 3.1' },
	end_of_options_list: {
		en: 'No option follows; the rest is filler.',
		zh: '选项到此结束，其余为填充。',
		rfc: 'RFC 791, 3.1',
	},
	no_operation: {
		en: 'One byte that does nothing: it moves the next option to a round address.',
		zh: '什么也不做的一个字节：使后面的选项对齐。',
		rfc: 'RFC 9293, 3.2',
	},
	ipv6: {
		en: 'The Internet Protocol with addresses of 128 bits, and a simpler header than version 4.',
		zh: '地址为 128 位的网际协议，首部比第 4 版更简单。',
		rfc: 'RFC 8200, 3',
	},
	version_class_and_flow: {
		en: 'Three numbers: the version (6), the class of service, and a label for packets of one flow.',
		zh: '三个数：版本（6）、流量类别，以及标识同一流的标签。',
		rfc: 'RFC 8200, 3',
	},
	'version_class_and_flow.version': { en: 'The version of IP: 6.', zh: 'IP 版本：6。', rfc: 'RFC 8200, 3' },
	traffic_class: { en: 'How routers should treat the packet.', zh: '路由器应如何对待该分组。', rfc: 'RFC 8200, 7' },
	flow_label: {
		en: 'The same number for all packets of a connection, so that routers may send them the same way.',
		zh: '同一连接的分组带同一个数，使路由器可以让它们走同一条路。',
		rfc: 'RFC 6437, 2',
	},
	'ipv6.payload_length': { en: 'Bytes behind this header.', zh: '本首部之后的字节数。', rfc: 'RFC 8200, 3' },
	next_header: {
		en: 'What follows: TCP (6), UDP (17), or another header of IPv6.',
		zh: '后面是什么：TCP（6）、UDP（17），或 IPv6 的另一个扩展首部。',
		rfc: 'RFC 8200, 3',
	},
	hop_limit: {
		en: 'Counts down by one at every router; at 0 the packet is dropped.',
		zh: '每经过一个路由器减 1，到 0 就丢弃。',
		rfc: 'RFC 8200, 3',
	},
	hop_by_hop_options: {
		en: 'Options that every router on the way should look at.',
		zh: '沿途每个路由器都应查看的选项。',
		rfc: 'RFC 8200, 4.3',
	},
	routing: {
		en: 'Machines that the packet should pass on its way.',
		zh: '分组途中应经过的机器。',
		rfc: 'RFC 8200, 4.4',
	},
	'frame.fragment': {
		en: 'The packet was cut up: which piece this is.',
		zh: '分组已被分片：说明这是哪一片。',
		rfc: 'RFC 8200, 4.5',
	},
	offset_and_flags: {
		en: 'Where this piece belongs, and whether more follow.',
		zh: '本片的位置，以及后面是否还有分片。',
		rfc: 'RFC 8200, 4.5',
	},
	'offset_and_flags.fragment_offset': {
		en: 'Where this piece begins, in units of eight bytes.',
		zh: '本片的起始位置，以 8 字节为单位。',
		rfc: 'RFC 8200, 4.5',
	},
	'offset_and_flags.more_fragments': { en: 'More pieces follow.', zh: '后面还有分片。', rfc: 'RFC 8200, 4.5' },
	'fragment.identification': {
		en: 'Which pieces belong together.',
		zh: '辨认哪些分片属于同一分组。',
		rfc: 'RFC 8200, 4.5',
	},
	destination_options: { en: 'Options for the receiver.', zh: '给接收方的选项。', rfc: 'RFC 8200, 4.6' },
	mobility: {
		en: 'Messages of machines that move between networks.',
		zh: '在网络间移动的机器所用的消息。',
		rfc: 'RFC 6275, 6.1',
	},
	host_identity: { en: 'The Host Identity Protocol.', zh: '主机标识协议（HIP）。', rfc: 'RFC 7401, 5' },
	shim6: { en: 'Lets a connection move to another address.', zh: '使连接能够转移到另一个地址。', rfc: 'RFC 5533, 5' },
	header_extension_length: {
		en: "The header's length in units of eight bytes, the first eight not counted.",
		zh: '扩展首部的长度，以 8 字节为单位，不计前 8 字节。',
		rfc: 'RFC 8200, 4.3',
	},
	'frame.authentication': {
		en: 'IPsec: proves that the packet was not changed on its way.',
		zh: 'IPsec：证明分组在途中未被改动。',
		rfc: 'RFC 4302, 2',
	},
	'authentication.payload_length': {
		en: "The header's length in units of four bytes, less two.",
		zh: '首部长度，以 4 字节为单位再减 2。',
		rfc: 'RFC 4302, 2',
	},
	security_parameters_index: {
		en: 'Which agreement of the two sides applies.',
		zh: '适用双方的哪一个安全关联。',
		rfc: 'RFC 4302, 2',
	},
	sequence_number_and_integrity_check: {
		en: 'A counter against replay, and the check value.',
		zh: '防重放的计数器和校验值。',
		rfc: 'RFC 4302, 2',
	},
	icmp: {
		en: "The Internet's own messages: errors, and ping.",
		zh: '互联网自身的控制消息：差错报告和 ping。',
		rfc: 'RFC 792',
	},
	icmpv6: {
		en: "The Internet's own messages for IPv6: errors, ping, neighbours.",
		zh: 'IPv6 的控制消息：差错报告、ping、邻居发现。',
		rfc: 'RFC 4443, 2.1',
	},
	'icmp.type': { en: 'Which message this is.', zh: '消息的类型。', rfc: 'RFC 792' },
	'icmp.code': { en: 'The reason in more detail.', zh: '更具体的原因。', rfc: 'RFC 792' },
	'icmp.checksum': { en: 'Guards against bit errors.', zh: '防止比特差错。', rfc: 'RFC 792' },
	'icmpv6.type': { en: 'Which message this is.', zh: '消息的类型。', rfc: 'RFC 4443, 2.1' },
	'icmpv6.code': { en: 'The reason in more detail.', zh: '更具体的原因。', rfc: 'RFC 4443, 2.1' },
	'icmpv6.checksum': { en: 'Guards against bit errors.', zh: '防止比特差错。', rfc: 'RFC 4443, 2.1' },
	udp: {
		en: 'Single messages without connection or order; DNS and QUIC use it.',
		zh: '没有连接、不保证次序的单个报文；DNS 和 QUIC 使用它。',
		rfc: 'RFC 768',
	},
	'udp.source_port': { en: 'Which program of the sender.', zh: '发送方的哪个程序。', rfc: 'RFC 768' },
	'udp.destination_port': {
		en: 'Which program of the receiver; 53 is DNS, 443 is QUIC.',
		zh: '接收方的哪个程序；53 为 DNS，443 为 QUIC。',
		rfc: 'RFC 768',
	},
	'udp.length': { en: 'Bytes of header and data.', zh: '首部与数据的字节数。', rfc: 'RFC 768' },
	'udp.checksum': { en: 'Guards against bit errors.', zh: '防止比特差错。', rfc: 'RFC 768' },
}
