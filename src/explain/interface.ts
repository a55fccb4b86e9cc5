import type { Language, Text } from './language.js'

/** What may be put into a text: numbers get their thousands separated. */
export type Values = Readonly<Record<string, string | number>>

/**
 * A sentence of the screen. `{name}` stands for a value, `{name|packet|packets}` for the word that goes with its number.
 * A value that is not given stays visible as `{name}`, so that the slip shows.
 */
export function say(key: ScreenText, values: Values, language: Language): string {
	return SCREEN_TEXTS[key][language].replace(SLOT, (slot, name: string, one?: string, many?: string) => {
		const value = values[name]
		if (value === undefined) return slot
		if (one !== undefined && many !== undefined) return value === 1 ? one : many
		return typeof value === 'number' ? value.toLocaleString('en') : value
	})
}

/** The names of the values a text asks for. */
export function slotsOf(text: string): string[] {
	return [...new Set(Array.from(text.matchAll(SLOT), match => match[1]!))].sort()
}

const SLOT = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g

export type ScreenText = keyof typeof SCREEN_TEXTS

/** Everything the screen says of its own accord. A key begins with the place it is said at. */
export const SCREEN_TEXTS = {
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
	'help.list': { en: 'In a list', zh: '在列表中' },

	'fields.records': {
		en: 'records {first} to {last} of {count} (< >)',
		zh: '第 {first} 到 {last} 条记录，共 {count} 条（< >）',
	},
	'fields.records_short': { en: '{first}-{last} of {count} (< >)', zh: '{first}-{last}，共 {count}（< >）' },
	'fields.captured': { en: '{captured} of {length} bytes captured', zh: '{length} 字节中抓到 {captured} 字节' },
	'packet.part': { en: 'part of {name}', zh: '{name} 的一部分' },
	'hex.selected': { en: '{length} {length|byte|bytes} in packet {packets}', zh: '{length} 字节，分组 {packets}' },

	'column.number': { en: 'No.', zh: '编号' },
	'column.time': { en: 'Time', zh: '时间' },
	'column.source': { en: 'Source', zh: '源' },
	'column.destination': { en: 'Destination', zh: '目的' },
	'column.protocol': { en: 'Protocol', zh: '协议' },
	'column.length': { en: 'Length', zh: '长度' },
	'column.content': { en: 'Content', zh: '内容' },
	'column.client': { en: 'Client', zh: '客户端' },
	'column.server': { en: 'Server', zh: '服务器' },
	'column.version': { en: 'Version', zh: '版本' },
	'column.name': { en: 'Name', zh: '名称' },
	'column.packets': { en: 'Packets', zh: '分组数' },
	'column.bytes': { en: 'Bytes', zh: '字节数' },

	'column.ended': { en: 'How it ended', zh: '如何结束' },
	'column.conversation': { en: 'Conv', zh: '会话' },
	'column.issue': { en: 'What is wrong', zh: '问题所在' },
	'column.step': { en: 'Step', zh: '步' },
	'column.packet': { en: 'Packet', zh: '分组' },
	'column.message': { en: 'Message', zh: '消息' },

	'ended.refused': { en: 'refused', zh: '被拒绝' },
	'ended.unanswered': { en: 'no answer', zh: '无应答' },
	'ended.alert': { en: 'alert {alert} by the {from}', zh: '{from}告警 {alert}' },
	'ended.open': { en: 'still open', zh: '仍未关闭' },
	'ended.unseen': { en: 'no end captured', zh: '抓包中未见结束' },
	'ended.fin': { en: 'closed by the {from}', zh: '由{from}关闭' },
	'ended.rst': { en: 'reset by the {from}', zh: '由{from}重置' },

	'proof.verified': { en: 'verified', zh: '已验证' },
	'proof.failed': { en: 'failed', zh: '不成立' },
	'proof.unchecked': { en: 'unchecked', zh: '未验证' },
	'checks.needs': { en: 'needs: {missing}', zh: '缺少：{missing}' },
	'checks.counts': {
		en: '{verified} verified, {failed} failed, {unchecked} unchecked',
		zh: '{verified} 项已验证，{failed} 项不成立，{unchecked} 项未验证',
	},
	'empty.checks': { en: 'Nothing of this conversation was checked.', zh: '此会话没有任何验证。' },
	'empty.checks_clear': {
		en: 'There is nothing to check: no TLS in this conversation.',
		zh: '没有可验证的内容：此会话中没有 TLS。',
	},
	'column.state': { en: 'State', zh: '状态' },
	'column.check': { en: 'Check', zh: '验证项' },
	'column.over': { en: 'Over', zh: '对象' },
	'fact.why': { en: 'Result', zh: '结果' },
	'fact.over': { en: 'Over', zh: '对象' },
	'fact.missing': { en: 'Missing', zh: '缺少' },
	'fact.rests_on': { en: 'Rests on', zh: '依据' },
	'fact.means': { en: 'Means', zh: '含义' },
	'status.no_message': { en: 'no message of this capture shows it', zh: '此抓包中没有相应的消息' },

	'verdict.why': { en: 'Why', zh: '原因' },
	'verdict.who': { en: 'Who', zh: '谁' },
	'verdict.what': { en: 'What', zh: '结果' },
	'verdict.sure': { en: 'How sure', zh: '把握' },
	'verdict.now': { en: 'What now', zh: '怎么办' },
	'column.count': { en: 'Count', zh: '次数' },
	'column.cause': { en: 'Cause', zh: '原因' },
	'column.verdict': { en: 'Verdict', zh: '结论' },
	'causes.example': { en: 'Conversation {number}, for example', zh: '例如会话 {number}' },
	'column.thing': { en: 'What', zh: '项目' },
	'column.offered': { en: 'Offered by the client', zh: '客户端提供' },
	'column.outcome': { en: 'What became of it', zh: '结果' },
	'empty.negotiation': {
		en: 'No ClientHello of this conversation is in the capture.',
		zh: '抓包中没有此会话的 ClientHello。',
	},
	'offer.version': { en: 'version', zh: '版本' },
	'offer.cipher_suite': { en: 'cipher suite', zh: '密码套件' },
	'offer.group': { en: 'group', zh: '群组' },
	'offer.signature_scheme': { en: 'signature scheme', zh: '签名方案' },
	'offer.alpn': { en: 'protocol (ALPN)', zh: '协议 (ALPN)' },
	'offer.chosen': { en: 'chosen', zh: '选定' },
	'offer.chosen_unoffered': { en: 'chosen, though not offered: {name}', zh: '未提供却被选定：{name}' },
	'offer.grease': {
		en: 'GREASE: means nothing, keeps servers tolerant',
		zh: 'GREASE：没有含义，用于检验服务器的容忍度',
	},
	'offer.signal': { en: 'a signal, no suite', zh: '信号，不是套件' },
	'offer.share': { en: 'its key share came along', zh: '附带了密钥份额' },
	'offer.lacked': { en: 'the server has none of these', zh: '服务器一个也不支持' },
	'offer.lacked_all': { en: 'the server must have lacked all that was offered', zh: '提供的全部选项服务器都不支持' },
	'offer.unoffered': { en: 'what was chosen was not offered', zh: '选定的不在所提供的之中' },
	'offer.none': { en: 'nothing that the capture shows', zh: '抓包中看不到' },
	'fact.chosen': { en: 'Chosen', zh: '选定' },
	'fact.offered': { en: 'Offered', zh: '提供' },
	'fact.signals': { en: 'Signals', zh: '信号' },
	'fact.lacked': { en: 'Lacked', zh: '缺乏' },
	'column.connect': { en: 'Connect', zh: '连接' },
	'column.server_hello': { en: 'Hello', zh: '握手应答' },
	'column.handshake': { en: 'Handshake', zh: '握手' },
	'column.first_byte': { en: '1st byte', zh: '首字节' },
	'sort.verdict': { en: 'verdict', zh: '结论' },
	'sort.connect': { en: 'time to connect', zh: '连接用时' },
	'sort.server_hello': { en: 'time to ServerHello', zh: '到 ServerHello 的用时' },
	'sort.handshake': { en: 'time of the handshake', zh: '握手用时' },
	'sort.first_byte': { en: 'time to the first byte', zh: '首字节用时' },
	'pair.sealed': { en: 'enc', zh: '密' },
	'pair.opened': { en: 'dec', zh: '明' },
	'pair.title': { en: 'as it travelled, and opened below it', zh: '传输时的样子，解开后在其下方' },
	'tamper.here': { en: 'With a byte changed', zh: '改动字节之后' },
	'search.typing': { en: 'Typing what to look for', zh: '输入要查找的文本' },
	'tamper.byte': { en: '{name}, byte {offset}', zh: '{name}，第 {offset} 字节' },
	'tamper.title': { en: 'with a bit of {what} changed (u takes it back)', zh: '改动了 {what} 的一个比特（按 u 撤销）' },
	'tamper.was': { en: 'was {state}', zh: '原为{state}' },
	'tamper.computing': { en: 'Computing what would notice ...', zh: '正在计算哪些验证会发现……' },
	'tamper.restored': { en: 'as it was captured', zh: '已恢复为抓包时的样子' },
	'tamper.nothing': {
		en: 'this byte belongs to no handshake message and to no record that was opened',
		zh: '这个字节不属于任何握手消息，也不属于已解开的记录',
	},
	'tamper.unprotected': {
		en: '{what}: nothing that can be checked here depends on it',
		zh: '{what}：此处能验证的内容都不依赖它',
	},
	'keys.matched': { en: 'matched', zh: '匹配' },
	'keys.missing': { en: 'missing', zh: '缺少' },
	'keys.why': { en: 'why', zh: '原因' },
	'keys.at_hand': {
		en: '{lines} {lines|line|lines} of key logs, of {sessions} {sessions|session|sessions}; {unused} of no conversation of this capture',
		zh: '密钥日志 {lines} 行，属于 {sessions} 个会话；其中 {unused} 行不属于此抓包',
	},
	'fact.at_hand': { en: 'At hand', zh: '手头有' },
	'empty.keys': {
		en: 'Nothing in this conversation is sealed, or no TLS is in it.',
		zh: '此会话中没有加密的内容，或没有 TLS。',
	},
	'column.secret': { en: 'Secret', zh: '密钥' },
	'column.opens': { en: 'What it opens, or where it stands', zh: '能解开什么，或位于何处' },
	'column.step_name': { en: 'Value', zh: '值' },
	'column.value': { en: 'Hexadecimal', zh: '十六进制' },
	'schedule.record': { en: 'record {record} of the {from}, {message}', zh: '{from}的第 {record} 条记录，{message}' },
	'schedule.secret': {
		en: 'Secret: who has it can open these records.',
		zh: '机密：拥有它的人能解开这些记录。',
	},
	'empty.schedule': {
		en: 'The selected message came in no record that was opened: --keys FILE names a key log.',
		zh: '选中的消息不在任何已解开的记录中：--keys FILE 指定密钥日志。',
	},
	'fact.formula': { en: 'Formula', zh: '公式' },
	'fact.from': { en: 'From', zh: '来自' },
	'fact.value': { en: 'Value', zh: '值' },
	'fact.source': { en: 'Source', zh: '出处' },

	'search.prompt': { en: 'search', zh: '搜索' },
	'search.missing': { en: 'in no row', zh: '没有这样的行' },
	'search.looking': { en: 'looking for "{text}": {part} %', zh: '正在查找“{text}”：{part} %' },
	'search.none': { en: '"{text}" is in none of the {count} {count|row|rows}', zh: '{count} 行中都没有“{text}”' },

	'sort.by': { en: 'sorted by {column}, {way}', zh: '按{column}排序，{way}' },
	'sort.none': { en: 'in the order of the capture', zh: '按抓包中的顺序' },
	'sort.ascending': { en: 'the least first', zh: '从小到大' },
	'sort.descending': { en: 'the greatest first', zh: '从大到小' },
	'sort.number': { en: 'number', zh: '编号' },
	'sort.conversation': { en: 'conversation', zh: '会话' },
	'sort.time': { en: 'time', zh: '时间' },
	'sort.length': { en: 'length', zh: '长度' },
	'sort.client': { en: 'client', zh: '客户端' },
	'sort.server': { en: 'server', zh: '服务器' },
	'sort.protocol': { en: 'protocol', zh: '协议' },
	'sort.name': { en: 'name', zh: '名称' },
	'sort.packets': { en: 'packets', zh: '分组数' },
	'sort.bytesOut': { en: 'bytes of the client', zh: '客户端字节数' },
	'sort.bytesIn': { en: 'bytes of the server', zh: '服务器字节数' },
	'sort.ended': { en: 'how it ended', zh: '如何结束' },
	'sort.packet': { en: 'packet', zh: '分组' },
	'sort.issue': { en: 'what is wrong', zh: '问题' },

	'find.prompt': { en: 'Text to look for', zh: '要查找的文本' },
	'find.none': {
		en: '"{text}" is not found in any of the {searched} captured {searched|byte|bytes}.',
		zh: '在抓到的全部 {searched} 个字节中都找不到“{text}”。',
	},
	'find.wire': {
		en: '"{text}" is found in packet {packet}, byte {offset}, sent by the {from}.',
		zh: '“{text}”出现在第 {packet} 号分组的第 {offset} 字节，由{from}发送。',
	},
	'find.body': {
		en: '"{text}" is found in the decoded body, byte {offset} (packet {packet}), sent by the {from}.',
		zh: '“{text}”出现在解码后正文的第 {offset} 字节（第 {packet} 号分组），由{from}发送。',
	},
	'find.opened': {
		en: '"{text}" is found in the decrypted bytes, byte {offset} (packet {packet}), sent by the {from}.',
		zh: '“{text}”出现在解密后内容的第 {offset} 字节（第 {packet} 号分组），由{from}发送。',
	},
	'find.more': { en: '{count} more {count|place|places}', zh: '另有 {count} 处' },
	'find.form.plain': { en: 'as it is', zh: '原文' },
	'find.form.base64': { en: 'in base64', zh: 'base64 编码' },
	'find.form.hex': { en: 'in hexadecimal', zh: '十六进制' },
	'find.form.percent': { en: 'percent-encoded', zh: '百分号编码' },

	'role.client': { en: 'client', zh: '客户端' },
	'role.server': { en: 'server', zh: '服务器' },

	'compare.clear': { en: 'in the clear', zh: '明文' },
	'compare.encrypted': { en: 'encrypted', zh: '加密' },
	'compare.same': {
		en: 'The same exchange twice: on the left everyone on the path can read it, on the right nobody can.',
		zh: '同一次交互的两个版本：左边沿途人人可读，右边无人能读。',
	},
	'compare.welcome': {
		en: 'The same request, twice: anyone on the way can read the left, no one the right.',
		zh: '同一个请求的两个版本：左边沿途任何人都能读，右边谁也读不了。',
	},
	'compare.press_layer': { en: 'w opens it', zh: '按 w 打开' },
	'compare.so_far': { en: 'so far', zh: '目前' },
	'compare.found': { en: '"{text}" found:', zh: '找到“{text}”：' },
	'compare.at.wire': {
		en: 'packet {packet}, byte {offset} ({from})',
		zh: '第 {packet} 号分组，第 {offset} 字节（{from}）',
	},
	'compare.at.body': {
		en: 'byte {offset} of the body in packet {packet}, decoded ({from})',
		zh: '第 {packet} 号分组的正文解码后，第 {offset} 字节（{from}）',
	},
	'compare.at.opened': {
		en: 'byte {offset} of what packet {packet} holds, decrypted ({from})',
		zh: '第 {packet} 号分组的内容解密后，第 {offset} 字节（{from}）',
	},
	'compare.by_chance': {
		en: 'in sealed bytes, where short texts turn up by chance',
		zh: '位于密封的字节中，短文本会偶然出现',
	},
	'compare.not_found': { en: '"{text}" not found', zh: '找不到“{text}”：' },
	'compare.searched': {
		en: 'in any of the {searched} captured {searched|byte|bytes}',
		zh: '抓到的全部 {searched} 个字节中都没有',
	},
	'compare.searching': { en: 'looking for "{text}" ... {percent}%', zh: '正在查找“{text}”… {percent}%' },
	'compare.in_packets': { en: 'packets {first}-{last}', zh: '第 {first}-{last} 号分组' },
	'compare.no_text': { en: 'no text to trace yet: t types one', zh: '尚未指定要追踪的文本：按 t 输入' },
	'compare.hit': { en: '{number} of {count}', zh: '第 {number} 处，共 {count} 处' },
	'compare.messages': { en: 'Messages', zh: '消息' },
	'compare.sealed': { en: 'sealed', zh: '密封' },
	'compare.sealed_short': { en: 'sealed: {name}?', zh: '密封：{name}？' },
	'compare.sealed_as': { en: 'sealed, likely {name}', zh: '密封，可能是 {name}' },
	'compare.sealed_bytes': {
		en: '{count} sealed {count|record|records}',
		zh: '{count} 条密封的记录',
	},
	'compare.clear_bytes': {
		en: '{count} {count|byte|bytes} in the clear',
		zh: '{count} 个明文字节',
	},
	'compare.opened_bytes': {
		en: '{count} {count|byte|bytes}, decoded',
		zh: '解码后 {count} 个字节',
	},
	'compare.in_packet': { en: 'packet {packet}', zh: '第 {packet} 号分组' },
	'compare.from_record': { en: 'from record {number} on', zh: '从第 {number} 条记录起' },
	'compare.no_keys': {
		en: 'Nothing of this message is opened: it is sealed, and there are no keys for it. w shows it as it travelled.',
		zh: '这条消息未被打开：它被密封，而这里没有密钥。按 w 查看它传输时的样子。',
	},
	'compare.nothing_to_open': {
		en: 'There is nothing to open in this message: it travelled in the clear and has no body. w shows it as it travelled.',
		zh: '这条消息没有可打开的内容：它以明文传输，且没有正文。按 w 查看它传输时的样子。',
	},
	'compare.unreadable': { en: 'The bytes can no longer be read: {why}', zh: '无法再读取这些字节：{why}' },
	'compare.empty': { en: 'No conversation is chosen: o lists them', zh: '尚未选择会话：按 o 列出' },
	'compare.layer.wire': { en: 'as it travelled', zh: '传输时的样子' },
	'compare.layer.opened': { en: 'opened and decoded', zh: '打开并解码后' },
	'compare.not_recognised': { en: 'not recognised', zh: '未识别' },
	'compare.choose_keys': { en: 'Enter takes it, Esc leaves it', zh: 'Enter 选定，Esc 放弃' },
	'compare.choose': { en: 'Choose the conversation to compare with', zh: '选择要对照的会话' },

	'eavesdropper.still': { en: 'TLS does not hide:', zh: 'TLS 隐藏不了：' },
	'eavesdropper.hidden': { en: 'TLS hides:', zh: 'TLS 隐藏了：' },
	'eavesdropper.content': { en: 'what is asked for and what is answered', zh: '请求和响应的内容' },

	'column.what': { en: 'What', zh: '内容' },
	'column.why': { en: 'Why', zh: '原因' },

	'ladder.step': { en: 'Step {number} of {of}: {title}', zh: '第 {number} 步（共 {of} 步）：{title}' },
	'ladder.no_step': { en: 'Not a step of the twelve-step story', zh: '不在十二步故事之中' },
	'ladder.story': {
		en: 'The twelve steps are how articles on HTTPS tell TLS 1.2 with RSA key exchange.',
		zh: '十二步是 HTTPS 科普文章对 TLS 1.2（RSA 密钥交换）握手的讲法。',
	},
	'ladder.opened_with': { en: 'Decrypted here, with the keys at hand.', zh: '已用手头的密钥在此解密。' },
	'ladder.sealed': {
		en: 'Encrypted: its name is inferred from place and size.',
		zh: '已加密：名称由位置和大小推测。',
	},
	'ladder.opened': { en: 'opened', zh: '已打开' },
	'ladder.inferred': { en: 'inferred', zh: '推测' },
	'ladder.hole': { en: 'missing in the capture', zh: '抓包中缺失' },
	'ladder.run': { en: '{records} {records|record|records}', zh: '{records} 条记录' },
	'ladder.words.syn': {
		en: 'The {from} asks for a TCP connection: nothing of TLS or HTTP travels before it stands. RFC 9293, 3.5',
		zh: '{from}请求建立 TCP 连接：连接建立之前，TLS 和 HTTP 的内容都不会传输。RFC 9293, 3.5',
	},
	'ladder.words.syn_ack': {
		en: 'The {from} agrees to the TCP connection and asks for the same in return. RFC 9293, 3.5',
		zh: '{from}同意建立 TCP 连接，并反过来请求同样的连接。RFC 9293, 3.5',
	},
	'ladder.words.fin': {
		en: 'The {from} has nothing more to send: its half of the TCP connection ends in good order. FIN is not encrypted: anyone on the way could forge it, which is why TLS has a close_notify alert of its own. RFC 9293, 3.6',
		zh: '{from}没有更多数据要发送：它这一半 TCP 连接正常结束。FIN 不加密，途中任何人都能伪造，因此 TLS 另有自己的 close_notify 告警。RFC 9293, 3.6',
	},
	'ladder.words.rst': {
		en: 'The {from} breaks the TCP connection off at once: what was still on its way is lost. It may be an error, haste, or someone in between. RFC 9293, 3.5.2',
		zh: '{from}立即中断 TCP 连接：仍在途中的数据就此丢失。原因可能是出错、图快，也可能是中间有人插手。RFC 9293, 3.5.2',
	},
	'ladder.words.hole': {
		en: 'These bytes were sent but are not in the capture: it was lossy, cut short, or saw one direction only. What stood in them cannot be told, and decoding goes on behind them as well as it can.',
		zh: '这些字节已经发出，却不在抓包中：抓包丢失或截断了数据，或只看到一个方向。其中的内容无从得知，解码在其后尽力继续。',
	},

	'filter.prompt': { en: 'Filter:', zh: '过滤：' },
	'filter.good': { en: 'right', zh: '正确' },
	'filter.unfinished': { en: 'unfinished', zh: '未完成' },
	'filter.wrong': { en: 'wrong', zh: '有误' },
	'filter.examples': {
		en: 'such as tls.handshake.type == 1, tcp.port == 443, frame contains "fluffy"',
		zh: '例如 tls.handshake.type == 1、tcp.port == 443、frame contains "fluffy"',
	},
	'filter.good_hint': { en: 'Enter shows the packets that it selects', zh: '按 Enter 显示它选中的分组' },
	'filter.at': { en: 'at character {at}: {text}', zh: '第 {at} 个字符处：{text}' },
	'filter.count': { en: '{count} of {total} {total|packet|packets}', zh: '{count} 个，共 {total} 个分组' },
	'filter.looking': { en: '{looked} looked at', zh: '已查看 {looked} 个' },
	'filter.typing': { en: 'While a filter is typed', zh: '输入过滤器时' },

	'empty.filtered': {
		en: 'The filter selects no packet: Esc shows all',
		zh: '过滤器没有选中任何分组：按 Esc 显示全部',
	},
	'fact.ends': { en: 'Between', zh: '双方' },
	'fact.roles_guessed': {
		en: 'nothing tells which end is the client: the first sender is taken for it',
		zh: '无从得知哪一端是客户端：暂以先发送的一端为客户端',
	},
	'fact.server_name': { en: 'Server name', zh: '服务器名' },
	'fact.when': { en: 'When', zh: '时间' },
	'fact.when_text': { en: '{start}, for {duration}', zh: '{start}，历时 {duration}' },
	'fact.packets_text': { en: '{first} to {last}, {count} of them', zh: '第 {first} 到第 {last} 号，共 {count} 个' },
	'fact.bytes_text': {
		en: '{client} by the client, {server} by the server',
		zh: '客户端 {client}，服务器 {server}',
	},
	'fact.bytes_missing': {
		en: '{client} by the client, {server} by the server; {missing} not in the capture',
		zh: '客户端 {client}，服务器 {server}；抓包中缺失 {missing}',
	},
	'fact.certificate': { en: 'Certificate', zh: '证书' },
	'fact.certificate_text': {
		en: '{subject}, issued by {issuer}, until {until}',
		zh: '{subject}，签发者 {issuer}，有效期至 {until}',
	},
	'fact.opened': { en: 'Opened', zh: '已打开' },
	'fact.opened_text': {
		en: '{opened} of {sealed} encrypted {sealed|record|records}',
		zh: '{sealed} 条加密记录中的 {opened} 条',
	},
	'fact.requests': { en: 'Requests', zh: '请求' },
	'fact.more_issues': { en: 'and {count} more: i lists them', zh: '另有 {count} 项：按 i 列出' },
	'fact.more': { en: 'and {count} more', zh: '另有 {count} 项' },

	'empty.issues': {
		en: 'Nothing is wrong with this capture as far as it was read',
		zh: '就已读取的部分而言，此抓包没有问题',
	},
	'empty.packets': { en: 'No packet in this capture', zh: '此抓包中没有分组' },
	'empty.conversations': { en: 'No TCP conversation in this capture', zh: '此抓包中没有 TCP 会话' },
	'empty.messages': { en: 'No message was recognised in this conversation', zh: '此会话中没有识别出任何消息' },
	'empty.words': { en: 'No words for this field yet', zh: '此字段尚无说明' },

	'status.packets': { en: '{count} {count|packet|packets}', zh: '{count} 个分组' },
	'status.conversations': { en: '{count} {count|conversation|conversations}', zh: '{count} 个会话' },
	'status.skipped': { en: '{count} skipped', zh: '跳过 {count} 个' },
	'status.malformed': { en: '{count} malformed', zh: '{count} 个有误' },
	'status.issues': { en: '{count} {count|issue|issues}', zh: '{count} 个问题' },
	'live.following': { en: 'the newest is selected as it comes', zh: '随到随选最新的一项' },
	'live.staying': { en: 'the selection stays where it is', zh: '选择保持不动' },
	'live.frozen': { en: 'frozen: what comes is recorded, and waits', zh: '已冻结：仍在记录，暂不显示' },
	'live.thawed': { en: 'what has come since is shown', zh: '已显示其间到达的内容' },
	'live.cleared': { en: 'what has come so far is hidden (C shows it)', zh: '此前的内容已隐藏（按 C 显示）' },
	'live.shown': { en: 'everything is shown again', zh: '已重新显示全部内容' },
	'live.is_frozen': { en: 'FROZEN', zh: '已冻结' },
	'live.is_following': { en: 'following', zh: '跟随' },
	'live.made_up': { en: 'headers made up', zh: '首部为虚构' },
	'live.rate': { en: '{size}, {rate}/s', zh: '{size}，{rate}/秒' },
	'live.short': { en: 'live', zh: '实时' },
	'fact.process': { en: 'Opened by', zh: '发起进程' },
	'fact.origin': { en: 'Recorded', zh: '记录方式' },
	'fact.origin_relay': {
		en: 'by a relay: headers are made up, times are its own',
		zh: '由中继记录：首部为虚构，时间为中继的时间',
	},
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
	'status.small': {
		en: 'The window is too small: at least {width} by {height} characters are needed.',
		zh: '窗口太小：至少需要 {width}×{height} 个字符。',
	},
} as const satisfies Readonly<Record<string, Text>>
