import type { Text } from './language.js'

/** Words for the parts of cipher suite names, by the part as the name spells it. */
type PartWords = Readonly<Record<string, Text>>

/** How the secret that all keys come from is agreed on. */
export const KEY_EXCHANGES: PartWords = {
	RSA: {
		en: 'The client encrypts the secret with the RSA key of the certificate; reading it is the proof of identity. Whoever gets the private key later opens old recordings.',
		zh: '客户端用证书的 RSA 公钥加密秘密，能解开即证明了身份。日后谁得到私钥，谁就能解开旧的录制。',
	},
	DHE: {
		en: 'Diffie-Hellman with fresh values for each connection: a private key stolen later opens nothing (forward secrecy).',
		zh: '每次连接都用新值的 Diffie-Hellman：日后私钥失窃也解不开旧通信（前向保密）。',
	},
	ECDHE: {
		en: 'Diffie-Hellman on an elliptic curve with fresh values for each connection: a private key stolen later opens nothing (forward secrecy).',
		zh: '椭圆曲线上的 Diffie-Hellman，每次连接都用新值：日后私钥失窃也解不开旧通信（前向保密）。',
	},
	DH: {
		en: "Diffie-Hellman with the fixed value in the server's certificate: no forward secrecy, and hardly ever used.",
		zh: '使用服务器证书中固定值的 Diffie-Hellman：没有前向保密，几乎无人使用。',
	},
	ECDH: {
		en: "Elliptic-curve Diffie-Hellman with the fixed value in the server's certificate: no forward secrecy.",
		zh: '使用服务器证书中固定值的椭圆曲线 Diffie-Hellman：没有前向保密。',
	},
	PSK: {
		en: 'Both sides already share a key; there is no certificate, and no forward secrecy.',
		zh: '双方事先共享一个密钥；不用证书，也没有前向保密。',
	},
	RSA_PSK: {
		en: "A shared key, together with a secret sent under the server's RSA key.",
		zh: '共享密钥，再加上用服务器 RSA 公钥加密传送的秘密。',
	},
	DHE_PSK: {
		en: 'A shared key together with a fresh Diffie-Hellman exchange, which adds forward secrecy.',
		zh: '共享密钥，再加上一次新的 Diffie-Hellman 交换，从而具有前向保密。',
	},
	PSK_DHE: {
		en: 'A shared key together with a fresh Diffie-Hellman exchange, which adds forward secrecy.',
		zh: '共享密钥，再加上一次新的 Diffie-Hellman 交换，从而具有前向保密。',
	},
	ECDHE_PSK: {
		en: 'A shared key together with a fresh elliptic-curve Diffie-Hellman exchange, which adds forward secrecy.',
		zh: '共享密钥，再加上一次新的椭圆曲线 Diffie-Hellman 交换，从而具有前向保密。',
	},
	SRP_SHA: {
		en: 'Secure Remote Password: both sides prove that they know the password without sending it.',
		zh: '安全远程口令（SRP）：双方证明自己知道口令，而口令并不发送。',
	},
	KRB5: { en: 'A Kerberos ticket stands in for the certificate.', zh: '用 Kerberos 票据代替证书。' },
	ECCPWD: {
		en: 'A password-based exchange on an elliptic curve: a listener cannot test guesses offline.',
		zh: '椭圆曲线上基于口令的密钥交换：窃听者无法离线试猜口令。',
	},
	ECC: {
		en: 'The client encrypts the secret with the SM2 key of the certificate (Chinese TLCP).',
		zh: '客户端用证书的 SM2 公钥加密秘密（中国的 TLCP 协议）。',
	},
	GOSTR341112_256: { en: 'The Russian GOST key exchange of 2012.', zh: '俄罗斯 2012 年的 GOST 密钥交换。' },
	GOSTR341001: { en: 'The Russian GOST key exchange of 2001.', zh: '俄罗斯 2001 年的 GOST 密钥交换。' },
	GOSTR341094: { en: 'The Russian GOST key exchange of 1994.', zh: '俄罗斯 1994 年的 GOST 密钥交换。' },
	NULL: {
		en: 'No key exchange: the state before the first handshake. Nobody may negotiate it.',
		zh: '没有密钥交换：第一次握手之前的状态，不允许协商使用。',
	},
}

/** Who vouches for the key exchange. */
export const AUTHENTICATIONS: PartWords = {
	RSA: { en: "The certificate's RSA key signs the key exchange.", zh: '用证书的 RSA 密钥给密钥交换签名。' },
	ECDSA: {
		en: "The certificate's elliptic-curve key (ECDSA, or EdDSA) signs the key exchange.",
		zh: '用证书的椭圆曲线密钥（ECDSA 或 EdDSA）给密钥交换签名。',
	},
	DSS: {
		en: "The certificate's DSA key signs the key exchange; outdated.",
		zh: '用证书的 DSA 密钥给密钥交换签名；已过时。',
	},
	anon: {
		en: 'Nobody signs: anyone on the path can stand in for the other side.',
		zh: '无人签名：路径上的任何人都能冒充对方。',
	},
}

