import type { CauseTable } from './cause-words.js'

/** The two do not speak the same protocol. */
export const PROTOCOL_CAUSES: CauseTable = {
	plaintext_to_tls_server: {
		name: { en: 'plain text sent to a TLS port', zh: '明文发往 TLS 端口' },
		why: {
			en: 'The client speaks plain text where the server expects TLS.',
			zh: '客户端发送明文，而服务器在该端口要求 TLS。',
		},
		now: {
			en: 'Ask with `https://{target}/` instead of `http://`.',
			zh: '请使用 `https://{target}/` 而不是 `http://`。',
		},
		forms: {
			alert: {
				why: {
					en: 'The client speaks plain text, and the server answers with a TLS alert: it expects TLS on this port.',
					zh: '客户端发送明文，服务器以 TLS 警报回应：该端口要求 TLS。',
				},
			},
			answered: {
				why: {
					en: 'The client speaks plain HTTP, and the server answers {status}, in plain HTTP, that this is a port for HTTPS.',
					zh: '客户端使用明文 HTTP，服务器以明文 HTTP 回应 {status}，说明该端口用于 HTTPS。',
				},
			},
			silent: {
				why: {
					en: 'The client speaks in the clear, and the server closes without a byte: so do OpenSSL and Node where they expect TLS.',
					zh: '客户端发送明文，服务器一个字节都不回就关闭连接：OpenSSL 和 Node 在期待 TLS 时就是这样。',
				},
			},
			alert_other: {
				why: {
					en: 'The client speaks in the clear, and the server answers with a TLS alert: it expects TLS on this port.',
					zh: '客户端发送明文，服务器以 TLS 警报回应：该端口要求 TLS。',
				},
				now: {
					en: 'Let the client begin with TLS, or take the port on which its protocol is spoken without: `openssl s_client -connect {server}` tells whether this one speaks TLS.',
					zh: '让客户端以 TLS 开始，或改用以明文提供该协议的端口：`openssl s_client -connect {server}` 可查明此端口是否使用 TLS。',
				},
			},
			silent_other: {
				why: {
					en: 'The client speaks in the clear, and the server closes without a byte: so do OpenSSL and Node where they expect TLS.',
					zh: '客户端发送明文，服务器一个字节都不回就关闭连接：OpenSSL 和 Node 在期待 TLS 时就是这样。',
				},
				now: {
					en: 'Let the client begin with TLS, or take the port on which its protocol is spoken without: `openssl s_client -connect {server}` tells whether this one speaks TLS.',
					zh: '让客户端以 TLS 开始，或改用以明文提供该协议的端口：`openssl s_client -connect {server}` 可查明此端口是否使用 TLS。',
				},
			},
			waiting: {
				why: {
					en: 'The client speaks plain HTTP and gets no answer: a server that expects TLS may wait for the rest of what it takes for a record.',
					zh: '客户端使用明文 HTTP 而得不到回应：期待 TLS 的服务器可能在等待它误认作记录的其余部分。',
				},
			},
			proxy_header: {
				why: {
					en: 'The client, a load balancer most likely, begins with a header of the PROXY protocol, and the server, which expects TLS at once, ends the connection.',
					zh: '客户端（很可能是负载均衡）以 PROXY 协议的首部开始，而服务器期待直接开始 TLS，于是结束了连接。',
				},
				now: {
					en: 'Have both agree: expect the header on the server (nginx: `listen {port} ssl proxy_protocol`; HAProxy: `accept-proxy`), or send none (HAProxy: no `send-proxy`; AWS, GCP: PROXY protocol off).',
					zh: '让双方一致：在服务器上接受该首部（nginx：`listen {port} ssl proxy_protocol`；HAProxy：`accept-proxy`），或不要发送（HAProxy：去掉 `send-proxy`；AWS、GCP：关闭 PROXY 协议）。',
				},
			},
			proxy: {
				why: {
					en: 'The client asks a proxy in plain text, and gets no answer: the proxy may expect TLS.',
					zh: '客户端以明文请求代理而得不到回应：该代理可能要求 TLS。',
				},
				now: {
					en: 'Name the proxy with `https://`: `curl -x https://{server}/ ...`.',
					zh: '用 `https://` 指定代理：`curl -x https://{server}/ ...`。',
				},
			},
		},
	},
	tls_to_plaintext_server: {
		name: { en: 'TLS sent to a plain port', zh: 'TLS 发往明文端口' },
		why: {
			en: 'The client begins with TLS, and the server answers in plain text: "{answer}".',
			zh: '客户端以 TLS 开始，服务器以明文回应：“{answer}”。',
		},
		now: {
			en: 'Use the port on which the server speaks TLS, or switch TLS on for {port} (nginx: `listen {port} ssl`); for plain HTTP ask with `http://{target}/`.',
			zh: '改用服务器的 TLS 端口，或为 {port} 启用 TLS（nginx：`listen {port} ssl`）；明文 HTTP 请使用 `http://{target}/`。',
		},
		forms: {
			granted: {
				why: {
					en: 'The server granted the wish for TLS, and goes on in plain text after the ClientHello: "{answer}".',
					zh: '服务器同意了 TLS 请求，却在 ClientHello 之后继续使用明文：“{answer}”。',
				},
				now: {
					en: 'It cannot begin TLS after all: look at its log (certificate, key, limits). Its answer may name the reason.',
					zh: '它终究无法开始 TLS：请查看其日志（证书、密钥、限制）。它的回应中可能写有原因。',
				},
			},
		},
	},
	starttls_missing: {
		name: { en: 'STARTTLS not begun', zh: '未先执行 STARTTLS' },
		why: {
			en: 'The server greets in plain {protocol} ("{answer}") and waits to be asked for TLS; the client begins with TLS at once.',
			zh: '服务器以明文 {protocol} 问候（“{answer}”），等待客户端请求 TLS；而客户端一开始就用 TLS。',
		},
		now: {
			en: 'Have the client ask first: `openssl s_client -starttls {starttls} -connect {target}`; or use the port for implicit TLS (465, 993, 995, 990, 636).',
			zh: '让客户端先发出请求：`openssl s_client -starttls {starttls} -connect {target}`；或使用隐式 TLS 端口（465、993、995、990、636）。',
		},
	},
	starttls_refused: {
		name: { en: 'STARTTLS refused', zh: 'STARTTLS 被拒绝' },
		why: {
			en: 'The client asked for TLS, and the server declined: "{answer}".',
			zh: '客户端请求 TLS，服务器拒绝：“{answer}”。',
		},
		now: {
			en: 'Give the server a certificate and switch TLS on; if it has one, somebody in between may have changed its answer.',
			zh: '为服务器配置证书并启用 TLS；若已配置，则可能有人在中途改动了应答。',
		},
	},
	other_protocol: {
		name: { en: 'another protocol', zh: '其他协议' },
		why: {
			en: 'The client begins with TLS, and the server speaks {protocol}: "{answer}".',
			zh: '客户端以 TLS 开始，而服务器说的是 {protocol}：“{answer}”。',
		},
		now: {
			en: 'This is the wrong port or the wrong host for TLS.',
			zh: '对 TLS 来说，端口或主机选错了。',
		},
		forms: {
			sslv2: {
				why: {
					en: 'The client offers nothing but SSL 2.0, and the server answers in bytes that are no TLS record: this is a session of SSL 2.0, which is broken, forbidden since 2011 (RFC 6176), and not read further here.',
					zh: '客户端只提供 SSL 2.0，而服务器的应答不是 TLS 记录：这是一个 SSL 2.0 会话。该协议已被攻破，2011 年起禁用（RFC 6176），此处不再进一步解读。',
				},
				now: {
					en: 'Replace whatever still speaks SSL 2.0, on both sides, or put a proxy that speaks TLS 1.2 or 1.3 in front of it.',
					zh: '替换双方仍在使用 SSL 2.0 的程序，或在其前面放置支持 TLS 1.2 或 1.3 的代理。',
				},
			},
			http2: {
				why: {
					en: 'The client speaks HTTP/2 in the clear at once, and the server answers in HTTP/1: "{answer}".',
					zh: '客户端一开始就使用明文 HTTP/2，而服务器以 HTTP/1 回应：“{answer}”。',
				},
				now: {
					en: 'The server takes no HTTP/2 in the clear here, or the port is one for TLS: try `curl --http1.1 http://{server}/` and `curl -k https://{server}/`.',
					zh: '服务器在此不接受明文 HTTP/2，或该端口用于 TLS：可试 `curl --http1.1 http://{server}/` 和 `curl -k https://{server}/`。',
				},
			},
			to_http: {
				why: {
					en: 'The client says "{line}", which is no HTTP, and the server answers in HTTP: "{answer}".',
					zh: '客户端发送“{line}”，这不是 HTTP，而服务器以 HTTP 回应：“{answer}”。',
				},
				now: {
					en: 'This is the port of a web server, with or without TLS (nginx answers so on both): take the port of the protocol that the client speaks.',
					zh: '这是 Web 服务器的端口，可能使用 TLS，也可能不使用（nginx 在两种端口上都这样回应）：请改用客户端所用协议的端口。',
				},
			},
			unnamed: {
				why: {
					en: 'The client begins with TLS, and the server answers with something else: "{answer}".',
					zh: '客户端以 TLS 开始，服务器的回应却是别的东西：“{answer}”。',
				},
			},
			alone: {
				why: {
					en: 'The two speak {protocol} without TLS: "{answer}".',
					zh: '双方使用不带 TLS 的 {protocol}：“{answer}”。',
				},
				now: { en: 'Nothing, if that is what they should speak.', zh: '如果本该如此，则无需处理。' },
			},
			unnamed_alone: {
				why: {
					en: 'This is a protocol that is neither TLS nor HTTP; it begins "{answer}".',
					zh: '这个协议既不是 TLS 也不是 HTTP，开头是“{answer}”。',
				},
				now: {
					en: 'Look at the bytes of the first packets: is the capture one of the right port?',
					zh: '查看最初几个分组的字节：抓的是正确的端口吗？',
				},
			},
		},
	},
}
