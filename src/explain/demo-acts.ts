import type { Text } from './language.js'

export type DemoAct = {
	readonly title: Text
	readonly text: Text
	readonly looks: readonly Text[]
	readonly inputs?: Readonly<Record<string, Text>>
}

/** The acts of the demo, by name: two to four sentences each, and what to look at. */
export const DEMO_ACTS = {
	clear: {
		title: { en: 'In the clear', zh: '明文' },
		text: {
			en: 'A client asks a server for its secret message, over plain HTTP. Whoever sits between the two, in a café, at a provider, reads all of it: the question, the answer, the headers. Nothing says who the server is, and nothing would show a change.',
			zh: '客户端通过普通 HTTP 向服务器索要秘密消息。坐在两者之间的任何人，无论在咖啡馆还是在运营商那里，都能读到全部内容：问题、回答和首部。没有什么能证明服务器是谁，也没有什么能发现篡改。',
		},
		looks: [
			{
				en: 'The answer in the conversation: its body is the secret, as a field and as bytes. Tab goes to the bytes.',
				zh: '会话中的响应：正文就是秘密，既是字段也是字节。按 Tab 到字节窗格。',
			},
			{
				en: 'The packet that carried it: the same bytes, inside TCP, inside IP. Port 5683 means CoAP elsewhere; here it is just a number.',
				zh: '承载它的分组：同样的字节，在 TCP 里，在 IP 里。端口 5683 在别处表示 CoAP；在这里它只是一个数字。',
			},
			{
				en: 'The conversation as a whole: what an eavesdropper sees needs no key.',
				zh: '整个会话：窃听者看到的一切都不需要密钥。',
			},
		],
	},
	cipher: {
		title: { en: 'Ciphers, and a key that both have', zh: '密码，以及双方共有的密钥' },
		text: {
			en: 'First each letter is moved on in the alphabet by a number that you choose (y): 25 keys can be tried in a minute. Then Fernet, a real symmetric cipher: AES with a checksum that a key is needed for. The secret is safe now, but both sides must have the same key beforehand, and only the body is hidden: who asks whom for what, and when, is not.',
			zh: '先把每个字母按你选定的数字（y）在字母表中后移：25 个密钥一分钟就能试完。然后是 Fernet，真正的对称密码：AES 加上需要密钥的校验值。秘密安全了，但双方必须事先拥有同一个密钥，而且隐藏的只有正文：谁向谁、在何时、要什么，仍然看得见。',
		},
		looks: [
			{
				en: 'The answer with the moved letters: word lengths and doubled letters still show through.',
				zh: '字母移位后的响应：单词长度和重复的字母依然可见。',
			},
			{
				en: 'The token, taken apart: version, the time when it was made, for all to read; IV, ciphertext, HMAC.',
				zh: '拆开的令牌：版本、人人可读的生成时间；IV、密文、HMAC。',
			},
			{
				en: 'The same token opened with its key, which this demo has. Without it nothing of this would be here.',
				zh: '用本演示拥有的密钥打开的同一个令牌。没有密钥，这里什么也不会有。',
			},
			{
				en: 'The request for it: path, host and client are as readable as before.',
				zh: '索要它的请求：路径、主机和客户端依然一览无余。',
			},
		],
		inputs: { shift: { en: 'how far each letter is moved, 1 to 25', zh: '每个字母移动的位数，1 到 25' } },
	},
	exchange: {
		title: { en: 'A secret agreed on in public', zh: '当众商定的秘密' },
		text: {
			en: 'How do two get the same key when everybody listens? Each mixes a colour of its own into a common one and sends the mixture: paint cannot be unmixed. Diffie-Hellman does so with numbers, TLS with points on a curve. (Colours only stand for it: two numbers that were averaged are easily told apart.)',
			zh: '在人人都能偷听的情况下，双方怎样得到同一个密钥？各自把自己的颜色混入公共颜色，再把混合色发出去：混好的颜料无法分开。Diffie-Hellman 用数字做同样的事，TLS 用曲线上的点。（颜色只是比喻：取平均的数字其实很容易还原。）',
		},
		looks: [
			{
				en: 'The mixture that was sent. The colour that both end up with is in no packet.',
				zh: '发送出去的混合色。双方最终得到的颜色不在任何分组里。',
			},
			{
				en: 'The X25519 exchange: what travels are the two public keys, 32 bytes each, in hexadecimal.',
				zh: 'X25519 交换：传输的是两个公钥，各 32 字节，以十六进制表示。',
			},
			{
				en: 'The same in TLS: the key_share of the ServerHello; the other one is in the ClientHello above it.',
				zh: 'TLS 中的同一件事：ServerHello 的 key_share；另一个在上面的 ClientHello 里。',
			},
			{
				en: 'The keys at hand: secrets derived for each direction. The shared secret itself is on no wire and in no key log.',
				zh: '手头的密钥：为每个方向派生的秘密。共享密钥本身既不在线路上，也不在密钥日志里。',
			},
		],
		inputs: {
			common: { en: 'the common colour (yellow, #f6d32d …)', zh: '公共颜色（黄、#f6d32d……）' },
			mine: { en: 'the client’s own colour', zh: '客户端自己的颜色' },
			theirs: { en: 'the server’s own colour', zh: '服务器自己的颜色' },
			a: { en: 'the client’s number a, 1 to 21', zh: '客户端的数字 a，1 到 21' },
			b: { en: 'the server’s number b, 1 to 21', zh: '服务器的数字 b，1 到 21' },
		},
	},
	authority: {
		title: { en: 'Become a certificate authority', zh: '成为证书颁发机构' },
		text: {
			en: 'A key can be agreed on with anybody: with whom? A certificate ties a public key to a name, and an authority signs it. Here you are the authority: a key, and a certificate that it signs itself. The server makes a key and a request, and the authority makes a certificate of that.',
			zh: '密钥可以和任何人商定：但对方是谁？证书把公钥和名称绑在一起，并由颁发机构签名。在这里你就是颁发机构：一个密钥，以及用它自己签名的证书。服务器生成密钥和请求，颁发机构据此签发证书。',
		},
		looks: [
			{
				en: 'The request, on its way to the authority: nothing in it is secret. It holds a name and the public key, and is signed with the private one.',
				zh: '送往颁发机构的请求：里面没有秘密。它包含名称和公钥，并用私钥签名。',
			},
			{
				en: 'The answer is the certificate: the same key and name, who issued it, how long it is valid, and the signature of the authority.',
				zh: '响应就是证书：同样的密钥和名称，加上颁发者、有效期和颁发机构的签名。',
			},
		],
	},
	refused: {
		title: { en: 'HTTPS, refused', zh: '被拒绝的 HTTPS' },
		text: {
			en: 'The server has its certificate now, but who signed it is unknown to the clients. Whoever could sign for himself could be anybody, so they go: curl and Python with an alert, Node.js without a word. In TLS 1.2 the alert can be read; in 1.3 it is sealed, and the keys of this demo open it.',
			zh: '服务器现在有了证书，但客户端不认识颁发者。谁都可以自己给自己签名，所以它们离开：curl 和 Python 发出警报，Node.js 则不声不响。在 TLS 1.2 中警报可以直接读出；在 1.3 中它是密封的，由本演示的密钥打开。',
		},
		looks: [
			{
				en: 'The alert of the first client: unknown_ca, right after the Certificate. That is the message that says so.',
				zh: '第一个客户端的警报：紧跟在 Certificate 之后的 unknown_ca。正是这条消息说明了原因。',
			},
			{
				en: 'The verdict: who ended it, why, how sure that is, and what to do now.',
				zh: '判定：谁结束了连接、为什么、有多确定、现在该怎么办。',
			},
			{
				en: 'Node.js waits for the server’s Finished, then hangs up without a word: no message says why.',
				zh: 'Node.js 等到服务器的 Finished，然后一言不发就挂断：没有消息说明原因。',
			},
		],
	},
	accepted: {
		title: { en: 'HTTPS, accepted', zh: '被接受的 HTTPS' },
		text: {
			en: 'The clients are given the authority’s certificate. First TLS 1.2 with RSA key exchange: the twelve steps that articles tell. Then TLS 1.3: key shares come with the hellos, the certificate is sealed, one round trip is enough, and a stolen RSA key opens nothing that was recorded.',
			zh: '客户端拿到了颁发机构的证书。先是使用 RSA 密钥交换的 TLS 1.2：文章里讲的十二步。然后是 TLS 1.3：密钥份额随问候一起发送，证书是密封的，一个往返就够，而且偷到 RSA 私钥也打不开以前录下的内容。',
		},
		looks: [
			{
				en: 'TLS 1.2: step 1, the ClientHello. ] goes on, step by step, to close_notify and FIN.',
				zh: 'TLS 1.2：第 1 步，ClientHello。按 ] 逐步前进，直到 close_notify 和 FIN。',
			},
			{
				en: 'Step 6, as the articles have it: the client invents the secret and seals it with the server’s RSA key.',
				zh: '第 6 步，正如文章所述：客户端生成秘密，用服务器的 RSA 公钥将其密封。',
			},
			{
				en: 'TLS 1.3: the Certificate is sealed, since keys are there after the ServerHello. CertificateVerify proves the private key, which now signs and no longer decrypts.',
				zh: 'TLS 1.3：Certificate 已密封，因为 ServerHello 之后就有密钥了。CertificateVerify 证明拥有私钥：它现在只签名，不再解密。',
			},
			{
				en: 'The secret, looked for on both sides: readable on the left, on the right, as it travelled, in no byte. t looks for another text.',
				zh: '在两边查找秘密：左边可读；右边是传输时的样子，不在任何一个字节里。按 t 查找别的文本。',
			},
			{
				en: 'What was verified of it: signatures, Finished, every record, the name, the authority.',
				zh: '验证了什么：签名、Finished、每条记录、名称、颁发机构。',
			},
		],
	},
	redirect: {
		title: { en: 'http, sent on to https', zh: '从 http 转到 https' },
		text: {
			en: 'People type a name without https. The server answers with 301 and an address to go to, as nginx is set up to do. The first request is still in the clear, path and all, and whoever sits in between could answer it himself: Strict-Transport-Security is there for that.',
			zh: '人们输入网址时不写 https。服务器用 301 和新地址作出响应，nginx 通常就是这样配置的。但第一个请求仍是明文，包括路径，坐在中间的人可以抢先回答：Strict-Transport-Security 就是为此而设。',
		},
		looks: [
			{ en: 'The answer 301 and its Location, in the clear.', zh: '明文的 301 响应及其 Location。' },
			{ en: 'The second connection: the same path, now sealed.', zh: '第二个连接：同样的路径，现在已密封。' },
		],
	},
	live: {
		title: { en: 'News as they come', zh: '实时消息' },
		text: {
			en: 'Three ways to hear of news, all inside TLS. Polling asks again and again; server-sent events are one answer that does not end; a WebSocket leaves HTTP altogether and both sides speak when they like. From outside only sizes and times tell them apart.',
			zh: '获知消息的三种方式，都在 TLS 之内。轮询一遍遍地问；服务器发送的事件是一个不结束的响应；WebSocket 则完全离开 HTTP，双方想说就说。从外面看，只有大小和时间能区分它们。',
		},
		looks: [
			{
				en: 'Polling: three requests on one connection, two of them for nothing.',
				zh: '轮询：一个连接上三个请求，其中两个白问了。',
			},
			{
				en: 'Server-sent events: one answer, its events as they came.',
				zh: '服务器发送的事件：一个响应，事件随到随发。',
			},
			{
				en: 'The WebSocket: GET, 101 Switching Protocols, then frames; the client’s are masked.',
				zh: 'WebSocket：GET、101 Switching Protocols，然后是帧；客户端的帧带掩码。',
			},
		],
	},
	tampered: {
		title: { en: 'Changed on its way', zh: '途中被篡改' },
		text: {
			en: 'Somebody on the way changes what passes. Over HTTP he puts other words of the same length into the answer, and the client believes them. Over HTTPS he flips one bit of the second request: the tag of its record no longer fits, and the server ends the connection with bad_record_mac.',
			zh: '途中有人篡改经过的数据。对 HTTP，他把响应换成等长的另一句话，客户端信以为真。对 HTTPS，他翻转第二个请求中的一个比特：那条记录的认证标签不再相符，服务器以 bad_record_mac 结束连接。',
		},
		looks: [
			{
				en: 'Over HTTP: the answer is not what the server sent, and nothing shows it.',
				zh: 'HTTP：响应并非服务器所发，却毫无痕迹。',
			},
			{ en: 'Over HTTPS: the alert, and what became of it.', zh: 'HTTPS：警报，以及结果。' },
			{ en: 'The checks: the record whose tag is wrong.', zh: '验证：认证标签不符的那条记录。' },
		],
	},
	client: {
		title: { en: 'The client shows a certificate as well', zh: '客户端也出示证书' },
		text: {
			en: 'Until now only the server has said who it is. This one asks in return: CertificateRequest. The first client shows a certificate and signs with its key; the second has none, and is told so. Companies and machines do this among themselves, instead of passwords.',
			zh: '到现在为止只有服务器表明身份。这个服务器反过来询问：CertificateRequest。第一个客户端出示证书并用私钥签名；第二个没有证书，于是被告知。企业和机器之间常用这种方式代替口令。',
		},
		looks: [
			{ en: 'The server asks: CertificateRequest.', zh: '服务器询问：CertificateRequest。' },
			{ en: 'The client answers with a Certificate of its own.', zh: '客户端以自己的 Certificate 应答。' },
			{
				en: 'The client without one: an empty Certificate, then the alert certificate_required.',
				zh: '没有证书的客户端：空的 Certificate，然后是警报 certificate_required。',
			},
		],
	},
} as const satisfies Readonly<Record<string, DemoAct>>
