import type { CauseTable } from './cause-words.js'

/** The two have nothing in common, or somebody interfered with what they have. */
export const NEGOTIATION_CAUSES: CauseTable = {
	protocol_version: {
		name: { en: 'no common TLS version', zh: '没有共同的 TLS 版本' },
		why: {
			en: 'The {side} takes none of the versions of the other side: the client offers {versions}.',
			zh: '{side}不接受对方的任何版本：客户端提出 {versions}。',
		},
		now: {
			en: 'Find what the server speaks: `openssl s_client -connect {target} -tls1_2` (or `-tls1_3`). Update the older side, or allow the version there (nginx: `ssl_protocols TLSv1.2 TLSv1.3`).',
			zh: '查明服务器支持的版本：`openssl s_client -connect {target} -tls1_2`（或 `-tls1_3`）。升级较旧的一方，或在其配置中允许该版本（nginx：`ssl_protocols TLSv1.2 TLSv1.3`）。',
		},
		forms: {
			unoffered: {
				why: {
					en: 'The server answers in {chosen}, which the client does not offer ({versions}): the client may not go on.',
					zh: '服务器以 {chosen} 应答，而客户端并未提出它（{versions}）：客户端无法继续。',
				},
				now: {
					en: 'Allow a version that the client offers on the server, or the older one on the client. If the server is said to know them, something in between has changed a hello: capture on both sides and compare.',
					zh: '在服务器上允许客户端所提出的版本，或在客户端允许较旧的版本。如果服务器本应支持，则是中途有设备改动了 Hello 消息：请在两端同时抓包比较。',
				},
			},
			level: {
				why: {
					en: 'The {side} gives up with internal_error where {version} is to be spoken: OpenSSL 3 does so, since its security level allows no SHA-1 and no MD5, and TLS 1.0 and 1.1 sign with nothing else.',
					zh: '{side}在应使用 {version} 时以 internal_error 放弃：OpenSSL 3 就是这样，因为其安全级别不允许 SHA-1 和 MD5，而 TLS 1.0 和 1.1 的签名只有这两种。',
				},
				now: {
					en: 'Speak TLS 1.2 or newer: update the other side. Until then, and only then, OpenSSL takes the old ones with `DEFAULT:@SECLEVEL=0` (s_client, s_server: `-cipher`; curl: `--ciphers`; nginx: `ssl_ciphers`).',
					zh: '使用 TLS 1.2 或更新版本：升级另一方。在此之前可临时用 `DEFAULT:@SECLEVEL=0` 让 OpenSSL 接受旧版本（s_client、s_server：`-cipher`；curl：`--ciphers`；nginx：`ssl_ciphers`）。',
				},
			},
		},
	},
	no_shared_cipher: {
		name: { en: 'no common cipher suite', zh: '没有共同的密码套件' },
		why: {
			en: 'The server supports none of the cipher suites that the client offers, or none that goes with its certificate: {suites}.',
			zh: '服务器不支持客户端提出的任何密码套件，或没有与其证书相配的：{suites}。',
		},
		now: {
			en: "Compare with the server's list: `nmap --script ssl-enum-ciphers -p {port} {host}`. Allow a common suite on either side (nginx: `ssl_ciphers`, curl: `--ciphers`); RSA suites need an RSA certificate, ECDSA suites an ECDSA one.",
			zh: '与服务器的列表比较：`nmap --script ssl-enum-ciphers -p {port} {host}`。在任一侧允许共同的套件（nginx：`ssl_ciphers`，curl：`--ciphers`）；RSA 套件需要 RSA 证书，ECDSA 套件需要 ECDSA 证书。',
		},
		forms: {
			unoffered: {
				why: {
					en: 'The server chooses {chosen}, which the client does not offer ({suites}): the client may not go on.',
					zh: '服务器选择了 {chosen}，而客户端并未提出它（{suites}）：客户端无法继续。',
				},
				now: {
					en: 'The server is at fault, or something in between has changed a hello: capture on both sides and compare.',
					zh: '错在服务器，或中途有设备改动了 Hello 消息：请在两端同时抓包比较。',
				},
			},
		},
	},
	no_shared_group: {
		name: { en: 'no common group', zh: '没有共同的密钥交换组' },
		why: {
			en: 'The two have no key exchange group in common: the client offers {groups}.',
			zh: '双方没有共同的密钥交换组：客户端提出 {groups}。',
		},
		now: {
			en: 'Allow X25519 or P-256 on both sides (OpenSSL: `-groups X25519:P-256`, nginx: `ssl_ecdh_curve X25519:P-256`).',
			zh: '让双方都允许 X25519 或 P-256（OpenSSL：`-groups X25519:P-256`，nginx：`ssl_ecdh_curve X25519:P-256`）。',
		},
		forms: {
			unoffered: {
				why: {
					en: 'The server asks for a key share of {group} (HelloRetryRequest), which the client did not offer ({groups}): the client may not go on.',
					zh: '服务器（以 HelloRetryRequest）要求 {group} 的密钥份额，而客户端并未提出它（{groups}）：客户端无法继续。',
				},
				now: {
					en: 'The server is at fault, or something in between has changed the ClientHello: capture on both sides and compare. Update the server; allow X25519 or P-256 there.',
					zh: '错在服务器，或中途有设备改动了 ClientHello：请在两端同时抓包比较。升级服务器，并允许 X25519 或 P-256。',
				},
			},
			small: {
				why: {
					en: "The client refuses the server's Diffie-Hellman group of {bits} bits (alert {alert}): many clients want 2048 at least.",
					zh: '客户端拒绝服务器的 {bits} 位 Diffie-Hellman 组（警报 {alert}）：许多客户端要求至少 2048 位。',
				},
				now: {
					en: 'Make a larger one (`openssl dhparam -out dh.pem 2048`; nginx: `ssl_dhparam`), or better leave DHE suites out and use elliptic curves. Until then, and only then, OpenSSL clients take it with `DEFAULT:@SECLEVEL=1`.',
					zh: '生成更大的组（`openssl dhparam -out dh.pem 2048`；nginx：`ssl_dhparam`），或最好停用 DHE 套件而改用椭圆曲线。在此之前可临时让 OpenSSL 客户端用 `DEFAULT:@SECLEVEL=1` 接受它。',
				},
			},
			weak: {
				why: {
					en: 'The client refuses the key exchange that the server proposes (alert {alert}): its group is too small or not one it allows.',
					zh: '客户端拒绝服务器提出的密钥交换（警报 {alert}）：其组太小或不被允许。',
				},
				now: {
					en: 'Use a larger group on the server (nginx: `ssl_dhparam` of 2048 bits or more), or elliptic curves.',
					zh: '在服务器上使用更大的组（nginx：2048 位以上的 `ssl_dhparam`），或改用椭圆曲线。',
				},
			},
		},
	},
	no_shared_signature_scheme: {
		name: { en: 'no common signature scheme', zh: '没有共同的签名方案' },
		why: {
			en: "The server's certificate cannot sign in any way that the client accepts: {schemes}.",
			zh: '服务器的证书无法以客户端接受的任何方式签名：{schemes}。',
		},
		now: {
			en: 'Give the server a certificate with another kind of key (RSA, ECDSA), or allow the scheme on the client (OpenSSL: `-sigalgs`).',
			zh: '为服务器换用另一种密钥（RSA、ECDSA）的证书，或在客户端允许该方案（OpenSSL：`-sigalgs`）。',
		},
	},
	no_shared_alpn: {
		name: { en: 'no common application protocol', zh: '没有共同的应用层协议' },
		why: {
			en: 'The server speaks none of the application protocols that the client offers in ALPN: {alpns}.',
			zh: '服务器不支持客户端在 ALPN 中提出的任何应用层协议：{alpns}。',
		},
		now: {
			en: 'Offer a protocol that the server speaks (curl: `--http1.1`, `--http2`, or `--no-alpn`), or switch it on there.',
			zh: '提出服务器支持的协议（curl：`--http1.1`、`--http2` 或 `--no-alpn`），或在服务器上启用。',
		},
		forms: {
			unanswered: {
				why: {
					en: 'The client offers {alpns} in ALPN, the ServerHello chooses no application protocol, and the client leaves without an answer of the server: it cannot do without, as clients of HTTP/2 or gRPC alone cannot.',
					zh: '客户端在 ALPN 中提出 {alpns}，ServerHello 没有选择任何应用层协议，客户端没有得到服务器的应答便离开：它离不开该协议，例如只支持 HTTP/2 或 gRPC 的客户端。',
				},
				now: {
					en: 'Switch the protocol on in the server (nginx: `listen 443 ssl http2`), or let the client offer http/1.1 as well. `openssl s_client -connect {target} -alpn h2` prints what is chosen.',
					zh: '在服务器上启用该协议（nginx：`listen 443 ssl http2`），或让客户端同时提出 http/1.1。`openssl s_client -connect {target} -alpn h2` 会显示所选协议。',
				},
			},
		},
	},
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
	unrecognized_name: {
		name: { en: 'server name unknown', zh: '服务器不认识该名称' },
		why: {
			en: 'The server does not know the name that the client asks for: {host}.',
			zh: '服务器不认识客户端请求的名称：{host}。',
		},
		now: {
			en: 'Check the name for a slip and where it points to (`dig {host}`), or set the name up on the server (nginx: `server_name {host}`).',
			zh: '检查名称是否有误以及它指向何处（`dig {host}`），或在服务器上配置该名称（nginx：`server_name {host}`）。',
		},
	},
	missing_server_name: {
		name: { en: 'no server name sent', zh: '未发送服务器名' },
		why: {
			en: 'The client names no server (SNI), and the server may insist on a name.',
			zh: '客户端没有给出服务器名（SNI），而服务器可能要求它。',
		},
		now: {
			en: 'Connect by name instead of by address, or name the server: `openssl s_client -connect {server} -servername NAME`, `curl --resolve NAME:{port}:ADDRESS https://NAME:{port}/`.',
			zh: '用名称而不是地址连接，或指定名称：`openssl s_client -connect {server} -servername NAME`、`curl --resolve NAME:{port}:ADDRESS https://NAME:{port}/`。',
		},
		forms: {
			told: {
				why: {
					en: 'The client names no server (SNI), and the server insists on a name (alert {alert}).',
					zh: '客户端没有给出服务器名（SNI），而服务器要求它（警报 {alert}）。',
				},
			},
		},
	},
	ech_required: {
		name: { en: 'encrypted ClientHello not taken', zh: '加密的 ClientHello 未被接受' },
		why: {
			en: 'The client insists on encrypted_client_hello, and the server could not open it.',
			zh: '客户端坚持使用 encrypted_client_hello，而服务器无法解开。',
		},
		now: {
			en: "Publish the server's current ECH configuration in DNS (HTTPS record); the client can try again with the one it was sent.",
			zh: '在 DNS（HTTPS 记录）中发布服务器当前的 ECH 配置；客户端可用收到的配置重试。',
		},
	},
	unknown_psk_identity: {
		name: { en: 'pre-shared key unknown', zh: '预共享密钥未知' },
		why: {
			en: 'The server knows none of the pre-shared keys that the client names.',
			zh: '服务器不认识客户端所称的任何预共享密钥。',
		},
		now: {
			en: 'Compare identity and key on both sides.',
			zh: '核对双方的身份标识和密钥。',
		},
		forms: {
			client: {
				why: {
					en: 'The server has chosen a suite with a pre-shared key, {suite}, and the client gives up (alert {alert}): it has no key for it.',
					zh: '服务器选择了使用预共享密钥的套件 {suite}，客户端放弃（警报 {alert}）：它没有相应的密钥。',
				},
				now: {
					en: 'Give the client identity and key (`gnutls-cli --pskusername NAME --pskkey HEX`, `openssl s_client -psk_identity NAME -psk HEX`), or have the server use a certificate.',
					zh: '为客户端提供身份标识和密钥（`gnutls-cli --pskusername NAME --pskkey HEX`、`openssl s_client -psk_identity NAME -psk HEX`），或让服务器使用证书。',
				},
			},
			fallback: {
				why: {
					en: 'The client offers a pre-shared key, and the server finds nothing that suits it (alert {alert}): it may not know the identity, and has no certificate to go on with instead.',
					zh: '客户端提出预共享密钥，而服务器没有找到合适的方式（警报 {alert}）：它可能不认识该身份标识，又没有可改用的证书。',
				},
				now: {
					en: 'Compare the identity on both sides, letter by letter; or give the server a certificate.',
					zh: '逐字核对双方的身份标识；或为服务器配置证书。',
				},
			},
		},
	},
	psk_mismatch: {
		name: { en: 'pre-shared keys differ', zh: '预共享密钥不一致' },
		why: {
			en: 'The {side} cannot verify what the other side computed from the pre-shared key (alert {alert}): the two have different keys.',
			zh: '{side}无法验证对方用预共享密钥算出的值（警报 {alert}）：双方的密钥不同。',
		},
		now: {
			en: 'Compare key and identity on both sides: one digit, one byte order, hex taken for text is enough.',
			zh: '核对双方的密钥和身份标识：一位数字、字节顺序不同，或把十六进制当作文本，都会导致不一致。',
		},
		forms: {
			binder: {
				why: {
					en: 'The server does not accept the pre_shared_key of the ClientHello (alert {alert}): the binder, by which the client proves that it has the key, does not verify with the key that the server has under this identity.',
					zh: '服务器不接受 ClientHello 中的 pre_shared_key（警报 {alert}）：客户端用来证明自己持有密钥的绑定值（binder），用服务器在该身份标识下的密钥验证不通过。',
				},
			},
			finished: {
				why: {
					en: 'The suite is one with a pre-shared key, {suite}, and the {side} cannot open the first record under it (alert {alert}): the two have different keys, or the server does not know the identity.',
					zh: '套件 {suite} 使用预共享密钥，而{side}无法解开用它保护的第一条记录（警报 {alert}）：双方密钥不同，或服务器不认识该身份标识。',
				},
			},
		},
	},
}
