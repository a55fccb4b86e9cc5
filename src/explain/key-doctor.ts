import { fill } from './fill.js'
import type { Language, Text } from './language.js'
import { type Sayable, sayingText } from './sayings/sayings.js'

/** What stays sealed without a secret, by the label it has in key logs. */
export const LABEL_TEXTS: Readonly<Record<string, Text>> = {
	CLIENT_RANDOM: {
		en: 'The master secret: without it both Finished messages and all that follows them stay sealed.',
		zh: '主密钥：没有它，双方的 Finished 以及其后的一切都无法解开。',
	},
	/** Where the suite encrypts nothing. */
	'CLIENT_RANDOM of what is readable': {
		en: 'The master secret: nothing is sealed here, and without it only the MACs and both Finished cannot be checked.',
		zh: '主密钥：这里没有任何内容被加密；没有它，只是无法验证 MAC 和双方的 Finished。',
	},
	PMS_CLIENT_RANDOM: {
		en: 'The pre-master secret, which the master secret is made of.',
		zh: '预主密钥，主密钥由它算出。',
	},
	CLIENT_EARLY_TRAFFIC_SECRET: {
		en: 'Without it the early data of the client stay sealed.',
		zh: '没有它，客户端的早期数据无法解开。',
	},
	SERVER_HANDSHAKE_TRAFFIC_SECRET: {
		en: "Without it EncryptedExtensions and the server's Certificate, CertificateVerify and Finished stay sealed.",
		zh: '没有它，EncryptedExtensions 以及服务器的 Certificate、CertificateVerify 和 Finished 无法解开。',
	},
	CLIENT_HANDSHAKE_TRAFFIC_SECRET: {
		en: "Without it the client's Certificate and Finished stay sealed.",
		zh: '没有它，客户端的 Certificate 和 Finished 无法解开。',
	},
	CLIENT_TRAFFIC_SECRET_0: {
		en: 'Without it what the client sends after its Finished stays sealed: its requests.',
		zh: '没有它，客户端在 Finished 之后发送的内容无法解开，即它的请求。',
	},
	SERVER_TRAFFIC_SECRET_0: {
		en: 'Without it what the server sends after its Finished stays sealed: responses and session tickets.',
		zh: '没有它，服务器在 Finished 之后发送的内容无法解开，即响应和会话票据。',
	},
}

