import type { Text } from '../language.js'

/** What is wrong with messages of HTTP, their bodies and streams of events, and which of them are missing. */
export const HTTP_PHRASES: readonly Text[] = [
	// Heads.
	{
		en: '{count} empty {count|line|lines} before the {what} (RFC 9112, 2.2)',
		zh: '{what}之前有 {count} 个空行（RFC 9112，2.2）',
	},
	{ en: 'request', zh: '请求' },
	{ en: 'response', zh: '响应' },
	{ en: 'the request line', zh: '请求行' },
	{ en: 'the status line', zh: '状态行' },
	{ en: 'the header {name}', zh: '首部 {name}' },
	{ en: 'a header line', zh: '首部行' },
	{ en: 'the chunk', zh: '分块' },
	{ en: 'the size of a chunk', zh: '分块的大小' },
	{ en: 'the trailer section', zh: '尾部字段' },
	{ en: 'the head of the {what}', zh: '{what}的首部' },
	{ en: 'end of the header fields', zh: '首部字段结束' },
	{ en: 'end of the body', zh: '正文结束' },
	{ en: '{what} stops before the end of its line', zh: '{what}未到行尾就中断' },
	{ en: '{what} stops before the empty line that ends it', zh: '{what}未到结尾的空行就中断' },
	{
		en: '{what} ends with a bare LF, not with CRLF (RFC 9112, 2.2)',
		zh: '{what}以单独的 LF 而不是 CRLF 结尾（RFC 9112，2.2）',
	},
	{ en: 'the method is no token (RFC 9112, 3.1)', zh: '方法不是合法的 token（RFC 9112，3.1）' },
	{ en: 'the request line has no target', zh: '请求行没有目标' },
	{ en: 'the target holds a space (RFC 9112, 3.2)', zh: '目标中有空格（RFC 9112，3.2）' },
	{ en: 'the request line has no version', zh: '请求行没有版本' },
	{ en: 'the status line has no version', zh: '状态行没有版本' },
	{ en: 'the status line has no status code', zh: '状态行没有状态码' },
	{
		en: 'the status line has no space after the status code (RFC 9112, 4)',
		zh: '状态行的状态码之后没有空格（RFC 9112，4）',
	},
	{ en: 'the status code is not three digits', zh: '状态码不是三位数字' },
	{
		en: 'the version is not HTTP/, a digit, a point and a digit (RFC 9112, 2.3)',
		zh: '版本不是“HTTP/数字.数字”的形式（RFC 9112，2.3）',
	},
	{ en: '{count} blanks stand where one space belongs', zh: '本应有一个空格之处有 {count} 个空白' },
	{
		en: 'one value folded on {count} lines: obsolete (RFC 9112, 5.2)',
		zh: '一个值折成 {count} 行：已废弃（RFC 9112，5.2）',
	},
	{
		en: 'a line that begins with a blank, with no header before it to continue (RFC 9112, 2.2)',
		zh: '以空白开头的行，而前面没有可接续的首部（RFC 9112，2.2）',
	},
	{ en: '{size} without a colon: no header (RFC 9112, 5)', zh: '{size} 中没有冒号：不是首部（RFC 9112，5）' },
	{ en: 'a header without a name (RFC 9112, 5)', zh: '没有名称的首部（RFC 9112，5）' },
	{ en: 'the name of a header is no token (RFC 9110, 5.1)', zh: '首部名称不是合法的 token（RFC 9110，5.1）' },
	{ en: 'a blank between {name} and its colon (RFC 9112, 5.1)', zh: '{name} 与冒号之间有空白（RFC 9112，5.1）' },
	{ en: 'the value of {name} holds a NUL byte (RFC 9110, 5.5)', zh: '{name} 的值含有 NUL 字节（RFC 9110，5.5）' },
	{
		en: 'the value of {name} holds a CR that ends no line (RFC 9112, 2.2)',
		zh: '{name} 的值含有不在行尾的 CR（RFC 9112，2.2）',
	},
	{ en: '{count} more issues of this head', zh: '此首部另有 {count} 处问题' },

	// How long a body is.
	{
		en: 'both Transfer-Encoding and Content-Length: the former counts (RFC 9112, 6.3)',
		zh: '同时有 Transfer-Encoding 和 Content-Length：以前者为准（RFC 9112，6.3）',
	},
	{
		en: 'Transfer-Encoding in a message of HTTP/1.0: its framing is in doubt (RFC 9112, 6.1)',
		zh: 'HTTP/1.0 的消息中有 Transfer-Encoding：其分界存疑（RFC 9112，6.1）',
	},
	{
		en: 'the last transfer coding of a request is not chunked: its length is unknown (RFC 9112, 6.3)',
		zh: '请求的最后一种传输编码不是 chunked：长度无从得知（RFC 9112，6.3）',
	},
	{
		en: 'the transfer coding identity means none, and is no more (RFC 9112, 7)',
		zh: '传输编码 identity 表示没有编码，现已取消（RFC 9112，7）',
	},
	{
		en: '{count} different lengths: {lengths} (RFC 9112, 6.3)',
		zh: '{count} 个不同的长度：{lengths}（RFC 9112，6.3）',
	},
	{ en: 'Content-Length is no number of bytes (RFC 9110, 8.6)', zh: 'Content-Length 不是字节数（RFC 9110，8.6）' },

	// Bodies.
	{ en: 'the body ends with the connection, {size} of it came', zh: '正文到连接结束为止，收到 {size}' },
	{ en: 'the body declares {want}, {have} came', zh: '正文声明 {want}，收到 {have}' },
	{
		en: '{count} {count|chunk|chunks} came, {size} of the last one are missing',
		zh: '收到 {count} 个分块，最后一个还缺 {size}',
	},
	{ en: '{count} {count|chunk|chunks} came, the last one is missing', zh: '收到 {count} 个分块，缺少末尾的分块' },
	{ en: 'the end of the trailers is missing', zh: '缺少尾部字段的结尾' },
	{ en: 'the size of a chunk takes more than {size}', zh: '分块的大小超过 {size}' },
	{
		en: 'chunk {number} does not begin with its size in hexadecimal (RFC 9112, 7.1)',
		zh: '第 {number} 个分块没有以十六进制的大小开头（RFC 9112，7.1）',
	},
	{
		en: 'a chunk does not begin with its size in hexadecimal (RFC 9112, 7.1)',
		zh: '分块没有以十六进制的大小开头（RFC 9112，7.1）',
	},
	{
		en: 'the size of a chunk ends with a bare LF, not with CRLF (RFC 9112, 2.2)',
		zh: '分块的大小以单独的 LF 而不是 CRLF 结尾（RFC 9112，2.2）',
	},
	{
		en: 'a chunk ends with a bare LF, not with CRLF (RFC 9112, 2.2)',
		zh: '分块以单独的 LF 而不是 CRLF 结尾（RFC 9112，2.2）',
	},
	{ en: 'no CRLF after the data of a chunk (RFC 9112, 7.1)', zh: '分块的数据之后没有 CRLF（RFC 9112，7.1）' },
	{ en: 'the trailers take more than {size}', zh: '尾部字段超过 {size}' },
	{ en: 'the body stops before its last chunk', zh: '正文在最后一个分块之前中断' },
	{ en: 'the bytes stop before the CRLF that ends a chunk', zh: '字节在分块结尾的 CRLF 之前中断' },
	{ en: '{size} of the body are not in the capture', zh: '正文有 {size} 不在抓包中' },
	{ en: 'only the first {size} of the body are kept', zh: '正文只保留前 {size}' },
	{ en: 'the head stops after {size}', zh: '首部在 {size} 之后中断' },
	{ en: '{what}: {why}', zh: '{what}：{why}' },
	{ en: 'its sender closed the connection', zh: '发送方关闭了连接' },
	{ en: 'the connection was reset', zh: '连接被重置' },
	{ en: 'the capture of the connection ends', zh: '对此连接的抓包到此为止' },
	{ en: 'what follows is not in the capture', zh: '后续内容不在抓包中' },
	{ en: 'no more is held', zh: '不再保留更多' },

	// Codings.
	{ en: '{count} codings on one body: none is undone', zh: '同一正文有 {count} 层编码：一层也不解' },
	{ en: 'the {name} data stop before their end', zh: '{name} 数据未到结尾就中断' },
	{ en: 'the first {size} of {whole} are undone', zh: '{whole} 中解出了前 {size}' },
	{ en: '{name} grows past {size}: {why}', zh: '{name} 解开后超过 {size}：{why}' },
	{ en: 'the {name} data are damaged ({what}): {why}', zh: '{name} 数据已损坏（{what}）：{why}' },
	{ en: '{name}: {why}; its bytes are left as they travelled', zh: '{name}：{why}；其字节保持传送时的原样' },
	{ en: 'no reason given', zh: '未说明原因' },
	{ en: 'no coding that is known', zh: '不是已知的编码' },
	{ en: 'this Node cannot undo it, 22.15 and 23.8 can', zh: '此 Node 无法解码，22.15 和 23.8 可以' },
	{ en: 'LZW is not undone', zh: '不支持 LZW 解码' },
	{ en: 'it needs a dictionary that is not in the message', zh: '它需要消息中没有的字典' },
	{ en: 'it needs a key that is not in the message', zh: '它需要消息中没有的密钥' },
	{ en: 'decoded body', zh: '解码后的正文' },

	// Requests and answers.
	{ en: 'no answer was captured', zh: '没有抓到响应' },
	{ en: 'the server had ended its side', zh: '服务器先已结束自己的一方' },
	{ en: 'its answer is among what was lost', zh: '它的响应在丢失的内容之中' },
	{ en: 'the request was not captured', zh: '没有抓到请求' },
	{ en: 'more than {count} requests wait for their answers', zh: '等待响应的请求超过 {count} 个' },
	{
		en: '{size} of empty lines outside any message (RFC 9112, 2.2)',
		zh: '任何消息之外有 {size} 的空行（RFC 9112，2.2）',
	},
	{ en: '{size} that belong to no HTTP message', zh: '{size} 不属于任何 HTTP 消息' },

	// Server-sent events.
	{
		en: 'no empty line ends the event: a program does not dispatch it (WHATWG HTML, 9.2.6)',
		zh: '事件没有以空行结束：程序不会派发它（WHATWG HTML，9.2.6）',
	},
	{
		en: 'a field of {size} that is none of data, event, id and retry: ignored',
		zh: '一个 {size} 的字段，不是 data、event、id 或 retry：忽略',
	},
	{ en: 'retry is no number: ignored (WHATWG HTML, 9.2.6)', zh: 'retry 不是数字：忽略（WHATWG HTML，9.2.6）' },
	{
		en: 'an event of more than {size}: no more of the stream is read',
		zh: '一个事件超过 {size}：事件流不再往下读',
	},
	{ en: 'bytes of the event are not in the capture', zh: '事件有字节不在抓包中' },
	{
		en: 'the event begins before a hole: its first bytes are not in the capture',
		zh: '事件始于缺口之前：它开头的字节不在抓包中',
	},

	// Fernet tokens.
	{ en: 'the version of a Fernet token is 0x80', zh: 'Fernet 令牌的版本应为 0x80' },
	{
		en: 'the ciphertext has {count} bytes: whole blocks of {block} are needed',
		zh: '密文有 {count} 字节：须由 {block} 字节的整块组成',
	},
	{ en: 'is no Fernet key: it is not written in base64url', zh: '不是 Fernet 密钥：不是用 base64url 写成的' },
	{ en: 'is no Fernet key: it has {count} bytes, not 32', zh: '不是 Fernet 密钥：有 {count} 字节，而不是 32 字节' },
	{ en: 'the token is cut', zh: '令牌被截断' },
	{ en: 'the HMAC is not of this key: nothing is decrypted', zh: 'HMAC 不是用此密钥算出的：不予解密' },
	{ en: 'the padding of what was decrypted is wrong', zh: '解密结果的填充有误' },
]
