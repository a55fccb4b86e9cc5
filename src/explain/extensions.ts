import type { Explanation, Language, Words } from './language.js'
import { explanation } from './language.js'

/** What an extension says, in a sentence; by the name it is registered under. */
export function extensionMeaning(name: string, language: Language): Explanation | undefined {
	const words = name === 'GREASE' ? GREASE_EXTENSION : EXTENSION_WORDS[name]
	return words && explanation(words, language)
}

const GREASE_EXTENSION: Words = {
	en: 'A made-up extension that means nothing: browsers send such values at random so that servers keep ignoring what they do not know.',
	zh: '虚构的扩展，没有任何含义：浏览器随机发送这类值，促使服务器始终忽略自己不认识的内容。',
	rfc: 'RFC 8701, 3',
}

/** A long table on purpose: one row for each extension that has a name. */
export const EXTENSION_WORDS: Readonly<Record<string, Words>> = {
	server_name: {
		en: 'The host name the client wants (SNI), so that one address can serve many sites with the right certificate. It travels in the clear: whoever listens can read it.',
		zh: '客户端要访问的主机名（SNI），使同一地址上的多个网站能各自给出正确的证书。它以明文传送，窃听者可以读到。',
		rfc: 'RFC 6066, 3',
	},
	max_fragment_length: {
		en: 'The client asks for records smaller than 16 kB, for devices short of memory; record_size_limit replaces it.',
		zh: '客户端请求使用小于 16 kB 的记录，供内存紧张的设备使用；已由 record_size_limit 取代。',
		rfc: 'RFC 6066, 4',
	},
	client_certificate_url: {
		en: 'The client can send addresses of its certificates instead of the certificates themselves.',
		zh: '客户端可以发送证书的网址来代替证书本身。',
		rfc: 'RFC 6066, 5',
	},
	trusted_ca_keys: {
		en: 'The client says which certificate authorities it trusts, so that the server can choose a certificate that suits.',
		zh: '客户端说明自己信任哪些颁发机构，以便服务器选择合适的证书。',
		rfc: 'RFC 6066, 6',
	},
	truncated_hmac: {
		en: 'Asks for MACs cut to 10 bytes to save bandwidth; found to be unsafe and not to be used.',
		zh: '请求把 MAC 截短为 10 字节以节省带宽；后来发现不安全，不应使用。',
		rfc: 'RFC 6066, 7',
	},
	status_request: {
		en: 'The client asks for a stapled OCSP response: word from the issuer, brought by the server, that the certificate is not revoked.',
		zh: '客户端请求服务器附上 OCSP 响应：由颁发者签发、服务器转交，说明证书未被吊销。',
		rfc: 'RFC 6066, 8',
	},
	user_mapping: {
		en: 'The client offers to say which user account belongs to its certificate.',
		zh: '客户端表示可以说明自己的证书对应哪个用户账号。',
		rfc: 'RFC 4681',
	},
	client_authz: {
		en: 'The client offers proofs of what it is allowed to do.',
		zh: '客户端表示可以提供自己权限的证明。',
		rfc: 'RFC 5878, 2',
	},
	server_authz: {
		en: 'The server may send proofs of what it is allowed to do.',
		zh: '服务器可以提供自己权限的证明。',
		rfc: 'RFC 5878, 2',
	},
	cert_type: {
		en: 'Negotiates OpenPGP keys instead of X.509 certificates; obsolete.',
		zh: '协商用 OpenPGP 密钥代替 X.509 证书；已废弃。',
		rfc: 'RFC 6091, 3',
	},
	supported_groups: {
		en: 'The groups (elliptic curves, finite fields, post-quantum schemes) in which the client can exchange keys, preferred ones first.',
		zh: '客户端可用于密钥交换的组（椭圆曲线、有限域、后量子方案），按偏好排列。',
		rfc: 'RFC 8446, 4.2.7',
	},
	ec_point_formats: {
		en: 'How points of elliptic curves may be written up to TLS 1.2. Only "uncompressed" is in use; TLS 1.3 has no choice left.',
		zh: 'TLS 1.2 及以前椭圆曲线点的书写格式。实际只用“未压缩”一种；TLS 1.3 已不再提供选择。',
		rfc: 'RFC 8422, 5.1.2',
	},
	srp: {
		en: 'The user name for a login by password inside TLS (SRP); it travels in the clear.',
		zh: '在 TLS 内以口令登录（SRP）所用的用户名；以明文传送。',
		rfc: 'RFC 5054, 2.8',
	},
	signature_algorithms: {
		en: 'The signature schemes the sender can verify in the handshake, preferred ones first; without signature_algorithms_cert they hold for certificates as well.',
		zh: '发送方能在握手中验证的签名方案，按偏好排列；没有 signature_algorithms_cert 时也适用于证书。',
		rfc: 'RFC 8446, 4.2.3',
	},
	use_srtp: {
		en: 'The keys will protect media streams (WebRTC): names the SRTP profiles the client can use.',
		zh: '密钥将用于保护媒体流（WebRTC）：列出客户端可用的 SRTP 配置。',
		rfc: 'RFC 5764, 4.1.1',
	},
	heartbeat: {
		en: 'Whether the peer may send heartbeat messages. The Heartbleed bug sat in code for this extension.',
		zh: '说明对方可否发送心跳消息。Heartbleed 漏洞就出在实现这一扩展的代码里。',
		rfc: 'RFC 6520, 2',
	},
	application_layer_protocol_negotiation: {
		en: 'The protocols the client would speak inside TLS, such as h2 or http/1.1 (ALPN); the server picks one, without an extra round trip.',
		zh: '客户端愿在 TLS 之上使用的协议，如 h2、http/1.1（ALPN）；服务器选一个，不必多花往返。',
		rfc: 'RFC 7301, 3.1',
	},
	status_request_v2: {
		en: 'Asks for OCSP responses for the whole chain; never widely used, and servers of TLS 1.3 ignore it.',
		zh: '请求整条证书链的 OCSP 响应；从未普及，TLS 1.3 服务器不予理会。',
		rfc: 'RFC 6961, 2.2',
	},
	signed_certificate_timestamp: {
		en: 'Proofs that the certificate stands in public logs (Certificate Transparency): the client asks, the server answers.',
		zh: '证书已登记在公开日志中的证明（证书透明度）：客户端请求，服务器提供。',
		rfc: 'RFC 6962, 3.3.1',
	},
	client_certificate_type: {
		en: "The kinds of certificate (X.509, raw public key) possible for the client's own.",
		zh: '客户端自己的证书可采用的类型（X.509、裸公钥）。',
		rfc: 'RFC 7250, 3',
	},
	server_certificate_type: {
		en: "The kinds of certificate (X.509, raw public key) possible for the server's.",
		zh: '服务器证书可采用的类型（X.509、裸公钥）。',
		rfc: 'RFC 7250, 3',
	},
	padding: {
		en: 'Zeros that only make the ClientHello longer: some old devices choke on certain sizes, and a uniform size gives less away.',
		zh: '只为加长 ClientHello 的零字节：某些老设备遇到特定长度会出错，统一的长度也少泄露信息。',
		rfc: 'RFC 7685, 3',
	},
	encrypt_then_mac: {
		en: 'CBC suites shall compute the MAC over the ciphertext instead of the plaintext, which ends padding attacks. Records then look different inside.',
		zh: 'CBC 套件改为对密文而不是明文计算 MAC，从而杜绝填充攻击。记录的内部结构也因此不同。',
		rfc: 'RFC 7366, 2',
	},
	extended_master_secret: {
		en: 'The master secret is bound to the whole handshake, not only to the two random numbers; it ends an attack that spliced two handshakes (triple handshake).',
		zh: '主密钥绑定整个握手，而不只是两个随机数；由此杜绝拼接两次握手的“三重握手”攻击。',
		rfc: 'RFC 7627, 5.1',
	},
	extended_main_secret: {
		en: 'The main (formerly: master) secret is bound to the whole handshake, not only to the two random numbers.',
		zh: '主密钥绑定整个握手，而不只是两个随机数。',
		rfc: 'RFC 7627, 5.1',
	},
	token_binding: {
		en: 'Would bind cookies and tokens to a key of the client; browsers have given it up.',
		zh: '把 cookie 和令牌与客户端的密钥绑定；浏览器已放弃。',
		rfc: 'RFC 8472, 2',
	},
	cached_info: {
		en: 'The client names what it still has from before (certificates), so that it need not be sent again.',
		zh: '客户端说明自己还保存着哪些内容（如证书），无须重发。',
		rfc: 'RFC 7924, 3',
	},
	tls_lts: { en: 'A proposed long-term variant of TLS 1.2.', zh: '一种拟议的 TLS 1.2 长期支持变体。' },
	compress_certificate: {
		en: 'The algorithms with which the sender can unpack a compressed Certificate message.',
		zh: '发送方能够解压 Certificate 消息的压缩算法。',
		rfc: 'RFC 8879, 3',
	},
	record_size_limit: {
		en: 'The largest record the sender wants to receive; for devices short of memory.',
		zh: '发送方愿意接收的最大记录长度；用于内存紧张的设备。',
		rfc: 'RFC 8449, 4',
	},
	pwd_protect: {
		en: 'The user name for a password login (TLS-PWD), encrypted for the server.',
		zh: '口令登录（TLS-PWD）的用户名，已为服务器加密。',
		rfc: 'RFC 8492, 4',
	},
	pwd_clear: {
		en: 'The user name for a password login (TLS-PWD), in the clear.',
		zh: '口令登录（TLS-PWD）的用户名，明文。',
		rfc: 'RFC 8492, 4',
	},
	password_salt: {
		en: 'The salt for a password login (TLS-PWD).',
		zh: '口令登录（TLS-PWD）所用的盐值。',
		rfc: 'RFC 8492, 4',
	},
	ticket_pinning: {
		en: 'The client remembers the server by a ticket, as a second proof beside the certificate.',
		zh: '客户端凭票据认出服务器，作为证书之外的第二重证明。',
		rfc: 'RFC 8672',
	},
	tls_cert_with_extern_psk: {
		en: 'An external pre-shared key is used together with a certificate.',
		zh: '把外部预共享密钥与证书一并使用。',
		rfc: 'RFC 8773',
	},
	delegated_credential: {
		en: "A short-lived key, signed with the certificate's, may do the signing: the certificate's own key can stay off the front servers.",
		zh: '允许用由证书密钥签署的短期密钥来签名：证书本身的私钥便不必放在前端服务器上。',
		rfc: 'RFC 9345, 4',
	},
	session_ticket: {
		en: 'A sealed ticket from an earlier connection, or, when empty, the wish for one: resumption without state on the server (up to TLS 1.2).',
		zh: '先前连接得到的密封票据；为空则表示希望得到一张：服务器无须保存状态即可恢复会话（TLS 1.2 及以前）。',
		rfc: 'RFC 5077, 3.2',
	},
	TLMSP: { en: 'Middleboxes that both ends agree to (ETSI); rare.', zh: '双方同意的中间设备（ETSI 标准）；罕见。' },
	TLMSP_proxying: {
		en: "A part of ETSI's protocol for agreed middleboxes; rare.",
		zh: 'ETSI 中间设备协议的一部分；罕见。',
	},
	TLMSP_delegate: {
		en: "A part of ETSI's protocol for agreed middleboxes; rare.",
		zh: 'ETSI 中间设备协议的一部分；罕见。',
	},
	supported_ekt_ciphers: {
		en: 'Key transport for conference media (EKT).',
		zh: '用于会议媒体的密钥传送（EKT）。',
		rfc: 'RFC 8870',
	},
	key_share_draft: {
		en: 'The number key_share had in drafts of TLS 1.3.',
		zh: 'TLS 1.3 草案中 key_share 的旧编号。',
	},
	pre_shared_key: {
		en: 'Offers keys both sides know already, mostly tickets of earlier connections; the server answers with the number of the one it takes. Always the last extension of a ClientHello.',
		zh: '提出双方已知的密钥，多为先前连接的票据；服务器以序号表明采用哪一个。它总是 ClientHello 的最后一个扩展。',
		rfc: 'RFC 8446, 4.2.11',
	},
	early_data: {
		en: 'The client sends data along with its first message (0-RTT), under a key from an earlier connection. Fast, but whoever recorded it can replay it.',
		zh: '客户端随第一条消息就发送数据（0-RTT），用先前连接得到的密钥保护。很快，但录下它的人可以重放。',
		rfc: 'RFC 8446, 4.2.10',
	},
	supported_versions: {
		en: 'The versions of TLS the client really supports. The version field before it is frozen at TLS 1.2, for too many servers broke on higher numbers there.',
		zh: '客户端真正支持的 TLS 版本。前面的版本字段固定写 TLS 1.2，因为太多服务器一见更高的版本号就出错。',
		rfc: 'RFC 8446, 4.2.1',
	},
	cookie: {
		en: 'Given out in a HelloRetryRequest and to be sent back unchanged: the server need not remember the first attempt.',
		zh: '由 HelloRetryRequest 给出、须原样送回：服务器因此不必记住第一次尝试。',
		rfc: 'RFC 8446, 4.2.2',
	},
	psk_key_exchange_modes: {
		en: 'How the client would use a pre-shared key: with a fresh key exchange (psk_dhe_ke, forward secrecy) or without.',
		zh: '客户端愿意怎样使用预共享密钥：配合新的密钥交换（psk_dhe_ke，有前向保密）或单独使用。',
		rfc: 'RFC 8446, 4.2.9',
	},
	ticket_early_data_info: {
		en: 'In drafts of TLS 1.3: how much early data a ticket allows.',
		zh: 'TLS 1.3 草案：一张票据允许多少早期数据。',
	},
	certificate_authorities: {
		en: 'The certificate authorities the sender accepts, by name.',
		zh: '发送方所接受的颁发机构名称列表。',
		rfc: 'RFC 8446, 4.2.4',
	},
	oid_filters: {
		en: 'What the server expects of extensions in the client certificate.',
		zh: '服务器对客户端证书所含扩展的要求。',
		rfc: 'RFC 8446, 4.2.5',
	},
	post_handshake_auth: {
		en: 'The client agrees to be asked for a certificate later, after the handshake.',
		zh: '客户端同意在握手之后再被要求出示证书。',
		rfc: 'RFC 8446, 4.2.6',
	},
	signature_algorithms_cert: {
		en: 'The signature schemes the sender can verify inside certificates, where they differ from those for the handshake.',
		zh: '发送方能在证书中验证的签名方案（与握手所用的不同时使用）。',
		rfc: 'RFC 8446, 4.2.3',
	},
	key_share: {
		en: "The sender's public half of the key exchange, one for each group it bets on. From the two halves both sides compute a secret that never travels.",
		zh: '发送方在密钥交换中的公开部分，每个押注的组一份。由双方的公开部分各自算出的秘密从不在网上传送。',
		rfc: 'RFC 8446, 4.2.8',
	},
	transparency_info: {
		en: 'Certificate Transparency, version 2: proofs from public logs.',
		zh: '证书透明度第 2 版：公开日志给出的证明。',
		rfc: 'RFC 9162, 6',
	},
	connection_id_deprecated: {
		en: 'The number connection_id had in a draft.',
		zh: 'connection_id 在草案中的旧编号。',
		rfc: 'RFC 9146',
	},
	connection_id: {
		en: 'A name for the connection, so that DTLS goes on when the address changes.',
		zh: '连接的标识符，使 DTLS 在地址变化后仍能继续。',
		rfc: 'RFC 9146, 3',
	},
	external_id_hash: {
		en: 'Binds the handshake to an identity told elsewhere (WebRTC).',
		zh: '把握手与别处告知的身份绑定（WebRTC）。',
		rfc: 'RFC 8844',
	},
	external_session_id: {
		en: 'Binds the handshake to a session set up elsewhere (WebRTC).',
		zh: '把握手与别处建立的会话绑定（WebRTC）。',
		rfc: 'RFC 8844',
	},
	quic_transport_parameters: {
		en: 'Settings of QUIC, which carries its TLS handshake itself: it appears only there.',
		zh: 'QUIC 的传输参数；QUIC 自行承载 TLS 握手，此扩展只出现在那里。',
		rfc: 'RFC 9001, 8.2',
	},
	quic_transport_parameters_draft: {
		en: 'The number quic_transport_parameters had in drafts of QUIC.',
		zh: 'QUIC 草案中 quic_transport_parameters 的旧编号。',
	},
	ticket_request: {
		en: 'How many session tickets the client would like.',
		zh: '客户端希望得到几张会话票据。',
		rfc: 'RFC 9149, 3',
	},
	dnssec_chain: {
		en: 'DNSSEC records that prove the certificate through the DNS (DANE).',
		zh: '通过 DNS 证明证书的 DNSSEC 记录（DANE）。',
		rfc: 'RFC 9102',
	},
	sequence_number_encryption_algorithms: {
		en: 'How DTLS 1.3 encrypts sequence numbers.',
		zh: 'DTLS 1.3 加密序号的方式。',
	},
	rrc: {
		en: 'DTLS checks that a peer whose address has changed can really be reached there.',
		zh: 'DTLS 检查地址变化后的对端是否真的可达。',
	},
	tls_flags: { en: 'Many yes-or-no settings in few bits.', zh: '用少量比特表示多个开关选项。' },
	next_protocol_negotiation: {
		en: 'The way before ALPN to agree on an application protocol; never standardised, out of use.',
		zh: 'ALPN 之前协商应用层协议的做法；从未成为标准，已弃用。',
	},
	origin_bound_certificates: {
		en: 'An early experiment: a client certificate of its own for every site.',
		zh: '早期实验：客户端为每个网站使用单独的证书。',
	},
	encrypted_client_certificates: {
		en: 'An early experiment: client certificates sent after encryption has begun.',
		zh: '早期实验：在加密开始后才发送客户端证书。',
	},
	application_settings: {
		en: "Settings of the application protocol, exchanged in the handshake (ALPS): Chrome's, not standardised.",
		zh: '在握手中交换应用层协议的设置（ALPS）：Chrome 的做法，尚未标准化。',
	},
	application_settings_new: {
		en: "Settings of the application protocol, exchanged in the handshake (ALPS, new number): Chrome's, not standardised.",
		zh: '在握手中交换应用层协议的设置（ALPS，新编号）：Chrome 的做法，尚未标准化。',
	},
	channel_id: {
		en: "The client has a key of its own for this server, to bind cookies to: an experiment of Google's, out of use.",
		zh: '客户端为该服务器持有专用密钥，以便绑定 cookie：Google 的实验，已弃用。',
	},
	channel_id_old: {
		en: "An earlier form of channel_id: an experiment of Google's, out of use.",
		zh: 'channel_id 的早期形式：Google 的实验，已弃用。',
	},
	padding_draft: { en: 'The number padding had in a draft.', zh: 'padding 在草案中的旧编号。', rfc: 'RFC 7685' },
	trust_anchors: {
		en: 'Names the root certificates the client trusts in a few bytes; a draft that browsers try out.',
		zh: '用很少的字节说明客户端信任哪些根证书；浏览器正在试用的草案。',
	},
	encrypted_server_name: {
		en: 'The server name, encrypted (ESNI): the draft before Encrypted ClientHello.',
		zh: '加密的服务器名（ESNI）：加密 ClientHello（ECH）之前的草案。',
	},
	ech_outer_extensions: {
		en: 'Inside an encrypted ClientHello: which extensions are the same as in the outer one, so as not to repeat them.',
		zh: '在加密的 ClientHello 内部：哪些扩展与外层相同而不再重复。',
		rfc: 'RFC 9849',
	},
	encrypted_client_hello: {
		en: 'The real ClientHello, encrypted (ECH): the server name outside may be a cover. Browsers also send it as decoy; without keys nobody can tell.',
		zh: '加密后的真正 ClientHello（ECH）：外层的服务器名可能只是掩护。浏览器也会发送诱饵；没有密钥无法分辨。',
		rfc: 'RFC 9849',
	},
	renegotiation_info: {
		en: 'Ties a renegotiation to the handshake before it, against an attack of 2009; empty in the first handshake.',
		zh: '把重协商与先前的握手绑定，以防 2009 年发现的攻击；在首次握手中为空。',
		rfc: 'RFC 5746, 3.2',
	},
}