/** Words that narrow a suite. */
export const RESTRICTIONS: PartWords = {
	EXPORT: {
		en: 'Weakened on purpose for the export rules of the 1990s: 40 bits of key, broken in no time today.',
		zh: '为 20 世纪 90 年代的出口管制而故意削弱：仅 40 位密钥，如今瞬间可破。',
	},
	EXPORT1024: {
		en: 'Weakened on purpose for the export rules of the late 1990s: 56 bits of key.',
		zh: '为 20 世纪 90 年代末的出口管制而故意削弱：仅 56 位密钥。',
	},
	FIPS: { en: "A suite of Netscape's for the FIPS rules of its day.", zh: 'Netscape 为当年的 FIPS 规范而设的套件。' },
}

/** What encrypts the records. */
export const CIPHERS: PartWords = {
	AES_128: { en: 'AES with a 128-bit key, the block cipher used most.', zh: '128 位密钥的 AES，使用最广的分组密码。' },
	AES_256: { en: 'AES with a 256-bit key.', zh: '256 位密钥的 AES。' },
	CHACHA20: {
		en: 'ChaCha20, a stream cipher that is fast without special hardware.',
		zh: 'ChaCha20，一种无需专用硬件也很快的流密码。',
	},
	ARIA_128: { en: 'ARIA, a Korean block cipher, with a 128-bit key.', zh: '韩国分组密码 ARIA，128 位密钥。' },
	ARIA_256: { en: 'ARIA, a Korean block cipher, with a 256-bit key.', zh: '韩国分组密码 ARIA，256 位密钥。' },
	CAMELLIA_128: {
		en: 'Camellia, a Japanese block cipher, with a 128-bit key.',
		zh: '日本分组密码 Camellia，128 位密钥。',
	},
	CAMELLIA_256: {
		en: 'Camellia, a Japanese block cipher, with a 256-bit key.',
		zh: '日本分组密码 Camellia，256 位密钥。',
	},
	SM4: { en: 'SM4, the Chinese national block cipher, 128-bit key.', zh: '中国国家标准分组密码 SM4，128 位密钥。' },
	SEED: { en: 'SEED, an older Korean block cipher, 128-bit key.', zh: '较早的韩国分组密码 SEED，128 位密钥。' },
	IDEA: { en: 'IDEA, a block cipher of the 1990s.', zh: '20 世纪 90 年代的分组密码 IDEA。' },
	'3DES_EDE': {
		en: 'Triple DES: slow, and its 64-bit blocks leak after some tens of gigabytes (Sweet32).',
		zh: '三重 DES：速度慢，且 64 位分组在传输数十 GB 后会泄露信息（Sweet32）。',
	},
	DES: { en: 'DES with its 56-bit key: broken by trying all keys.', zh: '56 位密钥的 DES：穷举即可破解。' },
	DES40: { en: 'DES cut down to 40 bits of key for export.', zh: '为出口而削减到 40 位密钥的 DES。' },
	RC2: { en: 'RC2, a block cipher of the 1980s.', zh: '20 世纪 80 年代的分组密码 RC2。' },
	RC4_128: {
		en: 'RC4, a stream cipher with biased output: forbidden in TLS since 2015 (RFC 7465).',
		zh: '流密码 RC4，其输出有偏差：2015 年起 TLS 禁止使用（RFC 7465）。',
	},
	RC4_56: { en: 'RC4 cut down to 56 bits of key for export.', zh: '为出口而削减到 56 位密钥的 RC4。' },
	RC4_40: { en: 'RC4 cut down to 40 bits of key for export.', zh: '为出口而削减到 40 位密钥的 RC4。' },
	AEGIS_256: {
		en: 'AEGIS-256: AES rounds that encrypt and authenticate in one go.',
		zh: 'AEGIS-256：用 AES 轮函数一次完成加密与认证。',
	},
	AEGIS_128L: {
		en: 'AEGIS-128L: AES rounds that encrypt and authenticate in one go.',
		zh: 'AEGIS-128L：用 AES 轮函数一次完成加密与认证。',
	},
	ASCONAEAD128: {
		en: 'Ascon: encryption with authentication for small devices.',
		zh: 'Ascon：面向小型设备的认证加密算法。',
	},
	KUZNYECHIK: { en: 'Kuznyechik, the Russian block cipher of 2015.', zh: '俄罗斯 2015 年的分组密码 Kuznyechik。' },
	MAGMA: { en: 'Magma, the old Russian block cipher with 64-bit blocks.', zh: '俄罗斯较早的 64 位分组密码 Magma。' },
	'28147': { en: 'GOST 28147-89, the Soviet block cipher.', zh: '苏联时期的分组密码 GOST 28147-89。' },
	SHA256_SHA256: {
		en: 'No encryption: everyone can read the data, HMAC with SHA-256 protects it against change (RFC 9150).',
		zh: '不加密：任何人都能读到数据，只用 SHA-256 的 HMAC 防止篡改（RFC 9150）。',
	},
	SHA384_SHA384: {
		en: 'No encryption: everyone can read the data, HMAC with SHA-384 protects it against change (RFC 9150).',
		zh: '不加密：任何人都能读到数据，只用 SHA-384 的 HMAC 防止篡改（RFC 9150）。',
	},
	NULL: {
		en: 'No encryption at all: everyone can read the data.',
		zh: '完全不加密：任何人都能读到数据。',
	},
}