/** Why the secrets at hand do not open a conversation. What stands in braces is filled in. */
export const REASON_TEXTS: Readonly<Record<string, Text>> = {
	no_secrets: {
		en: 'No secrets are at hand: --keys names a key log, --rsa-key a private key.',
		zh: '手头没有任何密钥：--keys 指定密钥日志，--rsa-key 指定私钥。',
	},
	no_client_hello: {
		en: 'The capture has no ClientHello of it, whose random names its secrets: the capture began too late.',
		zh: '抓包中没有它的 ClientHello，而密钥正是以其中的随机数命名的：抓包开始得太晚。',
	},
	no_server_hello: {
		en: 'The capture has no ServerHello of it, which says version and cipher suite.',
		zh: '抓包中没有它的 ServerHello，因而不知道版本和密码套件。',
	},
	hole: {
		en: '{bytes} bytes of it are missing from the capture, in {holes} places: records that they belong to stay sealed.',
		zh: '抓包缺少它的 {bytes} 个字节，分布在 {holes} 处：涉及的记录无法解开。',
	},
	no_line: {
		en: 'No line names the random of its ClientHello: the key log has the secrets of {sessions} {sessions|session|sessions}, none of this one.',
		zh: '没有任何一行以它的 ClientHello 随机数命名：密钥日志含有 {sessions} 个会话的密钥，但没有这一个。',
	},
	lines_of_others: {
		en: 'The lines are of these conversations of the capture: {numbers}.',
		zh: '这些行属于抓包中的下列会话：{numbers}。',
	},
	lines_of_none: {
		en: 'No line is of any conversation of this capture: key log and capture were not recorded together.',
		zh: '没有一行属于这个抓包中的任何会话：密钥日志和抓包不是同时录制的。',
	},
	near_reversed: {
		en: 'Line {line} of {file} has its random with the bytes in reverse order.',
		zh: '{file} 的第 {line} 行含有它的随机数，但字节顺序是反的。',
	},
	near_cut: {
		en: 'Line {line} of {file} has a part of its random: {have} hexadecimal digits, not 64.',
		zh: '{file} 的第 {line} 行只含有它的随机数的一部分：{have} 个十六进制数字，而不是 64 个。',
	},
	near_session_id: {
		en: 'Line {line} of {file} has its session ID where the client random should stand.',
		zh: '{file} 的第 {line} 行在客户端随机数的位置写了会话 ID。',
	},
	near_server_random: {
		en: "Line {line} of {file} has the server's random where the client's should stand.",
		zh: '{file} 的第 {line} 行在客户端随机数的位置写了服务器的随机数。',
	},
	wrong_secret: {
		en: 'Line {line} of {file} names it, but its secret opens no record: it is another one, or was changed.',
		zh: '{file} 的第 {line} 行指明了它，但那个密钥解不开任何记录：密钥不对，或被改动过。',
	},
	rsa_key_exchange: {
		en: "The RSA key cannot help: with {exchange} the secret never travels, not even encrypted with the server's key.",
		zh: 'RSA 私钥帮不上忙：使用 {exchange} 时，密钥从不在网络上传输，也不会用服务器公钥加密传输。',
	},
	rsa_tls13: {
		en: 'The RSA key cannot help: in TLS 1.3 it only signs. It takes a key log.',
		zh: 'RSA 私钥帮不上忙：在 TLS 1.3 中它只用于签名。需要密钥日志。',
	},
	rsa_certificate: {
		en: 'The RSA key is not the one in the certificate that the server sent ({key}): the modulus differs.',
		zh: '这个 RSA 私钥不是服务器所发证书中的那一个（{key}）：模数不同。',
	},
	rsa_other_key: {
		en: 'The client has encrypted the pre-master secret for another RSA key.',
		zh: '客户端加密预主密钥时用的是另一个 RSA 密钥。',
	},
	cipher: {
		en: 'No secret opens it here: {what}.',
		zh: '在这里任何密钥都解不开它：{what}。',
	},
	resumed: {
		en: 'It takes up an earlier session: the secret of the connection that made that one would open it.',
		zh: '它恢复了先前的会话：建立该会话的那个连接的密钥可以解开它。',
	},
}

/** Why a line of a key log is of no use. */
export const FAULT_TEXTS: Readonly<Record<string, Text>> = {
	fields: {
		en: 'it has {have} fields, not 3: label, client random, secret.',
		zh: '它有 {have} 个字段，而不是 3 个：标签、客户端随机数、密钥。',
	},
	name: {
		en: 'its client random has {have} hexadecimal digits, not {want}.',
		zh: '它的客户端随机数有 {have} 个十六进制数字，而不是 {want} 个。',
	},
	secret: {
		en: 'its secret is no even number of hexadecimal digits.',
		zh: '它的密钥不是偶数个十六进制数字。',
	},
	label: {
		en: 'it does not begin with a label.',
		zh: '它没有以标签开头。',
	},
}

/** What stays sealed, or cannot be checked where nothing is, without the secret of this label. */
export function labelText(label: string, isReadable: boolean, language: Language): string {
	const words = (isReadable ? LABEL_TEXTS[`${label} of what is readable`] : undefined) ?? LABEL_TEXTS[label]
	return words?.[language] ?? ''
}

/** A reason or fault in words. */
export function doctorText(
	table: Readonly<Record<string, Text>>,
	code: string,
	values: Readonly<Record<string, Sayable | undefined>>,
	language: Language,
): string {
	const said = Object.entries(values).map(([name, value]): [string, string | number] => [
		name,
		value === undefined ? '?' : typeof value === 'number' ? value : sayingText(value, language),
	])
	return fill(table[code]?.[language] ?? code, Object.fromEntries(said))
}
