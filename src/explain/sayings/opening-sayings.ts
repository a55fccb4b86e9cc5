import type { Text } from '../language.js'

/** Why records stay sealed. */
export const OPENING_SAYINGS = {
	readable_not_checked: {
		en: 'they are not encrypted and were read, but no MAC was checked: {why}',
		zh: '它们没有加密，内容已读取，但没有验证 MAC：{why}',
	},
	compression_lost: {
		en: 'its compression goes on from records that are missing',
		zh: '它的压缩承接自缺失的记录',
	},
	compression_not_undone: { en: 'compression method {method} is not undone', zh: '不支持解压压缩方法 {method}' },
	no_server_hello: { en: 'no ServerHello is in the capture', zh: '抓包中没有 ServerHello' },
	no_client_hello: {
		en: 'no ClientHello is in the capture, whose random names the secrets',
		zh: '抓包中没有 ClientHello，而密钥正是以其中的随机数命名的',
	},
	rsa_in_tls13: {
		en: 'an RSA key opens nothing in TLS 1.3: it takes a key log',
		zh: '在 TLS 1.3 中 RSA 私钥打不开任何内容：需要密钥日志',
	},
	rsa_other_exchange: {
		en: 'an RSA key opens connections with RSA key exchange only: this one used {exchange}',
		zh: 'RSA 私钥只能打开采用 RSA 密钥交换的连接：此连接采用的是 {exchange}',
	},
	rsa_other_key: {
		en: 'no RSA key at hand is the one the client encrypted the pre-master secret for',
		zh: '手头的 RSA 私钥都不是客户端加密预主密钥时所用的那一个',
	},
	no_line_of_it: {
		en: 'no line of the key log names the random of this ClientHello ({version})',
		zh: '密钥日志中没有以此 ClientHello 的随机数命名的行（{version}）',
	},
	no_secret_of_it: {
		en: 'the key log names this ClientHello, but has no secret of {version} for these records',
		zh: '密钥日志中有此 ClientHello，但没有可用于这些记录的 {version} 密钥',
	},
	suite_unknown: { en: '{suite} is not known', zh: '不认识 {suite}' },
	suite_of_number: { en: 'cipher suite {number}', zh: '密码套件 {number}' },
	draft_nonce: { en: "{suite}: the draft's nonce is not supported", zh: '{suite}：不支持草案中的 nonce' },
	hash_not_in_node: { en: 'the hash {hash} is not among what Node.js offers', zh: 'Node.js 不提供哈希 {hash}' },
	not_supported: { en: '{cipher} is not supported', zh: '不支持 {cipher}' },
	not_in_node: { en: '{cipher} is not among what Node.js offers', zh: 'Node.js 不提供 {cipher}' },
	tag_of_other_keys: { en: 'its tag does not fit these keys', zh: '它的标签与这些密钥不符' },
	mac_of_other_keys: { en: 'its MAC does not fit these keys', zh: '它的 MAC 与这些密钥不符' },
	padding_of_other_keys: { en: 'its padding does not fit these keys', zh: '它的填充与这些密钥不符' },
	too_short: { en: 'it is too short', zh: '它太短' },
	no_whole_blocks: {
		en: '{count} bytes are not a number of whole blocks',
		zh: '{count} 字节不是整数个密文块',
	},
	only_zeros: {
		en: 'it holds zeros only, where a content type should stand (RFC 8446, 5.4)',
		zh: '本应有内容类型之处只有零（RFC 8446，5.4）',
	},
	key_stream_lost: { en: 'where its key stream stands is not known', zh: '它的密钥流进行到何处无从得知' },
	block_before_lost: { en: 'the block before it is not known', zh: '它之前的密文块无从得知' },
} as const satisfies Readonly<Record<string, Text>>
