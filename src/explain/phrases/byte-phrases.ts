import type { Text } from '../language.js'

/** What is wrong with bytes, whatever they are: what the reader of every decoder says, and that of DER. */
export const BYTE_PHRASES: readonly Text[] = [
	// The reader.
	{ en: '{name} declares {want}, {have} are there', zh: '{name} 声明 {want}，实有 {have}' },
	{ en: '{name} needs {want}, {have} left', zh: '{name} 需要 {want}，只剩 {have}' },
	{ en: '{have} after the end of {name}', zh: '{name} 结束后还有 {have}' },
	{ en: 'nested deeper than {count} levels', zh: '嵌套超过 {count} 层' },
	{ en: 'more than {count} fields', zh: '字段超过 {count} 个' },
	{
		en: 'more than {count} issues: the rest stand with their fields only',
		zh: '问题超过 {count} 处：其余的只标在各自的字段上',
	},
	{ en: '{count} {count|byte|bytes}', zh: '{count} 字节' },

	// DER.
	{ en: '{name} is missing', zh: '缺少 {name}' },
	{ en: 'a value is missing', zh: '缺少一个值' },
	{ en: 'a general name is missing', zh: '缺少一个通用名称（general name）' },
	{ en: '{name} is {found}, {tag} was expected', zh: '{name} 是 {found}，应为 {tag}' },
	{ en: 'a {tag} of indefinite length', zh: '长度不定的 {tag}' },
	{ en: 'a length of {width} bytes, at most {most} were expected', zh: '长度占 {width} 字节，至多应占 {most} 字节' },
	{
		en: 'a length of {length} in {width} bytes: DER has the fewest bytes',
		zh: '长度 {length} 用了 {width} 字节：DER 要求用最少的字节',
	},
	{
		en: 'a tag number of {width} bytes, at most {most} were expected',
		zh: '标签号占 {width} 字节，至多应占 {most} 字节',
	},
	{
		en: 'an indefinite length: BER, where DER has definite ones',
		zh: '不定长度：这是 BER 的写法，DER 只有确定的长度',
	},
	{ en: '{name} has no end of contents', zh: '{name} 没有内容结束标记' },
	{ en: 'DER nested deeper than {count} levels', zh: 'DER 嵌套超过 {count} 层' },
	{ en: 'an integer of {size}, 1 to {most} were expected', zh: '整数占 {size}，应为 1 到 {most} 字节' },
	{ en: 'an integer of 0 bytes', zh: '占 0 字节的整数' },
	{
		en: 'an integer whose first byte adds nothing: DER has the fewest bytes',
		zh: '整数的首字节多余：DER 要求用最少的字节',
	},
	{ en: 'a boolean of {size}, 1 was expected', zh: '布尔值占 {size}，应为 1 字节' },
	{ en: 'a true of {value}, DER has 0xff only', zh: '真值写作 {value}，DER 只允许 0xff' },
	{ en: 'a null of {size}, 0 were expected', zh: 'NULL 占 {size}，应为 0 字节' },
	{ en: '{count} unused bits, at most 7 are possible', zh: '未用的位有 {count} 个，至多只能有 7 个' },
	{ en: '{count} unused bits of no bits at all', zh: '一个位也没有，却有 {count} 个未用的位' },
	{ en: 'bytes that are no {tag}', zh: '这些字节不是 {tag}' },
	{ en: 'not a date and time', zh: '不是日期和时间' },
	{
		en: 'a time written as {text}, DER has seconds and Z, and no fraction in a certificate',
		zh: '时间写作 {text}，DER 要求写出秒和 Z，证书中不得有小数秒',
	},
	{ en: 'an object identifier of {size}, at most {most} are read', zh: '对象标识符占 {size}，至多读取 {most} 字节' },
	{
		en: 'not an object identifier: it is empty, or ends within a number',
		zh: '不是对象标识符：它是空的，或在一个数的中间结束',
	},

	// Certificates.
	{
		en: 'signed with {name}, though the signed part says {inside}',
		zh: '签名用的是 {name}，而被签名部分写的是 {inside}',
	},
	{ en: 'a second {name}: each may stand there once', zh: '第二个 {name}：每种只能出现一次' },
	{ en: 'a general name with the tag {tag}', zh: '标签为 {tag} 的通用名称（general name）' },
	{ en: 'an address of {size}', zh: '地址占 {size}' },
	{ en: 'an address of {size} with its mask', zh: '地址连同掩码占 {size}' },
	{ en: 'a key of {size}, {wanted} were expected', zh: '密钥占 {size}，应为 {wanted}' },
	{ en: 'a point of form {form}', zh: '形式为 {form} 的点' },
	{
		en: 'coordinates of {size}, a field of {bits} bits has {wanted}',
		zh: '坐标占 {size}，{bits} 位的域应占 {wanted}',
	},
]
