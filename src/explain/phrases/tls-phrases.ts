import type { Text } from '../language.js'

/** What is said of records and messages of TLS: what is wrong with them, and what sealed ones presumably are. */
export const TLS_PHRASES: readonly Text[] = [
	// Faults.
	{ en: 'a fragment of {size}, at most {most} are allowed', zh: '片段占 {size}，至多允许 {most} 字节' },
	{ en: 'verify_data of {size}, {wanted} were expected', zh: 'verify_data 占 {size}，应为 {wanted} 字节' },
	{ en: 'padding holds bytes that are not zero', zh: '填充中有非零字节' },
	{ en: 'identities: {identities}, binders: {binders}', zh: '身份 {identities} 个，绑定值 {binders} 个' },
	{ en: '{name} is there twice', zh: '{name} 出现了两次' },
	{
		en: '{name} stands after pre_shared_key, which must be the last',
		zh: '{name} 排在 pre_shared_key 之后，而后者必须是最后一个',
	},
	{ en: 'identifier type {number} has no known form', zh: '标识符类型 {number} 没有已知的形式' },
	{ en: 'curve type {number} has no known form', zh: '曲线类型 {number} 没有已知的形式' },
	{ en: 'basis type {number} has no known form', zh: '基类型 {number} 没有已知的形式' },
	{
		en: 'its form depends on the cipher suite, which is not known',
		zh: '其形式取决于密码套件，而套件未知',
	},
	{ en: '{have} of {want}: {why}', zh: '{want} 中只有 {have}：{why}' },
	{ en: 'the capture or the stream ends inside it', zh: '抓包或数据流在其中间结束' },
	{ en: 'the rest is not in the capture', zh: '其余部分不在抓包中' },
	{ en: 'keys change inside it', zh: '密钥在其中间更换' },
	{ en: 'no more of it is held', zh: '不再保留更多' },
	{
		en: 'a TLS record of the {who} is cut: {have} of {want}, {why}',
		zh: '{who}的一条 TLS 记录被截断：{want} 中只有 {have}，{why}',
	},
	{ en: 'the stream ends inside it', zh: '数据流在其中间结束' },
	{ en: '{size} of the {who} passed over after missing bytes: {why}', zh: '缺失字节之后略过{who}的 {size}：{why}' },
	{
		en: '{size} of the {who} passed over at the start of a stream captured from its middle: {why}',
		zh: '数据流从中途抓起，开头略过{who}的 {size}：{why}',
	},
	{
		en: '{size} of the {who} passed over where a TLS record should begin: {why}',
		zh: '本应有 TLS 记录开始之处，略过{who}的 {size}：{why}',
	},
	{ en: 'records go on after them', zh: '其后记录继续' },
	{ en: 'no record follows', zh: '其后没有记录' },
	{ en: 'client', zh: '客户端' },
	{ en: 'server', zh: '服务器' },

	// What sealed records presumably are.
	{ en: 'the record says so', zh: '记录上就是这样写的' },
	{ en: 'the record says handshake', zh: '记录上写的是握手' },
	{
		en: 'the record says so; if this is TLS 1.3, it may be anything, for the handshake is not in the capture',
		zh: '记录上就是这样写的；若是 TLS 1.3，则可能是任何内容，因为握手不在抓包中',
	},
	{
		en: 'a handshake message after Finished: the connection is negotiated anew',
		zh: 'Finished 之后的握手消息：连接在重协商',
	},
	{ en: 'the first message after ChangeCipherSpec is Finished', zh: 'ChangeCipherSpec 之后的第一条消息是 Finished' },
	{
		en: 'the first message after ChangeCipherSpec is Finished, and {size} is the size it has with this cipher suite',
		zh: 'ChangeCipherSpec 之后的第一条消息是 Finished，而 {size} 正是它在此密码套件下的大小',
	},
	{
		en: 'right after the handshake, before the client has asked for anything, servers send tickets',
		zh: '握手刚结束，客户端尚未提出任何请求，此时服务器发送的是票据',
	},
	{
		en: 'the first sealed record of a server, and long enough to hold its messages up to Finished',
		zh: '服务器的第一条密封记录，长度足以容纳直到 Finished 的各条消息',
	},
	{
		en: 'the first sealed message of a server is EncryptedExtensions',
		zh: '服务器的第一条密封消息是 EncryptedExtensions',
	},
	{ en: '{size} is the size of Finished with this cipher suite', zh: '{size} 正是 Finished 在此密码套件下的大小' },
	{
		en: 'between EncryptedExtensions and Finished a server shows its certificate and proves that it has the key',
		zh: '在 EncryptedExtensions 与 Finished 之间，服务器出示证书并证明自己持有私钥',
	},
	{ en: '{size} is the size of EndOfEarlyData', zh: '{size} 正是 EndOfEarlyData 的大小' },
	{ en: 'early data: sent before the handshake ends', zh: '早期数据：在握手结束之前发送' },
	{ en: '{size} is the size of a Certificate that holds none', zh: '{size} 正是不含证书的 Certificate 的大小' },
	{
		en: 'a client sends nothing else between the server’s Finished and its own',
		zh: '在服务器的 Finished 与自己的 Finished 之间，客户端不发送别的',
	},
	{
		en: 'after the handshake; tickets, KeyUpdate and data look the same',
		zh: '握手之后；票据、KeyUpdate 和数据看上去都一样',
	},
	{ en: '{size} is the size of an alert', zh: '{size} 正是警报的大小' },
	{ en: '{why}, and nothing follows it', zh: '{why}，其后再无内容' },
	{
		en: 'nothing is encrypted; without keys its MAC is not checked',
		zh: '内容没有加密；没有密钥，无法验证它的 MAC',
	},
]
