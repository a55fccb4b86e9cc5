import type { CauseTable } from './cause-words.js'

/** What a side finds wrong with a record or a message, and says so in an alert. */
export const MESSAGE_CAUSES: CauseTable = {
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
}
