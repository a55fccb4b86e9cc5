import type { WordTable } from '../language.js'

/** The record layer, the header of a handshake message, and what is no handshake. */
export const RECORD_WORDS: WordTable = {
	record: {
		en: 'TLS cuts everything it sends into records: five bytes of header, always readable, and a fragment, which is encrypted once there are keys.',
		zh: 'TLS 把要发送的一切切成记录：5 字节首部总是可读，其后是片段，有了密钥之后片段就是加密的。',
		rfc: 'RFC 8446, 5.1',
	},
	'record.type': {
		en: 'What the fragment holds: handshake, alert, change_cipher_spec or application data. In TLS 1.3 every encrypted record says "application data", and the real type stands inside.',
		zh: '片段的内容类型：握手、警报、change_cipher_spec 或应用数据。TLS 1.3 中加密记录一律写“应用数据”，真正的类型在密文里。',
		rfc: 'RFC 8446, 5.1',
	},
	legacy_record_version: {
		en: 'A frozen field: it does not say which version is spoken. The first record often has 0x0301, later ones 0x0303, in TLS 1.3 as well.',
		zh: '已冻结的字段，并不说明实际使用的版本。第一条记录常写 0x0301，之后写 0x0303，TLS 1.3 也是如此。',
		rfc: 'RFC 8446, 5.1',
	},
	'record.length': {
		en: 'Bytes of the fragment: at most 16,384, and a little more when it is encrypted. Never encrypted itself, so whoever listens sees every size.',
		zh: '片段的字节数：最多 16,384，加密后可略多。长度本身从不加密，因此窃听者看得到每条记录的大小。',
		rfc: 'RFC 8446, 5.1',
	},
	'record.fragment': {
		en: 'What the record carries. A message may be spread over several records, and one record may hold several messages.',
		zh: '记录承载的内容。一条消息可以分散在多条记录中，一条记录也可以容纳多条消息。',
		rfc: 'RFC 8446, 5.1',
	},
	encrypted: {
		en: 'Sealed bytes: without the keys they look random. What remains visible is their number, their direction and their time.',
		zh: '密封的字节：没有密钥时看上去与随机数据无异。能看到的只有数量、方向和时间。',
		rfc: 'RFC 8446, 5.2',
	},
	opened_record: {
		en: 'What a sealed record held, opened with the keys at hand. Its tag or MAC fits: these are the bytes that were sent, and nobody changed them.',
		zh: '用现有密钥打开的密封记录内容。标签或 MAC 相符：这正是当时发送的字节，未被改动。',
		rfc: 'RFC 8446, 5.2',
	},
	'opened_record.content': {
		en: 'The content itself: handshake messages, an alert, or a part of the application data.',
		zh: '内容本身：握手消息、警报，或应用数据的一部分。',
		rfc: 'RFC 8446, 5.2',
	},
	'opened_record.type': {
		en: 'The true content type, hidden inside the record since TLS 1.3: outside, every sealed record claims to be application data.',
		zh: '真正的内容类型。自 TLS 1.3 起它藏在记录里：从外面看，密封记录一律自称应用数据。',
		rfc: 'RFC 8446, 5.2',
	},
	zeros: {
		en: 'Padding: zeros behind the content that hide how long it really is. Most senders add none.',
		zh: '填充：内容之后的零字节，用来掩盖真实长度。多数发送方不加填充。',
		rfc: 'RFC 8446, 5.4',
	},
	mac: {
		en: 'A checksum that only the holder of the MAC key can make, over the number of the record, its header and its content. It was recomputed, and fits.',
		zh: '只有持有 MAC 密钥者才能算出的校验值，覆盖记录序号、首部和内容。已重新计算，结果相符。',
		rfc: 'RFC 5246, 6.2.3.1',
	},
	'opened_record.padding': {
		en: 'Fills the last block of the cipher; each byte holds the length of the padding.',
		zh: '填满最后一个密文块；每个字节都是填充的长度。',
		rfc: 'RFC 5246, 6.2.3.2',
	},
	padding_length: {
		en: 'How many bytes of padding stand before it. A receiver that tells wrong padding from a wrong MAC gives away the content (Lucky Thirteen, POODLE).',
		zh: '它前面有多少填充字节。接收方若让人分辨出填充错误与 MAC 错误，就会泄露内容（Lucky Thirteen、POODLE）。',
		rfc: 'RFC 5246, 6.2.3.2',
	},
	handshake: {
		en: 'A handshake message: one byte for its type, three for its length, then the body.',
		zh: '一条握手消息：1 字节类型、3 字节长度，然后是消息体。',
		rfc: 'RFC 8446, 4',
	},
	handshake_begun: {
		en: 'The beginning of a message that goes on in the next record.',
		zh: '一条消息的开头，其余部分在下一条记录中。',
		rfc: 'RFC 8446, 5.1',
	},
	handshake_continued: {
		en: 'The continuation of a message that began in an earlier record.',
		zh: '承接前面记录中已开始的消息。',
		rfc: 'RFC 8446, 5.1',
	},
	msg_type: {
		en: 'Which handshake message this is.',
		zh: '这是哪一种握手消息。',
		rfc: 'RFC 8446, 4',
	},
	'handshake.length': {
		en: "Bytes of the message's body. Three bytes could say 16 MB; real messages are far shorter.",
		zh: '消息体的字节数。3 个字节最多可表示 16 MB，实际消息远没有那么长。',
		rfc: 'RFC 8446, 4',
	},
	alert: {
		en: 'Two bytes: how bad it is, and what is wrong. The sender is the one who complains.',
		zh: '两个字节：严重程度和原因。发出警报的一方就是提出异议的一方。',
		rfc: 'RFC 8446, 6',
	},
	'alert.level': {
		en: 'Warning or fatal. In TLS 1.3 it means nothing any more: everything except close_notify and user_canceled ends the connection.',
		zh: '警告或致命。TLS 1.3 中已无意义：除 close_notify 和 user_canceled 外，一律终止连接。',
		rfc: 'RFC 8446, 6',
	},
	'alert.description': {
		en: 'What the sender complains about, or close_notify for a proper goodbye.',
		zh: '发送方所报告的问题；close_notify 表示正常告别。',
		rfc: 'RFC 8446, 6',
	},
	change_cipher_spec: {
		en: 'Always the byte 1. Up to TLS 1.2 it says that all further records of the sender are encrypted; in TLS 1.3 it is camouflage for old network equipment.',
		zh: '总是字节 1。TLS 1.2 及以前，它表示发送方此后的记录都加密；TLS 1.3 中只是做给老旧网络设备看的伪装。',
		rfc: 'RFC 8446, D.4',
	},
	application_data: {
		en: 'Data of the application, here not encrypted or not yet.',
		zh: '应用数据，此处未加密，或尚未开始加密。',
		rfc: 'RFC 8446, 5.1',
	},
	heartbeat_message_type: {
		en: 'Whether this asks for a sign of life or gives one.',
		zh: '这是心跳请求还是心跳响应。',
		rfc: 'RFC 6520, 3',
	},
	'fragment.payload': {
		en: 'What the peer must send back unchanged. Heartbleed: a length larger than the message made servers send their memory.',
		zh: '对方必须原样送回的内容。Heartbleed：声明的长度大于实际消息时，服务器会把自己的内存内容送出去。',
		rfc: 'RFC 6520, 4',
	},
	'fragment.padding': {
		en: 'At least 16 random bytes, to be ignored.',
		zh: '至少 16 个随机字节，应予忽略。',
		rfc: 'RFC 6520, 4',
	},
}
