import type { Text } from '../language.js'

/** What the frame of the screen says: titles, the first screen, the help, the status. */
export const FRAME_TEXTS = {
	'start.welcome': {
		en: 'handshark shows what encryption hides: the same request in the clear and over TLS, side by side, down to every byte.',
		zh: 'handshark 让你看到加密隐藏了什么：同一个请求的明文与 TLS 版本并排显示，细到每一个字节。',
	},
	'start.tutorial': {
		en: 'Open the recorded tutorial: a secret message, asked for without and with TLS',
		zh: '打开录制好的教程：分别不用和使用 TLS 请求一条秘密消息',
	},
	'start.open': {
		en: 'Or open captures of your own: handshark FILE ...',
		zh: '或打开你自己的抓包文件：handshark FILE ...',
	},
	'start.help': { en: '? shows every key', zh: '按 ? 查看所有按键' },

	'pane.packets': { en: 'Packets', zh: '分组' },
	'pane.conversations': { en: 'Conversations', zh: '会话' },

	'tab.conversations': { en: 'Convs', zh: '会话' },
	'tab.ladder': { en: 'Ladder', zh: '握手' },

	'pane.conversation': { en: 'Conversation {number}', zh: '会话 {number}' },
	'pane.ladder': { en: 'Handshake', zh: '握手过程' },
	'pane.fields': { en: 'Layers', zh: '各层字段' },
	'pane.hex': { en: 'Bytes', zh: '字节' },
	'pane.words': { en: 'What this means', zh: '这是什么意思' },
	'pane.compare': { en: 'Compare', zh: '对照' },
	'pane.find': { en: 'Find', zh: '查找' },
	'pane.eavesdropper': { en: 'What an eavesdropper sees', zh: '窃听者看得到什么' },
	'pane.issues': { en: 'Issues', zh: '问题' },
	'pane.keys': { en: 'Keys', zh: '密钥' },
	'pane.schedule': { en: 'Key schedule', zh: '密钥派生' },
	'pane.causes': { en: 'Causes', zh: '原因' },
	'pane.negotiation': { en: 'Offered and chosen', zh: '提供与选定' },
	'pane.checks': { en: 'Checks', zh: '验证' },
	'pane.help': { en: 'Every key', zh: '按键' },

	'help.everywhere': { en: 'Everywhere', zh: '任何位置' },
	'help.live': { en: 'While it comes', zh: '实时记录时' },
	'help.signs': { en: 'Signs', zh: '记号' },
	'help.sign.clear': { en: 'a message that everyone on the way can read', zh: '途中人人可读的消息' },
	'help.sign.sealed': { en: 'an encrypted message', zh: '加密的消息' },
	'help.sign.tcp': { en: 'what TCP does: connect, close, break off', zh: 'TCP 的动作：建立、关闭、中断连接' },
	'help.sign.hole': { en: 'bytes that are not in the capture', zh: '抓包中缺失的字节' },
	'help.sign.inferred': { en: 'a name inferred from place and size, not seen', zh: '由位置和大小推测的名称，并未看到' },
	'help.sign.issue': { en: 'something is wrong there', zh: '此处有问题' },
	'help.sign.bytes': { en: 'the bytes of the selected field', zh: '选中字段的字节' },
	'help.sortable': { en: 'In a list that can be sorted', zh: '在可排序的列表中' },
	'help.facts': { en: 'In what is said of a row', zh: '在对一行的说明中' },
	'help.list': { en: 'In a list', zh: '在列表中' },

	'empty.checks': { en: 'Nothing of this conversation was checked.', zh: '此会话没有任何验证。' },
	'empty.checks_later': {
		en: 'Nothing of this conversation is checked yet: a handshake is checked when both sides have finished it, and one that was broken off when no packet of it can come any more.',
		zh: '此会话尚无验证：握手在双方完成之后验证；中断的握手则在不会再有其分组时验证。',
	},
	'empty.checks_clear': {
		en: 'There is nothing to check: no TLS in this conversation.',
		zh: '没有可验证的内容：此会话中没有 TLS。',
	},

	'status.no_message': {
		en: 'it rests on no single message that could be read: below stands what it is about',
		zh: '它不依据任何一条可读的消息：下方说明它的对象',
	},

	'empty.negotiation': {
		en: 'No ClientHello of this conversation is in the capture.',
		zh: '抓包中没有此会话的 ClientHello。',
	},
	'empty.keys': {
		en: 'Nothing in this conversation is sealed, or no TLS is in it.',
		zh: '此会话中没有加密的内容，或没有 TLS。',
	},
	'empty.schedule': {
		en: 'The record of the selected message was not opened: no key at hand fits it (6 says which are missing).',
		zh: '选中消息所在的记录没有解开：手头没有合适的密钥（6 列出缺少哪些）。',
	},
	'empty.schedule_clear': {
		en: 'What is selected travelled in the clear, without any key: go back and select an encrypted message that was opened.',
		zh: '选中的内容以明文传输，不用任何密钥：请返回并选择一条已解开的加密消息。',
	},

	'role.client': { en: 'client', zh: '客户端' },
	'role.server': { en: 'server', zh: '服务器' },

	'help.demo': { en: 'In the demo', zh: '演示中' },
	'help.demo_typing': { en: 'While a value of the demo is typed', zh: '输入演示的值时' },

	'empty.filtered': {
		en: 'The filter selects no packet: Esc shows all',
		zh: '过滤器没有选中任何分组：按 Esc 显示全部',
	},
	'empty.filtering': {
		en: 'None so far: {looked} of {total} packets looked at',
		zh: '暂时没有：已检查 {looked} 个分组，共 {total} 个',
	},
	'empty.issues': {
		en: 'Nothing is wrong with this capture as far as it was read',
		zh: '就已读取的部分而言，此抓包没有问题',
	},
	'unread.quic': {
		en: '{count} {count|packet is|packets are} QUIC, which carries TLS 1.3 over UDP (HTTP/3): handshark reads TLS over TCP and does not look inside.',
		zh: '有 {count} 个分组是 QUIC，它在 UDP 上承载 TLS 1.3（HTTP/3）：handshark 只读取 TCP 上的 TLS，不解析其中的内容。',
	},
	'unread.dtls': {
		en: '{count} {count|packet is|packets are} DTLS, which is TLS for UDP: handshark reads TLS over TCP and does not look inside.',
		zh: '有 {count} 个分组是 DTLS，即用于 UDP 的 TLS：handshark 只读取 TCP 上的 TLS，不解析其中的内容。',
	},
	'empty.packets': { en: 'No packet in this capture', zh: '此抓包中没有分组' },
	'empty.conversations': { en: 'No TCP conversation in this capture', zh: '此抓包中没有 TCP 会话' },
	'empty.ladder': {
		en: 'Of this conversation only packets were captured that carry nothing: neither its beginning nor its end nor any data',
		zh: '此会话只抓到不携带内容的分组：既没有开头和结尾，也没有任何数据',
	},
	'empty.proxy': {
		en: 'No connection yet: the proxy listens on {at}. Clients can name it as their proxy, curl -x http://{at} https://HOST/, or with --to connect to it instead of to the server.',
		zh: '尚无连接：代理正在 {at} 上监听。客户端可以把它设为代理：curl -x http://{at} https://HOST/；用 --to 启动时，也可以直接连接它来代替服务器。',
	},
	'empty.interface': { en: 'Waiting for the first packet on {at}', zh: '正在等待 {at} 上的第一个分组' },
	'empty.first_interface': {
		en: 'Waiting for the first packet on the first interface',
		zh: '正在等待第一个接口上的第一个分组',
	},
	'empty.messages': { en: 'No message was recognised in this conversation', zh: '此会话中没有识别出任何消息' },
	'empty.words': { en: 'No words for this field yet', zh: '此字段尚无说明' },

	'status.packets': { en: '{count} {count|packet|packets}', zh: '{count} 个分组' },
	'status.conversations': { en: '{count} {count|conversation|conversations}', zh: '{count} 个会话' },
	'status.skipped': { en: '{count} skipped', zh: '跳过 {count} 个' },
	'status.malformed': { en: '{count} malformed', zh: '{count} 个有误' },
	'failed.one': { en: 'failed: {cause} (7 says why)', zh: '失败：{cause}（按 7 看原因）' },
	'failed.one_of': { en: '1 of {of} failed: {cause} (7 says why)', zh: '{of} 个中有 1 个失败：{cause}（按 7 看原因）' },
	'failed.some': {
		en: '{count} of {of} failed, the first: {cause} (7 says why)',
		zh: '{of} 个中有 {count} 个失败，首个：{cause}（按 7 看原因）',
	},
	'failed.short': { en: '{count} failed (7)', zh: '{count} 个失败（7）' },
	'status.issues': { en: '{count} {count|issue|issues}', zh: '{count} 个问题' },
	'status.reading': { en: 'reading: {count} so far', zh: '读取中：已读 {count} 个' },
	'status.reading_part': { en: 'reading {percent} %', zh: '读取中 {percent} %' },
	'status.left': { en: '{rate} MB/s, {left} s left', zh: '{rate} MB/s，剩余 {left} 秒' },
	'status.left_minutes': { en: '{rate} MB/s, {left} min left', zh: '{rate} MB/s，剩余 {left} 分钟' },
	'status.rate': { en: '{read} MB, {rate} MB/s', zh: '已读 {read} MB，速度 {rate} MB/s' },
	'status.stopped': { en: 'stopped at packet {packet}, {percent} %', zh: '停在第 {packet} 号分组，{percent} %' },
	'status.stopped_stream': { en: 'stopped at packet {packet}', zh: '停在第 {packet} 号分组' },
	'status.stopped_short': { en: 'stopped', zh: '已停止' },
	'status.reading_short': { en: 'reading ...', zh: '读取中…' },
	'status.no_conversation': {
		en: 'packet {packet} belongs to no conversation',
		zh: '第 {packet} 号分组不属于任何会话',
	},
	'status.nothing_to_trace': {
		en: 'no conversation is selected to trace a text in',
		zh: '没有选中可在其中追踪文本的会话',
	},
	'status.no_packet': { en: 'the packet of this issue could not be read', zh: '此问题所在的分组无法读取' },
	'status.elsewhere': { en: '{key} works in {view}: {help}', zh: '{key} 用于“{view}”：{help}' },
	'status.no_key': { en: '{key} means nothing here; ? shows every key', zh: '{key} 在此无作用；按 ? 查看所有按键' },
	'status.small': {
		en: 'The window is too small: at least {width} by {height} characters are needed.',
		zh: '窗口太小：至少需要 {width}×{height} 个字符。',
	},
} as const satisfies Readonly<Record<string, Text>>
