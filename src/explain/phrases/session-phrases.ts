import type { Text } from '../language.js'

/** What is said of a session as it is read, and of its blocks: what stands above a tree of fields. */
export const SESSION_PHRASES: readonly Text[] = [
	{
		en: 'conversation {number} cannot be read again with the secrets that came after it: {why}',
		zh: '会话 {number} 无法用后到的密钥重新读取：{why}',
	},
	{ en: 'conversation {number} waits for its secrets no longer: {why}', zh: '会话 {number} 不再等待它的密钥：{why}' },
	{ en: '{count} packets of it have come', zh: '它已到来 {count} 个分组' },
	{ en: '{count} packets of connections without secrets have come', zh: '没有密钥的各连接已到来 {count} 个分组' },

	// Blocks.
	{ en: 'Frame {number}', zh: '第 {number} 帧' },
	{ en: 'TLS record {number} of the {who}', zh: '{who}的第 {number} 条 TLS 记录' },
	{ en: 'TLS record {number} of the {who}, opened', zh: '{who}的第 {number} 条 TLS 记录，已打开' },
	{ en: 'ClientHello in SSLv2 format', zh: 'SSLv2 格式的 ClientHello' },
	{ en: 'HTTP request', zh: 'HTTP 请求' },
	{ en: 'HTTP response', zh: 'HTTP 响应' },
	{ en: '{what}, decoded body', zh: '{what}，解码后的正文' },
	{ en: 'Fernet token', zh: 'Fernet 令牌' },
	{ en: 'Fernet token, opened', zh: 'Fernet 令牌，已打开' },
	{ en: 'certificate in the body', zh: '正文中的证书' },
	{ en: 'request in the body', zh: '正文中的证书请求' },
	{ en: 'server-sent event', zh: '服务器发送的事件' },
	{ en: '{count} server-sent events', zh: '{count} 个服务器发送的事件' },
	{ en: 'WebSocket message', zh: 'WebSocket 消息' },
	{ en: '{count} WebSocket messages', zh: '{count} 条 WebSocket 消息' },
	{ en: 'WebSocket frame', zh: 'WebSocket 帧' },
	{ en: 'application data (encrypted, {size})', zh: '应用数据（已加密，{size}）' },
	{ en: '{what} (encrypted, {size}; opened)', zh: '{what}（已加密，{size}；已打开）' },
	{ en: '{what} (encrypted, {size}; inferred)', zh: '{what}（已加密，{size}；推测）' },
	{ en: '{what} (not encrypted, {size} with its MAC)', zh: '{what}（未加密，连同 MAC 共 {size}）' },
	{ en: 'the rest of a message begun in an earlier record', zh: '始于先前记录的消息的其余部分' },
	{ en: 'handshake message', zh: '握手消息' },
	{ en: 'WebSocket close', zh: 'WebSocket 关闭' },
	{ en: 'Handshake message', zh: '握手消息' },
	{ en: 'Application data', zh: '应用数据' },
	{ en: 'application data', zh: '应用数据' },
]
