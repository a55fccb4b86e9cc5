import type { WordTable } from '../language.js'

/** ClientHello, ServerHello and what is like them, but for the insides of extensions. */
export const HELLO_WORDS: WordTable = {
	client_hello: {
		en: 'The first message: what the client can do, and whom it wants to talk to. It travels in the clear, and servers and spies alike can tell browsers apart by it.',
		zh: '第一条消息：客户端的能力和想要联系的对象。它以明文传送，服务器和窃听者都能凭它区分不同的浏览器。',
		rfc: 'RFC 8446, 4.1.2',
	},
	'client_hello.legacy_version': {
		en: 'Up to TLS 1.2 the highest version the client speaks. Frozen at 0x0303 (TLS 1.2) since then: TLS 1.3 is offered in supported_versions.',
		zh: 'TLS 1.2 及以前，这是客户端支持的最高版本。此后固定为 0x0303（TLS 1.2）：TLS 1.3 在 supported_versions 中提出。',
		rfc: 'RFC 8446, 4.1.2',
	},
	'client_hello.random': {
		en: "32 fresh random bytes. They make every session's keys different, and name the session in key logs. Long ago the first four were the time.",
		zh: '32 个新生成的随机字节，使每次会话的密钥都不同；密钥日志也用它来标识会话。早年其中前 4 字节是时间。',
		rfc: 'RFC 8446, 4.1.2',
	},
	'client_hello.legacy_session_id': {
		en: 'Up to TLS 1.2: the session the client would like to resume. In TLS 1.3 it means nothing: 32 random bytes only make the connection look like TLS 1.2.',
		zh: 'TLS 1.2 及以前：客户端想恢复的会话。TLS 1.3 中没有意义：32 个随机字节只是让连接看起来像 TLS 1.2。',
		rfc: 'RFC 8446, 4.1.2',
	},
	cipher_suites: {
		en: 'The suites the client accepts, its favourite first. The server chooses one, by its own order or by this one.',
		zh: '客户端接受的密码套件，按偏好排列。服务器从中选一个，依据自己的或客户端的次序。',
		rfc: 'RFC 8446, 4.1.2',
	},
	cipher_suite: {
		en: 'A set of algorithms: cipher and hash, and up to TLS 1.2 also how keys are exchanged and who signs.',
		zh: '一组算法：加密算法和哈希；TLS 1.2 及以前还包括密钥交换方式和签名方式。',
		rfc: 'RFC 8446, B.4',
	},
	legacy_compression_methods: {
		en: 'Only "null", no compression, is left: compressing before encrypting betrayed secrets by their length (CRIME).',
		zh: '只剩“null”，即不压缩：先压缩再加密会通过长度泄露秘密（CRIME 攻击）。',
		rfc: 'RFC 8446, 4.1.2',
	},
	compression_method: {
		en: 'A compression the client would accept; 0 means none.',
		zh: '客户端可接受的一种压缩方法；0 表示不压缩。',
		rfc: 'RFC 8446, 4.1.2',
	},
	extensions: {
		en: 'Whatever was added to TLS after its first version: a list of pieces, each with type and length, so that a reader can skip what it does not know.',
		zh: 'TLS 首个版本之后增加的内容：一串条目，各有类型和长度，读取者可以跳过自己不认识的。',
		rfc: 'RFC 8446, 4.2',
	},
	extension: {
		en: 'An extension without a name we know: GREASE (made up on purpose, so that servers keep ignoring what they do not know) or one too new or private.',
		zh: '没有已知名称的扩展：可能是 GREASE（故意虚构，促使服务器忽略不认识的内容），也可能太新或属私有。',
		rfc: 'RFC 8701, 3',
	},
	extension_type: {
		en: "The number of the extension in IANA's registry.",
		zh: '扩展在 IANA 登记表中的编号。',
		rfc: 'RFC 8446, 4.2',
	},
	extension_data: {
		en: 'What the extension says; its form depends on the type. Some say all by merely being there, and have none.',
		zh: '扩展的内容，格式取决于类型。有些扩展只要出现就已表明意思，没有内容。',
		rfc: 'RFC 8446, 4.2',
	},
	server_hello: {
		en: "The server's answer: out of everything the client offered, what is to be used.",
		zh: '服务器的应答：从客户端提出的一切当中选定要使用的。',
		rfc: 'RFC 8446, 4.1.3',
	},
	'server_hello.legacy_version': {
		en: 'Up to TLS 1.2 the version in use. 0x0303 together with supported_versions means TLS 1.3: look there.',
		zh: 'TLS 1.2 及以前，这就是使用的版本。若同时有 supported_versions 扩展，则 0x0303 代表 TLS 1.3：以扩展为准。',
		rfc: 'RFC 8446, 4.1.3',
	},
	'server_hello.random': {
		en: "The server's 32 random bytes. If the last eight begin with DOWNGRD, a server that knows a newer version was made to take an older one.",
		zh: '服务器的 32 个随机字节。若最后 8 字节以 DOWNGRD 开头，说明支持更新版本的服务器被迫选用了旧版本。',
		rfc: 'RFC 8446, 4.1.3',
	},
	legacy_session_id_echo: {
		en: "Up to TLS 1.2: the same as the client's means that the session is resumed, another one names a new session. In TLS 1.3 just an echo that means nothing.",
		zh: 'TLS 1.2 及以前：与客户端的相同表示恢复会话，不同则是新会话的编号。TLS 1.3 中只是原样返回，没有意义。',
		rfc: 'RFC 8446, 4.1.3',
	},
	'server_hello.cipher_suite': {
		en: 'The suite the server chose. Everything encrypted later uses it.',
		zh: '服务器选定的密码套件，此后的加密都用它。',
		rfc: 'RFC 8446, 4.1.3',
	},
	legacy_compression_method: {
		en: 'The chosen compression: always 0, none, nowadays.',
		zh: '选定的压缩方法：如今总是 0，即不压缩。',
		rfc: 'RFC 8446, 4.1.3',
	},
	hello_retry_request: {
		en: 'A ServerHello in form, told apart by its random: the server wants another ClientHello, mostly with a key share of a different group.',
		zh: '形式上是 ServerHello，凭随机数字段区分：服务器要求再发一次 ClientHello，多半是要换一个密钥交换组。',
		rfc: 'RFC 8446, 4.1.4',
	},
	'hello_retry_request.legacy_version': {
		en: 'Frozen at 0x0303, as in a ServerHello.',
		zh: '固定为 0x0303，与 ServerHello 相同。',
		rfc: 'RFC 8446, 4.1.4',
	},
	'hello_retry_request.random': {
		en: 'Not random at all: the SHA-256 hash of the text "HelloRetryRequest", so that this message can be told from a ServerHello.',
		zh: '并不随机：它是文本“HelloRetryRequest”的 SHA-256 哈希，用来与 ServerHello 区分。',
		rfc: 'RFC 8446, 4.1.3',
	},
	'hello_retry_request.cipher_suite': {
		en: 'The suite the server will choose; the next ServerHello must name the same.',
		zh: '服务器将要选用的套件；之后的 ServerHello 必须与此相同。',
		rfc: 'RFC 8446, 4.1.4',
	},
	server_version: {
		en: 'In drafts of TLS 1.3 the version in use. In DTLS it settles nothing: servers of DTLS 1.2 name 1.0 here as well.',
		zh: 'TLS 1.3 草案中表示使用的版本。在 DTLS 中它并不决定版本：支持 DTLS 1.2 的服务器在这里也写 1.0。',
		rfc: 'RFC 6347, 4.2.1',
	},
	hello_verify_request: {
		en: 'A DTLS server hands out a cookie and waits until the client sends it back.',
		zh: 'DTLS 服务器发出一个 cookie，等客户端把它送回。',
		rfc: 'RFC 6347, 4.2.1',
	},
	encrypted_extensions: {
		en: "The answers to the client's extensions that no key needs: here they are no longer readable for others.",
		zh: '对客户端扩展的答复中与密钥协商无关的部分：放在这里，旁人就读不到了。',
		rfc: 'RFC 8446, 4.3.1',
	},
}
