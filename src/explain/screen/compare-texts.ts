import type { Text } from '../language.js'

/** What the comparison and the tracer say. */
export const COMPARE_TEXTS = {
	'find.prompt': { en: 'Text to look for', zh: '要查找的文本' },
	'find.none': {
		en: '"{text}" is not found in any of the {searched} captured {searched|byte|bytes}.',
		zh: '在抓到的全部 {searched} 个字节中都找不到“{text}”。',
	},
	'find.wire': {
		en: '"{text}" is found in packet {packet}, byte {offset}, sent by the {from}.',
		zh: '“{text}”出现在第 {packet} 号分组的第 {offset} 字节，由{from}发送。',
	},
	'find.body': {
		en: '"{text}" is found in the decoded body, byte {offset} (packet {packet}), sent by the {from}.',
		zh: '“{text}”出现在解码后正文的第 {offset} 字节（第 {packet} 号分组），由{from}发送。',
	},
	'find.opened': {
		en: '"{text}" is found in the decrypted bytes, byte {offset} (packet {packet}), sent by the {from}.',
		zh: '“{text}”出现在解密后内容的第 {offset} 字节（第 {packet} 号分组），由{from}发送。',
	},
	'find.more': { en: '{count} more {count|place|places}', zh: '另有 {count} 处' },
	'find.form.plain': { en: 'as it is', zh: '原文' },
	'find.form.base64': { en: 'in base64', zh: 'base64 编码' },
	'find.form.hex': { en: 'in hexadecimal', zh: '十六进制' },
	'find.form.percent': { en: 'percent-encoded', zh: '百分号编码' },

	'compare.clear': { en: 'in the clear', zh: '明文' },
	'compare.encrypted': { en: 'encrypted', zh: '加密' },
	'compare.same': {
		en: 'The same exchange twice: on the left everyone on the path can read it, on the right nobody can.',
		zh: '同一次交互的两个版本：左边沿途人人可读，右边无人能读。',
	},
	'compare.welcome': {
		en: 'The same request, twice: anyone on the way can read the left, no one the right.',
		zh: '同一个请求的两个版本：左边沿途任何人都能读，右边谁也读不了。',
	},
	'compare.press_layer': { en: 'w opens it', zh: '按 w 打开' },
	'compare.so_far': { en: 'so far', zh: '目前' },
	'compare.found': { en: '"{text}" found:', zh: '找到“{text}”：' },
	'compare.at.wire': {
		en: 'packet {packet}, byte {offset} ({from})',
		zh: '第 {packet} 号分组，第 {offset} 字节（{from}）',
	},
	'compare.at.body': {
		en: 'byte {offset} of the body in packet {packet}, decoded ({from})',
		zh: '第 {packet} 号分组的正文解码后，第 {offset} 字节（{from}）',
	},
	'compare.at.opened': {
		en: 'byte {offset} of what packet {packet} holds, decrypted ({from})',
		zh: '第 {packet} 号分组的内容解密后，第 {offset} 字节（{from}）',
	},
	'compare.by_chance': {
		en: 'in sealed bytes, where short texts turn up by chance',
		zh: '位于密封的字节中，短文本会偶然出现',
	},
	'compare.not_found': { en: '"{text}" not found', zh: '找不到“{text}”：' },
	'compare.searched': {
		en: 'in any of the {searched} captured {searched|byte|bytes}',
		zh: '抓到的全部 {searched} 个字节中都没有',
	},
	'compare.searching': { en: 'looking for "{text}" ... {percent}%', zh: '正在查找“{text}”… {percent}%' },
	'compare.in_packets': { en: 'packets {first}-{last}', zh: '第 {first}-{last} 号分组' },
	'compare.no_text': { en: 'no text to trace yet: t types one', zh: '尚未指定要追踪的文本：按 t 输入' },
	'compare.hit': { en: '{number} of {count}', zh: '第 {number} 处，共 {count} 处' },
	'compare.messages': { en: 'Messages', zh: '消息' },
	'compare.sealed': { en: 'sealed', zh: '密封' },
	'compare.sealed_short': { en: 'sealed: {name}?', zh: '密封：{name}？' },
	'compare.sealed_as': { en: 'sealed, likely {name}', zh: '密封，可能是 {name}' },
	'compare.sealed_bytes': {
		en: '{count} sealed {count|record|records}',
		zh: '{count} 条密封的记录',
	},
	'compare.clear_bytes': {
		en: '{count} {count|byte|bytes} in the clear',
		zh: '{count} 个明文字节',
	},
	'compare.opened_bytes': {
		en: '{count} {count|byte|bytes}, decoded',
		zh: '解码后 {count} 个字节',
	},
	'compare.in_packet': { en: 'packet {packet}', zh: '第 {packet} 号分组' },
	'compare.from_record': { en: 'from record {number} on', zh: '从第 {number} 条记录起' },
	'compare.no_keys': {
		en: 'Nothing of this message is opened: it is sealed, and there are no keys for it (--keys names a key log). w shows it as it travelled.',
		zh: '这条消息未被打开：它被密封，而这里没有密钥（用 --keys 指定密钥日志）。按 w 查看它传输时的样子。',
	},
	'compare.nothing_to_open': {
		en: 'There is nothing to open in this message: it travelled in the clear and has no body. w shows it as it travelled.',
		zh: '这条消息没有可打开的内容：它以明文传输，且没有正文。按 w 查看它传输时的样子。',
	},
	'compare.unreadable': { en: 'The bytes can no longer be read: {why}', zh: '无法再读取这些字节：{why}' },
	'compare.empty': {
		en: 'No conversation is chosen: o lists them. Two captures side by side: handshark compare A B',
		zh: '尚未选择会话：按 o 列出。并排打开两个抓包：handshark compare A B',
	},
	'compare.layer.wire': { en: 'as it travelled', zh: '传输时的样子' },
	'compare.more': { en: '{count} more', zh: '还有 {count} 行' },
	'compare.layer.opened': { en: 'opened', zh: '已打开' },
	'compare.layer.sealed': { en: 'not opened', zh: '未打开' },
	'compare.layer.none': { en: 'nothing to open', zh: '无可打开' },
	'compare.not_recognised': { en: 'not recognised', zh: '未识别' },
	'compare.choosing': { en: 'While a conversation is chosen', zh: '选择会话时' },
	'compare.tracing': { en: 'While a text to trace is typed', zh: '输入要追踪的文本时' },
	'compare.choose': { en: 'Choose the conversation to compare with', zh: '选择要对照的会话' },

	'eavesdropper.still': { en: 'TLS does not hide:', zh: 'TLS 隐藏不了：' },
	'eavesdropper.hidden': { en: 'TLS hides:', zh: 'TLS 隐藏了：' },
	'eavesdropper.content': { en: 'what is asked for and what is answered', zh: '请求和响应的内容' },
} as const satisfies Readonly<Record<string, Text>>
