import type { Explanation, Language, Words } from './language.js'
import { explanation } from './language.js'
import type { Era, Exchange, Handshake, Rung } from './rung.js'
import { eraOf, exchangeOf, typeOf } from './rung.js'

/** One sentence on what a message is for. What a row leaves out it does not mind. */
export type Purpose = Words & {
	readonly type: string
	readonly from?: Rung['from']
	readonly era?: Era
	readonly exchange?: Exchange
	/** Only of what travelled unencrypted. */
	readonly isClear?: true
	readonly earlyData?: string
}

/** What this message is for, in one sentence for a learner; nothing for a type without words. */
export function purpose(rung: Rung, handshake: Handshake, language: Language): Explanation | undefined {
	const type = typeOf(rung)
	const era = eraOf(handshake)
	const exchange = exchangeOf(handshake)
	const words = PURPOSES.find(
		row =>
			row.type === type &&
			(row.from === undefined || row.from === rung.from) &&
			(row.era === undefined || row.era === era) &&
			(row.exchange === undefined || row.exchange === exchange) &&
			(row.isClear === undefined || rung.encrypted === false) &&
			(row.earlyData === undefined || row.earlyData === handshake.earlyData),
	)
	return words && explanation(words, language)
}

/**
 * A long table on purpose: a row for each message. The first row that fits is the answer: of one type, the special ones
 * stand before the general one.
 */
