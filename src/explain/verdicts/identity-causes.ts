import type { CauseTable } from './cause-words.js'

/** Whom the client asks for, and by which key the two know each other. */
export const IDENTITY_CAUSES: CauseTable = {
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
