import type { Purpose } from './purpose.js'

/** What messages of HTTP, frames of HTTP/2, events and messages of WebSocket are for: a row for each. */
export const HTTP_PURPOSES: readonly Purpose[] = [
	{
		type: 'http_request',
		en: 'The client asks: a method, a target, header fields, and perhaps a body.',
		zh: '客户端提出请求：方法、目标、首部字段，可能还有正文。',
		rfc: 'RFC 9112, 3',
	},
	{
		type: 'http_response',
		en: 'The server answers: a status code, header fields, and usually a body.',
		zh: '服务器作出响应：状态码、首部字段，通常还有正文。',
		rfc: 'RFC 9112, 4',
	},
	{
		type: 'http2_preface',
		en: 'The client begins with HTTP/2: 24 bytes that a server of HTTP/1.1 would not take for a request.',
		zh: '客户端以 HTTP/2 开始：24 个字节，HTTP/1.1 服务器不会把它当作请求。',
		rfc: 'RFC 9113, 3.4',
	},
	{
		type: 'http2_settings',
		en: 'What this side takes: how large frames and tables may be, how many streams at once, whether it wants pushes. The other side acknowledges it.',
		zh: '本方的接收条件：帧和表的最大尺寸、并发流数、是否接受推送。对方会确认。',
		rfc: 'RFC 9113, 6.5',
	},
	{
		type: 'http2_window_update',
		en: 'The other side may send so many bytes of DATA more, on one stream or on all of them together.',
		zh: '允许对方再发送这么多字节的 DATA：针对一个流，或所有流合计。',
		rfc: 'RFC 9113, 6.9',
	},
	{
		type: 'http2_ping',
		en: 'Are you still there, and how long does it take? The other side sends the same eight bytes back, with ACK.',
		zh: '还在吗，来回多久？对方原样送回这八个字节并置 ACK。',
		rfc: 'RFC 9113, 6.7',
	},
	{
		type: 'http2_goaway',
		en: 'This side takes no new streams any more, and says which one was the last and why.',
		zh: '本方不再接受新的流，并说明最后处理的是哪一个以及原因。',
		rfc: 'RFC 9113, 6.8',
	},
	{
		type: 'http2_rst_stream',
		en: 'One stream ends at once, for the reason that the error code says. The others go on.',
		zh: '一个流立即结束，原因见错误码；其他流不受影响。',
		rfc: 'RFC 9113, 6.4',
	},
	{
		type: 'http2_priority',
		en: 'What the client would like to have first. RFC 9113 has given this up, and servers may ignore it.',
		zh: '客户端希望先得到什么。RFC 9113 已弃用，服务器可以忽略。',
		rfc: 'RFC 9113, 5.3',
	},
	{
		type: 'http2_push_promise',
		en: 'The server will send something that nobody has asked for yet: here is the request that it answers.',
		zh: '服务器将主动发送尚未被请求的内容：这里是它所回答的请求。',
		rfc: 'RFC 9113, 8.4',
	},
	{
		type: 'http2_data',
		en: 'A part of a body on a stream that was reset already: its sender did not know yet.',
		zh: '已被重置的流上的正文片段：发送方当时还不知道。',
		rfc: 'RFC 9113, 5.1',
	},
	{
		type: 'http2_tunnel',
		en: 'All DATA frames of one side on a stream that CONNECT has made a tunnel, such as a WebSocket. What they carry stands above, message by message.',
		zh: '流经 CONNECT 变成隧道（如 WebSocket）后，一方在其上发送的全部 DATA 帧。其中承载的消息已在上面逐条列出。',
		rfc: 'RFC 8441, 5',
	},
	{
		type: 'http2_frame',
		en: 'A frame of an extension, or one that belongs to no message. Whoever does not know its type ignores it.',
		zh: '扩展的帧，或不属于任何消息的帧。不认识其类型者会忽略它。',
		rfc: 'RFC 9113, 5.5',
	},
	{
		type: 'server_sent_event',
		en: 'The server tells something without being asked again: an event in a response that goes on.',
		zh: '服务器不等再次询问就发来消息：持续响应中的一个事件。',
		rfc: 'WHATWG HTML, 9.2',
	},
	{
		type: 'websocket_message',
		en: 'One side says something over the WebSocket, as text or bytes, in one frame or several. A client masks what it sends, which hides nothing.',
		zh: '一方通过 WebSocket 发送文本或字节，可分成多帧。客户端发送时加掩码，但这并不保密。',
		rfc: 'RFC 6455, 5.6',
	},
	{
		type: 'websocket_close',
		en: 'One side takes its leave, with a code and perhaps a reason; the other answers in kind, then TCP is closed.',
		zh: '一方告别，附带代码，可能还有原因；另一方同样回应，随后关闭 TCP。',
		rfc: 'RFC 6455, 5.5.1',
	},
	{
		type: 'websocket_ping',
		en: 'Are you still there? The other side has to answer with a pong that says the same.',
		zh: '还在吗？对方必须用内容相同的 pong 回答。',
		rfc: 'RFC 6455, 5.5.2',
	},
	{
		type: 'websocket_pong',
		en: 'The answer to a ping, or a sign of life that nobody has asked for.',
		zh: '对 ping 的回答，或主动发出的存活信号。',
		rfc: 'RFC 6455, 5.5.3',
	},
	{
		type: 'websocket_frame',
		en: 'A frame with an opcode that is reserved: nobody knows what it means, and whoever gets it has to give up the connection.',
		zh: '使用保留操作码的帧：含义未定义，收到者必须断开连接。',
		rfc: 'RFC 6455, 5.2',
	},
]
