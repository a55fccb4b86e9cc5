import type { CauseTable } from './cause-words.js'

/** A proxy stands before TLS, and lets nobody through. */
export const PROXY_CAUSES: CauseTable = {
	proxy_refused: {
		name: { en: 'proxy refused', zh: '代理拒绝' },
		why: {
			en: 'The proxy does not connect to {target}: it answers {status} {reason}. TLS did not begin.',
			zh: '代理不连接 {target}：回应 {status} {reason}。TLS 尚未开始。',
		},
		now: {
			en: '407 wants a name and password (`curl --proxy-user`), 403 a rule of the proxy; 502 and 504: the proxy itself could not reach {target}.',
			zh: '407 需要用户名和口令（`curl --proxy-user`），403 是代理的规则；502 和 504 表示代理自己也连不上 {target}。',
		},
		forms: {
			no_proxy: {
				why: {
					en: 'The client asks for a tunnel to {target}, and the server answers {status} {reason}: so do web servers, which are no proxies, and nginx where it expects TLS. TLS did not begin.',
					zh: '客户端请求到 {target} 的隧道，服务器回应 {status} {reason}：不是代理的 Web 服务器就是这样回应，期待 TLS 的 nginx 也是如此。TLS 尚未开始。',
				},
				now: {
					en: 'Is {server} a proxy? Check what the client is told of proxies (`https_proxy`, `curl -x`), and whether the proxy speaks TLS itself (`curl -x https://{server}/ ...`).',
					zh: '{server} 是代理吗？检查客户端的代理设置（`https_proxy`、`curl -x`），以及代理本身是否使用 TLS（`curl -x https://{server}/ ...`）。',
				},
			},
			socks: {
				why: {
					en: 'The SOCKS proxy {server} does not make the connection: it answers {code}. TLS did not begin.',
					zh: 'SOCKS 代理 {server} 没有建立连接：回应代码 {code}。TLS 尚未开始。',
				},
				now: {
					en: 'SOCKS 5: 1 general failure, 2 forbidden by a rule, 3 network and 4 host unreachable, 5 connection refused, 6 TTL expired, 7 and 8 not supported; SOCKS 4: 91 refused, 92 and 93 no or another user (identd). Try the target from the proxy itself.',
					zh: 'SOCKS 5：1 一般故障，2 规则禁止，3 网络不可达，4 主机不可达，5 连接被拒绝，6 TTL 耗尽，7、8 不支持；SOCKS 4：91 拒绝，92、93 没有用户或用户不符（identd）。请在代理上试连。',
				},
			},
			socks_closed: {
				why: {
					en: 'The SOCKS proxy {server} ends the connection without an answer to what the client asks. TLS did not begin.',
					zh: 'SOCKS 代理 {server} 没有回应客户端的请求就结束了连接。TLS 尚未开始。',
				},
				now: {
					en: 'Its log knows why: a rule, a limit, a target that it does not reach. Is {server} a SOCKS proxy at all?',
					zh: '代理的日志里有原因：规则、限制，或连不上目标。{server} 确实是 SOCKS 代理吗？',
				},
			},
			socks_waiting: {
				why: {
					en: 'The SOCKS proxy {server} gives no answer for {seconds} s to what the client asks, until the client gives up. TLS did not begin.',
					zh: 'SOCKS 代理 {server} 对客户端的请求 {seconds} 秒没有回应，客户端最终放弃。TLS 尚未开始。',
				},
				now: {
					en: 'Can the proxy reach the target, and does it find its name? Try it there. Is {server} a SOCKS proxy at all?',
					zh: '代理能否连到目标、能否解析其名称？请在代理本机上试一试。{server} 确实是 SOCKS 代理吗？',
				},
			},
			socks_method: {
				why: {
					en: 'The SOCKS proxy {server} takes none of the ways to log in that the client offers. TLS did not begin.',
					zh: 'SOCKS 代理 {server} 不接受客户端提出的任何登录方式。TLS 尚未开始。',
				},
				now: {
					en: 'Most likely it wants a name and a password: `curl --proxy-user NAME:PASSWORD -x socks5h://{server} ...`.',
					zh: '很可能需要用户名和口令：`curl --proxy-user NAME:PASSWORD -x socks5h://{server} ...`。',
				},
			},
			socks_login: {
				why: {
					en: 'The SOCKS proxy {server} refuses the name and password of the client. TLS did not begin.',
					zh: 'SOCKS 代理 {server} 拒绝了客户端的用户名和口令。TLS 尚未开始。',
				},
				now: {
					en: 'Check both (`curl --proxy-user NAME:PASSWORD ...`), and whether the account may use the proxy.',
					zh: '核对两者（`curl --proxy-user NAME:PASSWORD ...`），以及该账户是否有权使用代理。',
				},
			},
			silent: {
				why: {
					en: 'The client asks the proxy {server} for a tunnel to {target}, and the proxy ends the connection without an answer. TLS did not begin.',
					zh: '客户端请代理 {server} 建立到 {target} 的隧道，代理没有回应就结束了连接。TLS 尚未开始。',
				},
				now: {
					en: 'Is {server} a proxy, and one for this client? Its log knows more: filters by address and limits close without a word, and so does a proxy that expects TLS (`curl -x https://{server}/ ...`).',
					zh: '{server} 是代理吗？允许这个客户端使用吗？查看其日志：按地址过滤或连接数限制会不作声地关闭，要求 TLS 的代理也会如此（`curl -x https://{server}/ ...`）。',
				},
			},
			waiting: {
				why: {
					en: 'The client asks the proxy {server} for a tunnel to {target}, and gives up when no answer has come for {seconds} s. TLS did not begin.',
					zh: '客户端请代理 {server} 建立到 {target} 的隧道，{seconds} 秒没有回应后放弃。TLS 尚未开始。',
				},
				now: {
					en: 'Can the proxy reach {target}, and does it find its name? Try it there, and look at its log and load. A proxy that expects TLS may wait as well (`curl -x https://{server}/ ...`).',
					zh: '代理能否连到 {target}、能否解析其名称？在代理上试一试，并查看其日志和负载。要求 TLS 的代理也可能在等待（`curl -x https://{server}/ ...`）。',
				},
			},
		},
	},
}
