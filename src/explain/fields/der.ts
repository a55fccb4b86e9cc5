import type { WordTable } from '../language.js'

/** DER, in which certificates are written: each value is a tag, a length, and contents (X.690). */
export const DER_WORDS: WordTable = {
	tag: {
		en: 'DER writes every value as tag, length, contents. The tag says what type it is: 0x30 a SEQUENCE, 0x02 an INTEGER, 0xA0 and up numbered fields (X.690, 8.1.2).',
		zh: 'DER 把每个值写成标签、长度、内容。标签说明类型：0x30 为 SEQUENCE，0x02 为 INTEGER，0xA0 起为编号字段（X.690，8.1.2）。',
	},
	'tag.class': {
		en: 'Whether the type is universal or counts only here.',
		zh: '类型是通用的，还是仅在此上下文中有意义。',
	},
	'tag.constructed': { en: 'Whether the contents are values themselves.', zh: '内容本身是否由其他值组成。' },
	'tag.number': { en: 'The number of the type.', zh: '类型的编号。' },
	tag_number: { en: 'The number of the type, where it does not fit the tag.', zh: '类型编号（标签字节放不下时）。' },
	unused_bits: {
		en: 'How many bits at the end of a BIT STRING do not count; mostly 0 (X.690, 8.6.2).',
		zh: 'BIT STRING 末尾有多少位不算数；通常为 0（X.690，8.6.2）。',
	},
	end_of_contents: {
		en: 'Two zero bytes that end a value of indefinite length: BER, not allowed in DER.',
		zh: '结束不定长值的两个零字节：属于 BER，DER 中不允许。',
	},
	sequence: { en: 'A SEQUENCE: several values in a fixed order.', zh: 'SEQUENCE：按固定次序排列的若干值。' },
	set: { en: 'A SET: several values without an order.', zh: 'SET：不分次序的若干值。' },
	boolean: { en: 'A BOOLEAN: true or false.', zh: 'BOOLEAN：真或假。' },
	integer: {
		en: 'An INTEGER: a whole number of any size, negative when its first bit is set.',
		zh: 'INTEGER：任意大小的整数，最高位为 1 时为负数。',
	},
	enumerated: { en: 'An ENUMERATED value: one of a list.', zh: 'ENUMERATED：列表中的一项。' },
	bit_string: {
		en: 'A BIT STRING: bits, the first byte saying how many at the end do not count.',
		zh: 'BIT STRING：比特串，首字节说明末尾有多少位不算数。',
	},
	octet_string: {
		en: 'An OCTET STRING: bytes, which often hold DER once more.',
		zh: 'OCTET STRING：字节串，其中常常又装着 DER。',
	},
	null: { en: 'A NULL: nothing, in place of a value.', zh: 'NULL：空值。' },
	object_identifier: {
		en: 'An OBJECT IDENTIFIER: a name made of numbers from a world-wide tree.',
		zh: 'OBJECT IDENTIFIER：取自全球编号树的名称。',
	},
	utf8_string: { en: 'A text in UTF-8.', zh: 'UTF-8 文本。' },
	printable_string: { en: 'A text of few, simple characters.', zh: '只含少数简单字符的文本。' },
	ia5_string: { en: 'A text in ASCII.', zh: 'ASCII 文本。' },
	teletex_string: { en: 'A text in an old character set.', zh: '旧字符集的文本。' },
	bmp_string: { en: 'A text of two bytes a character.', zh: '每个字符两字节的文本。' },
	utc_time: {
		en: 'A time with a year of two digits, up to 2049.',
		zh: '年份为两位的时间，到 2049 年为止。',
		rfc: 'RFC 5280, 4.1.2.5.1',
	},
	generalized_time: {
		en: 'A time with a year of four digits, for 2050 and later.',
		zh: '年份为四位的时间，用于 2050 年及以后。',
		rfc: 'RFC 5280, 4.1.2.5.2',
	},
	numeric_string: { en: 'A text of digits and blanks.', zh: '只含数字和空格的文本。' },
	visible_string: { en: 'A text of visible ASCII characters.', zh: '可见 ASCII 字符的文本。' },
	general_string: { en: 'A text in an old character set.', zh: '旧字符集的文本。' },
	graphic_string: { en: 'A text in an old character set.', zh: '旧字符集的文本。' },
	videotex_string: { en: 'A text in an old character set.', zh: '旧字符集的文本。' },
	universal_string: { en: 'A text of four bytes a character.', zh: '每个字符四字节的文本。' },
}
