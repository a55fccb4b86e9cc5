import type { Text } from '../language.js'
import type { CauseTable } from './cause-words.js'

/** A client that is asked for another ClientHello and leaves, with FIN or RST. */
const LEFT_AFTER_RETRY = {
	why: {
		en: 'The server asked for another ClientHello (HelloRetryRequest), and instead of saying one the client left: it may not know how, or not have the group.',
		zh: '服务器要求重发 ClientHello（HelloRetryRequest），而客户端没有重发就离开：它可能不会这样做，或没有该组。',
	},
	now: {
		en: 'Have the server take a group that the client sends a share of, as X25519 or P-256 (nginx: `ssl_ecdh_curve X25519:P-256`), and update the client.',
		zh: '让服务器接受客户端已发送份额的组，如 X25519 或 P-256（nginx：`ssl_ecdh_curve X25519:P-256`），并升级客户端。',
	},
}

/** What to try where a proxy ends the tunnel that it has granted. */
const ASK_THE_PROXY: Text = {
	en: "The proxy's log knows which. Try {tunnel} from there, and without the proxy: `openssl s_client -connect {tunnel}`.",
	zh: '代理的日志里有答案。分别从代理上和绕过代理试连 {tunnel}：`openssl s_client -connect {tunnel}`。',
}

/** What to try where a server ends a connection before anything was said. */
const LOOK_FOR_LIMITS: Text = {
	en: 'Look for limits and filters by address on the server (`max_connections`, TCP wrappers, fail2ban), and, behind a load balancer, whether a backend is up.',
	zh: '检查服务器上的连接数限制和按地址过滤的规则（`max_connections`、TCP wrappers、fail2ban）；若在负载均衡之后，检查后端是否在运行。',
}

/** Nobody there, somebody who hangs up, or something in between that does. */
export const CONNECTION_CAUSES: CauseTable = {
	connection_refused: {
		name: { en: 'connection refused', zh: '连接被拒绝' },
		why: {
			en: 'Nothing listens on {server}, or a firewall rejects: the SYN was answered with RST.',
			zh: '{server} 上没有程序在监听，或防火墙拒绝了连接：SYN 得到的回应是 RST。',
		},
		now: {
			en: 'Is the server running, and on this port? On it: `ss -ltnp`. Does a firewall reject?',
			zh: '服务器是否在运行、端口是否正确？在服务器上：`ss -ltnp`。防火墙是否拒绝了连接？',
		},
	},
	reset_during_handshake: {
		name: { en: 'reset during the handshake', zh: '握手中被重置' },
		why: {
			en: 'The connection was reset in the middle of the handshake, without an alert: the process ended, or something in between cut it off.',
			zh: '连接在握手途中被重置且没有警报：进程已结束，或中间有设备将其切断。',
		},
		now: {
			en: 'Capture on both sides: a RST that the other side never sent comes from a device in between. Otherwise look at the log of the {side}.',
			zh: '在两端同时抓包：对方从未发出的 RST 来自中间设备。否则查看{side}的日志。',
		},
		forms: {
			tunnel: {
				why: {
					en: 'The proxy {server} granted the tunnel to {tunnel}, and reset it after the ClientHello: it did not reach the server, a rule of its own forbids that name, or the server itself has ended it.',
					zh: '代理 {server} 已同意建立到 {tunnel} 的隧道，却在 ClientHello 之后将其重置：它没有连上服务器、自己的规则禁止该名称，或是服务器自己结束了连接。',
				},
				now: ASK_THE_PROXY,
			},
			retry: LEFT_AFTER_RETRY,
			before: {
				why: {
					en: 'The server reset the connection before the ClientHello had come: whatever it says, it does not want this client, or has nobody to pass it on to.',
					zh: '服务器在收到 ClientHello 之前就重置了连接：它不接受这个客户端，或没有可转交的后端。',
				},
				now: LOOK_FOR_LIMITS,
			},
		},
	},
	closed_during_handshake: {
		name: { en: 'closed during the handshake', zh: '握手中被关闭' },
		why: {
			en: 'The {side} closed the connection in the middle of the handshake without saying why.',
			zh: '{side}在握手途中关闭了连接，没有说明原因。',
		},
		now: {
			en: 'The log of the {side} knows more. Is it TLS that listens there? `openssl s_client -connect {target}`.',
			zh: '{side}的日志里有更多信息。那里监听的是 TLS 吗？`openssl s_client -connect {target}`。',
		},
		forms: {
			tunnel: {
				why: {
					en: 'The proxy {server} granted the tunnel to {tunnel}, and closed it after the ClientHello: it did not reach the server, a rule of its own forbids that name, or the server itself has ended it.',
					zh: '代理 {server} 已同意建立到 {tunnel} 的隧道，却在 ClientHello 之后将其关闭：它没有连上服务器、自己的规则禁止该名称，或是服务器自己结束了连接。',
				},
				now: ASK_THE_PROXY,
			},
			retry: LEFT_AFTER_RETRY,
			before: {
				why: {
					en: 'The server closed the connection before the ClientHello had come: whatever it says, it does not want this client, or has nobody to pass it on to.',
					zh: '服务器在收到 ClientHello 之前就关闭了连接：它不接受这个客户端，或没有可转交的后端。',
				},
				now: LOOK_FOR_LIMITS,
			},
			midway: {
				now: {
					en: 'It is TLS on both sides, and the log of the {side} knows more: did its process end, did a time limit cut in? Capture on both sides: a FIN that the {side} never sent comes from a device in between.',
					zh: '双方都在使用 TLS，{side}的日志里有更多信息：进程是否结束、是否超时？在两端同时抓包：{side}从未发出的 FIN 来自中间设备。',
				},
			},
			goodbye: {
				why: {
					en: 'The {side} said close_notify in the middle of the handshake instead of going on: it ends the connection on purpose, and names no reason.',
					zh: '{side}在握手途中没有继续，而是发送 close_notify：它有意结束连接，但没有说明原因。',
				},
				now: {
					en: 'It speaks TLS; the log of the {side} knows why it does not want to go on: a load balancer without a backend, a limit, a shutdown.',
					zh: '它使用 TLS；{side}的日志里有不愿继续的原因：负载均衡没有后端、达到限制或正在关闭。',
				},
			},
		},
	},
	middlebox_suspected: {
		name: { en: 'something in between suspected', zh: '疑似中间设备干预' },
		why: {
			en: 'A device between the two may take part: what one side gets need not be what the other has sent.',
			zh: '两端之间可能有设备介入：一方收到的未必是另一方发出的。',
		},
		now: {
			en: 'Capture on both sides and compare: what was sent on one side and did not come out on the other was changed, or made up, on the way.',
			zh: '在两端同时抓包比较：一端发出而另一端没有收到的内容，就是在途中被改动或伪造的。',
		},
		forms: {
			reset: {
				why: {
					en: "The answer to the ClientHello for {host} is a RST: a filter that dislikes the server name does that in the server's name.",
					zh: '对请求 {host} 的 ClientHello 的回应是 RST：不喜欢该服务器名的过滤设备会冒充服务器这样做。',
				},
			},
			large: {
				why: {
					en: 'The ClientHello of {length} bytes spans several packets and gets no answer: some devices read only the first packet of one.',
					zh: '{length} 字节的 ClientHello 跨越多个分组而没有回应：有些设备只读第一个分组。',
				},
			},
		},
	},
}
