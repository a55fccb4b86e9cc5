import type { Explanation, Language, WordTable } from './language.js'
import { explanation } from './language.js'

/** What a well-known HTTP header field says, by its name in any case, or a pseudo-header of HTTP/2; nothing for others. */
export function headerMeaning(name: string, language: Language): Explanation | undefined {
	const words = HEADERS[name.toLowerCase()]
	return words && explanation(words, language)
}

export const HEADERS: WordTable = {
	':method': {
		en: 'What to do: GET fetches, POST sends data to be processed, CONNECT opens a tunnel. In HTTP/1.1 it stands in the first line.',
		zh: '要做什么：GET 获取，POST 提交数据，CONNECT 建立隧道。HTTP/1.1 中它在首行。',
		rfc: 'RFC 9113, 8.3.1',
	},
	':scheme': {
		en: 'Whether the target is one of http or of https. In HTTP/1.1 mostly only the port tells.',
		zh: '目标属于 http 还是 https。HTTP/1.1 中通常只能从端口看出。',
		rfc: 'RFC 9113, 8.3.1',
	},
	':authority': {
		en: 'The host, and its port where that is not the usual one: what Host says in HTTP/1.1.',
		zh: '主机，以及非默认的端口：相当于 HTTP/1.1 的 Host。',
		rfc: 'RFC 9113, 8.3.1',
	},
	':path': {
		en: 'Path and query: the target, which stands in the first line in HTTP/1.1.',
		zh: '路径和查询：即请求的目标，HTTP/1.1 中它在首行。',
		rfc: 'RFC 9113, 8.3.1',
	},
	':protocol': {
		en: 'What the tunnel that CONNECT asks for is to carry, such as websocket. Allowed only where the server has said ENABLE_CONNECT_PROTOCOL.',
		zh: 'CONNECT 所请求的隧道要承载什么，例如 websocket。服务器声明了 ENABLE_CONNECT_PROTOCOL 才允许使用。',
		rfc: 'RFC 8441, 4',
	},
	':status': {
		en: 'How it went, in three digits; the first says the most: 2 success, 3 look elsewhere, 4 the client at fault, 5 the server. HTTP/2 has no phrase beside it.',
		zh: '三位数的结果，首位最要紧：2 成功，3 请到别处，4 客户端有误，5 服务器有误。HTTP/2 不再附文字说明。',
		rfc: 'RFC 9113, 8.3.2',
	},
	host: {
		en: 'Which site is meant, for one server may have many. In the clear it tells everyone what SNI tells of TLS.',
		zh: '指明要访问的网站，因为一台服务器可能有许多网站。明文时它所泄露的与 TLS 中 SNI 泄露的相同。',
		rfc: 'RFC 9110, 7.2',
	},
	'user-agent': {
		en: 'Which program asks: a browser, curl, python-requests. It says more about the user than is needed.',
		zh: '发出请求的程序：浏览器、curl、python-requests。它透露的用户信息超出必要。',
		rfc: 'RFC 9110, 10.1.5',
	},
	accept: {
		en: 'Which kinds of content the client would like.',
		zh: '客户端希望得到的内容类型。',
		rfc: 'RFC 9110, 12.5.1',
	},
	'accept-encoding': {
		en: 'Which compressions the client can undo.',
		zh: '客户端能解压的编码。',
		rfc: 'RFC 9110, 12.5.3',
	},
	'accept-language': { en: 'Which languages the user reads.', zh: '用户能读的语言。', rfc: 'RFC 9110, 12.5.4' },
	'accept-ranges': {
		en: 'Whether parts of the content can be asked for.',
		zh: '是否可以只请求内容的一部分。',
		rfc: 'RFC 9110, 14.3',
	},
	authorization: {
		en: 'The login. "Basic" is name and password in base64, which is no encryption: without TLS anyone can read it.',
		zh: '登录凭据。“Basic”是 base64 编码的用户名和口令，并非加密：没有 TLS 谁都能读到。',
		rfc: 'RFC 9110, 11.6.2',
	},
	'www-authenticate': {
		en: 'The server wants a login, and says of which kind.',
		zh: '服务器要求登录，并说明方式。',
		rfc: 'RFC 9110, 11.6.1',
	},
	cookie: {
		en: 'What the server gave the browser to keep, sent back with every request; often it proves that someone is logged in.',
		zh: '服务器让浏览器保存的内容，随每个请求送回；常用来证明用户已登录。',
		rfc: 'RFC 6265, 4.2',
	},
	'set-cookie': {
		en: 'The server gives the browser something to keep. "Secure" means: send it back over TLS only.',
		zh: '服务器让浏览器保存内容。“Secure”表示只能经 TLS 送回。',
		rfc: 'RFC 6265, 4.1',
	},
	'content-type': {
		en: 'What kind of content the body is, and for text in which encoding.',
		zh: '正文是什么类型；文本还说明字符编码。',
		rfc: 'RFC 9110, 8.3',
	},
	'content-length': {
		en: 'How many bytes the body has: so the reader knows where the message ends.',
		zh: '正文的字节数：读取者据此知道消息在哪里结束。',
		rfc: 'RFC 9110, 8.6',
	},
	'content-encoding': { en: 'How the content was compressed.', zh: '内容用什么方式压缩。', rfc: 'RFC 9110, 8.4' },
	'content-disposition': {
		en: 'Whether to show the content or to save it, and under which name.',
		zh: '内容应显示还是保存，以及文件名。',
		rfc: 'RFC 6266, 4',
	},
	'content-range': { en: 'Which part of the whole this is.', zh: '这是整体中的哪一部分。', rfc: 'RFC 9110, 14.4' },
	'content-language': { en: 'In which language the content is.', zh: '内容所用的语言。', rfc: 'RFC 9110, 8.5' },
	'content-security-policy': {
		en: 'From where the page may load scripts and the like: protection against injected code.',
		zh: '页面可从哪里加载脚本等资源：用于防范代码注入。',
	},
	'transfer-encoding': {
		en: '"chunked" means that the body comes in pieces, each with its own length.',
		zh: '“chunked”表示正文分块传送，每块各有长度。',
		rfc: 'RFC 9112, 6.1',
	},
	te: {
		en: 'Whether the client takes fields after the body.',
		zh: '客户端是否接受正文之后的字段。',
		rfc: 'RFC 9110, 10.1.4',
	},
	trailer: { en: 'Which fields will come after the body.', zh: '哪些字段将出现在正文之后。', rfc: 'RFC 9110, 6.6.2' },
	connection: {
		en: 'Whether the connection stays open; also which fields are for the next hop only.',
		zh: '连接是否保持；也列出只给下一跳的字段。',
		rfc: 'RFC 9110, 7.6.1',
	},
	'keep-alive': { en: 'How long the connection may stay open.', zh: '连接可保持多久。' },
	upgrade: {
		en: 'To which other protocol the connection should change, such as websocket.',
		zh: '希望把连接切换到哪种协议，例如 websocket。',
		rfc: 'RFC 9110, 7.8',
	},
	'upgrade-insecure-requests': {
		en: 'The browser would rather have the page over HTTPS.',
		zh: '浏览器更希望通过 HTTPS 获取页面。',
	},
	location: {
		en: 'Where to go instead: with 301 from http to https this is how sites move visitors into TLS.',
		zh: '请改去的地址：网站就是用 301 从 http 跳转到 https，把访客引入 TLS。',
		rfc: 'RFC 9110, 10.2.2',
	},
	'strict-transport-security': {
		en: 'From now on use HTTPS only for this site (HSTS): the first, unprotected request is not made again.',
		zh: '此后访问该网站只用 HTTPS（HSTS）：不再发出未受保护的首个请求。',
		rfc: 'RFC 6797, 6.1',
	},
	date: { en: 'When the server wrote the answer.', zh: '服务器生成响应的时间。', rfc: 'RFC 9110, 6.6.1' },
	server: {
		en: 'Which program serves; often with its version, which attackers like to know.',
		zh: '提供服务的程序；常带版本号，攻击者很乐意知道。',
		rfc: 'RFC 9110, 10.2.4',
	},
	'x-powered-by': { en: 'With what the site was made; said for no need.', zh: '网站用什么搭建；并无必要透露。' },
	etag: {
		en: 'A fingerprint of this version of the content: next time the client can ask whether it has changed.',
		zh: '内容这一版本的指纹：客户端下次可据此询问是否有变化。',
		rfc: 'RFC 9110, 8.8.3',
	},
	'last-modified': { en: 'When the content was last changed.', zh: '内容最后修改的时间。', rfc: 'RFC 9110, 8.8.2' },
	'if-none-match': {
		en: 'Send the content only if it is not this version.',
		zh: '若已不是这一版本才发送内容。',
		rfc: 'RFC 9110, 13.1.2',
	},
	'if-modified-since': {
		en: 'Send the content only if it was changed since.',
		zh: '若此后有修改才发送内容。',
		rfc: 'RFC 9110, 13.1.3',
	},
	range: { en: 'Only this part of the content, please.', zh: '只请求内容的这一部分。', rfc: 'RFC 9110, 14.2' },
	'cache-control': {
		en: 'Whether and how long the answer may be kept and used again.',
		zh: '响应可否缓存、可缓存多久。',
		rfc: 'RFC 9111, 5.2',
	},
	pragma: { en: 'The old way to forbid caching.', zh: '禁止缓存的旧写法。', rfc: 'RFC 9111, 5.4' },
	expires: { en: 'Until when the answer may be kept.', zh: '响应可缓存到何时。', rfc: 'RFC 9111, 5.3' },
	age: { en: 'How many seconds the answer has been in a cache.', zh: '响应在缓存中已有多少秒。', rfc: 'RFC 9111, 5.1' },
	vary: {
		en: 'On which fields of the request the answer depends.',
		zh: '响应取决于请求的哪些字段。',
		rfc: 'RFC 9110, 12.5.5',
	},
	via: { en: 'Which proxies the message has passed.', zh: '消息经过了哪些代理。', rfc: 'RFC 9110, 7.6.3' },
	'x-forwarded-for': { en: "Whom a proxy speaks for: the client's address.", zh: '代理所代表的客户端地址。' },
	'x-forwarded-proto': {
		en: 'Whether the client reached the proxy by http or https.',
		zh: '客户端到达代理时用的是 http 还是 https。',
	},
	'x-real-ip': { en: "Whom a proxy speaks for: the client's address.", zh: '代理所代表的客户端地址。' },
	forwarded: {
		en: 'What a proxy says of the client it speaks for.',
		zh: '代理对其所代表客户端的说明。',
		rfc: 'RFC 7239, 4',
	},
	referer: {
		en: 'From which page the user came; the misspelling is official.',
		zh: '用户从哪个页面而来；拼写错误已成标准。',
		rfc: 'RFC 9110, 10.1.3',
	},
	origin: { en: "Which site's page makes this request.", zh: '哪个网站的页面发出此请求。', rfc: 'RFC 6454, 7' },
	'access-control-allow-origin': {
		en: "Which other sites' pages may read the answer (CORS).",
		zh: '允许哪些其他网站的页面读取响应（CORS）。',
	},
	expect: {
		en: 'The client waits for "100 Continue" before it sends the body.',
		zh: '客户端等到“100 Continue”才发送正文。',
		rfc: 'RFC 9110, 10.1.1',
	},
	allow: { en: 'Which methods the target knows.', zh: '目标支持哪些方法。', rfc: 'RFC 9110, 10.2.1' },
	'retry-after': { en: 'When to try again.', zh: '何时再试。', rfc: 'RFC 9110, 10.2.3' },
	'sec-websocket-key': {
		en: 'A random value that the server must answer in a fixed way: proof that it speaks WebSocket. No secret.',
		zh: '随机值，服务器必须按固定方法作答，以证明它支持 WebSocket。并非秘密。',
		rfc: 'RFC 6455, 11.3.1',
	},
	'sec-websocket-accept': {
		en: 'The answer to the WebSocket key.',
		zh: '对 WebSocket 密钥字段的应答。',
		rfc: 'RFC 6455, 11.3.3',
	},
	'sec-websocket-version': {
		en: 'The version of WebSocket; 13 is the standard.',
		zh: 'WebSocket 版本；标准为 13。',
		rfc: 'RFC 6455, 11.3.5',
	},
	'sec-websocket-extensions': {
		en: 'Which additions to WebSocket are wanted, such as compression.',
		zh: '希望使用的 WebSocket 扩展，例如压缩。',
		rfc: 'RFC 6455, 11.3.2',
	},
	'sec-websocket-protocol': {
		en: 'What is to be spoken over WebSocket.',
		zh: '在 WebSocket 之上使用的子协议。',
		rfc: 'RFC 6455, 11.3.4',
	},
	'x-content-type-options': {
		en: '"nosniff": do not guess another kind of content.',
		zh: '“nosniff”：不要自行猜测内容类型。',
	},
	'x-frame-options': { en: 'Whether other pages may embed this one.', zh: '是否允许其他页面嵌入本页。' },
	'alt-svc': {
		en: 'Where the same can be had by another protocol, mostly HTTP/3.',
		zh: '同样的内容还可用哪种协议获取，多为 HTTP/3。',
		rfc: 'RFC 7838, 3',
	},
}