export const PURPOSES: readonly Purpose[] = [
	{
		type: 'client_hello',
		era: '1.3',
		en: 'The client opens: everything it can do, the name of the server it wants, and already a key share or two, so that the keys can stand one round trip later.',
		zh: '客户端开场：列出自己的全部能力和要访问的服务器名，并直接附上密钥份额，这样只需一个往返双方就有了密钥。',
		rfc: 'RFC 8446, 4.1.2',
	},
	{
		type: 'client_hello',
		en: 'The client opens: the TLS versions and cipher suites it can use, a fresh random number, and extensions such as the name of the server it wants.',
		zh: '客户端开场：给出自己能用的 TLS 版本和密码套件、一个新的随机数，以及要访问的服务器名等扩展。',
		rfc: 'RFC 5246, 7.4.1.2',
	},
	{
		type: 'server_hello',
		era: '1.3',
		en: 'The server chooses version and cipher suite and normally adds its own key share: now both sides can compute the same secret, and every handshake message after this one is encrypted.',
		zh: '服务器选定版本和密码套件，通常还附上自己的密钥份额：双方由此算出同一个秘密，此后的握手消息全部加密。',
		rfc: 'RFC 8446, 4.1.3',
	},
	{
		type: 'server_hello',
		en: "The server chooses one version and one cipher suite from the client's offer and adds a random number of its own; both random numbers go into the keys.",
		zh: '服务器从客户端的提议中选定一个版本和一个密码套件，并给出自己的随机数；两个随机数都将参与密钥的计算。',
		rfc: 'RFC 5246, 7.4.1.3',
	},
	{
		type: 'hello_retry_request',
		en: 'The server can use none of the key shares it was sent, or wants a cookie back: it says what it needs, and the client sends a second ClientHello.',
		zh: '服务器用不了客户端给出的密钥份额，或要求对方回送 cookie：它说明自己的要求，客户端须再发一次 ClientHello。',
		rfc: 'RFC 8446, 4.1.4',
	},
	{
		type: 'hello_verify_request',
		en: 'A DTLS server first hands out a cookie that the client must send back, so that nobody can start handshakes under a forged address.',
		zh: 'DTLS 服务器先发出一个 cookie，客户端必须原样送回，以免有人用伪造的源地址发起握手。',
		rfc: 'RFC 6347, 4.2.1',
	},
	{
		type: 'hello_request',
		en: 'The server asks for a new handshake inside the running connection (renegotiation); the client may ignore it.',
		zh: '服务器请客户端在现有连接内重新握手（重协商）；客户端可以不予理会。',
		rfc: 'RFC 5246, 7.4.1.1',
	},
	{
		type: 'encrypted_extensions',
		en: "The server answers those of the client's extensions that need not be public, such as the application protocol it chose; it is the first message sent encrypted.",
		zh: '服务器答复那些不必公开的扩展，例如它选定的应用层协议；这是第一条加密发送的消息。',
		rfc: 'RFC 8446, 4.3.1',
	},
	{
		type: 'certificate',
		from: 'client',
		era: '1.3',
		en: 'The client shows its own certificate, encrypted, because the server asked for one; an empty list means that it has none to show.',
		zh: '客户端应服务器的要求出示自己的证书（已加密）；空列表表示它没有可出示的证书。',
		rfc: 'RFC 8446, 4.4.2',
	},
	{
		type: 'certificate',
		from: 'client',
		en: 'The client shows its own certificate, readable for everyone, because the server asked for one; an empty list means that it has none to show.',
		zh: '客户端应服务器的要求出示自己的证书，任何人都能读到；空列表表示它没有可出示的证书。',
		rfc: 'RFC 5246, 7.4.6',
	},
	{
		type: 'certificate',
		era: '1.3',
		en: 'The server shows its certificate chain, now encrypted, so that a listener does not see it; only CertificateVerify will prove that the server holds the private key.',
		zh: '服务器出示证书链，这时已经加密，窃听者看不到；要等 CertificateVerify 才能证明服务器持有对应的私钥。',
		rfc: 'RFC 8446, 4.4.2',
	},
	{
		type: 'certificate',
		en: 'The server shows its certificate chain, readable for everyone: its names, its public key, and who vouches for them; anyone can copy it, so by itself it proves nothing.',
		zh: '服务器出示证书链，任何人都能读到：它的名称、公钥，以及由谁担保。证书人人都能复制，单凭它什么也证明不了。',
		rfc: 'RFC 5246, 7.4.2',
	},
	{
		type: 'compressed_certificate',
		en: 'A Certificate message that was compressed to save bytes, often enough to spare a round trip.',
		zh: '经过压缩的 Certificate 消息，省下的字节往往足以少一次往返。',
		rfc: 'RFC 8879, 4',
	},
	{
		type: 'certificate_status',
		en: "The server staples a fresh OCSP response: the issuer's signed word that the certificate has not been revoked, so that the client need not ask for it.",
		zh: '服务器附上最新的 OCSP 响应，即颁发者签名确认证书未被吊销，客户端就不必自己去查询。',
		rfc: 'RFC 6066, 8',
	},
	{
		type: 'certificate_url',
		from: 'client',
		en: 'Instead of its certificates the client sends addresses from which the server can fetch them.',
		zh: '客户端不直接发送证书，而是给出服务器可以取得证书的网址。',
		rfc: 'RFC 6066, 5',
	},
	{
		type: 'server_key_exchange',
		en: "The server's half of the key exchange: a public value made for this connection only, normally signed with the certificate's key so that nobody can swap it.",
		zh: '密钥交换中服务器的一半：只为这次连接生成的公开值，通常用证书对应的私钥签名，使人无法调换。',
		rfc: 'RFC 5246, 7.4.3',
	},
	{
		type: 'certificate_request',
		era: '1.3',
		en: 'The server wants the client to show a certificate too; the extensions say which signature algorithms, and perhaps which issuers, it accepts.',
		zh: '服务器要求客户端也出示证书；其中的扩展说明它接受哪些签名算法，有时还有哪些颁发者。',
		rfc: 'RFC 8446, 4.3.2',
	},
	{
		type: 'certificate_request',
		en: 'The server wants the client to show a certificate too, and says which kinds of key, signature algorithms and issuers it accepts.',
		zh: '服务器要求客户端也出示证书，并说明接受哪些密钥类型、签名算法和颁发者。',
		rfc: 'RFC 5246, 7.4.4',
	},
	{
		type: 'server_hello_done',
		en: "An empty message: the server has said all it has to say for now, and it is the client's turn.",
		zh: '一条空消息：服务器暂时说完了，轮到客户端。',
		rfc: 'RFC 5246, 7.4.5',
	},
	{
		type: 'client_key_exchange',
		exchange: 'rsa',
		en: "The client sends the pre-master secret, encrypted with the public key of the server's certificate: only the holder of the private key can read it.",
		zh: '客户端用服务器证书中的公钥加密预主密钥并发送：只有持有私钥的一方才能读出。',
		rfc: 'RFC 5246, 7.4.7.1',
	},
	{
		type: 'client_key_exchange',
		exchange: 'ephemeral',
		en: "The client's half of the key exchange: a fresh public value. From the two halves each side computes the same pre-master secret, which itself is never sent.",
		zh: '密钥交换中客户端的一半：一个新的公开值。双方由这两半各自算出同一个预主密钥，而它本身从未发送。',
		rfc: 'RFC 5246, 7.4.7.2',
	},
	{
		type: 'client_key_exchange',
		en: "The client's part in agreeing on the pre-master secret, from which all keys of the connection are derived.",
		zh: '客户端在协商预主密钥中的一步；连接的所有密钥都由预主密钥导出。',
		rfc: 'RFC 5246, 7.4.7',
	},
	{
		type: 'certificate_verify',
		from: 'client',
		era: '1.3',
		en: 'The client signs the handshake so far: proof that it holds the private key of the certificate it showed.',
		zh: '客户端对到目前为止的握手内容签名，证明它持有所出示证书的私钥。',
		rfc: 'RFC 8446, 4.4.3',
	},
	{
		type: 'certificate_verify',
		from: 'client',
		en: 'The client signs all handshake messages so far: proof that it holds the private key of the certificate it showed.',
		zh: '客户端对到目前为止的全部握手消息签名，证明它持有所出示证书的私钥。',
		rfc: 'RFC 5246, 7.4.8',
	},
	{
		type: 'certificate_verify',
		en: 'The server signs the handshake so far: only now is it proven that it holds the private key of the certificate it showed.',
		zh: '服务器对到目前为止的握手内容签名：至此才证明它持有所出示证书的私钥。',
		rfc: 'RFC 8446, 4.4.3',
	},
	{
		type: 'finished',
		era: '1.3',
		en: 'A keyed checksum over the whole handshake so far: it fails if any message was changed on its way or the two sides do not share the same secret.',
		zh: '对至此全部握手内容计算的带密钥校验值：只要有消息在途中被改动，或双方秘密不同，校验就会失败。',
		rfc: 'RFC 8446, 4.4.4',
	},
	{
		type: 'finished',
		en: 'The first message under the new keys: a keyed checksum over the whole handshake, which fails if any message was changed on its way or the keys differ.',
		zh: '用新密钥保护的第一条消息：对全部握手内容计算的带密钥校验值，消息被改动或密钥不一致时校验就会失败。',
		rfc: 'RFC 5246, 7.4.9',
	},
	{
		type: 'new_session_ticket',
		era: '1.3',
		en: 'After the handshake the server hands out a ticket: next time the client can use it as a pre-shared key and connect faster, without certificates.',
		zh: '握手之后服务器发给客户端一张票据：下次可把它当作预共享密钥，无需证书、更快地建立连接。',
		rfc: 'RFC 8446, 4.6.1',
	},
	{
		type: 'new_session_ticket',
		en: "The server hands the client the session's state, sealed so that only the server can read it; shown again, it saves certificate and key exchange next time.",
		zh: '服务器把会话状态密封后交给客户端，只有服务器自己能解开；下次出示它，就能省去证书和密钥交换。',
		rfc: 'RFC 5077, 3.3',
	},
	{
		type: 'end_of_early_data',
		en: 'The client marks the end of its early (0-RTT) data; what follows is protected with the handshake keys.',
		zh: '客户端标明早期（0-RTT）数据到此结束，之后的内容改用握手密钥保护。',
		rfc: 'RFC 8446, 4.5',
	},
	{
		type: 'key_update',
		en: 'The sender changes its sending key to the next generation, derived from the last one, and may ask the peer to do the same.',
		zh: '发送方把自己的发送密钥换成由上一代导出的新密钥，还可以要求对方也更换。',
		rfc: 'RFC 8446, 4.6.3',
	},
	{
		type: 'supplemental_data',
		en: 'Additional data for the application, such as authorisation claims, that an extension has announced.',
		zh: '由扩展事先约定的、供应用使用的附加数据，例如授权信息。',
		rfc: 'RFC 4680',
	},
	{
		type: 'next_protocol',
		en: 'The client names the application protocol it chose: the way before ALPN, never standardised and now out of use.',
		zh: '客户端说明所选的应用层协议：这是 ALPN 之前的做法，从未成为标准，现已弃用。',
	},
	{
		type: 'channel_id',
		en: "The client proves that it holds a key it keeps for this server, so that its cookies can be bound to it: an experiment of Google's, now out of use.",
		zh: '客户端证明自己持有专为该服务器保存的密钥，以便把 cookie 与之绑定：这是 Google 的一项实验，现已弃用。',
	},
	{
		type: 'message_hash',
		en: 'Never sent: after a HelloRetryRequest this stands for the first ClientHello when the handshake is hashed.',
		zh: '从不发送：在 HelloRetryRequest 之后，计算握手哈希时用它代替第一条 ClientHello。',
		rfc: 'RFC 8446, 4.4.1',
	},
	{
		type: 'request_connection_id',
		en: 'In DTLS 1.3 the sender asks for more names for the connection, so that it can change address unrecognised.',
		zh: 'DTLS 1.3 中发送方请求更多的连接标识符，以便更换地址而不被辨认。',
		rfc: 'RFC 9147, 9',
	},
	{
		type: 'new_connection_id',
		en: 'In DTLS 1.3 the sender gives further names for the connection.',
		zh: 'DTLS 1.3 中发送方给出更多的连接标识符。',
		rfc: 'RFC 9147, 9',
	},
	{
		type: 'client_certificate_request',
		en: 'The client asks the server to ask for its certificate: a proposal that hardly anyone follows.',
		zh: '客户端请服务器来要求它的证书：一项几乎无人采用的提案。',
	},
	{
		type: 'ekt_key',
		en: 'Hands over a key for conference media.',
		zh: '交付用于会议媒体的密钥。',
		rfc: 'RFC 8870, 5.2',
	},
	{
		type: 'change_cipher_spec',
		era: '1.3',
		en: 'One byte without meaning: TLS 1.3 sends it only so that old network equipment takes the connection for TLS 1.2 and lets it pass.',
		zh: '一个没有意义的字节：TLS 1.3 发送它，只是为了让老旧的网络设备把连接当作 TLS 1.2 而放行。',
		rfc: 'RFC 8446, D.4',
	},
	{
		type: 'change_cipher_spec',
		en: 'A single byte that says: everything I send from here on is encrypted with the new keys.',
		zh: '仅一个字节，意思是：从此以后我发送的一切都用新密钥加密。',
		rfc: 'RFC 5246, 7.1',
	},
	{
		type: 'alert',
		era: '1.3',
		en: 'The sender reports an error, which ends the connection, or says goodbye (close_notify, which closes its own direction only).',
		zh: '发送方报告错误并终止连接，或者告别（close_notify 只关闭自己这一方向）。',
		rfc: 'RFC 8446, 6',
	},
	{
		type: 'alert',
		en: 'The sender complains, says goodbye (close_notify), or gives up; a fatal alert ends the connection at once.',
		zh: '发送方提出警告、告别（close_notify）或放弃；致命（fatal）警报会立即终止连接。',
		rfc: 'RFC 5246, 7.2',
	},
	{
		type: 'early_data',
		earlyData: 'rejected',
		en: 'Early data (0-RTT): the client did not wait for the ServerHello. The server refused it and threw it away unread; the client has to send it again after the handshake.',
		zh: '早期数据（0-RTT）：客户端没有等待 ServerHello 就发送。服务器拒绝了它，未读即丢弃；客户端须在握手之后重新发送。',
		rfc: 'RFC 8446, 4.2.10',
	},
	{
		type: 'early_data',
		earlyData: 'accepted',
		en: 'Early data (0-RTT), which the server accepted: sent before its ServerHello under a key of the earlier session. Whoever recorded it can send it once more (replay), and it lacks forward secrecy.',
		zh: '早期数据（0-RTT），服务器已接受：在 ServerHello 之前用先前会话的密钥发送。录下它的人可以再发一次（重放），而且它没有前向保密。',
		rfc: 'RFC 8446, 2.3',
	},
	{
		type: 'early_data',
		en: 'Early data (0-RTT): the client did not wait for the ServerHello. EncryptedExtensions says whether the server accepts it; whoever recorded it can send it once more (replay).',
		zh: '早期数据（0-RTT）：客户端没有等待 ServerHello 就发送。服务器是否接受写在 EncryptedExtensions 中；录下它的人可以再发一次（重放）。',
		rfc: 'RFC 8446, 2.3',
	},
	{
		type: 'application_data',
		isClear: true,
		en: 'The data that all this was done for, here HTTP or whatever the two sides speak. This suite encrypts nothing: everybody on the way can read it; a MAC is all that guards it.',
		zh: '建立连接所要传送的数据，即 HTTP 或双方使用的其他协议。这个密码套件不加密：沿途任何人都能读取，只有 MAC 防止篡改。',
		rfc: 'RFC 5246, 6.2.3.1',
	},
	{
		type: 'application_data',
		era: '1.3',
		en: 'Encrypted records: normally the data that all this was done for, but tickets, key updates and alerts look just the same from outside.',
		zh: '加密的记录：通常就是建立连接所要传送的数据，但票据、密钥更新和警报从外面看也一模一样。',
		rfc: 'RFC 8446, 5.2',
	},
	{
		type: 'application_data',
		en: 'The data that all this was done for, here HTTP or whatever the two sides speak, encrypted and protected against change.',
		zh: '建立连接所要传送的数据，即 HTTP 或双方使用的其他协议，已加密并受完整性保护。',
		rfc: 'RFC 5246, 10',
	},
	{
		type: 'heartbeat',
		en: 'A sign of life: the peer must send the same payload back. The Heartbleed bug of 2014 sat in the reading of its length.',
		zh: '心跳消息：对方必须把同样的内容送回。2014 年的 Heartbleed 漏洞就出在对其长度字段的处理上。',
		rfc: 'RFC 6520, 3',
	},
	{
		type: 'rest_of_server_handshake',
		en: "Presumably all the rest of the server's handshake in one sealed record: its other answers, its certificate with the proof that it has the key, and Finished.",
		zh: '大概是服务器握手的其余全部内容，装在一条密封记录里：其他答复、证书及持有私钥的证明，还有 Finished。',
		rfc: 'RFC 8446, 2',
	},
	{
		type: 'certificate_and_proof',
		en: 'Presumably Certificate, a part of it, or CertificateVerify: the sender shows a certificate and signs the handshake to prove that it has the key.',
		zh: '大概是 Certificate（或其一部分）或 CertificateVerify：发送方出示证书，并对握手签名以证明持有私钥。',
		rfc: 'RFC 8446, 2',
	},
	{
		type: 'renegotiation',
		en: 'A new handshake inside the running connection: it is encrypted with the keys of the old one, so its messages cannot be told apart.',
		zh: '在现有连接内重新握手：用旧密钥加密，因此无法分辨各条消息。',
		rfc: 'RFC 5246, 7.4.1.1',
	},
	{
		type: 'encrypted_handshake',
		era: '1.3',
		en: 'A sealed record in the place of handshake messages: without the keys nobody can tell which messages it holds, only guess from direction, order and size.',
		zh: '出现在握手阶段的密封记录：没有密钥就无法知道里面是哪些消息，只能由方向、次序和大小推测。',
		rfc: 'RFC 8446, 5.2',
	},
	{
		type: 'encrypted_handshake',
		en: 'A handshake message under the new keys, unreadable without them; right after ChangeCipherSpec it is Finished, later it is a renegotiation.',
		zh: '用新密钥加密的握手消息，没有密钥无法读取；紧跟在 ChangeCipherSpec 之后的是 Finished，再往后则是重协商。',
		rfc: 'RFC 5246, 7.4.9',
	},
	{
		type: 'http_request',
		en: 'The client asks: a method, a target, header fields, and perhaps a body.',
		zh: '客户端提出请求：方法、目标、首部字段，可能还有正文。',
		rfc: 'RFC 9112, 3',
	},
	{
		type: 'http_response',
		en: 'The server answers: a status code, header fields, and usually a body.',
		zh: '服务器作出响应：状态码、首部字段，通常还有正文。',
		rfc: 'RFC 9112, 4',
	},
	{
		type: 'http2_preface',
		en: 'The client begins with HTTP/2: 24 bytes that a server of HTTP/1.1 would not take for a request.',
		zh: '客户端以 HTTP/2 开始：24 个字节，HTTP/1.1 服务器不会把它当作请求。',
		rfc: 'RFC 9113, 3.4',
	},
	{
		type: 'http2_settings',
		en: 'What this side takes: how large frames and tables may be, how many streams at once, whether it wants pushes. The other side acknowledges it.',
		zh: '本方的接收条件：帧和表的最大尺寸、并发流数、是否接受推送。对方会确认。',
		rfc: 'RFC 9113, 6.5',
	},
	{
		type: 'http2_window_update',
		en: 'The other side may send so many bytes of DATA more, on one stream or on all of them together.',
		zh: '允许对方再发送这么多字节的 DATA：针对一个流，或所有流合计。',
		rfc: 'RFC 9113, 6.9',
	},
	{
		type: 'http2_ping',
		en: 'Are you still there, and how long does it take? The other side sends the same eight bytes back, with ACK.',
		zh: '还在吗，来回多久？对方原样送回这八个字节并置 ACK。',
		rfc: 'RFC 9113, 6.7',
	},
	{
		type: 'http2_goaway',
		en: 'This side takes no new streams any more, and says which one was the last and why.',
		zh: '本方不再接受新的流，并说明最后处理的是哪一个以及原因。',
		rfc: 'RFC 9113, 6.8',
	},
	{
		type: 'http2_rst_stream',
		en: 'One stream ends at once, for the reason that the error code says. The others go on.',
		zh: '一个流立即结束，原因见错误码；其他流不受影响。',
		rfc: 'RFC 9113, 6.4',
	},
	{
		type: 'http2_priority',
		en: 'What the client would like to have first. RFC 9113 has given this up, and servers may ignore it.',
		zh: '客户端希望先得到什么。RFC 9113 已弃用，服务器可以忽略。',
		rfc: 'RFC 9113, 5.3',
	},
	{
		type: 'http2_push_promise',
		en: 'The server will send something that nobody has asked for yet: here is the request that it answers.',
		zh: '服务器将主动发送尚未被请求的内容：这里是它所回答的请求。',
		rfc: 'RFC 9113, 8.4',
	},
	{
		type: 'http2_data',
		en: 'A part of a body on a stream that was reset already: its sender did not know yet.',
		zh: '已被重置的流上的正文片段：发送方当时还不知道。',
		rfc: 'RFC 9113, 5.1',
	},
	{
		type: 'http2_frame',
		en: 'A frame of an extension, or one that belongs to no message. Whoever does not know its type ignores it.',
		zh: '扩展的帧，或不属于任何消息的帧。不认识其类型者会忽略它。',
		rfc: 'RFC 9113, 5.5',
	},
	{
		type: 'server_sent_event',
		en: 'The server tells something without being asked again: an event in a response that goes on.',
		zh: '服务器不等再次询问就发来消息：持续响应中的一个事件。',
		rfc: 'WHATWG HTML, 9.2',
	},
	{
		type: 'websocket_message',
		en: 'One side says something over the WebSocket, as text or bytes, in one frame or several. A client masks what it sends, which hides nothing.',
		zh: '一方通过 WebSocket 发送文本或字节，可分成多帧。客户端发送时加掩码，但这并不保密。',
		rfc: 'RFC 6455, 5.6',
	},
	{
		type: 'websocket_close',
		en: 'One side takes its leave, with a code and perhaps a reason; the other answers in kind, then TCP is closed.',
		zh: '一方告别，附带代码，可能还有原因；另一方同样回应，随后关闭 TCP。',
		rfc: 'RFC 6455, 5.5.1',
	},
	{
		type: 'websocket_ping',
		en: 'Are you still there? The other side has to answer with a pong that says the same.',
		zh: '还在吗？对方必须用内容相同的 pong 回答。',
		rfc: 'RFC 6455, 5.5.2',
	},
	{
		type: 'websocket_pong',
		en: 'The answer to a ping, or a sign of life that nobody has asked for.',
		zh: '对 ping 的回答，或主动发出的存活信号。',
		rfc: 'RFC 6455, 5.5.3',
	},
	{
		type: 'websocket_frame',
		en: 'A frame with an opcode that is reserved: nobody knows what it means, and whoever gets it has to give up the connection.',
		zh: '使用保留操作码的帧：含义未定义，收到者必须断开连接。',
		rfc: 'RFC 6455, 5.2',
	},
]
