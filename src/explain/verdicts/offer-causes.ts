import type { CauseTable } from './cause-words.js'

/** The two have nothing in common: what is offered is not taken. */
export const OFFER_CAUSES: CauseTable = {
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
}
