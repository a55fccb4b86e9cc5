import type { Text } from '../language.js'

/** What is wrong with the frames, the header blocks and the messages of HTTP/2. */
export const HTTP2_PHRASES: readonly Text[] = [
	// Frames.
	{
		en: '{size} of payload: the receiver takes {want} (RFC 9113, 4.2)',
		zh: '载荷 {size}：接收方只接受 {want}（RFC 9113，4.2）',
	},
	{
		en: '{name} on stream 0, which is the connection (RFC 9113, 6)',
		zh: '{name} 位于流 0，而流 0 是连接本身（RFC 9113，6）',
	},
	{
		en: '{name} on stream {number}: it is about the connection, stream 0 (RFC 9113, 6)',
		zh: '{name} 位于流 {number}：它针对整个连接，即流 0（RFC 9113，6）',
	},
	{
		en: 'SETTINGS that acknowledge, and {size} of payload: none may be there (RFC 9113, 6.5)',
		zh: '确认用的 SETTINGS 带有 {size} 载荷：不得有载荷（RFC 9113，6.5）',
	},
	{ en: 'SETTINGS of {size}: each takes 6 (RFC 9113, 6.5)', zh: 'SETTINGS 长 {size}：每项占 6 字节（RFC 9113，6.5）' },
	{ en: 'GOAWAY of {size}: 8 are the least (RFC 9113, 6.8)', zh: 'GOAWAY 长 {size}：至少 8 字节（RFC 9113，6.8）' },
	{
		en: '{name} of {size}: it takes {number} (RFC 9113, 6)',
		zh: '{name} 长 {size}：应为 {number} 字节（RFC 9113，6）',
	},
	{ en: "{size} of a frame's payload ({name}) are not in the capture", zh: '帧（{name}）的载荷有 {size} 不在抓包中' },
	{ en: "only the first {size} of a frame's payload ({name}) are kept", zh: '帧（{name}）的载荷只保留前 {size}' },
	{
		en: '{size} of padding in a frame that has {have} left (RFC 9113, 6.1)',
		zh: '填充 {size}，而帧只剩 {have} 字节（RFC 9113，6.1）',
	},
	{ en: 'the content before the padding cannot be read', zh: '填充之前的内容无法读取' },
	{
		en: 'ENABLE_PUSH is {number}, not 0 or 1 (RFC 9113, 6.5.2)',
		zh: 'ENABLE_PUSH 为 {number}，不是 0 或 1（RFC 9113，6.5.2）',
	},
	{
		en: 'ENABLE_CONNECT_PROTOCOL is {number}, not 0 or 1 (RFC 8441, 3)',
		zh: 'ENABLE_CONNECT_PROTOCOL 为 {number}，不是 0 或 1（RFC 8441，3）',
	},
	{
		en: ':protocol, and the server has not said ENABLE_CONNECT_PROTOCOL (RFC 8441, 3)',
		zh: '有 :protocol，而服务器未声明 ENABLE_CONNECT_PROTOCOL（RFC 8441，3）',
	},
	{
		en: 'an INITIAL_WINDOW_SIZE of {size}: 2^31-1 are the most (RFC 9113, 6.5.2)',
		zh: 'INITIAL_WINDOW_SIZE 为 {size}：至多 2^31-1（RFC 9113，6.5.2）',
	},
	{
		en: 'a MAX_FRAME_SIZE of {size}: it lies between 16,384 and 16,777,215 (RFC 9113, 6.5.2)',
		zh: 'MAX_FRAME_SIZE 为 {size}：应在 16,384 与 16,777,215 之间（RFC 9113，6.5.2）',
	},
	{ en: 'a window that grows by 0 (RFC 9113, 6.9)', zh: '窗口增量为 0（RFC 9113，6.9）' },
	{
		en: 'bytes of the {who} are missing: header fields that later ones refer to may be among them',
		zh: '{who}的字节有缺失：其中可能有后面的字段所引用的首部字段',
	},

	// Header blocks.
	{ en: 'the size of the table changes behind a field (RFC 7541, 4.2)', zh: '表的大小在字段之后改变（RFC 7541，4.2）' },
	{
		en: 'a table of {size}: the receiver allows {want} (RFC 7541, 6.3)',
		zh: '表为 {size}：接收方只允许 {want}（RFC 7541，6.3）',
	},
	{ en: 'a table of {size}: it is followed up to {want}', zh: '表为 {size}：此处只跟踪到 {want}' },
	{ en: 'index 0 stands for nothing (RFC 7541, 6.1)', zh: '编号 0 不代表任何字段（RFC 7541，6.1）' },
	{
		en: 'index {number} is behind the end of the tables: the dynamic one has {count} entries (RFC 7541, 2.3.3)',
		zh: '编号 {number} 超出表的末尾：动态表有 {count} 项（RFC 7541，2.3.3）',
	},
	{
		en: 'index {number} stands for a field that was sent before, in bytes that are not known',
		zh: '编号 {number} 代表先前发送的字段，而那些字节未知',
	},
	{
		en: '{count} of {number} header fields refer to fields that were sent before, in bytes that are not known',
		zh: '{number} 个首部字段中有 {count} 个引用先前发送的字段，而那些字节未知',
	},
	{ en: 'a field without a name (RFC 9113, 8.2.1)', zh: '没有名称的字段（RFC 9113，8.2.1）' },
	{ en: 'the name has capital letters (RFC 9113, 8.2.1)', zh: '名称含有大写字母（RFC 9113，8.2.1）' },
	{
		en: 'the name has characters that no name may have (RFC 9113, 8.2.1)',
		zh: '名称含有不允许的字符（RFC 9113，8.2.1）',
	},
	{
		en: 'a Huffman-coded {name} of {size} cannot be read: {why} (RFC 7541, 5.2)',
		zh: '霍夫曼编码的 {name}（{size}）无法读取：{why}（RFC 7541，5.2）',
	},
	{ en: 'it holds the symbol that stands for its end', zh: '其中有表示结束的符号' },
	{ en: 'it ends with {count} bits that are no symbol', zh: '末尾有 {count} 位不是符号' },
	{ en: 'it is not padded with ones', zh: '没有用 1 填充' },
	{
		en: 'an integer of more than {number} bytes behind its first (RFC 7541, 5.1)',
		zh: '整数在首字节之后超过 {number} 字节（RFC 7541，5.1）',
	},
	{ en: 'a header block stops before its end: {why}', zh: '首部块在结束之前中断：{why}' },
	{ en: '{what} stands within a header block (RFC 9113, 6.2)', zh: '{what}夹在首部块之中（RFC 9113，6.2）' },
	{ en: 'a frame of type {number}', zh: '类型为 {number} 的帧' },
	{
		en: 'a CONTINUATION, with no header block before it (RFC 9113, 6.10)',
		zh: 'CONTINUATION 之前没有首部块（RFC 9113，6.10）',
	},
	{ en: 'a header block of more than {size} is not read', zh: '超过 {size} 的首部块不读取' },
	{ en: 'header fields of more than {size} are not kept', zh: '超过 {size} 的首部字段不保留' },

	// Messages.
	{ en: '{name} stands in {what} (RFC 9113, 8.3)', zh: '{what}中有 {name}（RFC 9113，8.3）' },
	{ en: '{name} stands there twice (RFC 9113, 8.3)', zh: '{name} 出现两次（RFC 9113，8.3）' },
	{ en: '{what} lacks {name} (RFC 9113, 8.3)', zh: '{what}缺少 {name}（RFC 9113，8.3）' },
	{ en: 'a request', zh: '请求' },
	{ en: 'a response', zh: '响应' },
	{ en: 'a trailer section', zh: '尾部字段' },
	{
		en: 'a pseudo-header stands behind other fields (RFC 9113, 8.3)',
		zh: '伪首部字段出现在其他字段之后（RFC 9113，8.3）',
	},
	{
		en: '{name} is about a connection of HTTP/1.1 and has no place here (RFC 9113, 8.2.2)',
		zh: '{name} 针对 HTTP/1.1 的连接，不应出现在这里（RFC 9113，8.2.2）',
	},
	{ en: 'the status is not three digits (RFC 9113, 8.3.2)', zh: '状态码不是三位数字（RFC 9113，8.3.2）' },
	{ en: 'the {who} reset the stream: {name}', zh: '{who}重置了流：{name}' },
	{ en: 'the head of the message is not in the capture', zh: '消息的首部不在抓包中' },
	{ en: 'a client promises a push (RFC 9113, 8.4)', zh: '客户端承诺推送（RFC 9113，8.4）' },
	{
		en: 'the body stops after {size}, before the end of its stream: {why}',
		zh: '正文在 {size} 之后中断，流尚未结束：{why}',
	},
	{
		en: 'more than {number} messages are under way at once: the oldest is not followed any further',
		zh: '同时进行的消息超过 {number} 条：不再跟踪最早的一条',
	},
	{ en: 'bytes are missing of what its sender said meanwhile', zh: '其间发送方所说的内容有字节缺失' },
	{
		en: 'content-length is {number}, and the body has {size} (RFC 9113, 8.1.1)',
		zh: 'content-length 为 {number}，而正文有 {size}（RFC 9113，8.1.1）',
	},
	{ en: 'the request of stream {number} was not captured', zh: '流 {number} 的请求未被抓到' },
	{ en: 'no answer came: the {who} reset the stream, {name}', zh: '没有响应：{who}重置了流，{name}' },
]
