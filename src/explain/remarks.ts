import type { Explanation, Language, Words } from './language.js'
import { explanation } from './language.js'

/** What is odd or easily misread about a value: `when` holds for the number, wherever a path ends with one of `at`. */
export type Remark = Words & {
	readonly at: readonly string[]
	readonly when: (value: number) => boolean
}

/**
 * What to say of this very value, beyond what the field is: frozen versions, signals that are no suites, GREASE.
 * Said from the field's path and its number alone; nothing where there is nothing odd.
 */
export function remark(path: readonly string[], value: number, language: Language): Explanation | undefined {
	const found = REMARKS.find(({ at, when }) => at.some(end => endsWith(path, end)) && when(value))
	return found && explanation(found, language)
}

/** Whether a number is one of the sixteen of RFC 8701: both bytes equal, low half 0xA. */
function isGrease(value: number): boolean {
	return value <= 0xffff && value >> 8 === (value & 0xff) && (value & 0x0f) === 0x0a
}

/** One-byte GREASE: 0x0B, 0x2A, 0x49, … 0xE4 (RFC 8701, 2). */
function isGreaseByte(value: number): boolean {
	return value <= 0xe4 && value % 0x1f === 0x0b
}

function endsWith(path: readonly string[], end: string): boolean {
	return `.${path.join('.')}`.endsWith(`.${end}`)
}

const is =
	(...numbers: readonly number[]) =>
	(value: number) =>
		numbers.includes(value)

