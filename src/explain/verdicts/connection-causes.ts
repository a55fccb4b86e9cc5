import type { CauseTable } from './cause-words.js'

/** Nobody there, nobody who answers, another protocol. */
export const CONNECTION_CAUSES: CauseTable = {
	connection_refused: {
		name: { en: 'connection refused', zh: '连接被拒绝' },
		why: {
			en: 'Nothing listens on {server}, or a firewall rejects: the SYN was answered with RST.',
			zh: '{server} 上没有程序在监听，或防火墙拒绝：SYN 得到的回应是 RST。',
		},
		now: {
			en: 'Is the server running, and on this port? On it: `ss -ltnp`. Does a firewall reject?',
			zh: '服务器是否在运行、端口是否正确？在服务器上：`ss -ltnp`。防火墙是否拒绝了连接？',
		},
	},
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
			en: 'The server took the ClientHello and said nothing for {seconds} s: it is stuck, waits for another backend, or what listens there is no TLS.',
			zh: '服务器收到 ClientHello 后 {seconds} 秒未作回应：它可能卡住、在等待后端，或监听的根本不是 TLS。',
		},
		now: {
			en: "Look at the server's log and load; try `openssl s_client -connect {target}` on the server itself.",
			zh: '查看服务器的日志和负载；在服务器本机上试 `openssl s_client -connect {target}`。',
		},
		forms: {
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
	plaintext_to_tls_server: {
		name: { en: 'plain text sent to a TLS port', zh: '明文发往 TLS 端口' },
		why: {
			en: 'The client speaks plain text where the server expects TLS.',
			zh: '客户端发送明文，而服务器在该端口要求 TLS。',
		},
		now: {
			en: 'Ask with `https://{target}/` instead of `http://`.',
			zh: '请使用 `https://{target}/` 而不是 `http://`。',
		},
		forms: {
			alert: {
				why: {
					en: 'The client speaks plain text, and the server answers with a TLS alert: it expects TLS on this port.',
					zh: '客户端发送明文，服务器以 TLS 警报回应：该端口要求 TLS。',
				},
			},
			answered: {
				why: {
					en: 'The client speaks plain HTTP, and the server answers {status}, in plain HTTP, that this is a port for HTTPS.',
					zh: '客户端使用明文 HTTP，服务器以明文 HTTP 回应 {status}，说明该端口用于 HTTPS。',
				},
			},
			silent: {
				why: {
					en: 'The client speaks plain text, and the server closes without a byte: so do OpenSSL and Node where they expect TLS.',
					zh: '客户端发送明文，服务器不回一个字节就关闭：OpenSSL 和 Node 在期待 TLS 时就是这样。',
				},
			},
			waiting: {
				why: {
					en: 'The client speaks plain HTTP and gets no answer: a server that expects TLS may wait for the rest of what it takes for a record.',
					zh: '客户端使用明文 HTTP 而得不到回应：期待 TLS 的服务器可能在等待它误认作记录的其余部分。',
				},
			},
		},
	},
	tls_to_plaintext_server: {
		name: { en: 'TLS sent to a plain port', zh: 'TLS 发往明文端口' },
		why: {
			en: 'The client begins with TLS, and the server answers in plain text: "{answer}".',
			zh: '客户端以 TLS 开始，服务器以明文回应：“{answer}”。',
		},
		now: {
			en: 'Use the port on which the server speaks TLS, or switch TLS on for {port} (nginx: `listen {port} ssl`); for plain HTTP ask with `http://{target}/`.',
			zh: '改用服务器的 TLS 端口，或为 {port} 启用 TLS（nginx：`listen {port} ssl`）；明文 HTTP 请使用 `http://{target}/`。',
		},
	},
	starttls_missing: {
		name: { en: 'STARTTLS not begun', zh: '未先执行 STARTTLS' },
		why: {
			en: 'The server greets in plain {protocol} ("{answer}") and waits to be asked for TLS; the client begins with TLS at once.',
			zh: '服务器以明文 {protocol} 问候（“{answer}”），等待客户端请求 TLS；而客户端一开始就用 TLS。',
		},
		now: {
			en: 'Have the client ask first: `openssl s_client -starttls {starttls} -connect {target}`; or use the port for implicit TLS (465, 993, 995, 990, 636).',
			zh: '让客户端先发出请求：`openssl s_client -starttls {starttls} -connect {target}`；或使用隐式 TLS 端口（465、993、995、990、636）。',
		},
	},
	starttls_refused: {
		name: { en: 'STARTTLS refused', zh: 'STARTTLS 被拒绝' },
		why: {
			en: 'The client asked for TLS, and the server declined: "{answer}".',
			zh: '客户端请求 TLS，服务器拒绝：“{answer}”。',
		},
		now: {
			en: 'Give the server a certificate and switch TLS on; if it has one, somebody in between may have changed its answer.',
			zh: '为服务器配置证书并启用 TLS；若已配置，则可能有人在中途改动了应答。',
		},
	},
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
	},
	other_protocol: {
		name: { en: 'another protocol', zh: '其他协议' },
		why: {
			en: 'The client begins with TLS, and the server speaks {protocol}: "{answer}".',
			zh: '客户端以 TLS 开始，而服务器说的是 {protocol}：“{answer}”。',
		},
		now: {
			en: 'This is the wrong port or the wrong host for TLS.',
			zh: '对 TLS 来说，端口或主机选错了。',
		},
		forms: {
			unnamed: {
				why: {
					en: 'The client begins with TLS, and the server answers with something else: "{answer}".',
					zh: '客户端以 TLS 开始，服务器的回应却是别的东西：“{answer}”。',
				},
			},
			alone: {
				why: {
					en: 'The two speak {protocol} without TLS: "{answer}".',
					zh: '双方使用不带 TLS 的 {protocol}：“{answer}”。',
				},
				now: { en: 'Nothing, if that is what they should speak.', zh: '如果本该如此，则无需处理。' },
			},
			unnamed_alone: {
				why: {
					en: 'The two speak a protocol that is neither TLS nor HTTP; it begins "{answer}".',
					zh: '双方使用的既不是 TLS 也不是 HTTP，开头是“{answer}”。',
				},
				now: {
					en: 'Look at the bytes of the first packets: is the capture one of the right port?',
					zh: '查看最初几个分组的字节：抓的是正确的端口吗？',
				},
			},
		},
	},
}
