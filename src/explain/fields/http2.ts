import type { WordTable } from '../language.js'

/** HTTP/2 frames, header blocks, and what they say. */
export const HTTP2_WORDS: WordTable = {
	http2: {
		en: 'Frames of HTTP/2. A message is a HEADERS frame and perhaps DATA; frames of other streams may stand between them on the wire.',
		zh: 'HTTP/2 的帧。一条消息由 HEADERS 帧和可能的 DATA 帧组成；线路上其间可能夹有其他流的帧。',
		rfc: 'RFC 9113, 4',
	},
	connection_preface: {
		en: 'What a client of HTTP/2 says first. It looks like a request, so that a server of HTTP/1.1 fails at once instead of guessing.',
		zh: 'HTTP/2 客户端最先发送的内容。它形似请求，使 HTTP/1.1 服务器立即失败而不去猜测。',
		rfc: 'RFC 9113, 3.4',
	},
	http2_frame: {
		en: 'A frame: nine bytes of length, type, flags and stream, then the payload.',
		zh: '一个帧：九字节的长度、类型、标志和流，然后是载荷。',
		rfc: 'RFC 9113, 4.1',
	},
	'http2_frame.length': {
		en: 'Bytes of the payload, without these nine. More than 16,384 only where the receiver has allowed it.',
		zh: '载荷的字节数，不含这九个字节。接收方允许时才能超过 16,384。',
		rfc: 'RFC 9113, 4.2',
	},
	'http2_frame.type': {
		en: 'What the payload is. Whoever does not know a type ignores the frame.',
		zh: '载荷的类型。不认识该类型者忽略此帧。',
		rfc: 'RFC 9113, 6',
	},
	'http2_frame.flags': {
		en: 'Eight bits whose meaning depends on the type.',
		zh: '八个位，含义取决于帧类型。',
		rfc: 'RFC 9113, 4.1',
	},
	end_stream: {
		en: 'Its sender says no more on this stream: the request or the response is complete.',
		zh: '发送方在此流上不再发送：请求或响应到此完整。',
		rfc: 'RFC 9113, 5.1',
	},
	end_headers: {
		en: 'The header block ends with this frame; else CONTINUATION follows.',
		zh: '首部块在此帧结束；否则后接 CONTINUATION。',
		rfc: 'RFC 9113, 6.2',
	},
	padded: { en: 'Padding stands behind the content.', zh: '内容之后有填充。', rfc: 'RFC 9113, 6.1' },
	'flags.priority': {
		en: 'Five bytes of priority stand in front of the header block.',
		zh: '首部块之前有五字节的优先级。',
		rfc: 'RFC 9113, 6.2',
	},
	'flags.ack': {
		en: 'This is the answer to a frame of the same type.',
		zh: '这是对同类型帧的确认。',
		rfc: 'RFC 9113, 6.5',
	},
	unused_flags: {
		en: 'Bits without a meaning for this type: zero when sent, ignored when received.',
		zh: '对此类型无意义的位：发送时为零，接收时忽略。',
		rfc: 'RFC 9113, 4.1',
	},
	'http2_frame.stream': {
		en: 'Which stream the frame belongs to. Each request and its response have one of their own; 0 is the connection itself.',
		zh: '帧所属的流。每个请求及其响应各占一个流；0 表示连接本身。',
		rfc: 'RFC 9113, 5.1.1',
	},
	'stream.reserved': { en: 'Always zero.', zh: '总是零。', rfc: 'RFC 9113, 4.1' },
	stream_identifier: {
		en: 'The number of the stream: odd ones are begun by the client, even ones by the server, 0 is the connection.',
		zh: '流的编号：奇数由客户端发起，偶数由服务器发起，0 是连接。',
		rfc: 'RFC 9113, 5.1.1',
	},
	'http2_frame.payload': {
		en: 'What the frame carries.',
		zh: '帧承载的内容。',
		rfc: 'RFC 9113, 4.1',
	},
	'payload.content': {
		en: 'What stands in front of the padding.',
		zh: '填充之前的内容。',
		rfc: 'RFC 9113, 6.1',
	},
	...within('data', {
		en: 'A part of the body. The parts of one stream, joined, are what the message says.',
		zh: '正文的一部分。同一流的各部分拼接起来就是消息内容。',
		rfc: 'RFC 9113, 6.1',
	}),
	pad_length: {
		en: 'How many bytes of padding stand at the end.',
		zh: '末尾填充的字节数。',
		rfc: 'RFC 9113, 6.1',
	},
	'payload.padding': {
		en: 'Zeros that hide how long the content is.',
		zh: '填零，用来隐藏内容的长度。',
		rfc: 'RFC 9113, 10.7',
	},
	stream_dependency: {
		en: 'Which stream this one should wait for. No longer of any meaning.',
		zh: '此流应等待哪个流。现已没有意义。',
		rfc: 'RFC 9113, 5.3.2',
	},
	exclusive: {
		en: 'Whether all other streams that wait for the same one should wait for this one instead.',
		zh: '等待同一流的其他流是否改为等待本流。',
		rfc: 'RFC 7540, 5.3.1',
	},
	depends_on: { en: 'The stream to wait for.', zh: '所等待的流。', rfc: 'RFC 7540, 5.3.1' },
	...within('weight', {
		en: 'How much this stream should get beside others that wait for the same one: one more than the byte says.',
		zh: '与等待同一流的其他流相比应得的份额：比该字节的值大一。',
		rfc: 'RFC 7540, 5.3.2',
	}),
	header_block: {
		en: 'The header fields, compressed by HPACK: numbers of fields that both sides know, and texts that are often Huffman-coded.',
		zh: '用 HPACK 压缩的首部字段：双方都知道的字段用编号表示，文本常用霍夫曼编码。',
		rfc: 'RFC 7541, 3',
	},
	header_block_fragment: {
		en: 'A part of a header block: it can be read when all parts are joined, which is a block of its own, or when what went before is known.',
		zh: '首部块的一部分：拼接各部分后才能读出（另成一块），并且需要知道先前的内容。',
		rfc: 'RFC 9113, 4.3',
	},
	'header_block.header': {
		en: 'A header field: by its index in the tables, or as text.',
		zh: '一个首部字段：用表中的编号表示，或直接写出文本。',
		rfc: 'RFC 7541, 6',
	},
	indexed_field: {
		en: 'A whole field in one number: its place in the static table, up to 61, or among the fields that this side has sent before.',
		zh: '用一个编号表示整个字段：在静态表中的位置（至多 61），或在本方先前发送的字段之中。',
		rfc: 'RFC 7541, 6.1',
	},
	'indexed_field.indexed': {
		en: 'Set: name and value stand in a table.',
		zh: '置位：名称和值都在表中。',
		rfc: 'RFC 7541, 6.1',
	},
	'indexed_field.index': { en: 'Which entry of the tables.', zh: '表中的哪一项。', rfc: 'RFC 7541, 2.3.3' },
	index_more: {
		en: 'The index, where it does not fit into the bits in front.',
		zh: '前面的位放不下时的编号。',
		rfc: 'RFC 7541, 5.1',
	},
	literal_with_indexing: {
		en: 'The value as text, and the name as text or by its index. Both are added to the table, so that next time a number will do.',
		zh: '值为文本，名称为文本或编号。两者都加入表中，下次用一个编号即可。',
		rfc: 'RFC 7541, 6.2.1',
	},
	literal_without_indexing: {
		en: 'The value as text, and the name as text or by its index. Neither is added to the table.',
		zh: '值为文本，名称为文本或编号。不加入表中。',
		rfc: 'RFC 7541, 6.2.2',
	},
	literal_never_indexed: {
		en: 'As before, and whoever passes it on must not put it into a table either: for values that must not be guessed by size, such as passwords.',
		zh: '同上，转发者也不得放入表中：用于不能让人凭长度猜出的值，例如口令。',
		rfc: 'RFC 7541, 6.2.3',
	},
	...representations('representation', {
		en: 'What is done with the field: added to the table, not added, or never to be added anywhere.',
		zh: '如何处理该字段：加入表中、不加入，或在任何地方都不得加入。',
		rfc: 'RFC 7541, 6.2',
	}),
	...representations('name_index', {
		en: 'Which entry of the tables has the name; 0 where it stands here.',
		zh: '名称在表中的哪一项；0 表示写在这里。',
		rfc: 'RFC 7541, 6.2',
	}),
	name_index_more: {
		en: 'The index of the name, where it does not fit into the bits in front.',
		zh: '前面的位放不下时的名称编号。',
		rfc: 'RFC 7541, 5.1',
	},
	name_length: {
		en: 'Bytes of the name as it travels, and whether they are Huffman-coded.',
		zh: '传输时名称的字节数，以及是否霍夫曼编码。',
		rfc: 'RFC 7541, 5.2',
	},
	value_length: {
		en: 'Bytes of the value as it travels, and whether they are Huffman-coded.',
		zh: '传输时值的字节数，以及是否霍夫曼编码。',
		rfc: 'RFC 7541, 5.2',
	},
	huffman: {
		en: 'Whether frequent characters are written with few bits and rare ones with many. It hides nothing: the code is the same for all.',
		zh: '常见字符用较少的位、罕见字符用较多的位。它不隐藏任何内容：编码表人人相同。',
		rfc: 'RFC 7541, 5.2',
	},
	'name_length.length': { en: 'Bytes of the name.', zh: '名称的字节数。', rfc: 'RFC 7541, 5.2' },
	'value_length.length': { en: 'Bytes of the value.', zh: '值的字节数。', rfc: 'RFC 7541, 5.2' },
	length_more: {
		en: 'The length, where seven bits do not suffice.',
		zh: '七位不够时的长度。',
		rfc: 'RFC 7541, 5.1',
	},
	dynamic_table_size_update: {
		en: 'The table of fields sent before gets another size; what no longer fits is forgotten.',
		zh: '先前字段的表改变大小；放不下的项被忘掉。',
		rfc: 'RFC 7541, 6.3',
	},
	size_update: { en: 'Which size it gets.', zh: '新的大小。', rfc: 'RFC 7541, 6.3' },
	'size_update.representation': { en: 'This is no field.', zh: '这不是字段。', rfc: 'RFC 7541, 6.3' },
	'size_update.max_size': { en: 'The size in bytes.', zh: '以字节计的大小。', rfc: 'RFC 7541, 6.3' },
	max_size_more: {
		en: 'The size, where five bits do not suffice.',
		zh: '五位不够时的大小。',
		rfc: 'RFC 7541, 5.1',
	},
	'header_block.header.field_name': {
		en: 'The name of the field, decoded. With a colon in front it stands for a part of what was the first line in HTTP/1.1.',
		zh: '解码后的字段名。以冒号开头者代表 HTTP/1.1 首行的一部分。',
		rfc: 'RFC 9113, 8.3',
	},
	'header_block.header.field_value': {
		en: 'The value of the field, decoded.',
		zh: '解码后的字段值。',
		rfc: 'RFC 9110, 5.5',
	},
	'payload.error_code': {
		en: 'Why the stream or the connection ends; NO_ERROR where nothing is wrong.',
		zh: '流或连接结束的原因；NO_ERROR 表示没有错误。',
		rfc: 'RFC 9113, 7',
	},
	'payload.setting': {
		en: 'One setting: what the sender of the frame takes from the other side.',
		zh: '一项设置：此帧的发送方愿意从对方接受什么。',
		rfc: 'RFC 9113, 6.5.1',
	},
	'setting.identifier': {
		en: 'Which setting: HEADER_TABLE_SIZE, ENABLE_PUSH, MAX_CONCURRENT_STREAMS, INITIAL_WINDOW_SIZE, MAX_FRAME_SIZE, MAX_HEADER_LIST_SIZE and some later ones, such as ENABLE_CONNECT_PROTOCOL, which WebSocket over HTTP/2 needs. Unknown ones are ignored.',
		zh: '哪项设置：首部表大小、允许推送、最大并发流数、初始窗口、最大帧长、最大首部列表，以及后来增加的几项，例如 HTTP/2 上的 WebSocket 所需的 ENABLE_CONNECT_PROTOCOL。未知者忽略。',
		rfc: 'RFC 9113, 6.5.2',
	},
	'setting.value': { en: 'The value of the setting.', zh: '设置的值。', rfc: 'RFC 9113, 6.5.2' },
	opaque_data: {
		en: 'Eight bytes that the answer has to repeat.',
		zh: '八个字节，回答必须原样重复。',
		rfc: 'RFC 9113, 6.7',
	},
	last_stream: {
		en: 'The last stream that its sender has dealt with, or will.',
		zh: '发送方已处理或将处理的最后一个流。',
		rfc: 'RFC 9113, 6.8',
	},
	'last_stream.reserved': { en: 'Always zero.', zh: '总是零。', rfc: 'RFC 9113, 6.8' },
	last_stream_id: { en: 'The number of the stream.', zh: '流的编号。', rfc: 'RFC 9113, 6.8' },
	additional_debug_data: {
		en: 'A word to whoever debugs it.',
		zh: '给调试者的说明。',
		rfc: 'RFC 9113, 6.8',
	},
	window_update: {
		en: 'How many bytes of DATA more the other side may send.',
		zh: '允许对方再发送多少字节的 DATA。',
		rfc: 'RFC 9113, 6.9',
	},
	'window_update.reserved': { en: 'Always zero.', zh: '总是零。', rfc: 'RFC 9113, 6.9' },
	window_size_increment: { en: 'The number of bytes.', zh: '字节数。', rfc: 'RFC 9113, 6.9' },
	promised_stream: {
		en: 'The stream on which the pushed response will come.',
		zh: '推送的响应将使用的流。',
		rfc: 'RFC 9113, 6.6',
	},
	'promised_stream.reserved': { en: 'Always zero.', zh: '总是零。', rfc: 'RFC 9113, 6.6' },
	promised_stream_id: { en: 'Its number, an even one.', zh: '其编号，为偶数。', rfc: 'RFC 9113, 6.6' },
	prioritized_stream: {
		en: 'The stream that the priority is for.',
		zh: '优先级所针对的流。',
		rfc: 'RFC 9218, 7.1',
	},
	'prioritized_stream.reserved': { en: 'Always zero.', zh: '总是零。', rfc: 'RFC 9218, 7.1' },
	prioritized_stream_id: { en: 'Its number.', zh: '其编号。', rfc: 'RFC 9218, 7.1' },
	priority_field_value: {
		en: 'How urgent it is (u), and whether a part of it is of use already (i).',
		zh: '紧急程度（u），以及部分内容是否已有用处（i）。',
		rfc: 'RFC 9218, 4',
	},
	origin_entry: {
		en: 'A name that the server also answers for on this connection.',
		zh: '服务器在此连接上也能代表的一个名称。',
		rfc: 'RFC 8336, 2.1',
	},
	origin_length: { en: 'Bytes of the name.', zh: '名称的字节数。', rfc: 'RFC 8336, 2.1' },
	origin: { en: 'Scheme, host and port.', zh: '方案、主机和端口。', rfc: 'RFC 6454, 6.2' },
	alt_svc_field_value: {
		en: 'Where else the same can be had, by which protocol, and how long that holds.',
		zh: '同样内容还可从何处、用何协议取得，以及有效期。',
		rfc: 'RFC 7838, 3',
	},
	unknown_payload: {
		en: 'What a frame carries whose type nobody has registered.',
		zh: '未登记类型的帧所承载的内容。',
		rfc: 'RFC 9113, 5.5',
	},
	http2_message: {
		en: 'What the message says: header fields, an empty line, the body. Frames, compression, padding and content coding are undone.',
		zh: '消息的内容：首部字段、空行、正文。帧、压缩、填充和内容编码都已去除。',
		rfc: 'RFC 9113, 8.1',
	},
	'http2_message.headers': {
		en: 'The header fields. Those with a colon in front say what the first line says in HTTP/1.1.',
		zh: '首部字段。以冒号开头者相当于 HTTP/1.1 的首行。',
		rfc: 'RFC 9113, 8.3',
	},
	'http2_message.trailers': {
		en: 'Fields that were sent behind the body.',
		zh: '在正文之后发送的字段。',
		rfc: 'RFC 9113, 8.1',
	},
	'http2_message.empty_line': {
		en: 'Stands here only to be read: nothing of the kind travels in HTTP/2.',
		zh: '仅为便于阅读而列出：HTTP/2 并不传输它。',
		rfc: 'RFC 9113, 8.1',
	},
	'http2_message.body': {
		en: 'What the DATA frames of the stream carry, joined.',
		zh: '该流各 DATA 帧的内容，已拼接。',
		rfc: 'RFC 9113, 8.1',
	},
}

/** The same words with padding behind and without. */
function within(name: string, words: WordTable[string]): WordTable {
	return { [`payload.${name}`]: words, [`payload.content.${name}`]: words }
}

function representations(name: string, words: WordTable[string]): WordTable {
	const forms = ['literal_with_indexing', 'literal_without_indexing', 'literal_never_indexed']
	return Object.fromEntries(forms.map(form => [`${form}.${name}`, words]))
}