const MGM: Text = {
	en: 'Multilinear Galois Mode: encrypts and authenticates in one.',
	zh: '多线性伽罗瓦模式（MGM）：加密与认证合一。',
}

/** How the cipher is used on a record. */
export const MODES: PartWords = {
	GCM: {
		en: 'Galois/Counter Mode: encrypts and authenticates in one; each byte of plaintext lies under one byte of ciphertext, followed by a 16-byte tag.',
		zh: '伽罗瓦计数器模式：加密与认证合一；明文与密文逐字节对应，末尾是 16 字节的认证标签。',
	},
	CCM: {
		en: 'Counter mode with CBC-MAC: encrypts and authenticates in one, with a 16-byte tag.',
		zh: 'CCM（计数器模式加 CBC-MAC）：加密与认证合一，标签 16 字节。',
	},
	CCM_8: {
		en: 'CCM with the tag cut to 8 bytes, for devices that count every byte.',
		zh: 'CCM 的短标签形式，标签仅 8 字节，供字节必争的设备使用。',
	},
	POLY1305: {
		en: 'Poly1305 authenticates each record with a 16-byte tag.',
		zh: 'Poly1305 以 16 字节标签认证每条记录。',
	},
	CBC: {
		en: 'Cipher block chaining: each block depends on the one before; a MAC and padding follow the data. Source of many attacks (BEAST, Lucky 13).',
		zh: '密码分组链接：每个分组依赖前一个；数据之后是 MAC 和填充。许多攻击由此而来（BEAST、Lucky 13）。',
	},
	CBC_40: { en: 'Cipher block chaining with a 40-bit export key.', zh: '密码分组链接，使用 40 位的出口密钥。' },
	CBC_56: { en: 'Cipher block chaining with a 56-bit export key.', zh: '密码分组链接，使用 56 位的出口密钥。' },
	CTR_OMAC: { en: 'Counter mode, with OMAC for authentication.', zh: '计数器模式，用 OMAC 认证。' },
	MGM_L: MGM,
	MGM_S: MGM,
	CNT_IMIT: {
		en: "GOST's counter mode, with its own short MAC.",
		zh: 'GOST 的计数器模式，配有自己的短 MAC。',
	},
}

/** What the hash does: it authenticates each record (`mac`), or, where the cipher does that itself, only derives keys. */
export const HASHES: Readonly<Record<string, Readonly<Record<'mac' | 'keys', Text>>>> = {
	MD5: hash('MD5', ' Old, but as HMAC not broken.', '虽已陈旧，但作 HMAC 尚未被攻破。'),
	SHA: hash('SHA-1', ' Broken for signatures, not as HMAC.', 'SHA-1 用于签名已不安全，作 HMAC 尚未被攻破。'),
	SHA256: hash('SHA-256'),
	SHA384: hash('SHA-384'),
	SHA512: hash('SHA-512'),
	SM3: hash('SM3'),
	ASCONHASH256: hash('Ascon-Hash256'),
	GOSTR3411: hash('GOST R 34.11-94'),
	NULL: {
		mac: { en: 'No protection against change.', zh: '没有防篡改保护。' },
		keys: { en: 'No hash.', zh: '没有哈希。' },
	},
}

/** Values that stand among the suites and are none. */
export const SIGNALS: PartWords = {
	TLS_EMPTY_RENEGOTIATION_INFO_SCSV: {
		en: 'No cipher suite but a signal: the client supports secure renegotiation (RFC 5746).',
		zh: '这不是密码套件，而是信号：客户端支持安全重协商（RFC 5746）。',
	},
	TLS_FALLBACK_SCSV: {
		en: 'No cipher suite but a signal: the client tries again with a lower version after a failure; a server that can do better must refuse (RFC 7507).',
		zh: '这不是密码套件，而是信号：客户端失败后改用较低版本重试；若服务器支持更高版本，就必须拒绝（RFC 7507）。',
	},
}

function hash(name: string, note = '', noteZh = ''): Readonly<Record<'mac' | 'keys', Text>> {
	return {
		mac: {
			en: `HMAC with ${name} protects each record against change.${note}`,
			zh: `用 ${name} 的 HMAC 保护每条记录不被篡改。${noteZh}`,
		},
		keys: {
			en: `${name} serves to derive the keys and to check the handshake.`,
			zh: `${name} 用于导出密钥和校验握手。`,
		},
	}
}
