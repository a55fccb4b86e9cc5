import type { WordTable } from '../language.js'

/** Names that mean the same wherever they stand. */
export const GENERAL_WORDS: WordTable = {
	undecoded: {
		en: 'Bytes that no declaration of this program could make sense of: what is before them is broken or ends early, or they are too many.',
		zh: '本程序的任何声明都无法解释的字节：前面的内容有误或提前结束，或者多出来了。',
	},
	payload: {
		en: 'What this layer carries for the one above it.',
		zh: '本层替上一层承载的内容。',
	},
	padding: {
		en: 'Filler without meaning.',
		zh: '没有含义的填充。',
	},
	reserved: {
		en: 'Kept for later use: to be 0, and not to be looked at.',
		zh: '保留备用：应为 0，读取时忽略。',
	},
	opaque: {
		en: 'Bytes whose form is not laid down here, or not known.',
		zh: '此处未规定格式、或格式未知的字节。',
	},
	body: {
		en: 'The body of a message whose type we do not know.',
		zh: '类型未知的消息的内容。',
	},
	length: {
		en: 'How many bytes follow that belong to this.',
		zh: '后面属于它的内容有多少字节。',
	},
	data: {
		en: 'Data whose form is not laid down here.',
		zh: '此处未规定格式的数据。',
	},
}
