import type { CauseTable } from './cause-words.js'

/** How the two come to terms goes wrong, or somebody interferes with it. */
export const NEGOTIATION_CAUSES: CauseTable = {
	legacy_renegotiation: {
		name: { en: 'no secure renegotiation', zh: '不支持安全重协商' },
		why: {
			en: 'The {side} insists on secure renegotiation (RFC 5746), which the other side does not know.',
			zh: '{side}要求安全重协商（RFC 5746），而对方不支持。',
		},
		now: {
			en: 'Update the side that does not know RFC 5746, which is of 2010.',
			zh: '升级不支持 RFC 5746（2010 年）的一方。',
		},
		forms: {
			server: {
				why: {
					en: 'The client gives up (alert {alert}) after a ServerHello without renegotiation_info: the server does not know secure renegotiation (RFC 5746). OpenSSL 3 says `unsafe legacy renegotiation disabled`.',
					zh: '服务器的 ServerHello 没有 renegotiation_info，客户端随后放弃（警报 {alert}）：服务器不支持安全重协商（RFC 5746）。OpenSSL 3 报错 `unsafe legacy renegotiation disabled`。',
				},
				now: {
					en: 'Update the server, or the device that ends TLS before it: RFC 5746 is of 2010. Until then, and only for this server, `openssl s_client -legacy_server_connect`, or `Options = UnsafeLegacyServerConnect` in an openssl.cnf (curl, Python, Node: `OPENSSL_CONF`).',
					zh: '升级服务器或在其前面终结 TLS 的设备：RFC 5746 发布于 2010 年。在此之前，仅对这台服务器可用 `openssl s_client -legacy_server_connect`，或在 openssl.cnf 中设 `Options = UnsafeLegacyServerConnect`（curl、Python、Node：`OPENSSL_CONF`）。',
				},
			},
			client: {
				why: {
					en: 'The ClientHello has neither renegotiation_info nor the suite that stands for it, and the server gives up (alert {alert}): it may insist on secure renegotiation (RFC 5746), which this client does not know.',
					zh: 'ClientHello 既没有 renegotiation_info 也没有代表它的套件，服务器放弃（警报 {alert}）：它可能要求安全重协商（RFC 5746），而这个客户端不支持。',
				},
				now: {
					en: 'Update the client: RFC 5746 is of 2010. If that cannot be, allow such clients on the server (GnuTLS: `%PARTIAL_RENEGOTIATION`).',
					zh: '升级客户端：RFC 5746 发布于 2010 年。若无法升级，可在服务器上允许这类客户端（GnuTLS：`%PARTIAL_RENEGOTIATION`）。',
				},
			},
		},
	},
	downgrade: {
		name: { en: 'downgrade', zh: '版本被降级' },
		why: {
			en: 'The server knows a newer version than {version} and says so in its random, though the client offers {offered}: somebody in between may have changed the ClientHello.',
			zh: '服务器支持比 {version} 更新的版本并在随机数中表明了这一点，而客户端提出的是 {offered}：可能有人在中途改动了 ClientHello。',
		},
		now: {
			en: 'Capture on both sides and compare the two ClientHellos: what differs was changed on the way. Look for a proxy or a firewall that inspects TLS.',
			zh: '在两端同时抓包并比较 ClientHello：不同之处就是途中被改动的。查找会检查 TLS 的代理或防火墙。',
		},
	},
	inappropriate_fallback: {
		name: { en: 'needless fallback', zh: '不必要的降级重试' },
		why: {
			en: 'The client says that it tries again with an older version (TLS_FALLBACK_SCSV), and the server knows a newer one.',
			zh: '客户端表明自己在用旧版本重试（TLS_FALLBACK_SCSV），而服务器支持更新的版本。',
		},
		now: {
			en: 'Find the connection before this one: it failed for a reason of its own. Do not let the client fall back.',
			zh: '查看此前的那次连接：它因别的原因失败。不要让客户端降级重试。',
		},
	},
	hello_retry_loop: {
		name: { en: 'HelloRetryRequest loop', zh: 'HelloRetryRequest 循环' },
		why: {
			en: 'The server asks for another ClientHello {count} times; once is allowed (RFC 8446, 4.1.4).',
			zh: '服务器 {count} 次要求重发 ClientHello，而只允许一次（RFC 8446，4.1.4）。',
		},
		now: {
			en: 'Update the server, or the load balancer in front of servers that do not share their state.',
			zh: '升级服务器，或检查前端的负载均衡：后端之间可能没有共享状态。',
		},
	},
}
