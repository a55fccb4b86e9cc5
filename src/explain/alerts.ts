import type { Explanation, Language, Words } from './language.js'
import { explanation } from './language.js'
import type { Rung } from './rung.js'

/**
 * What an alert's sender means, and what usually lies behind it. The one who sends an alert is the one who complains.
 * Nothing for a description that is not registered.
 */
export function alertMeaning(
	description: string,
	from: Rung['from'] | undefined,
	language: Language,
): Explanation | undefined {
	const words = (from && ALERTS[`${description}.${from}`]) ?? ALERTS[description]
	return words && explanation(words, language)
}

/** By description; with `.client` or `.server` where it matters who sent it. Likely causes first. */
export const ALERTS: Readonly<Record<string, Words>> = {
	close_notify: {
		en: 'Goodbye: the sender will send nothing more. It is the proper end of a connection, not an error; without it nobody can tell an end from a cut.',
		zh: '告别：发送方不会再发送任何数据。这是连接的正常结束而非错误；没有它，就分不清是结束还是被切断。',
		rfc: 'RFC 8446, 6.1',
	},
	unexpected_message: {
		en: 'The sender received a message that does not belong here: something else than TLS on this port, for example plain HTTP, or a bug in the peer.',
		zh: '发送方收到了此时不该出现的消息：该端口上跑的不是 TLS（例如明文 HTTP），或对端程序有缺陷。',
		rfc: 'RFC 8446, 6.2',
	},
	bad_record_mac: {
		en: 'A record failed its integrity check: it was changed on its way, damaged, or sealed with a different key.',
		zh: '记录未通过完整性校验：途中被篡改、损坏，或所用密钥不同。',
		rfc: 'RFC 8446, 6.2',
	},
	decryption_failed: {
		en: 'A record could not be decrypted. Only old implementations say this: telling it apart from bad_record_mac helped attackers.',
		zh: '记录无法解密。只有旧实现才会这样报告：把它与 bad_record_mac 区分开会帮助攻击者。',
		rfc: 'RFC 5246, 7.2.2',
	},
	record_overflow: {
		en: 'A record was longer than allowed: a bug in the peer, damage, or no TLS at all.',
		zh: '记录超过允许的长度：对端有缺陷、数据损坏，或根本不是 TLS。',
		rfc: 'RFC 8446, 6.2',
	},
	decompression_failure: {
		en: 'Compressed data could not be unpacked. TLS 1.3 has no compression, and with older versions it is switched off since CRIME.',
		zh: '压缩数据无法解开。TLS 1.3 没有压缩，旧版本自 CRIME 攻击之后也已关闭压缩。',
		rfc: 'RFC 5246, 7.2.2',
	},
	handshake_failure: {
		en: 'The sender found nothing that both sides can use: no common cipher suite, group or signature algorithm; sometimes a missing server name or certificate.',
		zh: '发送方找不到双方都能用的参数：没有共同的密码套件、密钥交换组或签名算法；有时是缺少服务器名或证书。',
		rfc: 'RFC 8446, 6.2',
	},
	'handshake_failure.server': {
		en: 'The server found nothing that both sides can use: no common cipher suite, group or signature algorithm. It may also want a server name, or, up to TLS 1.2, a client certificate.',
		zh: '服务器找不到双方都能用的参数：没有共同的密码套件、密钥交换组或签名算法。也可能它需要服务器名，或（TLS 1.2 及以前）客户端证书。',
		rfc: 'RFC 8446, 6.2',
	},
	no_certificate: {
		en: 'The client has no certificate to show. Only SSL 3.0 says so; later versions send an empty Certificate message.',
		zh: '客户端没有可出示的证书。只有 SSL 3.0 这样说；之后的版本发送空的 Certificate 消息。',
		rfc: 'RFC 6101, 5.4.2',
	},
	bad_certificate: {
		en: 'The sender does not accept the certificate it was shown: it is malformed, its signature does not verify, or the client library says this for any fault.',
		zh: '发送方不接受对方出示的证书：证书格式有误、签名验证不通过，或其程序库把任何问题都报告成这一种。',
		rfc: 'RFC 8446, 6.2',
	},
	unsupported_certificate: {
		en: "The certificate that the sender was shown is of a kind it cannot use, or is not meant for this purpose (a client's where a server's is needed).",
		zh: '发送方无法使用对方证书的类型，或该证书的用途不符（例如该用服务器证书却给了客户端证书）。',
		rfc: 'RFC 8446, 6.2',
	},
	certificate_revoked: {
		en: 'The certificate that the sender was shown has been revoked by its issuer.',
		zh: '发送方收到的证书已被其颁发者吊销。',
		rfc: 'RFC 8446, 6.2',
	},
	certificate_expired: {
		en: "The certificate that the sender was shown has expired or is not valid yet; or the sender's own clock is wrong.",
		zh: '发送方收到的证书已过期或尚未生效；也可能是发送方自己的时钟不准。',
		rfc: 'RFC 8446, 6.2',
	},
	certificate_unknown: {
		en: 'The sender rejects the certificate for a reason it does not name. Java, Go and browsers say this for almost anything: untrusted issuer, wrong name, pinning.',
		zh: '发送方拒绝该证书但未说明原因。Java、Go 和浏览器对几乎任何问题都这样报告：颁发者不受信任、名称不符、证书固定。',
		rfc: 'RFC 8446, 6.2',
	},
	illegal_parameter: {
		en: 'A field holds a value that cannot be, or that contradicts what was said before: a bug in the peer, or a device in between that changed something.',
		zh: '某个字段的值不合法，或与先前所说矛盾：对端有缺陷，或中间设备改动了内容。',
		rfc: 'RFC 8446, 6.2',
	},
	unknown_ca: {
		en: 'The sender does not trust whoever issued the certificate it was shown: a private CA that is not installed, a missing intermediate certificate, or a proxy in between.',
		zh: '发送方不信任对方证书的颁发者：没有安装私有颁发机构的证书、缺少中间证书，或途中有代理。',
		rfc: 'RFC 8446, 6.2',
	},
	'unknown_ca.client': {
		en: "The client does not trust whoever issued the server's certificate: a private CA that is not installed, an intermediate certificate the server did not send, or a proxy in between.",
		zh: '客户端不信任服务器证书的颁发者：没有安装私有颁发机构的证书、服务器没有发送中间证书，或途中有代理。',
		rfc: 'RFC 8446, 6.2',
	},
	'unknown_ca.server': {
		en: "The server does not trust whoever issued the client's certificate: it belongs to another CA than the one the server asks for.",
		zh: '服务器不信任客户端证书的颁发者：该证书出自另一个颁发机构，而不是服务器所要求的那个。',
		rfc: 'RFC 8446, 6.2',
	},
	access_denied: {
		en: 'The certificate or key is valid, but the sender does not let its owner in.',
		zh: '证书或密钥有效，但发送方不允许其持有者访问。',
		rfc: 'RFC 8446, 6.2',
	},
	decode_error: {
		en: 'A message could not be read: a length is wrong or a field out of range. A bug in the peer, or damage.',
		zh: '消息无法解析：长度有误或字段越界。对端有缺陷，或数据损坏。',
		rfc: 'RFC 8446, 6.2',
	},
	decrypt_error: {
		en: 'A signature, a Finished checksum or a PSK binder did not verify: wrong key, changed handshake, or a certificate that does not fit its private key.',
		zh: '签名、Finished 校验值或 PSK 绑定值验证失败：密钥错误、握手被改动，或证书与私钥不匹配。',
		rfc: 'RFC 8446, 6.2',
	},
	too_many_cids_requested: {
		en: 'The peer asked for more connection identifiers than the sender is willing to give (DTLS 1.3).',
		zh: '对端请求的连接标识符多于发送方愿意给出的数量（DTLS 1.3）。',
		rfc: 'RFC 9147',
	},
	export_restriction: {
		en: 'The peer asked for more than the export rules of the 1990s allowed. Only TLS 1.0 knows this alert.',
		zh: '对端的要求超出了 20 世纪 90 年代出口管制的允许范围。只有 TLS 1.0 有此警报。',
		rfc: 'RFC 2246, 7.2.2',
	},
	protocol_version: {
		en: 'The two sides have no TLS version in common: one is too old, or an old version was switched off.',
		zh: '双方没有共同的 TLS 版本：其中一方太旧，或旧版本已被禁用。',
		rfc: 'RFC 8446, 6.2',
	},
	insufficient_security: {
		en: 'There would be a common cipher suite or key, but it is too weak for the sender.',
		zh: '虽有共同的密码套件或密钥，但发送方认为强度不够。',
		rfc: 'RFC 8446, 6.2',
	},
	internal_error: {
		en: 'Something failed inside the sender that has nothing to do with the peer: its log knows more.',
		zh: '发送方内部出错，与对端无关：原因要看它自己的日志。',
		rfc: 'RFC 8446, 6.2',
	},
	inappropriate_fallback: {
		en: 'The client tried again with a lower version although the server supports a higher one: the first attempt failed for another reason, or someone forced it.',
		zh: '服务器支持更高版本，客户端却降级重试：第一次尝试因别的原因失败，或有人故意迫使降级。',
		rfc: 'RFC 7507, 3',
	},
	user_canceled: {
		en: 'The sender gives up the handshake for reasons of its own, for instance because a person pressed cancel. No error of the protocol.',
		zh: '发送方因自身原因放弃握手，例如用户点了取消。这不是协议错误。',
		rfc: 'RFC 8446, 6.1',
	},
	no_renegotiation: {
		en: 'The sender declines a new handshake inside this connection; the connection may go on as it is.',
		zh: '发送方拒绝在此连接内重新握手；连接可以照旧继续。',
		rfc: 'RFC 5246, 7.2.2',
	},
	missing_extension: {
		en: 'An extension that is mandatory here was not sent, for example supported_groups or signature_algorithms in TLS 1.3.',
		zh: '缺少此处必需的扩展，例如 TLS 1.3 中的 supported_groups 或 signature_algorithms。',
		rfc: 'RFC 8446, 6.2',
	},
	unsupported_extension: {
		en: 'The peer answered with an extension that was not asked for, or that does not belong in this message.',
		zh: '对端答复了未曾请求的扩展，或扩展出现在不该出现的消息中。',
		rfc: 'RFC 8446, 6.2',
	},
	certificate_unobtainable: {
		en: 'The server could not fetch the client certificates from the addresses it was given.',
		zh: '服务器无法从给出的网址取得客户端证书。',
		rfc: 'RFC 6066, 9',
	},
	unrecognized_name: {
		en: 'The server does not know the name the client asked for (SNI). As a warning, some old servers send it and go on all the same.',
		zh: '服务器不认识客户端请求的名称（SNI）。有些旧服务器只作为警告发送，随后照常继续。',
		rfc: 'RFC 6066, 3',
	},
	bad_certificate_status_response: {
		en: 'The stapled OCSP response is invalid, outdated or says nothing good about the certificate.',
		zh: '附带的 OCSP 响应无效、过时，或未能确认证书状态良好。',
		rfc: 'RFC 6066, 8',
	},
	bad_certificate_hash_value: {
		en: 'A certificate fetched from an address does not have the hash that was announced.',
		zh: '从网址取得的证书与事先声明的哈希不符。',
		rfc: 'RFC 6066, 9',
	},
	unknown_psk_identity: {
		en: 'The server does not know any of the pre-shared keys the client named.',
		zh: '服务器不认识客户端所称的任何预共享密钥。',
		rfc: 'RFC 8446, 6.2',
	},
	certificate_required: {
		en: 'The server insists on a client certificate and got none. In TLS 1.3 it comes after the client already believes itself connected.',
		zh: '服务器坚持要求客户端证书，却没有收到。在 TLS 1.3 中，它到达时客户端已以为连接建立成功。',
		rfc: 'RFC 8446, 6.2',
	},
	general_error: {
		en: 'An error for which there is no closer name; added in the revision of TLS 1.3.',
		zh: '没有更具体名称的错误；在 TLS 1.3 的修订版中新增。',
	},
	no_application_protocol: {
		en: 'The server speaks none of the application protocols that the client offered in ALPN.',
		zh: '服务器不支持客户端在 ALPN 中提出的任何应用层协议。',
		rfc: 'RFC 7301, 3.2',
	},
	ech_required: {
		en: 'The client insisted on Encrypted ClientHello, and the server could not open it; with the newer key it was sent, it can try again.',
		zh: '客户端坚持使用加密的 ClientHello，而服务器无法解开；客户端可用收到的新密钥重试。',
		rfc: 'RFC 9849',
	},
}
