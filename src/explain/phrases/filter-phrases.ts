import type { Text } from '../language.js'

/** What is wrong with a display filter. */
export const FILTER_PHRASES: readonly Text[] = [
	// Its structure.
	{ en: 'a filter has at most {count} characters', zh: '过滤器至多 {count} 个字符' },
	{ en: 'this ) closes nothing', zh: '这个 ) 没有与之配对的 (' },
	{
		en: '{token} stands here where "and", "or" or a comparison belongs',
		zh: '此处是 {token}，而应是 "and"、"or" 或比较',
	},
	{ en: 'more than {count} parts are joined by "{word}"', zh: '由 "{word}" 连接的部分超过 {count} 个' },
	{ en: '"{word}" asks for a comparison', zh: '"{word}" 之后须有比较' },
	{ en: 'values are set apart by a comma', zh: '各个值之间要用逗号隔开' },
	{ en: '{what} is missing here', zh: '此处缺少{what}' },
	{ en: '{sign} is missing here', zh: '此处缺少 {sign}' },
	{ en: 'a field', zh: '字段' },
	{ en: 'a value', zh: '值' },
	{ en: 'the end of the range', zh: '范围的终点' },
	{ en: 'a comparison is written ==', zh: '比较要写作 ==' },
	{ en: '{character} has no meaning here', zh: '{character} 在此处没有含义' },
	{ en: 'the string has no end: a " is missing', zh: '字符串没有结束：缺少一个 "' },
	{ en: 'the part has no end: a ] is missing', zh: '片段没有结束：缺少一个 ]' },

	// Names.
	{ en: 'no field {word}', zh: '没有字段 {word}' },
	{ en: 'no field {word}; did you mean {name}?', zh: '没有字段 {word}；是否想写 {name}？' },
	{ en: '{word}… is the beginning of a field', zh: '{word}… 是某个字段的开头' },

	// What can be compared with what.
	{ en: '{name}() is a value: compare it with something', zh: '{name}() 是一个值：须拿它与别的值比较' },
	{
		en: 'this field has no value to compare: its name alone is the test',
		zh: '此字段没有可比较的值：单写名称就是条件',
	},
	{ en: 'it has no value to compare: its name alone is the test', zh: '它没有可比较的值：单写名称就是条件' },
	{
		en: '"{word}" looks into texts and bytes, and this is {kind}',
		zh: '"{word}" 只能在文本和字节中查找，而这是{kind}',
	},
	{ en: '{kind} cannot be compared with {what}', zh: '{kind}不能与{what}比较' },
	{ en: 'a pattern stands in quotes: matches "^GET"', zh: '模式要写在引号中：matches "^GET"' },
	{ en: 'this range is empty', zh: '此范围是空的' },
	{ en: 'a field belongs here, the string behind the comparison', zh: '此处应是字段，字符串应在比较之后' },
	{ en: 'a value belongs here', zh: '此处应是值' },
	{ en: '{kind} has no part of its bytes', zh: '{kind}不能取其中的字节' },
	{
		en: 'a part is [start:length], [first-last], [index], [:length] or [start:]',
		zh: '片段写作 [start:length]、[first-last]、[index]、[:length] 或 [start:]',
	},
	{ en: '{kind} has no length', zh: '{kind}没有长度' },
	{ en: '{name}() takes a text, and this is {kind}', zh: '{name}() 只接受文本，而这是{kind}' },
	{ en: 'only numbers have bits to pick, and this is {kind}', zh: '只有数字才能取位，而这是{kind}' },
	{ en: 'a number belongs behind &', zh: '& 之后应是数字' },
	{ en: 'a number', zh: '数字' },
	{ en: 'a number of seconds', zh: '秒数' },
	{ en: 'true or false', zh: '真假值' },
	{ en: 'a text', zh: '文本' },
	{ en: 'bytes', zh: '字节' },
	{ en: 'an IPv4 address', zh: 'IPv4 地址' },
	{ en: 'an IPv6 address', zh: 'IPv6 地址' },
	{ en: 'a hardware address', zh: '硬件地址' },
	{ en: 'a protocol', zh: '协议' },
	{ en: 'a part without a value', zh: '没有值的部分' },

	// Values.
	{ en: '{text} is no number of seconds', zh: '{text} 不是秒数' },
	{ en: '{text} is neither true nor false (1 and 0 will do)', zh: '{text} 既不是 true 也不是 false（也可写 1 和 0）' },
	{ en: '{text} is no hardware address (02:42:ac:11:00:02)', zh: '{text} 不是硬件地址（例如 02:42:ac:11:00:02）' },
	{
		en: '{text} is not an IPv4 address (127.0.0.1, 10.0.0.0/8)',
		zh: '{text} 不是 IPv4 地址（例如 127.0.0.1、10.0.0.0/8）',
	},
	{ en: '{text} is not an IPv6 address (::1, fe80::/10)', zh: '{text} 不是 IPv6 地址（例如 ::1、fe80::/10）' },
	{
		en: '{text} is too large for this field: it holds numbers from 0 to {most}',
		zh: '{text} 对此字段来说太大：它只能是 0 到 {most} 的数字',
	},
	{
		en: '{text} is too small for this field: it holds numbers from 0 to {most}',
		zh: '{text} 对此字段来说太小：它只能是 0 到 {most} 的数字',
	},
	{ en: '{text} is no number', zh: '{text} 不是数字' },
	{ en: '{text} is no number, and no name of one', zh: '{text} 不是数字，也不是某个数字的名称' },
	{ en: '/{bits} is no number of bits from 0 to {most}', zh: '/{bits} 不是 0 到 {most} 之间的位数' },

	// Patterns.
	{ en: 'the pattern: {why}', zh: '模式：{why}' },
	{ en: 'a ) closes nothing', zh: '有一个 ) 没有与之配对的 (' },
	{ en: 'a {sign} is missing', zh: '缺少一个 {sign}' },
	{ en: 'something is repeated at most {count} times by number', zh: '按次数重复至多 {count} 次' },
	{ en: '{range} ends before it begins', zh: '{range} 的终点在起点之前' },
	{ en: 'there is nothing that {sign} could repeat', zh: '没有可供 {sign} 重复的内容' },
	{ en: 'of groups only ( ) and (?: ) are known', zh: '分组只支持 ( ) 和 (?: )' },
	{ en: 'groups are nested deeper than {count} levels', zh: '分组嵌套超过 {count} 层' },
	{ en: 'a range in [ ] ends before it begins', zh: '[ ] 中有范围的终点在起点之前' },
	{ en: 'a \\ stands at its end', zh: '末尾有一个 \\' },
	{ en: '\\{character} is not known', zh: '不支持 \\{character}' },
	{ en: 'it is too long', zh: '它太长' },
]
