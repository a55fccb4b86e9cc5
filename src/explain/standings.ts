import type { Language, Text } from './language.js'

/** How a thing is known. */
export type Standing = 'observed' | 'verified' | 'inferred' | 'unknown'

/** The word for a standing, and what it means. */
export function standingWords(
	standing: Standing,
	language: Language,
): { readonly name: string; readonly text: string } {
	const { name, text } = STANDINGS[standing]
	return { name: name[language], text: text[language] }
}

export const STANDINGS: Readonly<Record<Standing, { readonly name: Text; readonly text: Text }>> = {
	observed: {
		name: { en: 'observed', zh: '观察到' },
		text: {
			en: 'It stands in the captured bytes, to be read by anyone. Whether it is true is another question.',
			zh: '它就在抓到的字节里，谁都能读到。至于是否属实，则是另一回事。',
		},
	},
	verified: {
		name: { en: 'verified', zh: '已验证' },
		text: {
			en: 'It was computed again from the captured bytes, and the result agrees.',
			zh: '已用抓到的字节重新计算，结果一致。',
		},
	},
	inferred: {
		name: { en: 'inferred', zh: '推测' },
		text: {
			en: 'A conclusion from place, size or behaviour: likely, but not proven. Padding or an unusual implementation can deceive.',
			zh: '由位置、大小或行为得出的结论：很可能如此，但未经证明。填充或不寻常的实现都可能误导判断。',
		},
	},
	unknown: {
		name: { en: 'unknown', zh: '未知' },
		text: {
			en: 'The captured bytes do not say, or only to someone who has the keys.',
			zh: '抓到的字节没有说明，或只有持有密钥的人才能知道。',
		},
	},
}
