import type { CauseTable } from './cause-words.js'

/** The client does not like the server's certificate. */
export const CERTIFICATE_CAUSES: CauseTable = {
	expired: {
		name: { en: 'certificate expired', zh: '证书已过期' },
		why: {
			en: "The client finds the server's certificate expired or not valid yet (alert {alert}); its own clock may be wrong as well.",
			zh: '客户端认为服务器证书已过期或尚未生效（警报 {alert}）；也可能是它自己的时钟不准。',
		},
		now: {
			en: "Look at the dates: `openssl s_client -connect {target} | openssl x509 -noout -dates`. Renew the certificate and have the server load it; check the client's clock.",
			zh: '查看日期：`openssl s_client -connect {target} | openssl x509 -noout -dates`。更新证书并让服务器重新加载；同时检查客户端的时钟。',
		},
		seen: {
			why: {
				en: "The server's certificate {subject} had expired on {not_after}.",
				zh: '服务器证书 {subject} 已于 {not_after} 过期。',
			},
			now: {
				en: 'Renew the certificate and have the server load it (nginx: `nginx -s reload`).',
				zh: '更新证书并让服务器重新加载（nginx：`nginx -s reload`）。',
			},
		},
		forms: {
			clock: {
				why: {
					en: "The client finds a certificate expired (alert {alert}), and none that the server sent had expired when this was captured: the client's clock is ahead, or a root in its own store has ended.",
					zh: '客户端认为有证书已过期（警报 {alert}），而抓包时服务器发送的证书都没有过期：可能是客户端的时钟快了，或它自己信任库中的某个根证书已到期。',
				},
				now: {
					en: "Check the client's clock (`date -u`; the certificate {subject} is valid until {not_after}), then update its trust store: old roots end (AddTrust in 2020, DST Root CA X3 in 2021).",
					zh: '检查客户端的时钟（`date -u`；证书 {subject} 有效期至 {not_after}），再更新其信任库：旧的根证书会到期（2020 年的 AddTrust、2021 年的 DST Root CA X3）。',
				},
			},
			above: {
				why: {
					en: "A certificate above the server's own, {subject}, had expired on {not_after}.",
					zh: '服务器自身证书的上级证书 {subject} 已于 {not_after} 过期。',
				},
				now: {
					en: "Put the authority's current certificate behind the server's own in its file (nginx: `ssl_certificate`); where it has the same key, the server's own need not be issued anew.",
					zh: '在服务器的证书文件中，把该颁发机构的现行证书接在服务器自身证书之后（nginx：`ssl_certificate`）；若其密钥未变，服务器自身的证书无需重新签发。',
				},
			},
		},
	},
	not_yet_valid: {
		name: { en: 'certificate not valid yet', zh: '证书尚未生效' },
		why: {
			en: "The server's certificate may begin to be valid only later than the client's clock says it is.",
			zh: '按客户端的时钟，服务器证书可能尚未生效。',
		},
		now: {
			en: 'Check the clocks of the client and of whoever issued the certificate; `openssl x509 -noout -dates` prints its dates.',
			zh: '检查客户端以及签发证书一方的时钟；`openssl x509 -noout -dates` 可打印日期。',
		},
		seen: {
			why: {
				en: "The server's certificate {subject} becomes valid only on {not_before}.",
				zh: '服务器证书 {subject} 要到 {not_before} 才生效。',
			},
		},
		forms: {
			clock: {
				why: {
					en: "The server's certificate {subject} is valid only since {not_before}: for a client whose clock is behind, it is not valid yet.",
					zh: '服务器证书 {subject} 自 {not_before} 起才有效：对时钟偏慢的客户端来说，它尚未生效。',
				},
			},
		},
	},
	revoked: {
		name: { en: 'certificate revoked', zh: '证书已被吊销' },
		why: {
			en: "The client has learned that the server's certificate was revoked by its issuer.",
			zh: '客户端得知服务器证书已被其颁发者吊销。',
		},
		now: {
			en: 'Have a new certificate issued for a new key, and find out why the old one was revoked: its key may be known to others.',
			zh: '用新的密钥申请新证书，并查明旧证书被吊销的原因：它的密钥可能已泄露。',
		},
		forms: {
			said: {
				why: {
					en: 'The OCSP response that the server staples says itself that {subject} was revoked, and the client does not go on.',
					zh: '服务器附带的 OCSP 响应本身就说明 {subject} 已被吊销，客户端因此不再继续。',
				},
			},
		},
	},
	bad_certificate_status: {
		name: { en: 'revocation status missing or bad', zh: '缺少吊销状态或状态无效' },
		why: {
			en: 'The certificate {subject} demands a stapled OCSP response (must-staple), and the server sends none.',
			zh: '证书 {subject} 要求附带 OCSP 响应（must-staple），而服务器没有发送。',
		},
		now: {
			en: 'Have the server staple: nginx `ssl_stapling on` with a `resolver`, Apache `SSLUseStapling on`. The first connections after a start may lack it: fetch the response before (nginx: `ssl_stapling_file`), or have the certificate issued without must-staple.',
			zh: '让服务器附带响应：nginx `ssl_stapling on` 并配置 `resolver`，Apache `SSLUseStapling on`。刚启动后的头几个连接可能没有：请预先取得响应（nginx：`ssl_stapling_file`），或签发不带 must-staple 的证书。',
		},
		forms: {
			response: {
				why: {
					en: 'The OCSP response that the server staples is no valid word that {subject} is good, and the client does not go on.',
					zh: '服务器附带的 OCSP 响应不能有效证明 {subject} 状态良好，客户端因此不再继续。',
				},
				now: {
					en: 'Look at it: `openssl s_client -connect {target} -status`. Is it out of date, of another certificate, or signed by somebody who may not? The server has to fetch a new one from the authority.',
					zh: '查看响应：`openssl s_client -connect {target} -status`。它是否已过时、是否针对另一张证书、签名者是否无权签名？服务器需要向颁发机构重新获取。',
				},
			},
			maybe: {
				why: {
					en: 'The client asks for a stapled OCSP response, the server sends none, and the client leaves when the handshake is done: it may insist on one (curl `--cert-status`).',
					zh: '客户端请求附带的 OCSP 响应，服务器没有发送，客户端在握手完成后离开：它可能坚持要有响应（curl `--cert-status`）。',
				},
			},
		},
	},
	hostname_mismatch: {
		name: { en: 'certificate for another name', zh: '证书名称不符' },
		why: {
			en: "The server's certificate may be for other names than {host}, which the client asked for.",
			zh: '服务器证书可能不是为客户端所请求的名称 {host} 签发的。',
		},
		now: {
			en: 'Compare the names: `openssl s_client -connect {target} | openssl x509 -noout -ext subjectAltName`. Use a name that stands there, or have the certificate issued for {host}.',
			zh: '比较名称：`openssl s_client -connect {target} | openssl x509 -noout -ext subjectAltName`。改用其中的名称，或为 {host} 签发证书。',
		},
		seen: {
			why: {
				en: "The client asked for {host}; the server's certificate is for {names}.",
				zh: '客户端请求的是 {host}，而服务器证书是为 {names} 签发的。',
			},
			now: {
				en: 'Ask for a name of the certificate ({names}), or have one issued for {host}; a server of many names may lack one for this name and show its default.',
				zh: '改用证书中的名称（{names}），或为 {host} 签发证书；托管多个名称的服务器可能没有此名称的证书而出示了默认证书。',
			},
		},
		forms: {
			address: {
				why: {
					en: "The client names no server, so it was most likely given the address {host}; the server's certificate is for {names}.",
					zh: '客户端没有给出服务器名，很可能是用地址 {host} 连接的；而服务器证书是为 {names} 签发的。',
				},
				now: {
					en: 'Connect by a name of the certificate ({names}): `curl --resolve NAME:{port}:{host} https://NAME:{port}/`; or have one issued with the IP address {host} among its names.',
					zh: '用证书中的名称（{names}）连接：`curl --resolve NAME:{port}:{host} https://NAME:{port}/`；或签发名称中含 IP 地址 {host} 的证书。',
				},
			},
		},
	},
	wrong_purpose: {
		name: { en: 'certificate for another purpose', zh: '证书用途不符' },
		why: {
			en: "The server's certificate {subject}, or one above it, is not for servers (extended key usage).",
			zh: '服务器证书 {subject} 或其上级证书不用于服务器（扩展密钥用途）。',
		},
		now: {
			en: 'Have it issued with `extendedKeyUsage = serverAuth`; `openssl x509 -noout -ext extendedKeyUsage -in server.pem` prints what it is for. Is it a certificate for a client?',
			zh: '以 `extendedKeyUsage = serverAuth` 签发；`openssl x509 -noout -ext extendedKeyUsage -in server.pem` 可打印其用途。它是不是客户端证书？',
		},
		forms: {
			wrong_key_usage: {
				why: {
					en: "The key of the server's certificate {subject} may not be used as this handshake uses it (key usage).",
					zh: '服务器证书 {subject} 的密钥用途不允许本次握手这样使用它（密钥用途）。',
				},
				now: {
					en: 'Have it issued with `keyUsage = digitalSignature` (and `keyEncipherment`, where suites with RSA key exchange are used).',
					zh: '以 `keyUsage = digitalSignature` 签发（若使用 RSA 密钥交换的套件，还需 `keyEncipherment`）。',
				},
			},
		},
	},
	weak_certificate: {
		name: { en: 'weak key or signature', zh: '密钥或签名太弱' },
		why: {
			en: 'A certificate of the server may have a key or a signature that is too weak for the client.',
			zh: '服务器的某张证书的密钥或签名对客户端来说可能太弱。',
		},
		now: {
			en: 'Have it issued anew with RSA of 2048 bits or more, or an elliptic curve, signed with SHA-256 or better.',
			zh: '请重新签发：RSA 2048 位以上或椭圆曲线密钥，并使用 SHA-256 或更强的签名。',
		},
		seen: {
			why: {
				en: 'The certificate {subject} has the key {key} and is signed with {signature}: too weak for the client.',
				zh: '证书 {subject} 的密钥为 {key}，签名算法为 {signature}：对客户端来说太弱。',
			},
		},
		forms: {
			strict: {
				why: {
					en: 'The certificate {subject} has the key {key}, which most take; a client with a strict policy asks for more (OpenSSL `SECLEVEL=3`, GnuTLS `%PROFILE_HIGH`, Java `jdk.certpath.disabledAlgorithms`).',
					zh: '证书 {subject} 的密钥为 {key}，多数客户端都接受；策略严格的客户端要求更高（OpenSSL `SECLEVEL=3`、GnuTLS `%PROFILE_HIGH`、Java `jdk.certpath.disabledAlgorithms`）。',
				},
				now: {
					en: "Look at the client's policy, or give the server a certificate with RSA of 3072 bits or an elliptic curve (P-256).",
					zh: '检查客户端的策略，或为服务器换用 RSA 3072 位或椭圆曲线（P-256）的证书。',
				},
			},
		},
	},
	certificate_rejected: {
		name: { en: 'certificate rejected', zh: '证书被拒绝' },
		why: {
			en: "The client rejects the server's certificate and names no closer reason (alert {alert}).",
			zh: '客户端拒绝服务器证书，但没有给出更具体的原因（警报 {alert}）。',
		},
		now: {
			en: 'Ask the client: its log knows the reason. Check trust, name and dates by hand: `openssl s_client -connect {target} -verify_hostname {host} -CAfile ca.pem`.',
			zh: '查看客户端的日志，那里有具体原因。也可手工检查信任、名称和日期：`openssl s_client -connect {target} -verify_hostname {host} -CAfile ca.pem`。',
		},
		forms: {
			silent: {
				why: {
					en: "The client broke off right after it had got the server's certificate, without a word that can be read: most likely it rejects the certificate.",
					zh: '客户端在收到服务器证书之后立即中断，且没有可读的说明：很可能是拒绝了证书。',
				},
			},
			after_self_signed: {
				why: {
					en: 'The handshake was completed, and the client left without sending anything. The certificate {subject} is its own issuer: a client that was not given it may have rejected it; one that was only wanted to look.',
					zh: '握手已完成，客户端却什么都没发送就离开。证书 {subject} 的颁发者就是它自己：事先没有得到它的客户端可能拒绝了它；得到过的则只是探测一下。',
				},
			},
			after: {
				why: {
					en: 'The handshake was completed, and the client left without sending anything: its program, which checks names, pins and authorities itself, may reject the certificate; or it only wanted to look.',
					zh: '握手已完成，客户端却什么都没发送就离开：可能是它的程序在自行检查名称、证书固定和颁发者之后拒绝了证书；也可能只是探测一下。',
				},
			},
		},
	},
	pinning_suspected: {
		name: { en: 'pinning suspected', zh: '疑似证书固定' },
		why: {
			en: 'The client may expect a certain key or certificate (pinning) and have got another one.',
			zh: '客户端可能要求特定的密钥或证书（证书固定），而得到的是另一张。',
		},
		now: {
			en: 'Compare the certificate with the one the application pins; a proxy that opens TLS shows its own, and an app that pins cannot be used behind one.',
			zh: '与应用程序所固定的证书比较；会解开 TLS 的代理出示的是它自己的证书，使用证书固定的应用无法在其后工作。',
		},
	},
}