/** The first row that fits is the answer. */
export const REMARKS: readonly Remark[] = [
	{
		at: ['client_hello.legacy_version'],
		when: is(0x0303),
		en: 'Written by clients of TLS 1.2 and of TLS 1.3 alike: the number is frozen. Only supported_versions tells which.',
		zh: 'TLS 1.2 和 TLS 1.3 的客户端都写这个值：它已冻结。究竟是哪个版本，只有 supported_versions 说了算。',
		rfc: 'RFC 8446, 4.1.2',
	},
	{
		at: ['server_hello.legacy_version', 'hello_retry_request.legacy_version'],
		when: is(0x0303),
		en: 'TLS 1.2, or TLS 1.3 when the extension supported_versions says so below: the number is frozen.',
		zh: '表示 TLS 1.2；若下面的 supported_versions 扩展说明是 TLS 1.3，则为 TLS 1.3：这个值已冻结。',
		rfc: 'RFC 8446, 4.1.3',
	},
	{
		at: ['server_hello.legacy_version', 'versions.version', 'selected_version'],
		when: is(0x0300),
		en: 'SSL 3.0, broken by the POODLE attack and forbidden since 2015.',
		zh: 'SSL 3.0，已被 POODLE 攻击攻破，2015 年起禁止使用。',
		rfc: 'RFC 7568',
	},
	{
		at: ['server_hello.legacy_version', 'versions.version', 'selected_version'],
		when: is(0x0301, 0x0302),
		en: 'TLS 1.0 and 1.1 must not be used any more since 2021: they rest on MD5 and SHA-1.',
		zh: 'TLS 1.0 和 1.1 自 2021 年起不得再使用：它们依赖 MD5 和 SHA-1。',
		rfc: 'RFC 8996',
	},
	{
		at: ['legacy_record_version'],
		when: is(0x0301),
		en: 'Does not mean TLS 1.0: clients write this into their first record so that very old servers do not stumble.',
		zh: '并不表示 TLS 1.0：客户端在第一条记录里写这个值，以免很旧的服务器出错。',
		rfc: 'RFC 8446, 5.1',
	},
	{
		at: ['legacy_record_version'],
		when: is(0x0303),
		en: 'Written for TLS 1.2 and TLS 1.3 alike: from here nobody can tell which it is.',
		zh: 'TLS 1.2 和 TLS 1.3 都写这个值：单看这里分辨不出是哪个。',
		rfc: 'RFC 8446, 5.1',
	},
	{
		at: ['legacy_session_id_length', 'legacy_session_id_echo_length'],
		when: is(32),
		en: 'In TLS 1.3 these 32 bytes only imitate TLS 1.2 for old network equipment. They do not mean that a session is resumed.',
		zh: '在 TLS 1.3 中，这 32 字节只是为了让老旧网络设备以为是 TLS 1.2，并不表示恢复会话。',
		rfc: 'RFC 8446, D.4',
	},
	{
		at: ['cipher_suite'],
		when: is(0x00ff),
		en: 'No cipher suite but a signal (TLS_EMPTY_RENEGOTIATION_INFO_SCSV): the client supports secure renegotiation.',
		zh: '这不是密码套件，而是信号（TLS_EMPTY_RENEGOTIATION_INFO_SCSV）：客户端支持安全重协商。',
		rfc: 'RFC 5746, 3.3',
	},
	{
		at: ['cipher_suite'],
		when: is(0x5600),
		en: 'No cipher suite but a signal (TLS_FALLBACK_SCSV): the client tries a lower version after a failure; a server that can do better must refuse.',
		zh: '这不是密码套件，而是信号（TLS_FALLBACK_SCSV）：客户端失败后降级重试；若服务器支持更高版本，就必须拒绝。',
		rfc: 'RFC 7507, 3',
	},
	{
		at: ['cipher_suite', 'named_group', 'group', 'versions.version', 'extension_type', 'signature_scheme'],
		when: isGrease,
		en: 'GREASE: a made-up number that means nothing. Browsers mix such values in so that servers keep ignoring what they do not know.',
		zh: 'GREASE：没有含义的虚构编号。浏览器混入这类值，促使服务器始终忽略不认识的内容。',
		rfc: 'RFC 8701, 2',
	},
	{
		at: ['ke_mode'],
		when: isGreaseByte,
		en: 'GREASE: a made-up number that means nothing, so that servers keep ignoring what they do not know.',
		zh: 'GREASE：没有含义的虚构编号，促使服务器始终忽略不认识的内容。',
		rfc: 'RFC 8701, 2',
	},
	{
		at: ['named_group', 'group', 'selected_group'],
		when: is(0x11ec, 0x11eb, 0x11ed, 0x6399),
		en: 'A post-quantum hybrid: safe even if one of its two halves falls. Its key share is over a kilobyte, so on Ethernet the ClientHello no longer fits one packet.',
		zh: '后量子混合方案：两部分中即使一个被攻破仍然安全。其密钥份额超过 1 kB，以太网上一个分组因此装不下 ClientHello。',
	},
	{
		at: ['selected_version'],
		when: is(0x0304),
		en: 'This makes it TLS 1.3, whatever the version field at the top says.',
		zh: '由此确定是 TLS 1.3，不管开头的版本字段写什么。',
		rfc: 'RFC 8446, 4.2.1',
	},
	{
		at: ['compression_method', 'legacy_compression_method'],
		when: is(1),
		en: 'DEFLATE: compression inside TLS betrays secrets by their length (CRIME), and is switched off everywhere.',
		zh: 'DEFLATE：TLS 内的压缩会通过长度泄露秘密（CRIME 攻击），如今都已关闭。',
		rfc: 'RFC 9325, 3.3',
	},
	{
		at: ['time_to_live', 'hop_limit'],
		when: is(64, 128, 255),
		en: 'A value that senders start with: the packet has not passed any router yet, or was captured at its sender.',
		zh: '这是发送方常用的初始值：分组还没有经过任何路由器，或就在发送方处抓到。',
	},
	{
		at: ['tcp.window'],
		when: is(0),
		en: 'The receiver is full: the other side must wait until a new window is announced. After a RST it means nothing.',
		zh: '接收方缓冲区已满：对方必须等待新的窗口通告。在 RST 报文段中没有意义。',
		rfc: 'RFC 9293, 3.8.6',
	},
	{
		at: ['total_length', 'ipv6.payload_length'],
		when: is(0),
		en: 'Filled in later by the network card, which cuts large packets up: the capture was made before that.',
		zh: '稍后由负责切分大分组的网卡填写：抓包发生在此之前。',
	},
]
