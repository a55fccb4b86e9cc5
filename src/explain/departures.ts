import type { Explanation, Language, Words } from './language.js'
import { explanation } from './language.js'
import type { Era, Exchange, Handshake, Rung } from './rung.js'
import { eraOf, exchangeOf, typeOf } from './rung.js'

/** How a rung differs from the twelve-step story. What a row leaves out it does not mind. */
export type Departure = Words & {
	readonly type: string
	readonly from?: Rung['from']
	readonly era?: Era
	readonly exchange?: Exchange
	readonly resumed?: true
}

/**
 * What the story of TLS 1.2 with RSA key exchange leaves out here, or what has changed since: for rungs it does not
 * have as well as for those that stand elsewhere. Nothing when the rung is as the story tells it.
 */
export function departure(rung: Rung, handshake: Handshake, language: Language): Explanation | undefined {
	const type = typeOf(rung)
	const era = eraOf(handshake)
	const exchange = exchangeOf(handshake)
	const words = DEPARTURES.find(
		row =>
			row.type === type &&
			(row.from === undefined || row.from === rung.from) &&
			(row.era === undefined || row.era === era) &&
			(row.exchange === undefined || row.exchange === exchange) &&
			(row.resumed === undefined || handshake.resumed === true),
	)
	return words && explanation(words, language)
}

