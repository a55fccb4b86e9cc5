import type { WordTable } from '../language.js'

/** A Fernet token: the Fernet specification has no RFC. */
export const FERNET_WORDS: WordTable = {
	fernet_token: {
		en: 'A Fernet token, in base64url where it travels: AES-128 in CBC mode, and an HMAC over all of it. Both sides have the same key of 32 bytes.',
		zh: 'Fernet 令牌，传输时以 base64url 编码：CBC 模式的 AES-128，再对全部内容计算 HMAC。双方拥有同一个 32 字节的密钥。',
	},
	'fernet_token.version': {
		en: 'The version of the format: always 0x80.',
		zh: '格式的版本：总是 0x80。',
	},
	'fernet_token.timestamp': {
		en: 'When the token was made, in seconds since 1970: not encrypted, so anybody can read it. A receiver may refuse old tokens by it.',
		zh: '令牌的生成时间，自 1970 年起的秒数：未加密，人人可读。接收者可据此拒绝过旧的令牌。',
	},
	'fernet_token.iv': {
		en: 'The initialisation vector: by chance for each token, so that the same text never looks the same twice.',
		zh: '初始化向量：每个令牌随机生成，因此同样的文本不会两次呈现相同的样子。',
	},
	'fernet_token.ciphertext': {
		en: 'The text, padded to whole blocks of 16 bytes and encrypted with the second half of the key. Its length still tells roughly how long the text is.',
		zh: '文本，填充为 16 字节的整块，用密钥的后一半加密。其长度仍大致透露文本的长短。',
	},
	'fernet_token.hmac': {
		en: 'HMAC-SHA256 over everything before it, with the first half of the key. It is checked first: with a wrong key or a changed byte nothing is decrypted.',
		zh: '用密钥的前一半对之前全部内容计算的 HMAC-SHA256。先核对它：密钥不对或字节被改，就什么也不解密。',
	},
	fernet_plaintext: {
		en: 'What the token holds, opened with a key at hand.',
		zh: '令牌的内容，由手头的密钥打开。',
	},
	'fernet_plaintext.content': {
		en: 'The text without its padding.',
		zh: '去掉填充后的文本。',
	},
}
