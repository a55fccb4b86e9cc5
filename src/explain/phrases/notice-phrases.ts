import type { Text } from '../language.js'

/** What is told while the screen is open: by the proxy, by the tool that captures, by whoever follows files, by the demo. */
export const NOTICE_PHRASES: readonly Text[] = [
	// The proxy.
	{ en: 'headers are made up, times are the relay’s', zh: '首部是补造的，时间是中继的' },
	{ en: 'nothing is kept (--write FILE)', zh: '什么也不保留（--write FILE）' },
	{ en: '{file}: {count} {count|line|lines} of secrets in front', zh: '{file}：前面有 {count} 行密钥' },
	{ en: '{file}: {count} {count|line|lines} of secrets beside it', zh: '{file}：旁边有 {count} 行密钥' },
	{
		en: '{connections} {connections|connection|connections}, {packets} {packets|packet|packets}, {bytes} {bytes|byte|bytes}',
		zh: '{connections} 个连接，{packets} 个分组，{bytes} 字节',
	},
	{
		en: '{connections} {connections|connection|connections}, {refused} refused, {packets} {packets|packet|packets}, {bytes} {bytes|byte|bytes}',
		zh: '{connections} 个连接，拒绝 {refused} 个，{packets} 个分组，{bytes} 字节',
	},
	{ en: 'nothing is recorded any more: {reason}', zh: '不再记录任何内容：{reason}' },
	{ en: 'the secrets are not in {file}, but beside it: {reason}', zh: '密钥不在 {file} 中，而在它旁边：{reason}' },
	{ en: 'keys are not kept: {reason}', zh: '密钥没有保留：{reason}' },
	{ en: 'no connection to {target} ({reason})', zh: '无法连接 {target}（{reason}）' },
	{ en: 'no certificate for {name}: {reason}', zh: '没有给 {name} 的证书：{reason}' },
	{ en: 'the client ends the handshake: {reason}', zh: '客户端中止握手：{reason}' },
	{ en: '{target} has closed the connection again', zh: '{target} 又关闭了连接' },
	{ en: '{target} is not trusted, or no TLS: {reason}', zh: '{target} 不受信任，或不是 TLS：{reason}' },
	{ en: 'the listener: {reason}', zh: '监听端：{reason}' },
	{
		en: 'more than {count} connections at once: those past it are refused',
		zh: '同时的连接超过 {count} 个：超出的予以拒绝',
	},
	{
		en: '--tamper {rule}: byte {number} of what the {who} sent was {old}, and is {new}',
		zh: '--tamper {rule}：{who}所发内容的第 {number} 字节由 {old} 改为 {new}',
	},
	{
		en: 'byte {number} of what the {who} sent was {old}, and is {new}',
		zh: '{who}所发内容的第 {number} 字节由 {old} 改为 {new}',
	},
	{
		en: 'without --to a client has to say where it wants to get: as a proxy’s client does, with CONNECT or http:// and a host',
		zh: '没有 --to 时，客户端须像代理的客户端那样说明要去哪里：用 CONNECT，或 http:// 加主机名',
	},
	{ en: 'that is the proxy itself', zh: '那是代理自己' },

	// The tools that capture.
	{ en: '{received} packets received, {dropped} dropped', zh: '收到 {received} 个分组，丢弃 {dropped} 个' },
	{ en: '{captured} packets captured, {dropped} dropped', zh: '抓到 {captured} 个分组，丢弃 {dropped} 个' },
	{ en: 'it did not say how many packets', zh: '它没有说明有多少个分组' },
	{ en: 'the oldest was let go, past {size} MB (--limit)', zh: '超过 {size} MB 的最早部分已放弃（--limit）' },
	{ en: '{tool} does not capture: {reason}', zh: '{tool} 无法抓包：{reason}' },
	{ en: '{tool} does not capture on {name}: {reason}', zh: '{tool} 无法在 {name} 上抓包：{reason}' },

	// Files that are read or followed.
	{ en: '{file} does not exist', zh: '{file} 不存在' },
	{ en: '{file} does not exist: the name is too long', zh: '{file} 不存在：名称太长' },
	{ en: '{file} may not be read: permission denied', zh: '{file} 不允许读取：权限不足' },
	{ en: '{file} is a folder, not a capture file', zh: '{file} 是文件夹，不是抓包文件' },
	{ en: '{file} is a folder without a capture in it', zh: '文件夹 {file} 中没有抓包' },
	{ en: '{file} is a symbolic link that leads to itself', zh: '{file} 是指向自己的符号链接' },
	{ en: '{file} cannot be opened: too many files are open', zh: '{file} 无法打开：打开的文件太多' },
	{ en: '{file} was read already', zh: '{file} 已经读过' },
	{
		en: '{file} is larger than {count} bytes: what comes after them is not read',
		zh: '{file} 超过 {count} 字节：其后的内容不予读取',
	},
]
