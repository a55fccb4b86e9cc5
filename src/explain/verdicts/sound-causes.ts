import type { CauseTable } from './cause-words.js'

/** Nothing wrong: with all, or with what is to be seen of it. */
export const SOUND_CAUSES: CauseTable = {
	ok: {
		name: { en: 'nothing went wrong', zh: '没有问题' },
		why: {
			en: 'Nothing went wrong: both sides completed the handshake and exchanged data.',
			zh: '一切正常：双方完成握手并交换了数据。',
		},
		now: { en: 'Nothing to do.', zh: '无需处理。' },
		forms: {
			unused: {
				why: {
					en: 'Both sides completed the handshake; no application data followed.',
					zh: '双方完成了握手，但之后没有应用数据。',
				},
				now: {
					en: 'Nothing, if it was a check or a connection in reserve; otherwise ask the side that ended it.',
					zh: '若只是检查或预备连接则无需处理；否则请查看结束连接的一方。',
				},
			},
			unused_self_signed: {
				why: {
					en: 'Both sides completed the handshake; no application data followed. The certificate {subject} is its own issuer: clients accept it only if it was given to them.',
					zh: '双方完成了握手，但之后没有应用数据。证书 {subject} 的颁发者就是它自己：只有事先得到它的客户端才会接受。',
				},
				now: {
					en: 'Nothing, if it was a check or a connection in reserve; otherwise ask the side that ended it.',
					zh: '若只是检查或预备连接则无需处理；否则请查看结束连接的一方。',
				},
			},
			unencrypted: {
				why: {
					en: 'Nothing went wrong, yet nothing was hidden: {suite} encrypts nothing, and everybody on the way could read it all.',
					zh: '没有出错，但也没有任何保密：{suite} 不加密，沿途任何人都能读取全部内容。',
				},
				now: {
					en: 'Take a suite that encrypts, on both sides: those with NULL in their names are for tests.',
					zh: '请在双方都改用会加密的密码套件：名称中带 NULL 的只用于测试。',
				},
			},
			uncertified: {
				why: {
					en: 'TLS went well: both sides completed the handshake and exchanged data. The server had asked for a certificate of the client and was sent none: that is fine where it is optional, but servers such as nginx complete the handshake all the same and refuse in HTTP (400).',
					zh: 'TLS 一切正常：双方完成握手并交换了数据。服务器曾要求客户端证书，却没有收到：若证书可选则无妨，但 nginx 等服务器仍会完成握手，再以 HTTP（400）拒绝。',
				},
				now: {
					en: 'Nothing, if the client got what it asked for. Otherwise give it a certificate (`curl --cert client.pem --key client.key https://{target}/`), or capture with keys (SSLKEYLOGFILE) to read the answer.',
					zh: '如果客户端得到了所求的内容，则无需处理。否则为它提供证书（`curl --cert client.pem --key client.key https://{target}/`），或带上密钥（SSLKEYLOGFILE）抓包以读取应答。',
				},
			},
			certified: {
				why: {
					en: 'TLS went well: both sides completed the handshake, the client showed a certificate, and the server left after a short answer. Whether it took the certificate only that answer says: servers such as nginx refuse one in HTTP (400).',
					zh: 'TLS 一切正常：双方完成了握手，客户端出示了证书，服务器在简短应答之后离开。它是否接受该证书只有应答才能说明：nginx 等服务器以 HTTP（400）拒绝。',
				},
				now: {
					en: 'Nothing, if the client got what it asked for. Otherwise look at the log of the server, or capture with keys (SSLKEYLOGFILE) to read the answer.',
					zh: '如果客户端得到了所求的内容，则无需处理。否则查看服务器的日志，或带上密钥（SSLKEYLOGFILE）抓包以读取应答。',
				},
			},
			no_goodbye: {
				why: {
					en: 'Nothing went wrong that is to be seen: both sides completed the handshake and exchanged data. The server ended the connection without close_notify, as many do: an end and a cut look the same then.',
					zh: '看不出有什么问题：双方完成了握手并交换了数据。服务器结束连接时没有发送 close_notify，这很常见：此时正常结束与被截断看起来一样。',
				},
				now: {
					en: 'Nothing, if the client got all it asked for: compare lengths where it matters.',
					zh: '如果客户端已收到全部内容，则无需处理：必要时请比较长度。',
				},
			},
			partly: {
				why: {
					en: 'Both sides completed the handshake, and nothing went wrong that is to be seen; part of what followed is not in the capture.',
					zh: '双方完成了握手，看不出有什么问题；之后的一部分不在抓包中。',
				},
			},
			client_only: {
				why: {
					en: 'Both sides completed the handshake; only the client sent application data.',
					zh: '双方完成了握手；只有客户端发送了应用数据。',
				},
				now: {
					en: 'Nothing, if the server has no answer to give in this protocol; otherwise look at its log.',
					zh: '如果在该协议中服务器无需应答，则无需处理；否则请查看它的日志。',
				},
			},
			server_only: {
				why: {
					en: 'Both sides completed the handshake; only the server sent application data.',
					zh: '双方完成了握手；只有服务器发送了应用数据。',
				},
				now: {
					en: 'Nothing, if the client has nothing to say in this protocol; otherwise look at the client.',
					zh: '如果在该协议中客户端无需发送，则无需处理；否则请检查客户端。',
				},
			},
			midway: {
				why: {
					en: 'Data went both ways and nothing went wrong that is to be seen; how it began is not in the capture.',
					zh: '双向都有数据，看不出有什么问题；其开头不在抓包中。',
				},
			},
			nothing_sent: {
				why: {
					en: 'The connection was made and ended without a byte: a health check, a connection in reserve, or a client that may offer nothing (Java, where all versions asked for are disabled).',
					zh: '连接建立后未发送一个字节便结束：可能是健康检查、预备连接，或客户端没有可提供的版本（Java 中所要求的版本均被禁用）。',
				},
				now: {
					en: 'Nothing, if a load balancer checks whether the port is open; otherwise look at the client.',
					zh: '如果只是负载均衡检查端口，则无需处理；否则请检查客户端。',
				},
			},
			nothing_sent_long: {
				why: {
					en: 'The connection was made and ended after {seconds} s without a byte: a connection in reserve, or both waited for the other to begin.',
					zh: '连接建立 {seconds} 秒后结束，未发送一个字节：可能是预备连接，或双方都在等待对方先开始。',
				},
				now: {
					en: 'Nothing, if it was a connection in reserve. A mail or FTP client without TLS waits to be greeted, and a server that expects TLS does not greet: `openssl s_client -connect {server}` tells.',
					zh: '如果只是预备连接，则无需处理。不用 TLS 的邮件或 FTP 客户端会等待问候，而期待 TLS 的服务器不会先问候：可用 `openssl s_client -connect {server}` 验证。',
				},
			},
			http: {
				why: {
					en: 'Plain HTTP was asked and answered; it is not encrypted.',
					zh: '明文 HTTP 请求得到了响应；内容未加密。',
				},
				now: {
					en: 'Everybody on the way can read it: use `https://` where the server offers it.',
					zh: '沿途任何人都能读到：若服务器支持，请使用 `https://`。',
				},
			},
			websocket: {
				why: {
					en: 'An HTTP request was answered with 101, and the connection became a WebSocket; it is not encrypted.',
					zh: 'HTTP 请求得到 101 响应，连接升级为 WebSocket；内容未加密。',
				},
				now: {
					en: 'Everybody on the way can read it, whatever its masks look like: use `wss://` where the server offers it.',
					zh: '沿途任何人都能读到，掩码并不加密：若服务器支持，请使用 `wss://`。',
				},
			},
		},
	},
}
