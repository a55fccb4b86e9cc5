import type { Language, Text } from './language.js'
import type { Handshake, Rung } from './rung.js'
import { eraOf, typeOf } from './rung.js'

/** How many steps the story has. */
export const STEP_COUNT = 12

/** A step of the twelve-step story, in one language. */
export type Step = {
	/** From 1. */
	readonly number: number
	readonly of: typeof STEP_COUNT
	readonly title: string
	readonly text: string
}

/**
 * The step of the twelve-step story that this rung is; nothing for a rung the story does not have, or when the
 * version, on which its place depends, is not known. `departure` says how the rung differs from the story.
 */
export function step(rung: Rung, handshake: Handshake, language: Language): Step | undefined {
	const number = stepNumber(rung, handshake)
	return number === undefined ? undefined : storyStep(number, language)
}

/** Step `number` of the story, from 1, also one that no message stands for; nothing past the last. */
export function storyStep(number: number, language: Language): Step | undefined {
	const row = STEPS[number - 1]
	return row && { number, of: STEP_COUNT, title: row.title[language], text: row.text[language] }
}

/** Where the rung stands in the story as it is told of TLS 1.2 with RSA key exchange. */
function stepNumber(rung: Rung, handshake: Handshake): number | undefined {
	const type = typeOf(rung)
	if (type === 'alert') return rung.description === 'close_notify' ? 12 : undefined
	const place = PLACES.find(row => row.type === type && (row.from === undefined || row.from === rung.from))
	if (place === undefined) return undefined
	const era = eraOf(handshake)
	if (place.needs === 'version' && era === undefined) return undefined
	if (place.needs === 'until 1.2' && era !== 'until 1.2') return undefined
	return place.step
}

/** Which message is which step. `needs`: a known version, or one up to 1.2. */
const PLACES: readonly {
	readonly type: string
	readonly from?: Rung['from']
	readonly needs?: 'version' | 'until 1.2'
	readonly step: number
}[] = [
	{ type: 'client_hello', step: 1 },
	{ type: 'server_hello', step: 2 },
	{ type: 'certificate', from: 'server', step: 3 },
	{ type: 'compressed_certificate', from: 'server', step: 3 },
	{ type: 'certificate_and_proof', from: 'server', step: 3 },
	{ type: 'server_hello_done', step: 4 },
	{ type: 'client_key_exchange', step: 6 },
	{ type: 'change_cipher_spec', from: 'client', needs: 'until 1.2', step: 8 },
	{ type: 'finished', from: 'client', needs: 'version', step: 9 },
	{ type: 'change_cipher_spec', from: 'server', needs: 'until 1.2', step: 10 },
	{ type: 'finished', from: 'server', needs: 'version', step: 11 },
	{ type: 'rest_of_server_handshake', step: 11 },
	{ type: 'application_data', step: 12 },
]

/** The story as the popular articles on HTTPS tell it: TLS 1.2, RSA key exchange, a new session. */
export const STEPS: readonly { readonly title: Text; readonly text: Text }[] = [
	{
		title: { en: 'The client says hello', zh: '客户端问候' },
		text: {
			en: 'ClientHello: the TLS versions and cipher suites the client can use, and a random number.',
			zh: 'ClientHello：客户端能用的 TLS 版本和密码套件，以及一个随机数。',
		},
	},
	{
		title: { en: 'The server answers', zh: '服务器应答' },
		text: {
			en: 'ServerHello: the version and the cipher suite the server chose, and a random number of its own.',
			zh: 'ServerHello：服务器选定的版本和密码套件，以及它自己的随机数。',
		},
	},
	{
		title: { en: 'The server shows its certificate', zh: '服务器出示证书' },
		text: {
			en: 'Certificate: its name and public key, signed by a certificate authority.',
			zh: 'Certificate：服务器的名称和公钥，由证书颁发机构签名。',
		},
	},
	{
		title: { en: 'The server has finished its hello', zh: '服务器问候完毕' },
		text: {
			en: "ServerHelloDone: an empty message, now it is the client's turn.",
			zh: 'ServerHelloDone：一条空消息，轮到客户端了。',
		},
	},
	{
		title: { en: 'The client checks the certificate', zh: '客户端验证证书' },
		text: {
			en: 'No message: the client checks signature chain, dates and name. If it objects, an alert follows instead of the next step.',
			zh: '没有消息：客户端检查签名链、有效期和名称；若不认可，接下来就是警报而不是下一步。',
		},
	},
	{
		title: { en: 'The client sends the pre-master secret', zh: '客户端发送预主密钥' },
		text: {
			en: "ClientKeyExchange: the secret is encrypted with the certificate's public key, so only the server can read it.",
			zh: 'ClientKeyExchange：用证书中的公钥加密，因此只有服务器能读出。',
		},
	},
	{
		title: { en: 'Both derive the keys', zh: '双方导出密钥' },
		text: {
			en: 'No message: from the pre-master secret and the two random numbers each side computes the master secret, and from it the keys of the session.',
			zh: '没有消息：双方各自用预主密钥和两个随机数算出主密钥，再由它导出会话密钥。',
		},
	},
	{
		title: { en: 'The client switches to encryption', zh: '客户端启用加密' },
		text: {
			en: 'ChangeCipherSpec: everything the client sends from here on is encrypted.',
			zh: 'ChangeCipherSpec：客户端此后发送的一切都经过加密。',
		},
	},
	{
		title: { en: 'The client has finished', zh: '客户端握手完成' },
		text: {
			en: 'Finished: its first encrypted message, a keyed checksum over the whole handshake.',
			zh: 'Finished：客户端的第一条加密消息，是对整个握手计算的带密钥校验值。',
		},
	},
	{
		title: { en: 'The server switches to encryption', zh: '服务器启用加密' },
		text: {
			en: 'ChangeCipherSpec: everything the server sends from here on is encrypted.',
			zh: 'ChangeCipherSpec：服务器此后发送的一切都经过加密。',
		},
	},
	{
		title: { en: 'The server has finished', zh: '服务器握手完成' },
		text: {
			en: 'Finished: the checksum from the other side. If both agree, the handshake has succeeded.',
			zh: 'Finished：来自另一方的校验值。双方都核对无误，握手便成功。',
		},
	},
	{
		title: { en: 'They talk, encrypted, and say goodbye', zh: '加密通信，最后告别' },
		text: {
			en: 'Application data: HTTP, encrypted. At the end each side sends close_notify, and TCP closes with FIN.',
			zh: '应用数据：加密的 HTTP。结束时双方发送 close_notify，TCP 再以 FIN 关闭连接。',
		},
	},
]
