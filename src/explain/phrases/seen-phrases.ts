import type { Text } from '../language.js'

/** What everybody sees of a connection, and how a key came about. */
export const SEEN_PHRASES: readonly Text[] = [
	// What an eavesdropper sees.
	{ en: '{first} to {second}', zh: '{first} 到 {second}' },
	{ en: '{start}, for {duration}', zh: '{start}，历时 {duration}' },
	{ en: 'for {duration}', zh: '历时 {duration}' },
	{ en: '{sent} to the server, {answered} back', zh: '发往服务器 {sent}，返回 {answered}' },
	{ en: 'at least {sent} to the server, at least {answered} back', zh: '发往服务器至少 {sent}，返回至少 {answered}' },
	{ en: 'at most {sent} to the server, at most {answered} back', zh: '发往服务器至多 {sent}，返回至多 {answered}' },
	{
		en: '{sent} {sent|record|records} with {bytes} {bytes|byte|bytes} to the server, {answered} {answered|record|records} with {size} {size|byte|bytes} back',
		zh: '发往服务器 {sent} 条记录，共 {bytes} 字节；返回 {answered} 条，共 {size} 字节',
	},
	{ en: 'cannot be told', zh: '无从得知' },
	{ en: 'nothing: {suite}', zh: '没有加密：{suite}' },
	{ en: 'yes', zh: '是' },
	{ en: '{subject} for {names}', zh: '{subject}，用于 {names}' },
	{ en: '{what}, and {count} of its chain', zh: '{what}，以及证书链中的另 {count} 张' },
	{ en: '{what} for {names}, and {count} of its chain', zh: '{what}，用于 {names}，以及证书链中的另 {count} 张' },
	{ en: 'a certificate that cannot be read', zh: '无法读取的证书' },
	{ en: '{count} more requests and responses', zh: '另有 {count} 个请求和响应' },
	{ en: '{count} {count|message|messages}', zh: '{count} 条消息' },
	{ en: '{count} {count|message|messages}: {texts}', zh: '{count} 条消息：{texts}' },

	// From the secret to the tag. The names of its steps stay as they are: formulas are written with them.
	{ en: 'from the key log', zh: '取自密钥日志' },
	{ en: 'from the key log, or from the pre-master secret', zh: '取自密钥日志，或由预主密钥得出' },
	{ en: 'bytes {first} to {last} of the key block', zh: 'key block 的第 {first} 到 {last} 字节' },
	{
		en: 'MD5 and SHA-1 of the master secret, server_random and client_random, letter by letter',
		zh: 'MD5 和 SHA-1，依次用于 master secret、server_random 和 client_random，逐个字母进行',
	},
	{
		en: 'PRF of the export suites, from the key material in the key block',
		zh: '出口套件的 PRF，由 key block 中的密钥材料得出',
	},
	{ en: 'the first {count} bytes of the fragment', zh: '片段的前 {count} 字节' },
	{ en: 'the last block of the record before', zh: '前一条记录的最后一块' },
	{ en: 'records of this sender under these keys, from 0', zh: '此发送方用这些密钥发出的记录的序号，从 0 起' },
	{ en: 'none up to draft 24', zh: '草案 24 及以前没有' },
	{ en: 'the record’s header: type, version, length', zh: '记录首部：类型、版本、长度' },
	{
		en: 'AEAD-Encrypt(write key, nonce, additional data, plaintext): the last {count} bytes',
		zh: 'AEAD-Encrypt(write key, nonce, additional data, plaintext) 的最后 {count} 字节',
	},
]
