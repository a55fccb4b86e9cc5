import type { Language } from './language.js'

/**
 * What a proof was computed over, or what it lacks, in a language. The program that proves says it in English; of the
 * sentences it is made of, those that are known here are put into the other language, the others stay as they are.
 */
export function proofWords(text: string, language: Language): string {
	if (language === 'en') return text
	for (const [prefix, words] of PREFIXES)
		if (text.startsWith(prefix)) return words + proofWords(text.slice(prefix.length), language)
	for (const [pattern, words] of PATTERNS) if (pattern.test(text)) return text.replace(pattern, words)
	return text
}

const PREFIXES = [
	['renegotiation: ', '重新协商：'],
	['after the handshake: ', '握手之后：'],
] as const

const PATTERNS: readonly (readonly [RegExp, string])[] = [
	[/^signed parts of ([\d,]+) certificates?, ([\d,]+) bytes?$/, '$1 张证书的被签名部分，$2 字节'],
	[/^path of (\d+) from (.*)$/, '从 $2 起的路径，共 $1 张证书'],
	[/^validity of ([\d,]+) certificates?$/, '$1 张证书的有效期'],
	[/^([\d,]+) names of (.*)$/, '$2 的 $1 个名称'],
	[/^key usages of (.*)$/, '$1 的密钥用途'],
	[/^([\d,]+) timestamps? for (.*)$/, '$2 的 $1 个时间戳'],
	[/^status of (.*)$/, '$1 的状态'],
	[/^OCSP response for (.*), (\d+) bytes$/, '$1 的 OCSP 响应，$2 字节'],
	[/^public key, ([\d,]+) bytes$/, '公钥，$1 字节'],
	[/^certificate of ([\d,]+) bytes$/, '$1 字节的证书'],
	[/^the transcript before it$/, '在它之前的握手消息'],
	[/^the transcript to the certificate$/, '直到证书的握手消息'],
	[
		/^(?:transcript|handshake messages) to (\S+), ([\d,]+) bytes(.*), behind “(.*)”$/,
		'直到 $1 的握手消息，$2 字节$3，前缀为“$4”',
	],
	[/^(?:transcript|handshake messages) to (\S+), ([\d,]+) bytes(.*)$/, '直到 $1 的握手消息，$2 字节$3'],
	[/^([\d,]+) of ([\d,]+) sealed records?$/, '$2 条加密记录中的 $1 条'],
	[/^([\d,]+) sealed records?$/, '$1 条加密记录'],
	[/^the last 8 bytes of ServerHello\.random$/, 'ServerHello.random 的最后 8 字节'],
	[/^the parameters$/, '参数'],
	[/^ClientHello without its binders: .*$/, '不含 binder 的 ClientHello'],
	[/^stapled OCSP response$/, '随握手附带的 OCSP 响应'],
	[/^signed certificate timestamps$/, '证书时间戳 (SCT)'],
	[/^handshake traffic secrets$/, '握手流量密钥'],
	[/^master secret$/, '主密钥'],
	[/^the secrets of these records$/, '这些记录的密钥'],
	[/^server name$/, '服务器名'],
	[/^inner ClientHello$/, '内层 ClientHello'],
	[/^negotiated key exchange$/, '协商的密钥交换方式'],
	[/^time of the capture$/, '抓包的时间'],
	[/^(?:the )?certificate$/, '证书'],
	[/^certificate of the issuer$/, '签发者的证书'],
	[/^certificate of (.*)$/, '$1 的证书'],
	[/^a signature$/, '签名'],
	[/^a proof of ServerHello\.random$/, '对 ServerHello.random 的验证'],
	[/^bytes that are not in the capture$/, '抓包中没有的字节'],
	[/^support for (.*)$/, '对 $1 的支持'],
	[/^the (PSK|ClientHello|ServerHello|ServerKeyExchange|CertificateRequest)$/, '$1'],
]
