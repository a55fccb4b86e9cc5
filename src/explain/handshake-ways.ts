import type { Explanation, Language, Words } from './language.js'
import { explanation } from './language.js'

/** How handshakes differ from a single full one: what that means for what one sees. */
const WAYS = {
	resumed_psk: {
		en: 'resumed with a pre-shared key, normally that of an earlier session: no Certificate comes, for who knows the key is who it was then',
		zh: '用预共享密钥（通常来自先前的会话）恢复：不会出现 Certificate，知道该密钥即证明是当时的对方',
		rfc: 'RFC 8446, 2.2',
	},
	resumed_session: {
		en: 'an earlier session was resumed: no Certificate and no key exchange come, for the master secret is the earlier one',
		zh: '恢复了先前的会话：不会出现 Certificate，也没有密钥交换，主密钥沿用先前的',
		rfc: 'RFC 5246, 7.3',
	},
	early_accepted: {
		en: 'early data (0-RTT) was accepted: it was sent before the handshake was over, and can be replayed',
		zh: '早期数据（0-RTT）被接受：它在握手完成之前发送，可能被重放',
		rfc: 'RFC 8446, 2.3',
	},
	early_rejected: {
		en: 'early data (0-RTT) was refused: the server threw it away, and the client has to send it again',
		zh: '早期数据（0-RTT）被拒绝：服务器将其丢弃，客户端须重新发送',
		rfc: 'RFC 8446, 4.2.10',
	},
	early_unknown: {
		en: 'early data (0-RTT) was announced; whether it was accepted only EncryptedExtensions says, which cannot be read here',
		zh: '客户端宣告了早期数据（0-RTT）；是否被接受只写在 EncryptedExtensions 中，此处无法读取',
		rfc: 'RFC 8446, 4.2.10',
	},
	renegotiated: {
		en: 'renegotiated: inside the running connection there was another handshake, with new keys',
		zh: '发生了重协商：在现有连接内又进行了一次握手，换用新密钥',
		rfc: 'RFC 5246, 7.4.1',
	},
	renegotiated_sealed: {
		en: 'presumably renegotiated: both sides sent sealed handshake messages after Finished',
		zh: '很可能发生了重协商：Finished 之后双方都发送了密封的握手消息',
		rfc: 'RFC 5246, 7.4.1',
	},
} as const satisfies Readonly<Record<string, Words>>

/** Every way that has words. */
export type WayName = keyof typeof WAYS

/** What is different about a handshake of this way, in one clause, and where that stands. */
export function wayWords(way: WayName, language: Language): Explanation {
	return explanation(WAYS[way], language)
}
