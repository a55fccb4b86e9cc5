import type { Text } from '../language.js'

/** What proofs, keys, tampering, offers and verdicts say beside their own words. */
export const CHECK_TEXTS = {
	'proof.verified': { en: 'verified', zh: '已验证' },
	'proof.failed': { en: 'failed', zh: '不成立' },
	'proof.unchecked': { en: 'unchecked', zh: '未验证' },

	'checks.needs': { en: 'needs: {missing}', zh: '缺少：{missing}' },
	'checks.counts_short': { en: '{failed} failed, {verified} verified', zh: '{failed} 项不成立，{verified} 项已验证' },
	'checks.failed': { en: '{failed} failed', zh: '{failed} 项不成立' },
	'checks.counts': {
		en: '{verified} verified, {failed} failed, {unchecked} unchecked',
		zh: '{verified} 项已验证，{failed} 项不成立，{unchecked} 项未验证',
	},

	'verdict.why': { en: 'Why', zh: '原因' },
	'verdict.who': { en: 'Who', zh: '谁' },
	'verdict.what': { en: 'What', zh: '结果' },
	'verdict.sure': { en: 'How sure', zh: '把握' },
	'verdict.now': { en: 'What now', zh: '怎么办' },

	'causes.example': { en: 'Conversation {number}, for example', zh: '例如会话 {number}' },

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

	'pair.sealed': { en: 'enc', zh: '密' },
	'pair.opened': { en: 'dec', zh: '明' },
	'pair.none': {
		en: 'Nothing to put under it: what is selected was not sealed, or not opened',
		zh: '下面没有可对照的内容：所选内容未被密封，或未被打开',
	},
	'pair.select_opened': {
		en: 'These bytes are sealed: select what the record held, and both stand byte under byte',
		zh: '这些字节是密封的：选中记录的内容，两者便逐字节上下对照',
	},
	'pair.title': { en: 'as it travelled, and opened below it', zh: '传输时的样子，解开后在其下方' },

	'tamper.here': { en: 'With a byte changed', zh: '改动字节之后' },
	'tamper.byte': { en: '{name}, byte {offset}', zh: '{name}，第 {offset} 字节' },
	'tamper.title': { en: '{what} changed', zh: '改动了 {what}' },
	'tamper.values': { en: '{what}: {was} became {is}.', zh: '{what}：{was} 变为 {is}。' },
	'tamper.last': {
		en: 'No byte was selected, so it is the last one of the message; Tab goes to fields and bytes.',
		zh: '没有选中字节，因此改动的是消息的最后一个字节；按 Tab 可到字段和字节。',
	},
	'tamper.was': { en: 'was {state}', zh: '原为{state}' },
	'tamper.computing': { en: 'Computing what would notice ...', zh: '正在计算哪些验证会发现……' },
	'tamper.restored': { en: 'as it was captured', zh: '已恢复为抓包时的样子' },
	'tamper.nothing': {
		en: 'this byte belongs to no handshake message and to no record that was opened',
		zh: '这个字节不属于任何握手消息，也不属于已解开的记录',
	},
	'tamper.change': { en: 'Change', zh: '改动' },
	'tamper.sealed_again': {
		en: 'The byte was changed under the encryption: only who has the keys can do that, and seals the record again, so every tag fits. What still notices is computed over the handshake. T on a byte of "record" in the tree changes what travelled, which takes no keys: there the tag fails.',
		zh: '改动的是加密之下的明文：只有持有密钥的人才做得到，并会重新加密记录，所以标签依然相符。能发现改动的是对握手消息所作的计算。在字段树的 record 中按 T，改动的则是传输中的字节，不需要密钥，但标签会不符。',
	},
	'tamper.ciphertext': {
		en: 'A byte of the record as it travels was changed, as anybody on the way can. Without the keys no tag or MAC can be made that fits: the receiver discards the record before it reads a byte of it.',
		zh: '改动的是传输中的记录字节，途中任何人都做得到。但没有密钥就造不出相符的标签或 MAC：接收方一个字节也不读就会丢弃这条记录。',
	},
	'tamper.in_clear': {
		en: 'This message travels in the clear: anybody on the way can change it, and no tag protects it. Only what is computed over the handshake notices.',
		zh: '这条消息以明文传输：途中任何人都能改动，也没有标签保护它。只有对握手消息所作的计算能发现。',
	},
	'tamper.hello': {
		en: 'Anybody on the way can change a hello, and no tag protects it. But in TLS 1.3 the traffic keys are derived from both hellos: the two sides get different keys, and the tag of the first sealed record fails. Here the keys stay those at hand, so tags and MACs do not notice.',
		zh: '途中任何人都能改动 Hello，也没有标签保护它。但 TLS 1.3 的流量密钥由双方的 Hello 导出：改动之后两端得到不同的密钥，第一条密封记录的标签就会不符。此处仍用手头的密钥计算，因此标签与 MAC 不受影响。',
	},
	'tamper.unprotected': {
		en: '{what}: nothing that can be checked here depends on it',
		zh: '{what}：此处能验证的内容都不依赖它',
	},

	'keys.matched': { en: 'matched', zh: '匹配' },
	'keys.missing': { en: 'missing', zh: '缺少' },
	'keys.why': { en: 'why', zh: '原因' },
	'keys.readable': { en: 'Nothing is encrypted', zh: '没有加密' },
	'keys.none_at_hand': { en: 'no line of any key log', zh: '没有密钥日志' },
	'keys.at_hand': {
		en: '{lines} {lines|line|lines} of key logs, of {sessions} {sessions|session|sessions}',
		zh: '密钥日志 {lines} 行，属于 {sessions} 个会话',
	},
	'keys.unused': {
		en: '; {unused} that no conversation of this capture needs',
		zh: '；其中 {unused} 行不属于此抓包',
	},

	'schedule.record': { en: 'record {record} of the {from}, {message}', zh: '{from}的第 {record} 条记录，{message}' },
	'schedule.secret': {
		en: 'Secret: who has it can open these records.',
		zh: '机密：拥有它的人能解开这些记录。',
	},
} as const satisfies Readonly<Record<string, Text>>