/** The first row that fits is the answer. */
export const DEPARTURES: readonly Departure[] = [
	{
		type: 'client_hello',
		era: '1.3',
		en: 'In TLS 1.3 the client guesses a group and sends its key share at once: its part of step 6 happens here.',
		zh: 'TLS 1.3 中客户端先猜一个密钥交换组并立即送出密钥份额：第 6 步中它的那部分提前到了这里。',
		rfc: 'RFC 8446, 4.2.8',
	},
	{
		type: 'server_hello',
		era: '1.3',
		resumed: true,
		en: 'Resumed with a pre-shared key: steps 3 to 6 fall away. No certificate is shown; knowing the key proves who the server is.',
		zh: '用预共享密钥恢复会话：第 3 至 6 步全部省去。不再出示证书，知道该密钥即证明了服务器的身份。',
		rfc: 'RFC 8446, 2.2',
	},
	{
		type: 'server_hello',
		era: '1.3',
		en: 'In TLS 1.3 the key shares travel in the two hellos: step 7 happens now, a round trip earlier, and steps 4, 6, 8 and 10 fall away.',
		zh: 'TLS 1.3 的密钥份额随两条 Hello 传送：第 7 步此刻就发生，早了一个往返；第 4、6、8、10 步不复存在。',
		rfc: 'RFC 8446, 2',
	},
	{
		type: 'server_hello',
		era: 'until 1.2',
		resumed: true,
		en: 'The session is resumed: steps 3 to 6 fall away, step 7 starts from the earlier master secret, and the server is the first to finish.',
		zh: '恢复了先前的会话：第 3 至 6 步省去，第 7 步从先前的主密钥开始，并且由服务器先发 Finished。',
		rfc: 'RFC 5246, 7.3',
	},
	{
		type: 'hello_retry_request',
		en: 'Not in the story: the server turns the first hello down and step 1 is played once more, one round trip later.',
		zh: '故事里没有：服务器退回第一条 Hello，第 1 步再来一遍，多花一个往返。',
		rfc: 'RFC 8446, 4.1.4',
	},
	{
		type: 'hello_request',
		en: 'Not in the story: the server asks to play it again inside the running connection.',
		zh: '故事里没有：服务器要求在现有连接内把握手重演一遍。',
		rfc: 'RFC 5246, 7.4.1.1',
	},
	{
		type: 'encrypted_extensions',
		en: 'Not in the story: what ServerHello said in the clear about extensions now travels here, encrypted.',
		zh: '故事里没有：过去 ServerHello 中以明文答复的扩展，如今加密后放在这里。',
		rfc: 'RFC 8446, 4.3.1',
	},
	{
		type: 'certificate',
		from: 'client',
		en: 'Not in the story: there only the server shows a certificate; here the client was asked for one too (mutual TLS).',
		zh: '故事里没有：那里只有服务器出示证书；这里客户端也被要求出示（双向 TLS）。',
	},
	{
		type: 'certificate',
		era: '1.3',
		en: 'In the story everyone on the path can read the certificate; in TLS 1.3 it is encrypted, and its key is used only to sign.',
		zh: '故事里沿途任何人都能读到证书；TLS 1.3 中它是加密的，而且证书的密钥只用于签名。',
		rfc: 'RFC 8446, 4.4.2',
	},
	{
		type: 'certificate',
		exchange: 'ephemeral',
		en: "In the story the client encrypts with this certificate's key; here the key only signs the server's public value.",
		zh: '故事里客户端用这张证书的公钥加密；这里证书的密钥只用来给服务器的公开值签名。',
		rfc: 'RFC 5246, 7.4.3',
	},
	{
		type: 'certificate_and_proof',
		from: 'client',
		en: 'Not in the story: there only the server shows a certificate; here the client was asked for one too (mutual TLS).',
		zh: '故事里没有：那里只有服务器出示证书；这里客户端也被要求出示（双向 TLS）。',
	},
	{
		type: 'certificate_and_proof',
		en: 'In the story everyone on the path can read the certificate; in TLS 1.3 it is encrypted, and a signature proves at once that the server has its key.',
		zh: '故事里沿途任何人都能读到证书；TLS 1.3 中它是加密的，并且随即用签名证明服务器持有私钥。',
		rfc: 'RFC 8446, 2',
	},
	{
		type: 'rest_of_server_handshake',
		en: 'The order has turned round: in TLS 1.3 the server sends everything at once, its certificate (step 3), unless it resumes, and its Finished (step 11), before the client finishes.',
		zh: '次序颠倒了：TLS 1.3 中服务器一次发完证书（第 3 步，恢复会话时没有）和 Finished（第 11 步），之后客户端才完成。',
		rfc: 'RFC 8446, 2',
	},
	{
		type: 'renegotiation',
		en: 'Not in the story: it is played once more inside the running connection, where nobody can watch.',
		zh: '故事里没有：在现有连接内再演一遍，外人无法观看。',
	},
	{
		type: 'compressed_certificate',
		en: 'The story knows no compression: it is the Certificate message of step 3 in fewer bytes.',
		zh: '故事里没有压缩：这就是第 3 步的 Certificate 消息，只是字节更少。',
		rfc: 'RFC 8879, 4',
	},
	{
		type: 'certificate_status',
		en: 'Not in the story: it helps with step 5, for the client need not ask elsewhere whether the certificate was revoked.',
		zh: '故事里没有：它帮助完成第 5 步，客户端无须另行查询证书是否被吊销。',
		rfc: 'RFC 6066, 8',
	},
	{
		type: 'server_key_exchange',
		exchange: 'ephemeral',
		en: 'Not in the RSA story: between steps 3 and 4 the server sends a fresh public value, so that a private key stolen later opens nothing (forward secrecy).',
		zh: 'RSA 的故事里没有：在第 3、4 步之间，服务器送出新的公开值，这样日后私钥失窃也解不开这次通信（前向保密）。',
		rfc: 'RFC 5246, 7.4.3',
	},
	{
		type: 'server_key_exchange',
		en: "Not in the RSA story: the certificate's key alone does not serve this key exchange, so the server adds what the client needs.",
		zh: 'RSA 的故事里没有：单凭证书中的公钥不足以完成这种密钥交换，服务器要补上客户端所需的参数。',
		rfc: 'RFC 5246, 7.4.3',
	},
	{
		type: 'certificate_request',
		en: 'Not in the story: there nobody asks the client who it is at this point; passwords and cookies do that later, inside.',
		zh: '故事里没有：那里此时没有人询问客户端的身份，那是之后在加密通道里由口令和 cookie 完成的。',
	},
	{
		type: 'certificate_verify',
		from: 'client',
		en: 'Not in the story: the client proves that the certificate it showed is its own.',
		zh: '故事里没有：客户端证明所出示的证书确实属于自己。',
	},
	{
		type: 'certificate_verify',
		en: 'Not in the story: there the server proves itself by being able to read step 6; here it signs the handshake instead.',
		zh: '故事里没有：那里服务器能解开第 6 步的秘密，便证明了自己；这里改为对握手内容签名。',
		rfc: 'RFC 8446, 4.4.3',
	},
	{
		type: 'client_key_exchange',
		exchange: 'ephemeral',
		en: 'In the story the client sends the secret itself, encrypted; here it sends only its public value, and both sides compute the secret.',
		zh: '故事里客户端把秘密加密后直接送出；这里只送出公开值，秘密由双方各自算出。',
		rfc: 'RFC 5246, 7.4.7.2',
	},
	{
		type: 'change_cipher_spec',
		era: '1.3',
		en: 'Neither step 8 nor step 10: in TLS 1.3 it switches nothing on and only disguises the connection as TLS 1.2.',
		zh: '它既不是第 8 步也不是第 10 步：在 TLS 1.3 中它什么也不切换，只是让连接看起来像 TLS 1.2。',
		rfc: 'RFC 8446, D.4',
	},
	{
		type: 'change_cipher_spec',
		era: 'until 1.2',
		resumed: true,
		en: "In a resumed session the order turns round: the server's steps 10 and 11 come before the client's 8 and 9.",
		zh: '恢复会话时次序颠倒：服务器的第 10、11 步先于客户端的第 8、9 步。',
		rfc: 'RFC 5246, 7.3',
	},
	{
		type: 'finished',
		from: 'server',
		era: '1.3',
		en: 'The order has turned round: in TLS 1.3 the server finishes first, right after its certificate, and may already send data.',
		zh: '次序颠倒了：TLS 1.3 中服务器出示证书后就先发 Finished，随即可以发送数据。',
		rfc: 'RFC 8446, 2',
	},
	{
		type: 'finished',
		from: 'client',
		era: '1.3',
		en: "In the story the client finishes first; in TLS 1.3 its Finished is the handshake's last message, and its request may follow in the same packet.",
		zh: '故事里客户端先完成；TLS 1.3 中它的 Finished 是握手的最后一条消息，请求可以紧随其后放在同一个分组里。',
		rfc: 'RFC 8446, 2',
	},
	{
		type: 'finished',
		era: 'until 1.2',
		resumed: true,
		en: "In a resumed session the order turns round: the server's steps 10 and 11 come before the client's 8 and 9.",
		zh: '恢复会话时次序颠倒：服务器的第 10、11 步先于客户端的第 8、9 步。',
		rfc: 'RFC 5246, 7.3',
	},
	{
		type: 'new_session_ticket',
		en: 'Not in the story: it prepares a shorter one, for next time the client can resume this session.',
		zh: '故事里没有：它为下次更短的握手作准备，客户端届时可以恢复这个会话。',
	},
	{
		type: 'early_data',
		en: 'Not in the story: the client talks before anybody has answered it.',
		zh: '故事里没有：还没有任何应答，客户端就已开始说话。',
		rfc: 'RFC 8446, 2.3',
	},
	{
		type: 'end_of_early_data',
		en: 'Not in the story: the client had sent data before the handshake was complete (0-RTT).',
		zh: '故事里没有：客户端在握手完成之前就已经发送了数据（0-RTT）。',
		rfc: 'RFC 8446, 2.3',
	},
	{
		type: 'key_update',
		en: 'Not in the story: there the keys stay the same as long as the connection lasts.',
		zh: '故事里没有：那里密钥在整个连接期间保持不变。',
		rfc: 'RFC 8446, 4.6.3',
	},
]
