import type { Text } from '../language.js'

/** What is wrong with an upgrade to WebSocket, its frames and its messages. */
export const WEBSOCKET_PHRASES: readonly Text[] = [
	// The upgrade.
	{
		en: 'version {version} of WebSocket: RFC 6455 is 13 (RFC 6455, 4.1)',
		zh: 'WebSocket 版本 {version}：RFC 6455 的版本是 13（RFC 6455，4.1）',
	},
	{
		en: 'the server takes the extension {name}, which the client has not offered (RFC 6455, 4.1)',
		zh: '服务器采用扩展 {name}，而客户端没有提出过（RFC 6455，4.1）',
	},
	{
		en: 'the server takes the subprotocol {name}, which the client has not offered (RFC 6455, 4.1)',
		zh: '服务器采用子协议 {name}，而客户端没有提出过（RFC 6455，4.1）',
	},
	{
		en: 'Sec-WebSocket-Accept does not fit the key of the client (RFC 6455, 4.1)',
		zh: 'Sec-WebSocket-Accept 与客户端的密钥不符（RFC 6455，4.1）',
	},
	{
		en: 'the answer has no Sec-WebSocket-Accept (RFC 6455, 4.2.2)',
		zh: '响应中没有 Sec-WebSocket-Accept（RFC 6455，4.2.2）',
	},
	{
		en: '{name} is no parameter of permessage-deflate (RFC 7692, 7.1)',
		zh: '{name} 不是 permessage-deflate 的参数（RFC 7692，7.1）',
	},
	{
		en: '{name} stands twice in permessage-deflate (RFC 7692, 7.1)',
		zh: '{name} 在 permessage-deflate 中出现两次（RFC 7692，7.1）',
	},
	{ en: '{name}={value} is not 8 to 15 (RFC 7692, 7.1.2)', zh: '{name}={value} 不在 8 到 15 之间（RFC 7692，7.1.2）' },

	// Frames.
	{ en: 'opcode {number} is reserved (RFC 6455, 5.2)', zh: '操作码 {number} 是保留的（RFC 6455，5.2）' },
	{ en: 'the frame of a client is not masked (RFC 6455, 5.1)', zh: '客户端的帧没有加掩码（RFC 6455，5.1）' },
	{ en: 'the frame of a server is masked (RFC 6455, 5.1)', zh: '服务器的帧加了掩码（RFC 6455，5.1）' },
	{ en: 'a control frame ({name})', zh: '控制帧（{name}）' },
	{ en: '{what} is fragmented (RFC 6455, 5.5)', zh: '{what}被分片（RFC 6455，5.5）' },
	{
		en: '{what} with {size} of payload: 125 are the most (RFC 6455, 5.5)',
		zh: '{what}的载荷有 {size}：至多 125 字节（RFC 6455，5.5）',
	},
	{
		en: '{first} and {second} set, which no extension has asked for (RFC 6455, 5.2)',
		zh: '{first} 和 {second} 置位，而没有扩展要求这样做（RFC 6455，5.2）',
	},
	{
		en: '{name} set, which no extension has asked for (RFC 6455, 5.2)',
		zh: '{name} 置位，而没有扩展要求这样做（RFC 6455，5.2）',
	},
	{
		en: 'RSV1 set on a control frame, which is never compressed (RFC 7692, 6)',
		zh: '控制帧上 RSV1 置位，而控制帧从不压缩（RFC 7692，6）',
	},
	{
		en: 'RSV1 set on a continuation: only the first frame of a message has it (RFC 7692, 6)',
		zh: '后续帧上 RSV1 置位：只有消息的第一帧才可置位（RFC 7692，6）',
	},
	{
		en: '{size} of payload, with a length of 16 bits: 7 would do (RFC 6455, 5.2)',
		zh: '载荷 {size}，长度用了 16 位：7 位就够（RFC 6455，5.2）',
	},
	{
		en: '{size} of payload, with a length of 64 bits: {bits} would do (RFC 6455, 5.2)',
		zh: '载荷 {size}，长度用了 64 位：{bits} 位就够（RFC 6455，5.2）',
	},
	{
		en: 'the highest bit of a length of 64 bits is set (RFC 6455, 5.2)',
		zh: '64 位长度的最高位被置位（RFC 6455，5.2）',
	},
	{
		en: '1 byte in a close frame: a status code takes two (RFC 6455, 5.5.1)',
		zh: '关闭帧中只有 1 字节：状态码占两个字节（RFC 6455，5.5.1）',
	},
	{ en: 'the reason, {size}, is no UTF-8 (RFC 6455, 5.5.1)', zh: '原因（{size}）不是 UTF-8（RFC 6455，5.5.1）' },
	{ en: 'the text, {size}, is no UTF-8 (RFC 6455, 8.1)', zh: '文本（{size}）不是 UTF-8（RFC 6455，8.1）' },
	{
		en: 'status code {code} is never sent: it stands for a close without one (RFC 6455, 7.4.1)',
		zh: '状态码 {code} 从不发送：它表示关闭时没有状态码（RFC 6455，7.4.1）',
	},
	{
		en: 'status code {code} is below 1000, which are not used (RFC 6455, 7.4.2)',
		zh: '状态码 {code} 小于 1000，这一范围不使用（RFC 6455，7.4.2）',
	},
	{
		en: 'status code {code} is above 4999, the last of the ranges (RFC 6455, 7.4.2)',
		zh: '状态码 {code} 大于 4999，超出各个范围（RFC 6455，7.4.2）',
	},
	{
		en: 'status code {code} is reserved and has no meaning (RFC 6455, 7.4.2)',
		zh: '状态码 {code} 是保留的，没有含义（RFC 6455，7.4.2）',
	},
	{
		en: 'a frame ({name}) declares {want} of payload, {have} came: {why}',
		zh: '一帧（{name}）声明载荷 {want}，收到 {have}：{why}',
	},
	{ en: 'the header of a frame stops after {size}: {why}', zh: '帧首部在 {size} 之后中断：{why}' },
	{
		en: '{size} behind a hole, in which nobody can tell where a frame begins',
		zh: '缺口之后的 {size}，无从得知帧从何处开始',
	},

	// Messages.
	{
		en: 'the message stops after {count} {count|frame|frames}: its last frame did not come',
		zh: '消息在 {count} 帧之后中断：最后一帧没有到来',
	},
	{
		en: 'the message stops after {count} {count|frame|frames}: what follows is not in the capture',
		zh: '消息在 {count} 帧之后中断：后续内容不在抓包中',
	},
	{
		en: 'another message begins after {count} {count|frame|frames} of this one: its last frame did not come (RFC 6455, 5.4)',
		zh: '此消息才有 {count} 帧，另一条消息就已开始：最后一帧没有到来（RFC 6455，5.4）',
	},
	{ en: 'only the first {size} of a message are kept', zh: '消息只保留前 {size}' },
	{
		en: 'the message begins before a hole: its first frame is not in the capture',
		zh: '消息始于缺口之前：它的第一帧不在抓包中',
	},
	{
		en: 'a continuation, with no message before it to continue (RFC 6455, 5.4)',
		zh: '后续帧，而前面没有可接续的消息（RFC 6455，5.4）',
	},
	{
		en: 'the message is not inflated: it refers to messages before it, which are not known whole (RFC 7692, 7.1.1)',
		zh: '消息未解压：它引用此前的消息，而那些消息并不完整（RFC 7692，7.1.1）',
	},
	{ en: 'a compressed message of {size} grows past {most}', zh: '{size} 的压缩消息解开后超过 {most}' },
	{ en: 'the compressed message, {size}, is damaged ({what})', zh: '压缩消息（{size}）已损坏（{what}）' },
]
