import type { Text } from './language.js'

/** What happens in the acts of the demo. */
export const DEMO_NOTES = {
	busy: {
		en: 'Port {wanted} is taken by another program: port {port} is used instead.',
		zh: '端口 {wanted} 已被其他程序占用，改用端口 {port}。',
	},
	printed: { en: '{who} prints: {text}', zh: '{who} 打印：{text}' },
	would_print: {
		en: '{who} is not installed here; it would print: {text}',
		zh: '这里没有安装 {who}；它会打印：{text}',
	},
	written: { en: 'Written into {folder}: {files}', zh: '已写入 {folder}：{files}' },
	act_failed: { en: 'This act could not be played to its end: {text}', zh: '这一幕未能演完：{text}' },
	cipher_sent: {
		en: 'Sent: “{sent}”. Moved back by {shift} it says “{text}”.',
		zh: '发送的是“{sent}”。把字母往回移 {shift} 位，得到“{text}”。',
	},
	cipher_wrong: {
		en: 'With {shift}, a wrong key, it says “{text}”: 25 tries are enough to find the right one.',
		zh: '用错误的密钥 {shift} 得到“{text}”：最多试 25 次就能找到正确的密钥。',
	},
	fernet_key: {
		en: 'Fernet key, which both must have beforehand: {key}',
		zh: '双方必须事先拥有的 Fernet 密钥：{key}',
	},
	fernet_opened: { en: 'With this key the token says “{text}”.', zh: '用这个密钥，令牌的内容是“{text}”。' },
	fernet_wrong: { en: 'With another key ({key}): {text}.', zh: '用另一个密钥（{key}）：校验值不符，什么也解不出来。' },
	mix_public: { en: 'Known to all, the common colour:', zh: '人人皆知的公共颜色：' },
	mix_own: { en: 'Kept, the client’s colour and the server’s:', zh: '各自保密的颜色，客户端的和服务器的：' },
	mix_sent: { en: 'Sent, each mixed into the common one:', zh: '发送的是各自与公共颜色的混合：' },
	mix_shared: {
		en: 'Each mixes its own colour into what has come. Both get the same, and it was never sent:',
		zh: '双方再把自己的颜色混入收到的颜色，得到同一种颜色，而它从未被发送：',
	},
	numbers_public: {
		en: 'With numbers: base {base}, modulus {prime}. The client keeps a = {a}, the server b = {b}.',
		zh: '换成数字：底数 {base}，模数 {prime}。客户端保密 a = {a}，服务器保密 b = {b}。',
	},
	numbers_sent: {
		en: 'Sent: {base}^{a} mod {prime} = {sentA}, and {base}^{b} mod {prime} = {sentB}.',
		zh: '发送：{base}^{a} mod {prime} = {sentA}，{base}^{b} mod {prime} = {sentB}。',
	},
	numbers_shared: {
		en: 'Both get {shared}: {sentB}^{a} mod {prime} = {sentA}^{b} mod {prime}. So small a modulus can be tried out by hand.',
		zh: '双方都得到 {shared}：{sentB}^{a} mod {prime} = {sentA}^{b} mod {prime}。这么小的模数手算就能试出来。',
	},
	own_private: {
		en: 'X25519, both private keys on the table: client {a}, server {b}',
		zh: 'X25519，双方私钥都摆上桌面：客户端 {a}，服务器 {b}',
	},
	own_public: { en: 'Sent, the public keys: client {a}, server {b}', zh: '发送的公钥：客户端 {a}，服务器 {b}' },
	own_shared: {
		en: 'Computed by the client: {client}; by the server: {server}. Neither has sent it.',
		zh: '客户端算出：{client}；服务器算出：{server}。双方都没有发送过它。',
	},
	key_log_labels: {
		en: 'The key log of the TLS connection has {labels}: all derived from the shared secret, which itself is in no line.',
		zh: 'TLS 连接的密钥日志里有 {labels}：都由共享密钥派生，而共享密钥本身不在任何一行里。',
	},
	asked: {
		en: 'The server posts its request, {length} characters, to the authority: its private key stays at home.',
		zh: '服务器把 {length} 个字符的请求发给颁发机构：私钥留在自己手里。',
	},
	signed: {
		en: 'The authority signs, and the answer is the certificate: {path}',
		zh: '颁发机构签名，返回的就是证书：{path}',
	},
	changed: { en: 'Changed on its way: {text}.', zh: '途中被篡改：{text}。' },
} as const satisfies Readonly<Record<string, Text>>
