import type { Text } from '../language.js'

/** Who ended it, and how. */
export const WHO: Readonly<Record<string, Text>> = {
	client: {
		en: 'The client {client} ended it {how}; the server is {server}.',
		zh: '客户端 {client} {how}；服务器是 {server}。',
	},
	server: {
		en: 'The server {server} ended it {how}; the client is {client}.',
		zh: '服务器 {server} {how}；客户端是 {client}。',
	},
	both: {
		en: 'Both ended it {how}: the client {client} and the server {server}.',
		zh: '双方同时{how}：客户端 {client} 和服务器 {server}。',
	},
	nobody: {
		en: 'Nobody ended it: the client is {client}, the server {server}.',
		zh: '没有任何一方结束它：客户端是 {client}，服务器是 {server}。',
	},
	unknown: {
		en: 'Who ended it is not in the capture: the client is {client}, the server {server}.',
		zh: '抓包中看不到由谁结束：客户端是 {client}，服务器是 {server}。',
	},
}

export const HOW: Readonly<Record<string, Text>> = {
	alert: { en: 'with an alert', zh: '以警报将其结束' },
	close_notify: { en: 'with close_notify', zh: '以 close_notify 将其结束' },
	sealed_goodbye: {
		en: 'with a sealed alert, most likely close_notify',
		zh: '以密封的警报（很可能是 close_notify）将其结束',
	},
	fin: { en: 'by closing the connection (FIN)', zh: '关闭了连接（FIN）' },
	rst: { en: 'by resetting the connection (RST)', zh: '重置了连接（RST）' },
	silence: { en: 'in silence', zh: '没有任何动静' },
	open: { en: 'later', zh: '尚未结束' },
}

/** What became of it. */
export const WHAT: Readonly<Record<string, Text>> = {
	established: { en: '{version} was established', zh: '{version} 已建立' },
	failed: { en: 'The TLS handshake failed', zh: 'TLS 握手失败' },
	refused: { en: 'The connection was refused before TLS could begin', zh: '连接被拒绝，TLS 无从开始' },
	unanswered: { en: 'There was no answer', zh: '没有应答' },
	cut: { en: '{version} was established, then broken off', zh: '{version} 已建立，随后中断' },
	not_tls: { en: 'No TLS connection came about', zh: '没有形成 TLS 连接' },
	one_sided: { en: 'Only one direction is in the capture', zh: '抓包中只有一个方向' },
	incomplete_capture: { en: 'The capture does not show how it went', zh: '抓包没有显示其经过' },
}

export const AFTER: Text = {
	en: '; the last message before the end: {name} of the {from}, packet {packet}.',
	zh: '；结束前的最后一条消息：{from}的 {name}，第 {packet} 号分组。',
}

/** How sure it is. */
export const SURE: Readonly<Record<string, Text>> = {
	observed: { en: 'Observed: {evidence}.', zh: '已观察到：{evidence}。' },
	verified: { en: 'Verified: {evidence}.', zh: '已验证：{evidence}。' },
	inferred: { en: 'Inferred from {evidence}.', zh: '推测，依据：{evidence}。' },
	unknown: { en: 'Unknown: {evidence}.', zh: '未知：{evidence}。' },
}

export const MAY_BE: Text = { en: ' It may also be: {causes}.', zh: '也可能是：{causes}。' }
export const NO_EVIDENCE: Text = { en: 'nothing was seen that tells', zh: '没有看到能说明问题的内容' }

export const STANDINGS: Readonly<Record<string, Text>> = {
	observed: { en: 'observed', zh: '观察到' },
	verified: { en: 'verified', zh: '已验证' },
	inferred: { en: 'inferred', zh: '推测' },
	unknown: { en: 'unknown', zh: '未知' },
}

export const OUTCOMES: Readonly<Record<string, Text>> = {
	established: { en: 'established', zh: '已建立' },
	failed: { en: 'failed', zh: '失败' },
	refused: { en: 'refused', zh: '被拒绝' },
	unanswered: { en: 'unanswered', zh: '无应答' },
	cut: { en: 'cut off', zh: '中断' },
	not_tls: { en: 'not TLS', zh: '非 TLS' },
	one_sided: { en: 'one direction only', zh: '仅单向' },
	incomplete_capture: { en: 'capture incomplete', zh: '抓包不完整' },
}

export const SLOTS: Readonly<Record<'who' | 'what' | 'why' | 'sure' | 'now', Text>> = {
	who: { en: 'who', zh: '谁' },
	what: { en: 'what', zh: '发生了什么' },
	why: { en: 'why', zh: '为什么' },
	sure: { en: 'how sure', zh: '有多确定' },
	now: { en: 'what now', zh: '怎么办' },
}

/** Values of a verdict that are words. */
export const WORDS: Readonly<Record<string, Text>> = {
	client: { en: 'client', zh: '客户端' },
	server: { en: 'server', zh: '服务器' },
	sealed: { en: 'sealed', zh: '已密封' },
}
