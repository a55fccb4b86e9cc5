import type { WordTable } from '../language.js'

/** WebSocket frames and what they say. */
export const WEBSOCKET_WORDS: WordTable = {
	websocket: {
		en: 'One message as its frames carry it. After the 101 response, in HTTP/2 after an extended CONNECT, this is no longer HTTP: both sides send frames whenever they like.',
		zh: '一条消息，由一个或多个帧承载。101 响应（HTTP/2 中则是扩展的 CONNECT）之后就不再是 HTTP：双方可随时发送帧。',
		rfc: 'RFC 6455, 5',
	},
	'websocket.frame': {
		en: 'A frame: two bytes of flags and length, perhaps a longer length and a masking key, then the payload.',
		zh: '一个帧：两字节的标志和长度，可能有更长的长度和掩码键，然后是载荷。',
		rfc: 'RFC 6455, 5.2',
	},
	fin_rsv_opcode: {
		en: 'Whether this is the last frame of its message, three bits for extensions, and what kind of frame it is.',
		zh: '是否为消息的最后一帧、留给扩展的三个位，以及帧的类型。',
		rfc: 'RFC 6455, 5.2',
	},
	'fin_rsv_opcode.fin': {
		en: 'Set on the last frame of a message; most messages have only one.',
		zh: '消息的最后一帧置位；多数消息只有一帧。',
		rfc: 'RFC 6455, 5.2',
	},
	rsv1: {
		en: 'Kept for extensions: with permessage-deflate it says that the message is compressed.',
		zh: '留给扩展：协商了 permessage-deflate 时，表示消息已压缩。',
		rfc: 'RFC 7692, 6',
	},
	rsv2: {
		en: 'Kept for extensions; no registered one uses it.',
		zh: '留给扩展；没有已登记的扩展使用它。',
		rfc: 'RFC 6455, 5.2',
	},
	rsv3: {
		en: 'Kept for extensions; no registered one uses it.',
		zh: '留给扩展；没有已登记的扩展使用它。',
		rfc: 'RFC 6455, 5.2',
	},
	'fin_rsv_opcode.opcode': {
		en: 'What the payload is: text, binary, the continuation of a message, or a control frame (close, ping, pong).',
		zh: '载荷的类型：文本、二进制、消息的后续，或控制帧（关闭、ping、pong）。',
		rfc: 'RFC 6455, 5.2',
	},
	mask_payload_len: {
		en: 'Whether the payload is masked, and how long it is, up to 125; 126 and 127 say that a longer number follows.',
		zh: '载荷是否加掩码，以及长度（至多 125）；126 和 127 表示后面另有更长的长度。',
		rfc: 'RFC 6455, 5.2',
	},
	'mask_payload_len.mask': {
		en: 'Clients must mask, servers must not: it keeps a web page from writing bytes of its choice past a proxy. It hides nothing.',
		zh: '客户端必须加掩码，服务器不得加：防止网页借代理写出任意字节。它不起保密作用。',
		rfc: 'RFC 6455, 5.3',
	},
	payload_len: { en: 'The length, if it is less than 126.', zh: '长度（小于 126 时）。', rfc: 'RFC 6455, 5.2' },
	extended_payload_length: {
		en: 'The length of the payload in 16 or 64 bits, where 7 do not suffice.',
		zh: '7 位不够时，用 16 或 64 位表示的载荷长度。',
		rfc: 'RFC 6455, 5.2',
	},
	masking_key: {
		en: 'Four random bytes that the payload is combined with by XOR. They stand in front of it, so whoever sees the frame can undo that.',
		zh: '四个随机字节，与载荷逐字节异或。它就放在载荷前面，看得到帧的人都能还原。',
		rfc: 'RFC 6455, 5.3',
	},
	masked_payload: {
		en: 'The payload as it travelled, masked. The unmasked bytes are a block of their own.',
		zh: '传输时的载荷，已加掩码。去掉掩码后的字节另成一块。',
		rfc: 'RFC 6455, 5.3',
	},
	'masked_payload.content': {
		en: 'The masked payload, as far as it is there.',
		zh: '已加掩码的载荷（仅有的部分）。',
		rfc: 'RFC 6455, 5.3',
	},
	payload_data: {
		en: 'What the frame carries. A compressed message is inflated in a block of its own.',
		zh: '帧所承载的内容。压缩的消息在另一块中解压。',
		rfc: 'RFC 6455, 5.2',
	},
	'payload_data.content': {
		en: 'The payload, as far as it is there.',
		zh: '载荷（仅有的部分）。',
		rfc: 'RFC 6455, 5.2',
	},
	unmasked_payload: {
		en: 'What the frames of the message carry, unmasked and joined. No secret is needed for that.',
		zh: '消息各帧的载荷，去掉掩码并拼接。做到这一点不需要任何秘密。',
		rfc: 'RFC 6455, 5.3',
	},
	inflated_payload: {
		en: 'The message as it was before permessage-deflate compressed it. It may refer to messages that the same side sent before.',
		zh: 'permessage-deflate 压缩之前的消息。压缩时可能引用同一方先前的消息。',
		rfc: 'RFC 7692, 7.2.2',
	},
	'unmasked_payload.message': {
		en: 'One of several messages in a row.',
		zh: '连续多条消息之一。',
		rfc: 'RFC 6455, 5.4',
	},
	'inflated_payload.message': {
		en: 'One of several messages in a row.',
		zh: '连续多条消息之一。',
		rfc: 'RFC 6455, 5.4',
	},
	deflated: {
		en: 'The compressed message, without the four bytes 00 00 ff ff that every sender leaves out.',
		zh: '压缩后的消息，省去了发送方一律不发的四个字节 00 00 ff ff。',
		rfc: 'RFC 7692, 7.2.1',
	},
	...both('text', {
		en: 'What one program says to the other, as text in UTF-8.',
		zh: '一个程序对另一个程序说的话，UTF-8 文本。',
		rfc: 'RFC 6455, 5.6',
	}),
	...both('data', {
		en: 'Bytes whose meaning only the two programs know; of a ping, what its pong has to repeat.',
		zh: '只有双方程序才懂的字节；若是 ping，则 pong 必须原样送回。',
		rfc: 'RFC 6455, 5.6',
	}),
	...both('status_code', {
		en: 'Why the connection is closed, as a number: 1000 is normal, 1001 going away, 1002 an error of the protocol, 1009 too big.',
		zh: '关闭连接的原因代码：1000 正常，1001 离开，1002 协议错误，1009 消息过大。',
		rfc: 'RFC 6455, 7.4',
	}),
	...both('reason', {
		en: 'The same in words, for whoever debugs it.',
		zh: '关闭原因的文字说明，供调试者阅读。',
		rfc: 'RFC 6455, 5.5.1',
	}),
}

/** The same words wherever a payload stands that is not masked any more. */
function both(name: string, words: WordTable[string]): WordTable {
	const above = ['unmasked_payload', 'inflated_payload', 'payload_data', 'message']
	return Object.fromEntries(above.map(place => [`${place}.${name}`, words]))
}
