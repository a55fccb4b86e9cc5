import type { Text } from '../language.js'

/** What is said of the messages and records of a handshake: signatures, Finished, tags, downgrades, binders. */
export const HANDSHAKE_SAYINGS = {
	// What a proof is computed over.
	renegotiation: { en: 'renegotiation: {over}', zh: '重协商：{over}' },
	after_handshake: { en: 'after the handshake: {over}', zh: '握手之后：{over}' },
	transcript_to: {
		en: 'transcript to {message}, {bytes} {bytes|byte|bytes}, {hash}',
		zh: '直到 {message} 的握手消息，{bytes} 字节，{hash}',
	},
	transcript_behind: { en: '{transcript}, behind “{context}”', zh: '{transcript}，前缀为“{context}”' },
	messages_to: {
		en: 'handshake messages to {message}, {bytes} {bytes|byte|bytes}',
		zh: '直到 {message} 的握手消息，{bytes} 字节',
	},
	hashed_with: { en: '{over}, {hash}', zh: '{over}，{hash}' },
	transcript_before: { en: 'the transcript before it', zh: '在它之前的握手消息' },
	transcript_to_certificate: { en: 'the transcript to the certificate', zh: '直到证书的握手消息' },
	randoms_and: { en: 'client_random, server_random and {params}', zh: 'client_random、server_random 和{params}' },
	randoms_and_bytes: {
		en: 'client_random, server_random and {params}, {bytes} {bytes|byte|bytes}',
		zh: 'client_random、server_random 和{params}，{bytes} 字节',
	},
	ecdh_params: { en: 'ServerECDHParams', zh: ' ServerECDHParams' },
	dh_params: { en: 'ServerDHParams', zh: ' ServerDHParams' },
	the_parameters: { en: 'the parameters', zh: '参数' },
	sealed_records: { en: '{count} sealed records', zh: '{count} 条密封记录' },
	some_sealed_records: { en: '{opened} of {count} sealed records', zh: '{count} 条密封记录中的 {opened} 条' },
	end_of_random: { en: 'the last 8 bytes of ServerHello.random', zh: 'ServerHello.random 的最后 8 字节' },
	hello_without_binder: {
		en: 'ClientHello without its binders: one binder',
		zh: '不含绑定值的 ClientHello：1 个绑定值',
	},
	hello_without_binders: {
		en: 'ClientHello without its binders: {count} binders',
		zh: '不含绑定值的 ClientHello：{count} 个绑定值',
	},
	and_no_psk_taken: { en: '{over}, no PSK taken', zh: '{over}，没有采用任何 PSK' },
	certificate_message: { en: 'Certificate', zh: 'Certificate' },

	// Signatures.
	signature_right: { en: 'the signature, {how}, is right', zh: '签名（{how}）正确' },
	signature_wrong: { en: 'the signature, {how}, does not fit these bytes', zh: '签名（{how}）与这些字节不符' },
	scheme_by: { en: '{scheme} by {name}', zh: '{scheme}，由{name}' },
	with_hash: { en: '{algorithm} with {hash}', zh: '{algorithm}/{hash}' },
	md5_and_sha1: { en: 'MD5 and SHA-1', zh: 'MD5 和 SHA-1' },
	no_scheme: { en: 'no scheme', zh: '未写明方案' },
	no_signature: { en: 'no signature', zh: '没有签名' },
	signature_by: { en: 'a signature by {name}', zh: '{name}的签名' },
	no_signature_there: { en: 'there is no signature in the message', zh: '消息中没有签名' },
	scheme_not_offered: { en: 'the signature scheme {scheme} was not offered', zh: '对方没有提出过签名方案 {scheme}' },
	scheme_not_checked: { en: 'the signature scheme {scheme} is not checked here', zh: '此处不验证签名方案 {scheme}' },
	needs_another_key: { en: '{how} needs another key than one of {kind}', zh: '{how} 需要的不是 {kind} 密钥' },
	must_not_sign: {
		en: '{scheme} must not sign in TLS 1.3 (RFC 8446, 4.2.3)',
		zh: '{scheme} 不得用于 TLS 1.3 的签名（RFC 8446，4.2.3）',
	},
	no_signature_then: {
		en: 'a key of {kind} has no signature before TLS 1.2',
		zh: '在 TLS 1.2 之前，{kind} 密钥没有签名方法',
	},
	node_cannot_check: { en: 'this Node.js cannot check {how}: {reason}', zh: '此 Node.js 无法验证 {how}：{reason}' },
	node_cannot_read: { en: 'this Node.js cannot read {name}: {reason}', zh: '此 Node.js 无法读取{name}：{reason}' },
	algorithm_not_checked: { en: '{name} is an algorithm that is not checked here', zh: '此处不验证算法 {name}' },
	pss_masks: {
		en: 'RSA-PSS whose mask is made with {mask} and the rest with {hash} is not checked here',
		zh: '此处不验证掩码用 {mask} 而其余用 {hash} 的 RSA-PSS',
	},
	pss_trailer: {
		en: 'RSA-PSS with the trailer field {trailer} is not checked here',
		zh: '此处不验证尾部字段为 {trailer} 的 RSA-PSS',
	},
	carrier_unreadable: { en: 'the message that carries the signature cannot be read', zh: '承载签名的消息无法读取' },
	signer_not_read: {
		en: 'the certificate whose key signed is not among the messages that could be read',
		zh: '签名密钥所属的证书不在可读取的消息之中',
	},
	certificate_unreadable: { en: 'the Certificate message cannot be read', zh: 'Certificate 消息无法读取' },
	certificate_empty: { en: 'the Certificate message holds no certificate', zh: 'Certificate 消息中没有证书' },
	key_unreadable: { en: 'the public key of {name} cannot be read', zh: '{name} 的公钥无法读取' },
	suite_hash_unknown: {
		en: 'the transcript is hashed by a suite that is not known',
		zh: '握手消息以不认识的密码套件的哈希计算',
	},
	transcript_not_whole: {
		en: 'the transcript is not whole: {missing} would complete it',
		zh: '握手消息不完整：补上{missing}才完整',
	},
	delegated: {
		en: 'the signature is by a key that the certificate delegates to (RFC 9345)',
		zh: '签名出自证书所委托的密钥（RFC 9345）',
	},
	ssl3_signs_master: {
		en: 'in SSL 3.0 the signature is over the master secret too (RFC 6101, 5.6.8)',
		zh: '在 SSL 3.0 中，签名还涵盖主密钥（RFC 6101，5.6.8）',
	},
	may_be_inner: {
		en: 'it does not fit the visible ClientHello: with Encrypted Client Hello the transcript holds the inner one',
		zh: '它与可见的 ClientHello 不符：使用 Encrypted Client Hello 时，参与计算的是内层 ClientHello',
	},
	verify_sealed: {
		en: 'the {side}’s CertificateVerify is sealed: it takes {missing}',
		zh: '{side}的 CertificateVerify 是密封的：需要{missing}',
	},
	verify_unread: {
		en: 'the {side} has shown a certificate, but its CertificateVerify could not be read',
		zh: '{side}出示了证书，但它的 CertificateVerify 无法读取',
	},
	anonymous: {
		en: 'the key exchange is anonymous: nobody signs, and nobody knows who the server is',
		zh: '密钥交换是匿名的：没有人签名，也没有人知道服务器是谁',
	},
	parameters_unsigned: {
		en: 'the parameters are not signed: whoever knows the secret that both ends share may have sent them',
		zh: '参数没有签名：任何知道双方共享密钥的人都可能是发送者',
	},
	signs_a_random: {
		en: 'the signature is over a random that {missing} carries',
		zh: '签名涵盖{missing}中的随机数',
	},
	key_exchange_lost: {
		en: 'with this cipher suite the server sends a ServerKeyExchange, which is not among the messages that could be read',
		zh: '使用此密码套件时服务器会发送 ServerKeyExchange，但它不在可读取的消息之中',
	},

	// Finished.
	finished_right: {
		en: 'verify_data is what {with} gives for this transcript',
		zh: 'verify_data 正是用{with}对这些握手消息算出的值',
	},
	finished_wrong: {
		en: 'verify_data is not what {with} gives for this transcript',
		zh: 'verify_data 不是用{with}对这些握手消息算出的值',
	},
	finished_unreadable: { en: 'the message cannot be read as Finished', zh: '此消息无法作为 Finished 读取' },
	finished_sealed: { en: 'Finished is sealed: it takes {missing}', zh: 'Finished 是密封的：需要{missing}' },
	finished_unread: { en: 'the {side}’s Finished could not be read', zh: '{side}的 Finished 无法读取' },
	finished_hash_unknown: {
		en: 'a suite that is not known says with which hash it is computed',
		zh: '用哪种哈希计算由密码套件决定，而这个套件不认识',
	},
	computed_with: { en: 'it is computed with {secret}', zh: '它用{secret}计算' },
	the_master_secret: { en: 'the master secret', zh: '主密钥' },
	the_prf: { en: 'the PRF with the master secret and “{label}”', zh: '主密钥和“{label}”经 PRF ' },
	hmac_handshake: {
		en: 'HMAC with the finished key of the {side}’s handshake traffic secret',
		zh: '{side}握手流量密钥所派生的 finished 密钥经 HMAC ',
	},
	hmac_application: {
		en: 'HMAC with the finished key of the {side}’s application traffic secret',
		zh: '{side}应用流量密钥所派生的 finished 密钥经 HMAC ',
	},

	// Records.
	one_record_right: {
		en: 'the tag or MAC of the one sealed record is right',
		zh: '唯一一条密封记录的标签或 MAC 正确',
	},
	records_right: { en: 'the tag or MAC of every sealed record is right', zh: '每条密封记录的标签或 MAC 都正确' },
	no_record_opened: { en: 'no record was opened', zh: '没有打开任何记录' },
	others_stayed_sealed: {
		en: 'those that were opened are right, {count} stayed sealed',
		zh: '已打开的都正确，另有 {count} 条仍密封',
	},
	broken_record: {
		en: 'record {record} of the {side} (packet {packet}): its {seal} does not fit the keys that open its neighbours',
		zh: '{side}的第 {record} 条记录（第 {packet} 号分组）：它的 {seal} 与能打开其相邻记录的密钥不符',
	},
	broken_last_record: {
		en: 'record {record} of the {side} (packet {packet}): its {seal} does not fit the keys that open its neighbours, and nothing after it could be opened',
		zh: '{side}的第 {record} 条记录（第 {packet} 号分组）：它的 {seal} 与能打开其相邻记录的密钥不符，其后的记录也都无法打开',
	},
	and_one_more: { en: '{text}; and one more', zh: '{text}；另有 1 条' },
	and_more: { en: '{text}; and {count} more', zh: '{text}；另有 {count} 条' },
	tag: { en: 'tag', zh: '标签' },
	mac: { en: 'MAC', zh: 'MAC' },

	// Downgrade.
	downgraded_fallback: {
		en: 'ServerHello.random ends with DOWNGRD: the server knows {knows} and took {taken}, though the client only fell back',
		zh: 'ServerHello.random 以 DOWNGRD 结尾：服务器支持 {knows} 却采用了 {taken}，而客户端只是降级重试',
	},
	downgraded: {
		en: 'ServerHello.random ends with DOWNGRD: the server knows {knows} and took {taken}, though {offered} is offered',
		zh: 'ServerHello.random 以 DOWNGRD 结尾：客户端提出 {offered}，服务器支持 {knows} 却采用了 {taken}',
	},
	fell_back: {
		en: 'the client has fallen back to {offered}, and the server took {taken} without saying that it knows a newer version',
		zh: '客户端已降级到 {offered}，服务器采用了 {taken}，没有表示支持更新的版本',
	},
	no_sentinel: {
		en: '{offered} is offered and {taken} was taken; ServerHello.random does not say that the server knows a newer one',
		zh: '客户端提出 {offered}，采用的是 {taken}；ServerHello.random 没有表示服务器支持更新的版本',
	},
	random_not_covered: {
		en: '{text}, but no signature and no Finished that was verified covers the random',
		zh: '{text}，但没有任何已验证的签名或 Finished 涵盖此随机数',
	},
	random_covered: { en: '{text}, and {by} covers it', zh: '{text}，并且{by}涵盖它' },
	servers_finished: { en: 'the server’s Finished', zh: '服务器的 Finished ' },
	exchange_signature: { en: 'the signature of ServerKeyExchange', zh: 'ServerKeyExchange 的签名' },

	// PSK.
	binder_needs_psk: {
		en: 'a binder is computed with the PSK, which no key log holds',
		zh: '绑定值用 PSK 计算，而任何密钥日志都不含 PSK',
	},
} as const satisfies Readonly<Record<string, Text>>
