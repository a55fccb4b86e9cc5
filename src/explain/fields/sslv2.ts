import type { WordTable } from '../language.js'

/** The ClientHello of clients that could also speak SSL 2.0. */
export const SSLV2_WORDS: WordTable = {
	sslv2_hello: {
		en: 'A ClientHello in the form of SSL 2.0, which old clients sent first so that servers of any age understood it.',
		zh: 'SSL 2.0 格式的 ClientHello。旧客户端先发送它，好让任何年代的服务器都能理解。',
		rfc: 'RFC 5246, E.2',
	},
	record_length: {
		en: 'How long the message is; the first bit says that the header has two bytes.',
		zh: '消息的长度；首位表示首部为两个字节。',
		rfc: 'RFC 5246, E.2',
	},
	sslv2_client_hello: {
		en: 'What the client offers. There is no room for extensions, so no server name either.',
		zh: '客户端提供的选择。没有扩展的位置，因此也没有服务器名称。',
		rfc: 'RFC 5246, E.2',
	},
	'sslv2_client_hello.version': {
		en: 'The newest version the client speaks.',
		zh: '客户端支持的最新版本。',
		rfc: 'RFC 5246, E.2',
	},
	cipher_specs: {
		en: 'The cipher suites offered, of SSL 2.0 and of later versions together.',
		zh: '提供的密码套件，SSL 2.0 与之后版本的列在一起。',
		rfc: 'RFC 5246, E.2',
	},
	cipher_spec: {
		en: 'One suite in three bytes: those of later versions begin with a zero.',
		zh: '一个三字节的套件：之后版本的套件以零开头。',
		rfc: 'RFC 5246, E.2',
	},
	'sslv2_client_hello.session_id': {
		en: 'An earlier session the client would take up again.',
		zh: '客户端希望恢复的先前会话。',
		rfc: 'RFC 5246, E.2',
	},
	challenge: {
		en: 'Random bytes. Both sides put zeros before them and use them as the client random.',
		zh: '随机字节。双方在前面补零，作为客户端随机数使用。',
		rfc: 'RFC 5246, E.2',
	},
}
