import type { Language, Text } from './language.js'

/** One row of the list of what an eavesdropper sees, in words: what it is, and why it is to be seen. */
export type ExposureWords = { readonly what: string; readonly why: string }

/** The words for a row by its key (`server_name`); nothing for a key without words. */
export function exposureWords(key: string, language: Language): ExposureWords | undefined {
	const words = EXPOSURE_WORDS[key]
	return words && { what: words.what[language], why: words.why[language] }
}

const FINGERPRINT: Text = {
	en: 'Versions, suites and extensions of the ClientHello are typical of the program that sent it.',
	zh: 'ClientHello 中的版本、套件和扩展足以显出发送它的是什么程序。',
}

const BEFORE_KEYS: Text = { en: 'It is agreed on before there are keys.', zh: '协商它的时候还没有密钥。' }

/** By the key of the row, in the order of the list. */
export const EXPOSURE_WORDS: Readonly<Record<string, { readonly what: Text; readonly why: Text }>> = {
	addresses: {
		what: { en: 'Addresses', zh: '地址' },
		why: { en: 'Routers must read them to deliver the packets.', zh: '路由器必须读取它们才能投递分组。' },
	},
	ports: {
		what: { en: 'Ports', zh: '端口' },
		why: {
			en: 'They stand in each TCP header, in front of what TLS protects.',
			zh: '它们在每个 TCP 首部里，位于 TLS 保护的内容之前。',
		},
	},
	time: {
		what: { en: 'Time and duration', zh: '时间和时长' },
		why: { en: 'Whoever sees packets can note when they pass.', zh: '看得到分组的人就能记下它们何时经过。' },
	},
	packets: {
		what: { en: 'Number of packets', zh: '分组数量' },
		why: { en: 'Packets can be counted without being read.', zh: '不必读懂分组也能数出多少个。' },
	},
	sizes: {
		what: { en: 'Bytes each way', zh: '各方向的字节数' },
		why: {
			en: 'TCP counts them in sequence numbers; who sends much, and when, often tells what is done.',
			zh: 'TCP 的序号就在计数；谁在何时发得多，往往能看出在做什么。',
		},
	},
	version: { what: { en: 'TLS version', zh: 'TLS 版本' }, why: BEFORE_KEYS },
	cipher_suite: { what: { en: 'Cipher suite', zh: '密码套件' }, why: BEFORE_KEYS },
	server_name: {
		what: { en: 'Server name', zh: '服务器名' },
		why: {
			en: 'The client names the server it wants in its ClientHello, in the clear, so that the right certificate is shown.',
			zh: '客户端在 ClientHello 中以明文说出要访问的服务器，以便对方出示正确的证书。',
		},
	},
	inner_server_name: {
		what: { en: 'Inner server name', zh: '内层服务器名' },
		why: {
			en: 'The ClientHello carries encrypted_client_hello: another name may be sealed in it, or nothing at all.',
			zh: 'ClientHello 带有 encrypted_client_hello：里面可能密封着另一个名称，也可能什么都没有。',
		},
	},
	offered_protocols: {
		what: { en: 'Protocols offered (ALPN)', zh: '提出的协议（ALPN）' },
		why: { en: 'The ClientHello lists them in the clear.', zh: 'ClientHello 以明文列出它们。' },
	},
	protocol: {
		what: { en: 'Protocol chosen (ALPN)', zh: '选定的协议（ALPN）' },
		why: {
			en: 'Up to TLS 1.2 the ServerHello names it in the clear; TLS 1.3 encrypts it.',
			zh: 'TLS 1.2 及以前由 ServerHello 以明文给出；TLS 1.3 会加密。',
		},
	},
	server_certificate: {
		what: { en: 'Certificate of the server', zh: '服务器证书' },
		why: {
			en: 'Up to TLS 1.2 it travels in the clear; TLS 1.3 encrypts it.',
			zh: 'TLS 1.2 及以前以明文传送；TLS 1.3 会加密。',
		},
	},
	client_certificate: {
		what: { en: 'Certificate of the client', zh: '客户端证书' },
		why: {
			en: 'Up to TLS 1.2 it travels in the clear, and names a person or a machine; TLS 1.3 encrypts it.',
			zh: 'TLS 1.2 及以前以明文传送，写明某个人或某台机器；TLS 1.3 会加密。',
		},
	},
	resumed: {
		what: { en: 'Continues an earlier session', zh: '延续先前的会话' },
		why: {
			en: 'A resumed handshake is short: the two have met before.',
			zh: '恢复会话的握手较短：双方以前通信过。',
		},
	},
	ja3: { what: { en: 'Fingerprint of the client (JA3)', zh: '客户端指纹（JA3）' }, why: FINGERPRINT },
	ja4: { what: { en: 'Fingerprint of the client (JA4)', zh: '客户端指纹（JA4）' }, why: FINGERPRINT },
	records: {
		what: { en: 'Sealed records', zh: '密封的记录' },
		why: {
			en: 'The header of each record states its type and length in the clear.',
			zh: '每条记录的首部以明文写着类型和长度。',
		},
	},
	content_sizes: {
		what: { en: 'Size of what is inside', zh: '内容的大小' },
		why: {
			en: 'Encryption hides the content, not its length: the records less what sealing adds to each.',
			zh: '加密隐藏内容而不隐藏长度：用记录长度减去密封所加的字节即得。',
		},
	},
	nothing_hidden: {
		what: { en: 'What is encrypted', zh: '加密了什么' },
		why: {
			en: 'The cipher of this suite is NULL: whatever follows can be read by everybody on the way. A MAC guards it against changes, not against readers.',
			zh: '此套件的加密算法是 NULL：此后的一切沿途任何人都能读到。MAC 防篡改，不防偷看。',
		},
	},
	readable_records: {
		what: { en: 'Records that can be read', zh: '可读的记录' },
		why: {
			en: 'Behind each stands a MAC; the content in front of it travels as it is.',
			zh: '每条记录末尾有 MAC；它前面的内容原样传送。',
		},
	},
	request: {
		what: { en: 'Request', zh: '请求' },
		why: {
			en: 'Plain HTTP: method and target can be read by everybody on the way.',
			zh: '明文 HTTP：沿途任何人都能读到方法和目标。',
		},
	},
	request_headers: {
		what: { en: 'Request headers', zh: '请求首部' },
		why: {
			en: 'Plain HTTP: they tell the language of the user, the page before this one, what the program accepts.',
			zh: '明文 HTTP：它们透露用户的语言、之前所在的页面、程序接受的内容。',
		},
	},
	user_agent: {
		what: { en: 'Program of the client', zh: '客户端程序' },
		why: {
			en: 'Plain HTTP: it introduces itself in the User-Agent header.',
			zh: '明文 HTTP：它在 User-Agent 首部中自报名称。',
		},
	},
	credentials: {
		what: { en: 'Name and password', zh: '用户名和口令' },
		why: {
			en: 'Basic authorisation is base64: encoded, not encrypted (RFC 7617, 4).',
			zh: 'Basic 认证只是 base64：是编码而不是加密（RFC 7617，4）。',
		},
	},
	token: {
		what: { en: 'Authorisation', zh: '授权凭据' },
		why: {
			en: 'Plain HTTP: whoever copies it may act in the name of the user.',
			zh: '明文 HTTP：抄下它的人可以冒用户之名行事。',
		},
	},
	cookies: {
		what: { en: 'Cookies', zh: 'Cookie（浏览器凭据）' },
		why: {
			en: 'Plain HTTP: whoever copies a session cookie may act in the name of the user.',
			zh: '明文 HTTP：抄下会话 cookie 的人可以冒用户之名行事。',
		},
	},
	request_body: {
		what: { en: 'Request body', zh: '请求正文' },
		why: {
			en: 'Plain HTTP: what is sent can be read, and changed, by everybody on the way.',
			zh: '明文 HTTP：沿途任何人都能读到并改动所发送的内容。',
		},
	},
	response: {
		what: { en: 'Response', zh: '响应' },
		why: {
			en: 'Plain HTTP: version, status and reason can be read.',
			zh: '明文 HTTP：版本、状态码和说明都可读到。',
		},
	},
	response_headers: {
		what: { en: 'Response headers', zh: '响应首部' },
		why: {
			en: 'Plain HTTP: they tell the kind of the content, its age, and where it may be kept.',
			zh: '明文 HTTP：它们透露内容的类型、新旧，以及可在何处缓存。',
		},
	},
	server_software: {
		what: { en: 'Program of the server', zh: '服务器程序' },
		why: {
			en: 'Plain HTTP: it introduces itself in the Server header.',
			zh: '明文 HTTP：它在 Server 首部中自报名称。',
		},
	},
	response_body: {
		what: { en: 'Response body', zh: '响应正文' },
		why: {
			en: 'Plain HTTP: the content itself can be read, and changed, by everybody on the way.',
			zh: '明文 HTTP：沿途任何人都能读到并改动内容本身。',
		},
	},
	websocket_messages: {
		what: { en: 'WebSocket messages', zh: 'WebSocket 消息' },
		why: {
			en: 'They travel in the clear: the key of each mask stands in front of what it masks, and compression needs none.',
			zh: '它们以明文传输：每个掩码的键就放在被掩码的内容之前，压缩也不需要密钥。',
		},
	},
	more_exchanges: {
		what: { en: 'More of the same', zh: '其余同类' },
		why: {
			en: 'Every other exchange on this connection shows as much.',
			zh: '此连接上的其他每次交互也同样暴露。',
		},
	},
}
