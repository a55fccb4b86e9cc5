import type { WordTable } from '../language.js'

/** The insides of the extensions that most handshakes have. */
export const EXTENSION_FIELD_WORDS: WordTable = {
	'server_hello.extensions.server_name': {
		en: 'An empty answer: the server has made use of the name.',
		zh: '空的答复：服务器已采用该名称。',
		rfc: 'RFC 6066, 3',
	},
	'encrypted_extensions.extensions.server_name': {
		en: 'An empty answer: the server has made use of the name.',
		zh: '空的答复：服务器已采用该名称。',
		rfc: 'RFC 6066, 3',
	},
	'server_hello.extensions.supported_versions': {
		en: 'The version the server chose: this makes it TLS 1.3, whatever the version field at the top says.',
		zh: '服务器选定的版本：由此确定是 TLS 1.3，不管开头的版本字段写什么。',
		rfc: 'RFC 8446, 4.2.1',
	},
	'hello_retry_request.extensions.supported_versions': {
		en: 'The version the server will choose: TLS 1.3.',
		zh: '服务器将要选定的版本：TLS 1.3。',
		rfc: 'RFC 8446, 4.1.4',
	},
	'server_hello.extensions.key_share': {
		en: "The server's public half of the key exchange. Both sides can compute the secret now; whoever listens cannot.",
		zh: '服务器在密钥交换中的公开部分。双方现在都能算出秘密，窃听者却不能。',
		rfc: 'RFC 8446, 4.2.8',
	},
	'hello_retry_request.extensions.key_share': {
		en: 'The group for which the server wants a key share.',
		zh: '服务器要求提供密钥份额的组。',
		rfc: 'RFC 8446, 4.2.8',
	},
	'server_hello.extensions.pre_shared_key': {
		en: 'The server takes one of the offered keys: the session is resumed, and no certificate follows.',
		zh: '服务器采用了所提密钥之一：会话得以恢复，不再发送证书。',
		rfc: 'RFC 8446, 4.2.11',
	},
	'server_hello.extensions.session_ticket': {
		en: 'Empty: the server promises a new ticket in this handshake.',
		zh: '空：服务器承诺在本次握手中发放新票据。',
		rfc: 'RFC 5077, 3.2',
	},
	'server_hello.extensions.status_request': {
		en: 'Empty: a CertificateStatus message with the OCSP response will follow.',
		zh: '空：随后会有携带 OCSP 响应的 CertificateStatus 消息。',
		rfc: 'RFC 6066, 8',
	},
	'encrypted_extensions.extensions.early_data': {
		en: 'The server accepts the early data.',
		zh: '服务器接受早期数据。',
		rfc: 'RFC 8446, 4.2.10',
	},
	'new_session_ticket.extensions.early_data': {
		en: 'With this ticket the client may send early data, up to this much.',
		zh: '凭此票据，客户端可以发送不超过此数量的早期数据。',
		rfc: 'RFC 8446, 4.2.10',
	},
	'certificate_entry.extensions.status_request': {
		en: "The stapled OCSP response: the issuer's word that this certificate is not revoked.",
		zh: '附带的 OCSP 响应：颁发者确认此证书未被吊销。',
		rfc: 'RFC 8446, 4.4.2.1',
	},
	server_name_list: {
		en: 'A list, though only one name of one kind was ever sent.',
		zh: '是一个列表，但实际上从来只发一个主机名。',
		rfc: 'RFC 6066, 3',
	},
	'server_name_list.server_name': {
		en: 'A name and its kind.',
		zh: '一个名称及其类型。',
		rfc: 'RFC 6066, 3',
	},
	name_type: {
		en: 'The kind of name: 0, a host name, is the only one.',
		zh: '名称类型：只有 0，即主机名。',
		rfc: 'RFC 6066, 3',
	},
	host_name: {
		en: 'The name the client wants to reach, in the clear: from it a listener knows the site, though not the page.',
		zh: '客户端要访问的主机名，明文：窃听者由此知道访问的是哪个网站，但不知道是哪个页面。',
		rfc: 'RFC 6066, 3',
	},
	protocol_name_list: {
		en: "In the client's hello its protocols, the favourite first; in the server's answer the one chosen.",
		zh: '客户端的 Hello 中是它支持的协议，按偏好排列；服务器的答复中则是选定的那一个。',
		rfc: 'RFC 7301, 3.1',
	},
	protocol_name: {
		en: 'A protocol: h2 is HTTP/2, http/1.1 what the name says.',
		zh: '一个协议：h2 即 HTTP/2，http/1.1 即其字面意思。',
		rfc: 'RFC 7301, 6',
	},
	supported_protocols: { en: 'For which protocols there are settings.', zh: '对哪些协议有设置可供交换。' },
	named_group_list: {
		en: 'The groups the client can exchange keys in, the favourite first.',
		zh: '客户端可用的密钥交换组，按偏好排列。',
		rfc: 'RFC 8446, 4.2.7',
	},
	named_group: {
		en: 'A group for the key exchange: an elliptic curve such as x25519, a finite field (ffdhe2048 and up), or a post-quantum hybrid.',
		zh: '一个密钥交换组：x25519 等椭圆曲线、有限域（ffdhe2048 等）或后量子混合方案。',
		rfc: 'RFC 8446, 4.2.7',
	},
	ec_point_format_list: {
		en: 'The forms of points the sender can read.',
		zh: '发送方能读取的点格式。',
		rfc: 'RFC 8422, 5.1.2',
	},
	ec_point_format: {
		en: 'A form of points: both coordinates in full, or one and a sign.',
		zh: '一种点格式：两个坐标全部给出，或只给一个坐标和符号。',
		rfc: 'RFC 8422, 5.1.2',
	},
	supported_signature_algorithms: {
		en: 'The signature schemes the sender can verify, the favourite first.',
		zh: '发送方能够验证的签名方案，按偏好排列。',
		rfc: 'RFC 8446, 4.2.3',
	},
	signature_scheme: {
		en: 'A signature scheme: kind of key, padding or curve, and hash, in one number.',
		zh: '一种签名方案：用一个编号表示密钥类型、填充方式或曲线，以及哈希。',
		rfc: 'RFC 8446, 4.2.3',
	},
	versions: {
		en: 'The versions the client speaks, the favourite first. A made-up number (GREASE) among them keeps servers tolerant.',
		zh: '客户端支持的版本，按偏好排列。其中虚构的编号（GREASE）用来促使服务器保持宽容。',
		rfc: 'RFC 8446, 4.2.1',
	},
	'versions.version': {
		en: 'A version: 0x0304 is TLS 1.3, 0x0303 TLS 1.2.',
		zh: '一个版本：0x0304 为 TLS 1.3，0x0303 为 TLS 1.2。',
		rfc: 'RFC 8446, 4.2.1',
	},
	selected_version: {
		en: 'The version the server chose: this field, not the one at the top, says that it is TLS 1.3.',
		zh: '服务器选定的版本：表明是 TLS 1.3 的是这个字段，而不是开头的版本字段。',
		rfc: 'RFC 8446, 4.2.1',
	},
	client_shares: {
		en: 'Public values for the groups the client bets on. If the server likes none of them, it asks for another (HelloRetryRequest).',
		zh: '客户端预先押注的各个组的公开值。服务器若都不接受，就要求换一个组（HelloRetryRequest）。',
		rfc: 'RFC 8446, 4.2.8',
	},
	key_share_entry: {
		en: "A group, and the sender's public value in it.",
		zh: '一个组以及发送方在其中的公开值。',
		rfc: 'RFC 8446, 4.2.8',
	},
	group: { en: 'The group this public value belongs to.', zh: '该公开值所属的密钥交换组。', rfc: 'RFC 8446, 4.2.8' },
	key_exchange: {
		en: 'The public value. Whoever listens may see it: without one of the two private values the secret cannot be computed from it.',
		zh: '公开值。窃听者看到也无妨：没有任何一方的私有值，就无法由它算出秘密。',
		rfc: 'RFC 8446, 4.2.8.2',
	},
	'key_exchange.x25519': {
		en: 'The classical half of a hybrid share: a point of Curve25519. It stays safe should the new half turn out weak.',
		zh: '混合份额中的传统部分：Curve25519 上的点。万一新的部分被发现有弱点，它仍能保证安全。',
		rfc: 'RFC 7748, 6.1',
	},
	'key_exchange.secp256r1': {
		en: 'The classical half of a hybrid share: a point of the curve P-256.',
		zh: '混合份额中的传统部分：P-256 曲线上的点。',
		rfc: 'RFC 8446, 4.2.8.2',
	},
	'key_exchange.secp384r1': {
		en: 'The classical half of a hybrid share: a point of the curve P-384.',
		zh: '混合份额中的传统部分：P-384 曲线上的点。',
		rfc: 'RFC 8446, 4.2.8.2',
	},
	'key_exchange.curve_sm2': {
		en: 'The classical half of a hybrid share: a point of the curve SM2.',
		zh: '混合份额中的传统部分：SM2 曲线上的点。',
		rfc: 'RFC 8998, 3',
	},
	'key_exchange.ml_kem_512': {
		en: 'The post-quantum half of a hybrid share (ML-KEM-512): from the client a public key, from the server a secret sealed with it.',
		zh: '混合份额中的后量子部分（ML-KEM-512）：客户端给出公钥，服务器给出用它封装的秘密。',
	},
	'key_exchange.ml_kem_768': {
		en: 'The post-quantum half of a hybrid share (ML-KEM-768), against recording now and decrypting with a quantum computer later. From the client a public key, from the server a secret sealed with it.',
		zh: '混合份额中的后量子部分（ML-KEM-768），防止现在录下、将来用量子计算机解密。客户端给出公钥，服务器给出用它封装的秘密。',
	},
	'key_exchange.ml_kem_1024': {
		en: 'The post-quantum half of a hybrid share (ML-KEM-1024): from the client a public key, from the server a secret sealed with it.',
		zh: '混合份额中的后量子部分（ML-KEM-1024）：客户端给出公钥，服务器给出用它封装的秘密。',
	},
	'key_exchange.kyber768': {
		en: 'The post-quantum half of a hybrid share, in the draft form of ML-KEM (Kyber).',
		zh: '混合份额中的后量子部分，采用 ML-KEM 的草案形式（Kyber）。',
	},
	selected_group: {
		en: 'The group the server wants; the next ClientHello must bring a share for it.',
		zh: '服务器想要的组；下一条 ClientHello 必须带上该组的份额。',
		rfc: 'RFC 8446, 4.2.8',
	},
	ke_modes: {
		en: 'The ways in which the client would use a pre-shared key.',
		zh: '客户端愿意使用预共享密钥的方式。',
		rfc: 'RFC 8446, 4.2.9',
	},
	ke_mode: {
		en: 'psk_dhe_ke adds a fresh key exchange and with it forward secrecy; psk_ke does not.',
		zh: 'psk_dhe_ke 附加一次新的密钥交换，因而有前向保密；psk_ke 则没有。',
		rfc: 'RFC 8446, 4.2.9',
	},
	identities: {
		en: 'The keys the client offers, by name; mostly one ticket of an earlier connection.',
		zh: '客户端提出的密钥（以标识表示），多为先前连接得到的一张票据。',
		rfc: 'RFC 8446, 4.2.11',
	},
	'identities.psk_identity': {
		en: 'The name of a key, and how old it is.',
		zh: '密钥的标识及其存在时间。',
		rfc: 'RFC 8446, 4.2.11',
	},
	identity: {
		en: 'The name of the key: mostly a ticket, which only the server that made it can open.',
		zh: '密钥的标识：多为票据，只有签发它的服务器能解开。',
		rfc: 'RFC 8446, 4.2.11',
	},
	obfuscated_ticket_age: {
		en: 'How many milliseconds ago the ticket came, plus a secret number, so that listeners cannot link two connections by it.',
		zh: '收到票据至今的毫秒数，加上一个秘密数值，使窃听者无法借此把两次连接关联起来。',
		rfc: 'RFC 8446, 4.2.11.1',
	},
	binders: { en: 'One proof for each offered key.', zh: '每个所提密钥各有一个证明。', rfc: 'RFC 8446, 4.2.11.2' },
	psk_binder_entry: {
		en: 'A keyed checksum over the hello so far: proof that the client really has the key, and did not copy its name only.',
		zh: '对此前 Hello 内容计算的带密钥校验值：证明客户端真的拥有该密钥，而不只是抄来标识。',
		rfc: 'RFC 8446, 4.2.11.2',
	},
	selected_identity: {
		en: 'Which of the offered keys the server takes, counted from 0: the session is resumed.',
		zh: '服务器采用所提密钥中的第几个（从 0 起）：会话由此恢复。',
		rfc: 'RFC 8446, 4.2.11',
	},
	max_early_data_size: {
		en: 'How many bytes of early (0-RTT) data the server will take with this ticket.',
		zh: '凭此票据，服务器最多接收多少字节的早期（0-RTT）数据。',
		rfc: 'RFC 8446, 4.6.1',
	},
	'extension_data.ticket': {
		en: "A ticket from an earlier connection: the session's state, sealed by the server for itself.",
		zh: '先前连接得到的票据：服务器为自己密封的会话状态。',
		rfc: 'RFC 5077, 3.2',
	},
	cookie: {
		en: "Bytes of the server's that the client sends back unread.",
		zh: '服务器给出、客户端原样送回的字节。',
		rfc: 'RFC 8446, 4.2.2',
	},
	'status_request.extension_data.status_type': {
		en: 'The kind of proof wanted; 1 is OCSP, the only one in use.',
		zh: '所要的证明类型；1 为 OCSP，是唯一在用的。',
		rfc: 'RFC 6066, 8',
	},
	responder_id_list: {
		en: 'Which OCSP servers the client trusts; empty means any the issuer has named.',
		zh: '客户端信任哪些 OCSP 服务器；为空表示颁发者指定的即可。',
		rfc: 'RFC 6066, 8',
	},
	responder_id: { en: 'The name of an OCSP server.', zh: '一个 OCSP 服务器的标识。', rfc: 'RFC 6066, 8' },
	request_extensions: {
		en: 'Extensions of the OCSP request; mostly empty.',
		zh: 'OCSP 请求的扩展；通常为空。',
		rfc: 'RFC 6066, 8',
	},
	renegotiated_connection: {
		en: 'Empty in a first handshake; in a renegotiation the Finished values of the handshake before it, which ties the two together.',
		zh: '首次握手中为空；重协商时是上一次握手的 Finished 值，从而把两次握手绑在一起。',
		rfc: 'RFC 5746, 3.2',
	},
	'extension_data.padding': { en: 'Zeros.', zh: '零字节。', rfc: 'RFC 7685, 3' },
	heartbeat_mode: { en: 'Whether the peer may send heartbeats.', zh: '对方可否发送心跳。', rfc: 'RFC 6520, 2' },
	'extension_data.max_fragment_length': {
		en: '1 to 4, for records of at most 512 to 4,096 bytes.',
		zh: '1 到 4，表示记录最多 512 到 4,096 字节。',
		rfc: 'RFC 6066, 4',
	},
	'extension_data.record_size_limit': {
		en: 'The limit in bytes; in TLS 1.3 it counts the hidden content type and padding as well.',
		zh: '上限的字节数；TLS 1.3 中把隐藏的内容类型和填充也计算在内。',
		rfc: 'RFC 8449, 4',
	},
	algorithms: { en: 'What the sender can unpack.', zh: '发送方能解压的算法。', rfc: 'RFC 8879, 3' },
	'algorithms.algorithm': {
		en: 'A compression: zlib, brotli or zstd.',
		zh: '一种压缩算法：zlib、brotli 或 zstd。',
		rfc: 'RFC 8879, 3',
	},
	certificate_types: {
		en: 'Kinds of certificate: in a CertificateRequest up to TLS 1.2 the kinds of key the server accepts.',
		zh: '证书类型；在 TLS 1.2 及以前的 CertificateRequest 中，是服务器接受的密钥类型。',
		rfc: 'RFC 5246, 7.4.4',
	},
	certificate_type: { en: 'One kind of certificate or key.', zh: '一种证书或密钥类型。', rfc: 'RFC 7250, 3' },
	authorities: {
		en: 'The names of certificate authorities the sender accepts.',
		zh: '发送方接受的颁发机构名称。',
		rfc: 'RFC 8446, 4.2.4',
	},
	distinguished_name: {
		en: 'The name of a certificate authority, as its certificate has it for a subject.',
		zh: '一个颁发机构的名称，与其证书中的主体名称一致。',
		rfc: 'RFC 8446, 4.2.4',
	},
	sct_list: {
		en: 'Signed promises of public logs to publish the certificate: a false certificate would be seen.',
		zh: '公开日志签名承诺会公布该证书：这样伪造的证书就会被人发现。',
		rfc: 'RFC 6962, 3.3',
	},
	serialized_sct: { en: 'The promise of one log.', zh: '一个日志的承诺。', rfc: 'RFC 6962, 3.2' },
	'serialized_sct.version': {
		en: 'The version of the promise; 0 is v1.',
		zh: '承诺的版本；0 即 v1。',
		rfc: 'RFC 6962, 3.2',
	},
	log_id: {
		en: 'Which log: the SHA-256 hash of its public key.',
		zh: '哪个日志：其公钥的 SHA-256 哈希。',
		rfc: 'RFC 6962, 3.2',
	},
	timestamp: {
		en: 'When the log received the certificate, in milliseconds since 1970.',
		zh: '日志收到证书的时间，自 1970 年起的毫秒数。',
		rfc: 'RFC 6962, 3.2',
	},
	'serialized_sct.extensions': {
		en: 'Room for later additions; empty.',
		zh: '为将来预留；目前为空。',
		rfc: 'RFC 6962, 3.2',
	},
	'serialized_sct.signature_algorithm': {
		en: 'How the log signs, as in TLS 1.2.',
		zh: '日志的签名算法，编号与 TLS 1.2 相同。',
		rfc: 'RFC 6962, 3.2',
	},
	'serialized_sct.signature': {
		en: "The log's signature over certificate and time.",
		zh: '日志对证书和时间的签名。',
		rfc: 'RFC 6962, 3.2',
	},
}
