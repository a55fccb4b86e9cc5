import type { CauseTable } from './cause-words.js'

/** The server does not get the certificate of the client that it wants. */
export const CLIENT_CERTIFICATE_CAUSES: CauseTable = {
	client_certificate_required: {
		name: { en: 'client certificate missing', zh: '缺少客户端证书' },
		why: {
			en: 'The server insists on a certificate of the client and got none (alert {alert}).',
			zh: '服务器坚持要求客户端证书，却没有收到（警报 {alert}）。',
		},
		now: {
			en: 'Give the client its certificate and key: `curl --cert client.pem --key client.key https://{target}/`; or make it optional on the server (nginx: `ssl_verify_client optional`).',
			zh: '为客户端提供证书和密钥：`curl --cert client.pem --key client.key https://{target}/`；或在服务器上改为可选（nginx：`ssl_verify_client optional`）。',
		},
		forms: {
			empty: {
				why: {
					en: 'The server asked for a certificate of the client, got an empty one and gave up (alert {alert}).',
					zh: '服务器要求客户端证书，收到的是空证书，于是放弃（警报 {alert}）。',
				},
			},
			silent: {
				why: {
					en: 'The server asked for a certificate of the client, and broke off when the client had sent one of the size of an empty one: it insists on it.',
					zh: '服务器要求客户端证书，客户端发来的消息大小与空证书相同，服务器随即中断：它坚持要求证书。',
				},
			},
			http: {
				why: {
					en: 'The server completed the handshake without a certificate of the client, and refuses the request by HTTP: "{answer}".',
					zh: '服务器在没有客户端证书的情况下完成了握手，随后以 HTTP 拒绝请求：“{answer}”。',
				},
			},
			maybe: {
				why: {
					en: 'The server asked for a certificate of the client and got none, and its answer was short: that may refuse the request for it (nginx answers 400 inside TLS).',
					zh: '服务器要求客户端证书而没有得到，其应答很短：该应答可能正是因此拒绝请求（nginx 在 TLS 内应答 400）。',
				},
			},
			left: {
				why: {
					en: 'The server asked for a certificate of the client, and the client left instead of answering: it has none to show.',
					zh: '服务器要求客户端证书，客户端没有回应就离开了：它没有可出示的证书。',
				},
			},
		},
	},
	client_certificate_rejected: {
		name: { en: 'client certificate rejected', zh: '客户端证书被拒绝' },
		why: {
			en: "The server does not accept the client's certificate (alert {alert}).",
			zh: '服务器不接受客户端的证书（警报 {alert}）。',
		},
		now: {
			en: 'Use a certificate of an authority that the server knows for clients (nginx: `ssl_client_certificate`); `openssl x509 -noout -issuer -dates -in client.pem` prints issuer and dates.',
			zh: '使用由服务器为客户端认可的颁发机构所签发的证书（nginx：`ssl_client_certificate`）；`openssl x509 -noout -issuer -dates -in client.pem` 可打印颁发者和日期。',
		},
		seen: {
			why: {
				en: "The server does not accept the client's certificate {subject}, issued by {issuer} (alert {alert}).",
				zh: '服务器不接受客户端证书 {subject}（颁发者 {issuer}；警报 {alert}）。',
			},
		},
		forms: {
			certificate_expired: {
				now: {
					en: "Renew the client's certificate; check the server's clock. `openssl x509 -noout -dates -in client.pem` prints its dates.",
					zh: '更新客户端证书，并检查服务器的时钟。`openssl x509 -noout -dates -in client.pem` 可打印其日期。',
				},
			},
			certificate_revoked: {
				now: {
					en: 'Have a new certificate issued for the client, for a new key, and find out why the old one was revoked.',
					zh: '用新的密钥为客户端申请新证书，并查明旧证书被吊销的原因。',
				},
			},
			unsupported_certificate: {
				now: {
					en: "Have the client's certificate issued with `extendedKeyUsage = clientAuth`, and a key that may sign; `openssl x509 -noout -ext extendedKeyUsage,keyUsage -in client.pem` prints what it is for.",
					zh: '以 `extendedKeyUsage = clientAuth` 签发客户端证书，其密钥须可用于签名；`openssl x509 -noout -ext extendedKeyUsage,keyUsage -in client.pem` 可打印其用途。',
				},
			},
			access_denied: {
				now: {
					en: 'The server knows the certificate and does not let its holder in: allow it there, or use another.',
					zh: '服务器认识该证书，但不允许其持有者访问：请在服务器上放行，或换用另一张证书。',
				},
			},
			http: {
				why: {
					en: 'The server completed the handshake, and refuses the certificate that the client showed by HTTP: "{answer}".',
					zh: '服务器完成了握手，随后以 HTTP 拒绝客户端出示的证书：“{answer}”。',
				},
			},
			maybe: {
				why: {
					en: 'The client showed a certificate, and the server left after a short answer: that may refuse it (nginx answers 400 inside TLS).',
					zh: '客户端出示了证书，服务器在简短应答之后离开：该应答可能正是拒绝它（nginx 在 TLS 内应答 400）。',
				},
			},
			silent: {
				why: {
					en: 'The client showed a certificate, and the server broke off without a word that can be read: most likely it does not accept it.',
					zh: '客户端出示了证书，服务器随即中断且没有可读的说明：很可能是不接受该证书。',
				},
			},
		},
	},
}
