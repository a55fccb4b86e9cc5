import type { Language, Text } from './language.js'
import { AUTHENTICATIONS, CIPHERS, HASHES, KEY_EXCHANGES, MODES, RESTRICTIONS, SIGNALS } from './suite-words.js'

/** What a part of a cipher suite's name is about. */
export type SuiteRole = 'key_exchange' | 'authentication' | 'restriction' | 'cipher' | 'mode' | 'hash' | 'signal'

/** A part of a cipher suite's name, in one language. */
export type SuitePart = {
	readonly role: SuiteRole
	/** The role in words: `key exchange`. */
	readonly title: string
	/** As it stands in the name: `ECDHE`, `AES_128`, `GCM`. */
	readonly name: string
	readonly text: string
}

/**
 * Explains a cipher suite by the parts of its name (`TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`), in the name's order.
 * Parts that are not known are left out; a name that is no cipher suite's gives an empty list.
 */
export function explainSuite(suite: string, language: Language): SuitePart[] {
	const parts: SuitePart[] = []
	const add = (role: SuiteRole, name: string | undefined, text: Text | undefined) => {
		if (name !== undefined && text) parts.push({ role, title: ROLES[role][language], name, text: text[language] })
	}
	if (SIGNALS[suite]) add('signal', suite, SIGNALS[suite])
	const { exchange, authentication, restriction, cipher, mode, hash } = nameParts(suite)
	add('key_exchange', exchange, KEY_EXCHANGES[exchange ?? ''])
	add('authentication', authentication, AUTHENTICATIONS[authentication ?? ''])
	add('restriction', restriction, RESTRICTIONS[restriction ?? ''])
	add('cipher', cipher, CIPHERS[cipher ?? ''])
	add('mode', mode, MODES[mode ?? ''])
	const isMac = exchange !== undefined && (mode === undefined || mode.startsWith('CBC'))
	add('hash', hash, HASHES[hash ?? '']?.[isMac ? 'mac' : 'keys'])
	return parts
}

const ROLES: Readonly<Record<SuiteRole, Text>> = {
	key_exchange: { en: 'key exchange', zh: '密钥交换' },
	authentication: { en: 'authentication', zh: '身份认证' },
	restriction: { en: 'restriction', zh: '限制' },
	cipher: { en: 'cipher', zh: '加密算法' },
	mode: { en: 'mode', zh: '工作模式' },
	hash: { en: 'hash', zh: '哈希' },
	signal: { en: 'signal', zh: '信号' },
}

type NameParts = { readonly [Part in Exclude<SuiteRole, 'key_exchange' | 'signal'> | 'exchange']?: string }

/** Since TLS 1.3 a suite names only what seals the records: the part after WITH. */
function nameParts(suite: string): NameParts {
	return NAME.exec(suite)?.groups ?? {}
}

const NAME = new RegExp(
	[
		'^(?:TLS|SSL|TLCP)_',
		`(?:(?<exchange>${either(KEY_EXCHANGES)})(?:_(?<authentication>${either(AUTHENTICATIONS)}))?`,
		`(?:_(?<restriction>${either(RESTRICTIONS)}))?_(?:WITH_|(?=SM4)))?`,
		`(?:(?<cipher>${either(CIPHERS)})(?:_(?<mode>${either(MODES)}))?(?:_|(?= |$)))?`,
		`(?<hash>${either(HASHES)})?(?: |$)`,
	].join(''),
)

/** The longest names first: `DHE_PSK` before `DHE`. */
function either(table: Readonly<Record<string, unknown>>): string {
	return Object.keys(table)
		.sort((a, b) => b.length - a.length)
		.join('|')
}
