import type { CauseTable } from './cause-words.js'

/** What goes wrong in records and messages; how connections end; and nothing wrong at all. */
export const OTHER_CAUSES: CauseTable = {
	ok: {
		name: { en: 'nothing went wrong', zh: '没有问题' },
		why: {
			en: 'Nothing went wrong: both sides completed the handshake and exchanged data.',
			zh: '一切正常：双方完成握手并交换了数据。',
		},
		now: { en: 'Nothing to do.', zh: '无需处理。' },
		forms: {
			unused: {
				why: {
					en: 'Both sides completed the handshake; no application data followed.',
					zh: '双方完成了握手，但之后没有应用数据。',
				},
				now: {
					en: 'Nothing, if it was a check or a connection in reserve; otherwise ask the side that ended it.',
					zh: '若只是检查或预备连接则无需处理；否则请查看结束连接的一方。',
				},
			},
			unused_self_signed: {
				why: {
					en: 'Both sides completed the handshake; no application data followed. The certificate {subject} is its own issuer: clients accept it only if it was given to them.',
					zh: '双方完成了握手，但之后没有应用数据。证书 {subject} 的颁发者就是它自己：只有事先得到它的客户端才会接受。',
				},
				now: {
					en: 'Nothing, if it was a check or a connection in reserve; otherwise ask the side that ended it.',
					zh: '若只是检查或预备连接则无需处理；否则请查看结束连接的一方。',
				},
			},
			unencrypted: {
				why: {
					en: 'Nothing went wrong, yet nothing was hidden: {suite} encrypts nothing, and everybody on the way could read it all.',
					zh: '没有出错，但也没有任何保密：{suite} 不加密，沿途任何人都能读取全部内容。',
				},
				now: {
					en: 'Take a suite that encrypts, on both sides: those with NULL in their names are for tests.',
					zh: '请在双方都改用会加密的密码套件：名称中带 NULL 的只用于测试。',
				},
			},
			partly: {
				why: {
					en: 'Both sides completed the handshake, and nothing went wrong that is to be seen; part of what followed is not in the capture.',
					zh: '双方完成了握手，看不出有什么问题；之后的一部分不在抓包中。',
				},
			},
			client_only: {
				why: {
					en: 'Both sides completed the handshake; only the client sent application data.',
					zh: '双方完成了握手；只有客户端发送了应用数据。',
				},
				now: {
					en: 'Nothing, if the server has no answer to give in this protocol; otherwise look at its log.',
					zh: '如果在该协议中服务器无需应答，则无需处理；否则请查看它的日志。',
				},
			},
			server_only: {
				why: {
					en: 'Both sides completed the handshake; only the server sent application data.',
					zh: '双方完成了握手；只有服务器发送了应用数据。',
				},
				now: {
					en: 'Nothing, if the client has nothing to say in this protocol; otherwise look at the client.',
					zh: '如果在该协议中客户端无需发送，则无需处理；否则请检查客户端。',
				},
			},
			midway: {
				why: {
					en: 'Data went both ways and nothing went wrong that is to be seen; how it began is not in the capture.',
					zh: '双向都有数据，看不出有什么问题；其开头不在抓包中。',
				},
			},
			nothing_sent: {
				why: {
					en: 'The connection was made and ended without a byte: a health check, a connection in reserve, or a client that may offer nothing (Java, where all versions asked for are disabled).',
					zh: '连接建立后未发送一个字节便结束：健康检查、预备连接，或客户端无可提供的版本（Java 中所要求的版本均被禁用）。',
				},
				now: {
					en: 'Nothing, if a load balancer checks whether the port is open; otherwise look at the client.',
					zh: '如果只是负载均衡检查端口，则无需处理；否则请检查客户端。',
				},
			},
			nothing_sent_long: {
				why: {
					en: 'The connection was made and ended after {seconds} s without a byte: a connection in reserve, or both waited for the other to begin.',
					zh: '连接建立 {seconds} 秒后结束，未发送一个字节：预备连接，或双方都在等待对方先开始。',
				},
				now: {
					en: 'Nothing, if it was a connection in reserve. A mail or FTP client without TLS waits to be greeted, and a server that expects TLS does not greet: `openssl s_client -connect {server}` tells.',
					zh: '如果只是预备连接，则无需处理。不用 TLS 的邮件或 FTP 客户端会等待问候，而期待 TLS 的服务器不会先问候：可用 `openssl s_client -connect {server}` 验证。',
				},
			},
			http: {
				why: {
					en: 'Plain HTTP was asked and answered; it is not encrypted.',
					zh: '明文 HTTP 请求得到了响应；内容未加密。',
				},
				now: {
					en: 'Everybody on the way can read it: use `https://` where the server offers it.',
					zh: '沿途任何人都能读到：若服务器支持，请使用 `https://`。',
				},
			},
			websocket: {
				why: {
					en: 'An HTTP request was answered with 101, and the connection became a WebSocket; it is not encrypted.',
					zh: 'HTTP 请求得到 101 响应，连接升级为 WebSocket；内容未加密。',
				},
				now: {
					en: 'Everybody on the way can read it, whatever its masks look like: use `wss://` where the server offers it.',
					zh: '沿途任何人都能读到，掩码并不加密：若服务器支持，请使用 `wss://`。',
				},
			},
		},
	},
	bad_record_mac: {
		name: { en: 'record integrity check failed', zh: '记录完整性校验失败' },
		why: {
			en: 'The {side} could not verify a record: it was changed or damaged on its way, or the two have different keys (alert {alert}).',
			zh: '{side}无法验证一条记录：它在途中被改动或损坏，或双方密钥不同（警报 {alert}）。',
		},
		now: {
			en: 'Capture on both sides and compare the record before the alert. Memory, network cards with offloading, and proxies have caused this; so have bugs of TLS libraries.',
			zh: '在两端抓包并比较警报之前的那条记录。内存、带卸载功能的网卡和代理都曾造成此问题，TLS 库的缺陷也可能。',
		},
	},
	decrypt_error: {
		name: { en: 'signature or Finished did not verify', zh: '签名或 Finished 验证失败' },
		why: {
			en: 'The {side} could not verify a signature, a Finished or a PSK binder (alert {alert}): the handshake was changed on its way, or a key does not fit its certificate.',
			zh: '{side}无法验证签名、Finished 或 PSK 绑定值（警报 {alert}）：握手在途中被改动，或密钥与证书不匹配。',
		},
		now: {
			en: 'Check that key and certificate belong together: `openssl x509 -noout -pubkey -in cert.pem` and `openssl pkey -pubout -in key.pem` must print the same. Then capture on both sides and compare.',
			zh: '检查密钥与证书是否匹配：`openssl x509 -noout -pubkey -in cert.pem` 与 `openssl pkey -pubout -in key.pem` 的输出须相同。然后在两端抓包比较。',
		},
	},
	decode_error: {
		name: { en: 'message not understood', zh: '消息无法解析' },
		why: {
			en: 'The {side} could not read a message: a length in it is wrong, or it is no TLS (alert {alert}).',
			zh: '{side}无法解析一条消息：其中的长度有误，或它不是 TLS（警报 {alert}）。',
		},
		now: {
			en: 'Look at the message before the alert; update the side that sent it, and look for a device in between.',
			zh: '查看警报之前的那条消息；升级发送它的一方，并检查是否有中间设备。',
		},
	},
	illegal_parameter: {
		name: { en: 'impossible value', zh: '不合法的值' },
		why: {
			en: 'The {side} found a value that cannot be, or that contradicts what was said before (alert {alert}).',
			zh: '{side}发现了不合法或与先前矛盾的值（警报 {alert}）。',
		},
		now: {
			en: 'Look at the message before the alert: version, suite, group and extensions have to be among those offered.',
			zh: '查看警报之前的那条消息：版本、套件、组和扩展都必须在所提出的范围之内。',
		},
	},
	unexpected_message: {
		name: { en: 'message out of place', zh: '消息出现在不该出现的位置' },
		why: {
			en: 'The {side} got a message that does not belong there, or something else than TLS (alert {alert}).',
			zh: '{side}收到了不该出现的消息，或根本不是 TLS 的数据（警报 {alert}）。',
		},
		now: {
			en: 'Look at what came before the alert. Is it TLS on both sides? Otherwise update the library that sent it.',
			zh: '查看警报之前的内容。双方都在使用 TLS 吗？否则请升级发送它的程序库。',
		},
	},
	missing_extension: {
		name: { en: 'extension missing', zh: '缺少扩展' },
		why: {
			en: 'The {side} misses an extension that is mandatory there, such as supported_groups, signature_algorithms or key_share.',
			zh: '{side}发现缺少必需的扩展，例如 supported_groups、signature_algorithms 或 key_share。',
		},
		now: {
			en: 'Update the library of the other side; look for a device in between that strips extensions.',
			zh: '升级对方的程序库；检查是否有会去掉扩展的中间设备。',
		},
	},
	unsupported_extension: {
		name: { en: 'extension not asked for', zh: '未请求的扩展' },
		why: {
			en: 'The {side} got an extension that it had not asked for, or that does not belong into that message.',
			zh: '{side}收到了未请求的扩展，或扩展出现在不该出现的消息中。',
		},
		now: {
			en: 'Update the library of the side that sent it.',
			zh: '升级发送该扩展的一方的程序库。',
		},
	},
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
					zh: '客户端请求“{request}”，而服务器没有应答一个字节就结束了连接：它在处理该请求时出错，或其后端不在。',
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
	internal_error: {
		name: { en: 'internal error', zh: '内部错误' },
		why: {
			en: 'Something failed inside the {side} that it does not put down to the other (alert {alert}); its own settings may be what does not fit.',
			zh: '{side}内部出错，它并未归咎于对方（警报 {alert}）；也可能是它自己的设置不相配。',
		},
		now: {
			en: 'The log of the {side} knows more. Some libraries say so as well when their settings leave them nothing to use: keys, versions, signatures.',
			zh: '{side}的日志里有更多信息。有些程序库在自身设置没有可用的密钥、版本或签名算法时也这样说。',
		},
	},
	user_canceled: {
		name: { en: 'cancelled', zh: '已取消' },
		why: {
			en: 'The {side} gave up for a reason of its own, for instance because a person pressed cancel.',
			zh: '{side}因自身原因放弃，例如用户点了取消。',
		},
		now: { en: 'Nothing, if somebody did.', zh: '如果确实有人取消，则无需处理。' },
	},
	unknown: {
		name: { en: 'unknown', zh: '未知' },
		why: {
			en: 'Nothing that was captured tells why.',
			zh: '抓到的内容无法说明原因。',
		},
		now: {
			en: 'Look at the logs of both sides; capture again with the keys (SSLKEYLOGFILE) to read what is sealed.',
			zh: '查看双方的日志；带上密钥（SSLKEYLOGFILE）重新抓包，以读取加密的内容。',
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
					zh: '{side}以一条加密的警报放弃。',
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
