import type { WordTable } from '../language.js'

const SECTION = 'WHATWG HTML, 9.2.5'

const EVENT = {
	en: 'One event: lines up to an empty one. A program is told of it once that line has come.',
	zh: '一个事件：直到空行为止的若干行。空行到达后程序才会收到它。',
	rfc: SECTION,
}

/** Server-sent events: text/event-stream. */
export const EVENT_STREAM_WORDS: WordTable = {
	event_stream: {
		en: 'Events that the server sends whenever it has some: a response that does not end, as lines of text.',
		zh: '服务器随时发送的事件：一个不结束的响应，由文本行组成。',
		rfc: SECTION,
	},
	'event_stream.event': EVENT,
	'body.event': EVENT,
	'event.field': {
		en: 'A field: data is what the event says, event its kind, id what the client names when it comes back, retry how long it waits before that.',
		zh: '一个字段：data 是内容，event 是类型，id 供客户端重连时报上，retry 是重连前等待的毫秒数。',
		rfc: SECTION,
	},
	'event.comment': {
		en: 'A comment, which programs ignore: often sent to keep the connection awake.',
		zh: '注释，程序不理会：常用来保持连接不断。',
		rfc: SECTION,
	},
	comment_text: { en: 'The text of the comment.', zh: '注释的内容。', rfc: SECTION },
	'field.field_name': {
		en: 'The name of the field: data, event, id or retry.',
		zh: '字段名：data、event、id 或 retry。',
		rfc: SECTION,
	},
	'field.field_value': { en: 'What the field says.', zh: '字段的值。', rfc: SECTION },
	'field.colon': { en: 'Ends the name.', zh: '字段名到此结束。', rfc: SECTION },
	'comment.colon': { en: 'Begins a comment.', zh: '注释从这里开始。', rfc: SECTION },
	'field.space': { en: 'One space after the colon does not count.', zh: '冒号后的一个空格不计入值。', rfc: SECTION },
	'comment.space': { en: 'One space after the colon does not count.', zh: '冒号后的一个空格不计入值。', rfc: SECTION },
	'field.eol': { en: 'The end of the line: LF, CR or both.', zh: '行尾：LF、CR 或两者。', rfc: SECTION },
	'comment.eol': { en: 'The end of the line: LF, CR or both.', zh: '行尾：LF、CR 或两者。', rfc: SECTION },
	'event.empty_line': { en: 'An empty line: the event is complete.', zh: '空行：事件到此完整。', rfc: SECTION },
	byte_order_mark: { en: 'Says only that the text is UTF-8.', zh: '仅表示文本是 UTF-8。', rfc: SECTION },
}
