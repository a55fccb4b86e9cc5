import type { CauseTable } from './cause-words.js'

/** Nobody who answers, somebody who does not go on, bytes that do not arrive. */
export const SILENCE_CAUSES: CauseTable = {
	no_answer_to_connection: {
		name: { en: 'no answer to the connection', zh: '连接请求无应答' },
		why: {
			en: 'Nobody answers at {server}: {tries} {tries|packet|packets} in {seconds} s went unanswered. The host is down, or a firewall drops the packets.',
			zh: '{server} 无人应答：{seconds} 秒内 {tries} 个分组都没有回应。主机已停机，或防火墙丢弃了分组。',
		},
		now: {
			en: 'Check the route and the firewalls on it: `ping`, `tcptraceroute {host} {port}`; capture on the server whether the SYN arrives.',
			zh: '检查路由及沿途防火墙：`ping`、`tcptraceroute {host} {port}`；在服务器上抓包看 SYN 是否到达。',
		},
		forms: {
			half_open: {
				why: {
					en: '{server} answered, and the client never came back: its answers get lost on the way, or the client was a scanner.',
					zh: '{server} 已应答，但客户端没有再回来：应答在途中丢失，或客户端只是扫描器。',
				},
			},
		},
	},
	no_answer_to_client_hello: {
		name: { en: 'no answer to the ClientHello', zh: 'ClientHello 无应答' },
		why: {
			en: 'The server took the ClientHello and said nothing for {seconds} s: it is stuck or waits for another backend, what listens there is no TLS, or its answer, in packets of full size, is lost on the way back.',
			zh: '服务器收到 ClientHello 后 {seconds} 秒未作回应：它可能卡住了或在等待后端，那里监听的可能根本不是 TLS，也可能它的应答（满长的分组）在回程丢失。',
		},
		now: {
			en: "Look at the server's log and load; try `openssl s_client -connect {target}` on the server itself. If it answers there, capture on the server: an answer that is sent again and again does not get through (MTU: `ping -M do -s 1472 {host}`).",
			zh: '查看服务器的日志和负载；在服务器本机上试 `openssl s_client -connect {target}`。如果本机能得到应答，就在服务器上抓包：反复重发的应答说明它没有送达（MTU：`ping -M do -s 1472 {host}`）。',
		},
		forms: {
			tunnel: {
				why: {
					en: 'The proxy {server} has granted the tunnel to {tunnel} and taken the ClientHello, and nothing came out of the tunnel for {seconds} s.',
					zh: '代理 {server} 已同意建立到 {tunnel} 的隧道并收下了 ClientHello，但 {seconds} 秒内隧道中没有任何回应。',
				},
				now: {
					en: 'Try {tunnel} from the proxy itself: `openssl s_client -connect {tunnel}`. Some proxies grant a tunnel before they have reached anybody; its log knows.',
					zh: '在代理本机上试连 {tunnel}：`openssl s_client -connect {tunnel}`。有些代理在连到目标之前就同意建立隧道；请查看其日志。',
				},
			},
			unacknowledged: {
				why: {
					en: 'The ClientHello of {length} bytes was not even acknowledged: it, or the answer, gets lost on the way.',
					zh: '{length} 字节的 ClientHello 连 TCP 确认都没有收到：它或应答在途中丢失。',
				},
				now: {
					en: 'Capture on the server whether it arrives; check firewalls and the MTU on the way (`ping -M do -s 1472 {host}`).',
					zh: '在服务器上抓包看它是否到达；检查沿途的防火墙和 MTU（`ping -M do -s 1472 {host}`）。',
				},
			},
		},
	},
	lost_client_hello_segment: {
		name: { en: 'part of the ClientHello lost', zh: 'ClientHello 的一部分丢失' },
		why: {
			en: 'The ClientHello of {length} bytes needs more than one packet, and only its first {acknowledged} bytes are acknowledged: the rest does not get through.',
			zh: '{length} 字节的 ClientHello 需要多个分组，而只有前 {acknowledged} 字节得到确认：其余部分没有送达。',
		},
		now: {
			en: 'Look for a firewall that inspects only the first packet, or an MTU that is too large (`ping -M do -s 1472 {host}`). To make sure: a smaller hello without a post-quantum share gets through (`curl --curves X25519 https://{target}/`).',
			zh: '查找只检查第一个分组的防火墙，或过大的 MTU（`ping -M do -s 1472 {host}`）。验证办法：不带后量子密钥份额的较小 ClientHello 应能通过（`curl --curves X25519 https://{target}/`）。',
		},
		forms: {
			cut: {
				why: {
					en: 'Only {length} bytes of the ClientHello are in the capture, and nothing answers it: the rest did not get through, or was never sent.',
					zh: '抓包中只有 ClientHello 的 {length} 字节，且无人应答：其余部分没有送达，或从未发送。',
				},
			},
		},
	},
	lost_server_flight: {
		name: { en: "server's answer lost on the way", zh: '服务器的应答在途中丢失' },
		why: {
			en: "The server's answer does not arrive: of {sent} bytes {acknowledged} were acknowledged, though {resent} {resent|packet was|packets were} sent again. Full packets may be too large for an MTU on the way, or the client is gone.",
			zh: '服务器的应答没有送达：{sent} 字节中只有 {acknowledged} 字节得到确认，尽管重发了 {resent} 个分组。满长的分组可能超过途中某处的 MTU，或客户端已经消失。',
		},
		now: {
			en: 'Find the largest packet that passes: on the server `ping -M do -s 1472 {peer}`, then smaller; lower the MTU or clamp the MSS on the tunnel or router (`iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu`), and let ICMP "fragmentation needed" through.',
			zh: '找出能通过的最大分组：在服务器上 `ping -M do -s 1472 {peer}`，再逐步减小；在隧道或路由器上降低 MTU 或限制 MSS（`iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu`），并放行 ICMP “需要分片”。',
		},
		forms: {
			gap: {
				why: {
					en: "{length} bytes of the server's answer never reach the client, while what comes behind them does: small packets pass and full ones do not where an MTU on the way is smaller than the two believe.",
					zh: '服务器应答中有 {length} 字节始终没有到达客户端，而其后的内容到达了：如果途中某处的 MTU 小于双方所认为的值，小分组能通过而满长的分组不能。',
				},
				now: {
					en: 'Find the largest packet that passes: `ping -M do -s 1472 {host}`, then smaller; lower the MTU or clamp the MSS on the tunnel or router (`iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu`), and let ICMP "fragmentation needed" through.',
					zh: '找出能通过的最大分组：`ping -M do -s 1472 {host}`，再逐步减小；在隧道或路由器上降低 MTU 或限制 MSS（`iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu`），并放行 ICMP “需要分片”。',
				},
			},
			unseen: {
				why: {
					en: 'The ClientHello has arrived and no answer comes: the first one, in packets of full size, may be too large for an MTU on the way back.',
					zh: 'ClientHello 已送达而没有应答：首个应答由满长的分组组成，可能超过回程某处的 MTU。',
				},
				now: {
					en: 'Capture on the server: does it answer, and again and again? Then find the largest packet that passes: `ping -M do -s 1472 {host}`, and lower the MTU or clamp the MSS.',
					zh: '在服务器上抓包：它是否应答并反复重发？若是，用 `ping -M do -s 1472 {host}` 找出能通过的最大分组，再降低 MTU 或限制 MSS。',
				},
			},
		},
	},
	stalled_during_handshake: {
		name: { en: 'stalled during the handshake', zh: '握手停滞' },
		why: {
			en: 'The {owing} did not go on with the handshake: nothing came from it for {seconds} s, until the {from} gave up.',
			zh: '{owing}没有继续握手：{seconds} 秒内没有任何消息，直到{from}放弃。',
		},
		now: {
			en: 'Look at the load and the log of the {owing}: what does it wait for (a key in a module, a lookup, a backend)? Capture there as well: if it did send more, that is lost on the way (MTU: `ping -M do -s 1472 {host}`).',
			zh: '查看{owing}的负载和日志：它在等什么（密码模块中的密钥、查询、后端）？也在那一端抓包：如果它确实发送了更多内容，就是在途中丢失（MTU：`ping -M do -s 1472 {host}`）。',
		},
		forms: {
			server_after_retry: {
				why: {
					en: 'The server asked for another ClientHello (HelloRetryRequest), got it, and said nothing more for {seconds} s, until the client gave up.',
					zh: '服务器要求重发 ClientHello（HelloRetryRequest），收到之后 {seconds} 秒内没有任何消息，直到客户端放弃。',
				},
				now: {
					en: 'Is there a load balancer, and does the second ClientHello come to another server than the first? Servers that keep no state share the key of the cookie. To go around it, have the server take a group that the client sends a share of (nginx: `ssl_ecdh_curve X25519:P-256`).',
					zh: '前面是否有负载均衡，第二个 ClientHello 是否到了另一台服务器？不保存状态的服务器必须共享 cookie 的密钥。要绕开此问题，让服务器接受客户端已发送份额的组（nginx：`ssl_ecdh_curve X25519:P-256`）。',
				},
			},
			client_after_retry: {
				why: {
					en: 'The server asked for another ClientHello (HelloRetryRequest), and none came for {seconds} s, until the server gave up.',
					zh: '服务器要求重发 ClientHello（HelloRetryRequest），而 {seconds} 秒内没有收到，直到服务器放弃。',
				},
				now: {
					en: 'Capture on the client: does it send a second ClientHello? Then that is lost on the way. If not, have the server take a group that the client sends a share of, and update the client.',
					zh: '在客户端抓包：它是否发送了第二个 ClientHello？若是，就是在途中丢失；若否，让服务器接受客户端已发送份额的组，并升级客户端。',
				},
			},
			client: {
				now: {
					en: 'What does the client wait for: a person who is to choose a certificate or give a PIN, or the authority that it asks about a certificate (OCSP)? A longer time limit on the server helps the first (nginx: `client_header_timeout`).',
					zh: '客户端在等什么：等待用户选择证书或输入 PIN，还是在向颁发机构查询证书状态（OCSP）？前者可放宽服务器的时限（nginx：`client_header_timeout`）。',
				},
			},
		},
	},
}
