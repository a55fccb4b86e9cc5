import type { WordTable } from '../language.js'

/** OCSP responses, stapled by a server, and requests for certificates. */
export const OCSP_WORDS: WordTable = {
	response_status: {
		en: 'Whether the responder answered at all: successful, or why not. Only with successful does an answer follow.',
		zh: '响应者是否作答：成功，或失败原因。只有成功时后面才有答复。',
		rfc: 'RFC 6960, 4.2.1',
	},
	response_bytes: {
		en: 'The answer itself, and which kind of answer it is.',
		zh: '答复本身及其类型。',
		rfc: 'RFC 6960, 4.2.1',
	},
	response_type: {
		en: 'The kind of answer: the basic OCSP response is the only one in use.',
		zh: '答复类型：实际使用的只有基本 OCSP 响应。',
		rfc: 'RFC 6960, 4.2.1',
	},
	'response_bytes.sequence.response': {
		en: 'The answer, wrapped as bytes so that its kind can vary.',
		zh: '封装成字节串的答复，因此类型可以变化。',
		rfc: 'RFC 6960, 4.2.1',
	},
	basic_ocsp_response: {
		en: 'What an authority says of certificates today, signed: good, revoked or unknown. A server staples it so that the client need not ask, and the authority need not learn who visits what.',
		zh: '颁发机构对证书当前状态的签名声明：良好、已吊销或未知。服务器附上它，客户端就不必再去询问，机构也不会得知谁访问了什么。',
		rfc: 'RFC 6960, 4.2.1',
	},
	tbs_response_data: {
		en: 'The signed part of the answer.',
		zh: '答复中被签名的部分。',
		rfc: 'RFC 6960, 4.2.1',
	},
	by_name: {
		en: 'Who answers, by name: the certificate that signed this has it as its subject.',
		zh: '以名称指明响应者：签名所用证书的主体就是它。',
		rfc: 'RFC 6960, 4.2.1',
	},
	'by_name.name': {
		en: "The responder's name, part by part from the root down.",
		zh: '响应者的名称，自根向下逐部分列出。',
		rfc: 'RFC 5280, 4.1.2.4',
	},
	'basic_ocsp_response.signature': {
		en: "The responder's signature over the answer: without it anyone on the path could say that a certificate is good.",
		zh: '响应者对答复的签名：没有它，路径上的任何人都可以谎称证书状态良好。',
		rfc: 'RFC 6960, 4.2.1',
	},
	by_key: {
		en: 'Who answers, by a hash of the key that signed this.',
		zh: '以签名公钥的哈希指明响应者。',
		rfc: 'RFC 6960, 4.2.1',
	},
	key_hash: {
		en: "SHA-1 of the responder's public key: a name for it, no protection.",
		zh: '响应者公钥的 SHA-1：只用作标识，不起保护作用。',
		rfc: 'RFC 6960, 4.2.1',
	},
	produced_at: {
		en: 'When the responder signed this answer.',
		zh: '响应者签署这份答复的时间。',
		rfc: 'RFC 6960, 4.2.2.1',
	},
	responses: {
		en: 'One entry for each certificate that was asked about: usually a single one.',
		zh: '所询问的每张证书各有一条，通常只有一条。',
		rfc: 'RFC 6960, 4.2.1',
	},
	single_response: {
		en: 'What is said of one certificate.',
		zh: '对一张证书的说明。',
		rfc: 'RFC 6960, 4.2.1',
	},
	cert_id: {
		en: 'Which certificate is meant: hashes of its issuer, and its serial number.',
		zh: '所指的证书：其颁发者的哈希与序列号。',
		rfc: 'RFC 6960, 4.1.1',
	},
	issuer_name_hash: {
		en: 'Hash of the name of the authority that issued the certificate.',
		zh: '证书颁发机构名称的哈希。',
		rfc: 'RFC 6960, 4.1.1',
	},
	issuer_key_hash: {
		en: 'Hash of the public key of the authority that issued the certificate.',
		zh: '证书颁发机构公钥的哈希。',
		rfc: 'RFC 6960, 4.1.1',
	},
	cert_status: {
		en: 'Good, revoked or unknown, as of the time below.',
		zh: '截至下述时间的状态：良好、已吊销或未知。',
		rfc: 'RFC 6960, 4.2.1',
	},
	good: {
		en: 'The certificate is not revoked. It may still have expired: that is for the client to check.',
		zh: '证书未被吊销。但它仍可能已过期，须由客户端检查。',
		rfc: 'RFC 6960, 2.2',
	},
	revoked: {
		en: 'The certificate was withdrawn before its time: it must not be trusted.',
		zh: '证书在到期前被吊销，不得再信任。',
		rfc: 'RFC 6960, 2.2',
	},
	unknown: {
		en: 'The responder does not know this certificate.',
		zh: '响应者不认识这张证书。',
		rfc: 'RFC 6960, 2.2',
	},
	revocation_time: {
		en: 'When the certificate was withdrawn.',
		zh: '证书被吊销的时间。',
		rfc: 'RFC 6960, 4.2.1',
	},
	revocation_reason: {
		en: 'Why it was withdrawn: key compromise, superseded, and so on.',
		zh: '吊销原因：密钥泄露、已被取代等。',
		rfc: 'RFC 5280, 5.3.1',
	},
	this_update: {
		en: 'The time as of which the status is known to be right.',
		zh: '截至此时，该状态已知是正确的。',
		rfc: 'RFC 6960, 4.2.2.1',
	},
	next_update: {
		en: 'When newer information will be there: after this the answer is stale.',
		zh: '将有更新信息的时间：此后这份答复即为过时。',
		rfc: 'RFC 6960, 4.2.2.1',
	},
	single_extensions: {
		en: "Extensions of this entry, in the form of a certificate's.",
		zh: '此条目的扩展，形式与证书扩展相同。',
		rfc: 'RFC 6960, 4.4',
	},
	response_extensions: {
		en: 'Extensions of the whole answer, such as the nonce of the request it answers.',
		zh: '整份答复的扩展，例如所答请求中的随机数。',
		rfc: 'RFC 6960, 4.4',
	},
	certs: {
		en: 'Certificates that help to check the signature on the answer.',
		zh: '用于检验答复签名的证书。',
		rfc: 'RFC 6960, 4.2.1',
	},
	certification_request: {
		en: 'A request for a certificate: a name, a public key, wishes, and a signature with the private key, which proves that whoever asks has it.',
		zh: '证书签名请求：名称、公钥、所请求的扩展，以及用私钥做的签名，证明请求者确实拥有该私钥。',
		rfc: 'RFC 2986, 4.2',
	},
	certification_request_info: {
		en: 'What the asker wants certified: a name, a public key, and extensions; signed with the private key, to prove that the asker has it.',
		zh: '申请者请求认证的内容：名称、公钥和扩展；用私钥签名，以证明申请者持有该私钥。',
		rfc: 'RFC 2986, 4.1',
	},
	attributes: {
		en: 'More that the asker wishes, above all the extensions the certificate should have.',
		zh: '申请者的其他要求，主要是证书应带的扩展。',
		rfc: 'RFC 2986, 4.1',
	},
	attribute_type: {
		en: 'Which attribute this is; extensionRequest asks for extensions.',
		zh: '属性类型；extensionRequest 表示请求扩展。',
		rfc: 'RFC 2985, 5.4.2',
	},
}
