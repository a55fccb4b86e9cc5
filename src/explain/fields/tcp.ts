import type { WordTable } from '../language.js'

/** TCP and its options. */
export const TCP_WORDS: WordTable = {
	tcp: {
		en: 'Makes a reliable stream of bytes out of packets: numbers them, confirms them, sends again what was lost. TLS runs on top, so this header stays readable.',
		zh: '把分组变成可靠的字节流：给字节编号、确认、重传丢失的部分。TLS 运行在它之上，因此这个首部始终可读。',
		rfc: 'RFC 9293, 3.1',
	},
	'tcp.source_port': {
		en: 'Which program on the sending machine. A client mostly gets a random one for each connection.',
		zh: '发送方机器上的哪个程序。客户端通常每次连接都用一个随机端口。',
		rfc: 'RFC 9293, 3.1',
	},
	'tcp.destination_port': {
		en: 'Which program on the receiving machine: 443 is usual for HTTPS, 80 for HTTP, but any will do.',
		zh: '接收方机器上的哪个程序：HTTPS 通常用 443，HTTP 用 80，但任何端口都可以。',
		rfc: 'RFC 9293, 3.1',
	},
	'tcp.sequence_number': {
		en: "The number of this segment's first byte in the sender's stream. It starts at a random value, so that nobody can slip into a connection by guessing.",
		zh: '本报文段第一个字节在发送方字节流中的序号。初始值是随机的，使人无法靠猜测混入连接。',
		rfc: 'RFC 9293, 3.4',
	},
	acknowledgment_number: {
		en: 'The next byte the sender expects: everything before it has arrived.',
		zh: '期望收到的下一个字节的序号：之前的都已收到。',
		rfc: 'RFC 9293, 3.4',
	},
	data_offset_and_reserved: {
		en: "Where the data begin: the header's length in units of four bytes.",
		zh: '数据从哪里开始：首部长度，以 4 字节为单位。',
		rfc: 'RFC 9293, 3.1',
	},
	data_offset: {
		en: "The header's length in units of four bytes: 5 without options.",
		zh: '首部长度，以 4 字节为单位：没有选项时为 5。',
		rfc: 'RFC 9293, 3.1',
	},
	'data_offset_and_reserved.reserved': { en: 'Not in use; 0.', zh: '保留未用，为 0。', rfc: 'RFC 9293, 3.1' },
	'tcp.flags': {
		en: 'What the segment is for: SYN opens, FIN closes, RST breaks off, ACK confirms, PSH wants the data handed over at once.',
		zh: '报文段的用途：SYN 建立连接，FIN 关闭，RST 中断，ACK 确认，PSH 要求立即交付数据。',
		rfc: 'RFC 9293, 3.1',
	},
	cwr: { en: 'The sender has slowed down because of congestion.', zh: '发送方已因拥塞而降速。', rfc: 'RFC 3168, 6.1' },
	ece: {
		en: 'The receiver saw a sign of congestion; in a SYN: both could use such signs.',
		zh: '接收方看到了拥塞标志；在 SYN 中表示支持 ECN。',
		rfc: 'RFC 3168, 6.1',
	},
	urg: { en: 'The urgent pointer counts; out of use.', zh: '紧急指针有效；已很少使用。', rfc: 'RFC 9293, 3.1' },
	ack: {
		en: 'The acknowledgment number counts: set in every segment but the first.',
		zh: '确认号有效：除第一个报文段外都会置位。',
		rfc: 'RFC 9293, 3.1',
	},
	psh: { en: 'Hand the data over to the program at once.', zh: '请立即把数据交给程序。', rfc: 'RFC 9293, 3.1' },
	rst: {
		en: 'The connection is broken off. Not always a failure: it also comes when data arrive after a socket was closed.',
		zh: '连接被强行中断。不一定是故障：套接字关闭后又有数据到达时也会出现。',
		rfc: 'RFC 9293, 3.5.2',
	},
	syn: {
		en: 'Opens the connection; the sender of the first SYN is the client.',
		zh: '建立连接；先发 SYN 的一方是客户端。',
		rfc: 'RFC 9293, 3.5',
	},
	fin: {
		en: 'The sender has nothing more to send. In TLS a close_notify should come before it; otherwise the end may have been forged.',
		zh: '发送方不再发送数据。TLS 中在它之前应有 close_notify，否则这个结束可能是伪造的。',
		rfc: 'RFC 9293, 3.6',
	},
	window: {
		en: 'How many more bytes the sender of this segment can take; to be multiplied by the window scale agreed in the SYNs.',
		zh: '本报文段的发送方还能接收多少字节；要乘以双方在 SYN 中约定的窗口扩大因子。',
		rfc: 'RFC 9293, 3.8.6',
	},
	'tcp.checksum': {
		en: 'Guards header and data against bit errors, not against people. Often wrong in a capture on the sending machine, where the network card fills it in later.',
		zh: '防止首部和数据出现比特差错，但防不了人。在发送方本机抓包时常常是错的，因为稍后才由网卡填写。',
		rfc: 'RFC 9293, 3.1',
	},
	urgent_pointer: {
		en: 'Where urgent data end, when URG is set; out of use.',
		zh: 'URG 置位时指出紧急数据的末尾；已很少使用。',
		rfc: 'RFC 9293, 3.8.5',
	},
	'tcp.options': {
		en: 'Additions to the header. Most are agreed on in the two SYN segments and hold for the whole connection.',
		zh: '首部的附加选项。多数在两个 SYN 报文段中约定，整个连接期间有效。',
		rfc: 'RFC 9293, 3.2',
	},
	'tcp.options.option': { en: 'An option whose kind we do not know.', zh: '类型未知的选项。', rfc: 'RFC 9293, 3.2' },
	kind: { en: 'Which option it is.', zh: '是哪一种选项。', rfc: 'RFC 9293, 3.2' },
	value: { en: 'What it says; its form depends on the kind.', zh: '它的内容，格式取决于类型。' },
	end_of_option_list: { en: 'No option follows.', zh: '选项到此结束。', rfc: 'RFC 9293, 3.2' },
	'options.padding': {
		en: 'Fills the header up to a multiple of four bytes.',
		zh: '把首部填充到 4 字节的整数倍。',
		rfc: 'RFC 9293, 3.1',
	},
	maximum_segment_size: {
		en: 'The largest segment the sender of this SYN can take: 1,460 bytes on Ethernet, some 65,000 on loopback.',
		zh: '本 SYN 的发送方能接收的最大报文段：以太网上为 1,460 字节，回环接口上约 65,000 字节。',
		rfc: 'RFC 9293, 3.7.1',
	},
	window_scale: {
		en: 'By how many bits windows are to be shifted: 64 kB would be too little for fast networks.',
		zh: '窗口值要左移的位数：对高速网络来说 64 kB 太小。',
		rfc: 'RFC 7323, 2',
	},
	shift_count: { en: 'The number of bits, at most 14.', zh: '移位的位数，最多 14。', rfc: 'RFC 7323, 2.2' },
	sack_permitted: {
		en: 'The sender understands selective acknowledgments: after a loss only what is missing need be sent again.',
		zh: '发送方支持选择确认：丢失之后只需重传缺失的部分。',
		rfc: 'RFC 2018, 2',
	},
	sack: {
		en: 'Which later bytes have arrived although some before them are missing.',
		zh: '前面虽有缺失，但后面哪些字节已经收到。',
		rfc: 'RFC 2018, 3',
	},
	block: { en: 'A run of bytes that has arrived.', zh: '一段已收到的连续字节。', rfc: 'RFC 2018, 3' },
	left_edge: { en: 'The first byte of the run.', zh: '该段的第一个字节。', rfc: 'RFC 2018, 3' },
	right_edge: { en: 'The byte after the run.', zh: '该段之后的第一个字节。', rfc: 'RFC 2018, 3' },
	timestamps: {
		en: 'A clock on every segment: it measures round trips, and tells old duplicates from new data.',
		zh: '每个报文段上的时钟：用于测量往返时间，并把旧的重复报文与新数据区分开。',
		rfc: 'RFC 7323, 3',
	},
	timestamp_value: {
		en: "The sender's clock. Only differences mean something; it can betray how long a machine has been running.",
		zh: '发送方的时钟。只有差值有意义；它可能透露机器已运行多久。',
		rfc: 'RFC 7323, 3.2',
	},
	timestamp_echo_reply: {
		en: 'The last clock value received from the other side, sent back.',
		zh: '送回最近一次收到的对方时钟值。',
		rfc: 'RFC 7323, 3.2',
	},
	md5_signature: {
		en: 'Guards routing sessions (BGP) with a shared password.',
		zh: '用共享口令保护路由会话（BGP）。',
		rfc: 'RFC 2385',
	},
	quick_start: {
		en: 'Asks the routers for a higher starting speed; an experiment.',
		zh: '向路由器请求更高的起始速率；属实验性质。',
		rfc: 'RFC 4782',
	},
	user_timeout: {
		en: 'How long data may stay unconfirmed before the connection is given up.',
		zh: '数据多久得不到确认就放弃连接。',
		rfc: 'RFC 5482',
	},
	'options.authentication': {
		en: 'Guards each segment with a key (TCP-AO).',
		zh: '用密钥保护每个报文段（TCP-AO）。',
		rfc: 'RFC 5925',
	},
	multipath_tcp: {
		en: 'One connection over several paths at once, such as Wi-Fi and mobile.',
		zh: '一个连接同时走多条路径，例如 Wi-Fi 和移动网络。',
		rfc: 'RFC 8684, 3',
	},
	subtype_and_flags: {
		en: 'Which message of multipath TCP this is.',
		zh: '多路径 TCP 的哪一种消息。',
		rfc: 'RFC 8684, 3',
	},
	subtype: { en: 'Which message of multipath TCP this is.', zh: '多路径 TCP 的哪一种消息。', rfc: 'RFC 8684, 3' },
	fast_open_cookie: {
		en: 'Lets a known client send data in its very first packet.',
		zh: '让已认识的客户端在第一个分组中就发送数据。',
		rfc: 'RFC 7413, 4.1.1',
	},
	encryption_negotiation: {
		en: 'Encryption in TCP itself (tcpcrypt); rare.',
		zh: 'TCP 自身的加密（tcpcrypt）；罕见。',
		rfc: 'RFC 8547',
	},
	accecn0: { en: 'Counts signs of congestion exactly.', zh: '精确统计拥塞标志。' },
	accecn1: { en: 'Counts signs of congestion exactly.', zh: '精确统计拥塞标志。' },
	experiment: {
		en: 'A number for experiments, told apart by the next field.',
		zh: '供实验使用的编号，由下一字段区分。',
		rfc: 'RFC 6994, 3',
	},
	experiment_identifier: { en: 'Which experiment it is.', zh: '是哪一项实验。', rfc: 'RFC 6994, 3' },
}
