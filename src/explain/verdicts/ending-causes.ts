import type { CauseTable } from './cause-words.js'

/** How connections end that were established, and what nothing tells. */
export const ENDING_CAUSES: CauseTable = {
	renegotiation_refused: {
		name: { en: 'renegotiation refused', zh: '重协商被拒绝' },
		why: {
			en: 'One side wanted to negotiate anew inside the connection, and the other declined.',
			zh: '一方想在连接内重协商，另一方拒绝了。',
		},
		now: {
			en: 'Do not renegotiate: ask for client certificates at the start (nginx: `ssl_verify_client` for the whole server), or use TLS 1.3.',
			zh: '不要重协商：从一开始就要求客户端证书（nginx：对整个 server 设置 `ssl_verify_client`），或使用 TLS 1.3。',
		},
	},
	truncated_no_close_notify: {
		name: { en: 'cut off without close_notify', zh: '被截断且没有 close_notify' },
		why: {
			en: 'The {from} ended the connection in the middle of what it was sending, without close_notify: what was got is not all.',
			zh: '{from}在发送途中结束了连接，也没有 close_notify：收到的内容不完整。',
		},
		now: {
			en: 'Fetch it again and compare lengths; look at the log of the {from}: did the process end, did a timeout or a proxy cut in?',
			zh: '重新获取并比较长度；查看{from}的日志：进程是否结束、是否超时、是否被代理切断？',
		},
		forms: {
			possible: {
				why: {
					en: 'The server ended the connection without close_notify: the end cannot be told from a cut, unless the content tells its own length.',
					zh: '服务器结束连接时没有发送 close_notify：除非内容自带长度，否则无法分辨是结束还是被截断。',
				},
			},
		},
	},
	no_answer_to_request: {
		name: { en: 'request not answered', zh: '请求未得到应答' },
		why: {
			en: 'The handshake was completed and the client sent data, and the server ended the connection without an answer: it failed at what it was asked, or nobody stands behind it.',
			zh: '握手已完成，客户端发送了数据，而服务器没有应答就结束了连接：它在处理请求时出错，或其后端不在。',
		},
		now: {
			en: "Look at the server's log at this time: did the process crash, did its backend refuse or time out? Nothing, if only clients speak in this protocol.",
			zh: '查看服务器此刻的日志：进程是否崩溃，后端是否拒绝或超时？如果在该协议中只有客户端发送数据，则无需处理。',
		},
		forms: {
			read: {
				why: {
					en: 'The client asked "{request}", and the server ended the connection without a byte of an answer: it failed at this request, or nobody stands behind it.',
					zh: '客户端请求“{request}”，而服务器一个字节都没有应答就结束了连接：它在处理该请求时出错，或其后端不在。',
				},
				now: {
					en: "Look at the server's log for this request: did the process crash, did its backend refuse or time out?",
					zh: '在服务器日志中查找该请求：进程是否崩溃，后端是否拒绝或超时？',
				},
			},
			untaken: {
				why: {
					en: "The client completed its part and sent data, and the server ended the connection without another byte: whether it took the client's Finished at all is not known.",
					zh: '客户端完成了自己的部分并发送了数据，而服务器再没有发送一个字节就结束了连接：它是否接受了客户端的 Finished 无从得知。',
				},
				now: {
					en: "Look at the server's log at this time: did the process end, does a load balancer in front of it cut off, does it insist on a client certificate?",
					zh: '查看服务器此刻的日志：进程是否结束，前面的负载均衡是否切断，它是否坚持要求客户端证书？',
				},
			},
		},
	},
	unknown: {
		name: { en: 'unknown', zh: '未知' },
		why: {
			en: 'Nothing that was captured tells why.',
			zh: '抓到的内容无法说明原因。',
		},
		now: {
			en: 'Look at the logs of both sides; capture again with the keys (SSLKEYLOGFILE) to read what is sealed.',
			zh: '查看双方的日志；带上密钥（SSLKEYLOGFILE）重新抓包，以读取密封的内容。',
		},
		forms: {
			missing: {
				why: {
					en: 'What would tell is not in the capture: it begins later, has holes, or saw one direction only.',
					zh: '能说明原因的部分不在抓包中：开始得太晚、有缺失，或只抓到一个方向。',
				},
				now: {
					en: 'Capture again from before the connection begins, on a point that sees both directions.',
					zh: '在能看到双向流量的位置、于连接开始之前重新抓包。',
				},
			},
			alert: {
				why: {
					en: 'The {side} gave up with alert {alert}, which names no cause.',
					zh: '{side}以警报 {alert} 放弃，而它没有说明原因。',
				},
				now: {
					en: 'Look at the message before the alert, and at the log of the {side}: it knows what it did not like.',
					zh: '查看警报之前的那条消息，以及{side}的日志：它知道自己不接受什么。',
				},
			},
			sealed: {
				why: {
					en: 'The {side} gave up with an alert that is sealed.',
					zh: '{side}以一条密封的警报放弃。',
				},
				now: {
					en: 'Look at the log of the {side}; capture again with the keys (SSLKEYLOGFILE) to read the alert.',
					zh: '查看{side}的日志；带上密钥（SSLKEYLOGFILE）重新抓包，以读取该警报。',
				},
			},
			open: {
				why: { en: 'It is still going on.', zh: '连接仍在进行。' },
				now: { en: 'Wait, or read on.', zh: '等待，或继续读取。' },
			},
		},
	},
}
