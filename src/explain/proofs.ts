import type { Language, Text } from './language.js'

/** What is called a proof's name in the report's `proofs[].what`. */
export type ProofKey = keyof typeof PROOFS

/** What a proof is called on the screen and in the text report. */
export function proofName(what: ProofKey, language: Language): string {
	return PROOFS[what].name[language]
}

/** What it means when a proof holds: what it shows, and what it does not. */
export function proofMeaning(what: ProofKey, language: Language): string {
	return PROOFS[what].means[language]
}

/** Every proof, by its name in the report. */
export const PROOFS = {
	client_finished: {
		name: { en: 'client Finished', zh: '客户端 Finished' },
		means: {
			en: 'The client computed this value from the secret and from every handshake message before it. When it holds, the client saw the same messages as this capture has.',
			zh: '客户端用密钥和此前全部握手消息算出这个值。它成立，说明客户端看到的消息与抓包中的完全相同。',
		},
	},
	server_finished: {
		name: { en: 'server Finished', zh: '服务器 Finished' },
		means: {
			en: 'The server computed this value from the secret and from every handshake message before it. When it holds, nobody on the way has changed a byte of them.',
			zh: '服务器用密钥和此前全部握手消息算出这个值。它成立，说明途中没有人改动过其中任何一个字节。',
		},
	},
	server_key_exchange: {
		name: { en: 'ServerKeyExchange', zh: 'ServerKeyExchange' },
		means: {
			en: 'The key in the certificate signed both randoms and the server’s share. Only this signature ties the certificate to this connection (RFC 5246, 7.4.3).',
			zh: '证书中的密钥对双方随机数和服务器的密钥份额签了名。只有这个签名把证书与本连接联系起来（RFC 5246，7.4.3）。',
		},
	},
	server_certificate_verify: {
		name: { en: 'server CertificateVerify', zh: '服务器 CertificateVerify' },
		means: {
			en: 'The key in the certificate signed the handshake so far. A certificate can be copied by anyone; this signature cannot (RFC 8446, 4.4.3).',
			zh: '证书中的密钥对到此为止的握手签了名。证书谁都能复制，这个签名却不能（RFC 8446，4.4.3）。',
		},
	},
	client_certificate_verify: {
		name: { en: 'client CertificateVerify', zh: '客户端 CertificateVerify' },
		means: {
			en: 'The client has the private key of the certificate that it showed: it signed the handshake so far.',
			zh: '客户端拥有所出示证书的私钥：它对到此为止的握手签了名。',
		},
	},
	records: {
		name: { en: 'tags and MACs', zh: '标签与 MAC' },
		means: {
			en: 'Each encrypted record ends with a value computed from a key and from its bytes. One changed bit, and it no longer fits.',
			zh: '每条加密记录都带有由密钥和其字节算出的值。只要改动一个比特，它就对不上了。',
		},
	},
	chain: {
		name: { en: 'chain', zh: '证书链' },
		means: {
			en: 'Each certificate is signed with the key of the next one, which may sign certificates. It does not say that anyone trusts the last of them.',
			zh: '每张证书都由下一张证书的密钥签名，而下一张有权签发证书。这并不说明有人信任最后一张。',
		},
	},
	trust: {
		name: { en: 'trust', zh: '信任' },
		means: {
			en: 'The chain leads to a certificate that is trusted here: in the file given with --ca, else in the bundle of this system. The client may have had another one.',
			zh: '证书链通向此处信任的证书：在 --ca 给出的文件中，否则在本系统的证书包中。当时的客户端可能用的是另一份。',
		},
	},
	host_name: {
		name: { en: 'host name', zh: '主机名' },
		means: {
			en: 'The name that the client asked for is one of those in the certificate. A certificate for another name would be somebody else’s.',
			zh: '客户端请求的名称在证书所列名称之中。写着别的名称的证书属于别人。',
		},
	},
	validity: {
		name: { en: 'validity', zh: '有效期' },
		means: {
			en: 'All certificates of the path were within their dates when this was captured.',
			zh: '抓包时，路径上的全部证书都在有效期内。',
		},
	},
	key_usage: {
		name: { en: 'key usage', zh: '密钥用途' },
		means: {
			en: 'The certificate may be used for what it was used for here: to be a server or a client, to sign or to decrypt.',
			zh: '证书可以用于此处的用途：作为服务器或客户端，签名或解密。',
		},
	},
	ocsp: {
		name: { en: 'OCSP status', zh: 'OCSP 状态' },
		means: {
			en: 'The issuer states, under its signature, that it had not revoked the certificate at that time. The server sent this statement along.',
			zh: '颁发者以签名声明，当时没有吊销此证书。这份声明由服务器一并发来。',
		},
	},
	sct: {
		name: { en: 'timestamps', zh: '时间戳' },
		means: {
			en: 'Public logs have signed that they saw this certificate: one issued in secret would be without (RFC 6962).',
			zh: '公开日志以签名证明见过此证书：秘密签发的证书不会有（RFC 6962）。',
		},
	},
	psk_binder: {
		name: { en: 'PSK binder', zh: 'PSK 绑定值' },
		means: {
			en: 'The client knows the key that it wants to resume with. Only that key can check it, and no key log holds it.',
			zh: '客户端知道它想用来恢复会话的密钥。只有这个密钥能验证，而密钥日志中没有它。',
		},
	},
	downgrade: {
		name: { en: 'no downgrade', zh: '未被降级' },
		means: {
			en: 'A server that could do better marks its random when it is talked into an older version (RFC 8446, 4.1.3).',
			zh: '有能力使用更新版本的服务器被诱导到旧版本时，会在随机数中留下记号（RFC 8446，4.1.3）。',
		},
	},
} as const satisfies Readonly<Record<string, { readonly name: Text; readonly means: Text }>>
