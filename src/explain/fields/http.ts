import type { WordTable } from '../language.js'

/** HTTP/1.x messages. Well-known header fields have words of their own: see headers.ts. */
export const HTTP_WORDS: WordTable = {
	http_request: {
		en: 'What the client asks: a request line, header fields, an empty line, and perhaps a body.',
		zh: '客户端的请求：请求行、首部字段、空行，可能还有正文。',
		rfc: 'RFC 9112, 2.1',
	},
	http_response: {
		en: 'What the server answers: a status line, header fields, an empty line, and usually a body.',
		zh: '服务器的响应：状态行、首部字段、空行，通常还有正文。',
		rfc: 'RFC 9112, 2.1',
	},
	'http_request.body': {
		en: 'What the client sends along: a form, a file, JSON.',
		zh: '客户端随请求发送的内容：表单、文件、JSON 等。',
		rfc: 'RFC 9110, 6.4',
	},
	'http_response.body': {
		en: 'What was asked for. In the clear, every byte of it can be read on the way.',
		zh: '所请求的内容。明文时，沿途可以读到每一个字节。',
		rfc: 'RFC 9110, 6.4',
	},
	request_line: {
		en: 'What the client wants: method, target, version. In the clear everyone on the path reads it; inside TLS no one does.',
		zh: '客户端的要求：方法、目标、版本。明文时沿途人人可读；在 TLS 之内则无人能读。',
		rfc: 'RFC 9112, 3',
	},
	method: {
		en: 'What to do: GET fetches, POST sends data to be processed, PUT stores, DELETE removes, HEAD asks for the head only, CONNECT opens a tunnel.',
		zh: '要做什么：GET 获取，POST 提交数据，PUT 存放，DELETE 删除，HEAD 只要首部，CONNECT 建立隧道。',
		rfc: 'RFC 9110, 9',
	},
	target: {
		en: 'What it is about: path and query. TLS hides it; the name of the server, in its ClientHello, it does not hide.',
		zh: '请求的对象：路径和查询。TLS 会隐藏它，但不隐藏 ClientHello 中的服务器名。',
		rfc: 'RFC 9112, 3.2',
	},
	path: { en: 'Where on the server.', zh: '在服务器上的位置。', rfc: 'RFC 3986, 3.3' },
	query: {
		en: 'Parameters for the server, often what someone typed.',
		zh: '交给服务器的参数，常常是用户输入的内容。',
		rfc: 'RFC 3986, 3.4',
	},
	parameter: { en: 'One parameter, name and value.', zh: '一个参数：名称和值。' },
	question_mark: { en: 'Begins the query.', zh: '查询从这里开始。', rfc: 'RFC 3986, 3.4' },
	ampersand: { en: 'Separates parameters.', zh: '分隔参数。' },
	'request_line.version': {
		en: 'The version of HTTP the client speaks.',
		zh: '客户端使用的 HTTP 版本。',
		rfc: 'RFC 9112, 2.3',
	},
	status_line: {
		en: 'How it went: version, a number for programs, a phrase for people.',
		zh: '结果如何：版本、给程序看的数字、给人看的短语。',
		rfc: 'RFC 9112, 4',
	},
	'status_line.version': {
		en: 'The version of HTTP the server speaks.',
		zh: '服务器使用的 HTTP 版本。',
		rfc: 'RFC 9112, 2.3',
	},
	status: {
		en: "The first digit says the most: 2 success, 3 look elsewhere, 4 the client's mistake, 5 the server's.",
		zh: '首位数字最要紧：2 成功，3 请到别处，4 客户端有误，5 服务器有误。',
		rfc: 'RFC 9110, 15',
	},
	reason: {
		en: 'The status in words, for people; programs ignore it.',
		zh: '状态的文字说明，给人看的；程序不理会。',
		rfc: 'RFC 9112, 4',
	},
	sp: { en: 'A space that separates two parts.', zh: '分隔两个部分的空格。', rfc: 'RFC 9112, 3' },
	eol: { en: 'The end of the line: carriage return and line feed.', zh: '行尾：回车加换行。', rfc: 'RFC 9112, 2.2' },
	empty_line: {
		en: 'An empty line: the header fields are over, the body follows.',
		zh: '空行：首部到此结束，后面是正文。',
		rfc: 'RFC 9112, 2.1',
	},
	headers: {
		en: "Facts about the message, a line each. Logins, cookies and the browser's name stand here.",
		zh: '关于消息的说明，每行一条。登录凭据、cookie、浏览器名称都在这里。',
		rfc: 'RFC 9112, 5',
	},
	header: { en: 'A field: its name, a colon, its value.', zh: '一个首部字段：名称、冒号、值。', rfc: 'RFC 9112, 5' },
	field_name: {
		en: 'The name of the field; upper or lower case does not matter.',
		zh: '字段名；不区分大小写。',
		rfc: 'RFC 9110, 5.1',
	},
	colon: {
		en: 'Ends the name; no blank may stand before it.',
		zh: '字段名到此结束；它前面不得有空格。',
		rfc: 'RFC 9112, 5.1',
	},
	ows: {
		en: 'Optional blanks; they do not belong to the value.',
		zh: '可选的空白，不属于值。',
		rfc: 'RFC 9110, 5.6.3',
	},
	field_value: { en: 'What the field says.', zh: '字段的值。', rfc: 'RFC 9110, 5.5' },
	field_line: { en: 'A line that is no header field.', zh: '不是首部字段的一行。', rfc: 'RFC 9112, 5' },
	cookie_pair: {
		en: 'One cookie, name and value. Whoever reads a login cookie can often act as its owner.',
		zh: '一个 cookie：名称和值。谁读到登录 cookie，往往就能冒充其主人。',
		rfc: 'RFC 6265, 4.2.1',
	},
	separator: { en: 'Separates cookies.', zh: '分隔各个 cookie。', rfc: 'RFC 6265, 4.2.1' },
	decoded_body: {
		en: 'The body as it was before it was sent: chunk framing and content codings (gzip, br and so on) undone. Nobody needs a key for that.',
		zh: '发送之前的正文：已去掉分块格式和内容编码（gzip、br 等）。做到这一点不需要任何密钥。',
		rfc: 'RFC 9110, 8.4',
	},
	'decoded_body.content': {
		en: 'What was meant to be told, as the program on the other side reads it.',
		zh: '真正要传达的内容，即对方程序读到的样子。',
		rfc: 'RFC 9110, 6.4',
	},
	'body.content': { en: 'The content, as it travelled.', zh: '正文内容，与传输时一致。', rfc: 'RFC 9110, 6.4' },
	chunk: {
		en: 'A piece of the body with its own length: so a server can begin before it knows how much there will be.',
		zh: '带有自身长度的一块正文：这样服务器不必先知道总长就能开始发送。',
		rfc: 'RFC 9112, 7.1',
	},
	chunk_header: { en: 'The line that says how long the chunk is.', zh: '说明块长度的一行。', rfc: 'RFC 9112, 7.1' },
	chunk_size: {
		en: 'Bytes of the chunk, in hexadecimal digits.',
		zh: '块的字节数，用十六进制数字写出。',
		rfc: 'RFC 9112, 7.1',
	},
	chunk_ext: {
		en: 'An addition to the size that hardly anyone uses.',
		zh: '附在长度之后的扩展，几乎无人使用。',
		rfc: 'RFC 9112, 7.1.1',
	},
	bws: {
		en: 'Blanks that should not be here but are tolerated.',
		zh: '本不该有但可以容忍的空白。',
		rfc: 'RFC 9110, 5.6.3',
	},
	chunk_data: { en: 'The bytes of the chunk.', zh: '块中的数据。', rfc: 'RFC 9112, 7.1' },
	'chunk_data.content': {
		en: 'The bytes of the chunk, as far as they are there.',
		zh: '块中的数据（仅有的部分）。',
		rfc: 'RFC 9112, 7.1',
	},
	last_chunk: {
		en: 'A chunk of size 0: the body is complete.',
		zh: '长度为 0 的块：正文到此完整。',
		rfc: 'RFC 9112, 7.1',
	},
	trailers: { en: 'Header fields that come after the body.', zh: '放在正文之后的首部字段。', rfc: 'RFC 9112, 7.1.2' },
	'trailers.header': {
		en: 'A field that comes after the body.',
		zh: '放在正文之后的一个字段。',
		rfc: 'RFC 9112, 7.1.2',
	},
	'last_chunk.empty_line': {
		en: 'An empty line: the message ends here.',
		zh: '空行：消息到此结束。',
		rfc: 'RFC 9112, 7.1',
	},
}
