import type { Text } from '../language.js'

/** What is said of a chain of certificates, of its dates, names and uses. */
export const CERTIFICATE_SAYINGS = {
	// What a proof is computed over.
	signed_parts: {
		en: 'signed parts of {certificates} {certificates|certificate|certificates}, {bytes} {bytes|byte|bytes}',
		zh: '{certificates} 张证书的被签名部分，{bytes} 字节',
	},
	signature_of: { en: 'signature of {name}', zh: '{name} 的签名' },
	path_from: { en: 'path of {count} from {name}', zh: '从 {name} 起的路径，共 {count} 张证书' },
	validity_of: { en: 'validity of {count} {count|certificate|certificates}', zh: '{count} 张证书的有效期' },
	names_of: { en: '{count} {count|name|names} of {name}', zh: '{name} 的 {count} 个名称' },
	key_usages_of: { en: 'key usages of {name}', zh: '{name} 的密钥用途' },
	public_key: { en: 'public key, {bytes} bytes', zh: '公钥，{bytes} 字节' },
	certificate_bytes: { en: 'certificate of {bytes} bytes', zh: '{bytes} 字节的证书' },

	// Whose signature, by which key.
	key_of: { en: 'the key of {name}', zh: '{name} 的密钥' },
	own_key: { en: 'its own key', zh: '它自己的密钥' },
	raw_key: { en: 'the raw public key', zh: '裸公钥' },
	no_subject: { en: 'a certificate without a subject', zh: '没有主体的证书' },
	no_issuer_name: { en: 'an issuer without a name', zh: '没有名称的颁发者' },
	signed_by: { en: '{subject} by {by} ({how})', zh: '{subject} 由 {by} 签名（{how}）' },
	signatures_verified: {
		en: '{count} {count|signature|signatures} verified: {links}',
		zh: '已验证 {count} 个签名：{links}',
	},
	signed_by_itself: { en: '{name} is signed by its own key ({how})', zh: '{name} 由它自己的密钥签名（{how}）' },
	not_the_key: {
		en: 'that the {side} has the key, its signature over this handshake must show',
		zh: '{side}是否拥有对应的私钥，须由它对本次握手的签名来证明',
	},
	signature_not_checkable: {
		en: 'the signature of {subject} by {by} cannot be checked: {why}',
		zh: '{subject} 由{by}所作的签名无法验证：{why}',
	},
	signature_not_by: {
		en: 'the signature of {subject} was not made by {by} ({how})',
		zh: '{subject} 的签名不是由{by}作出的（{how}）',
	},
	unreadable_signature: { en: 'its signature cannot be read', zh: '它的签名无法读取' },
	other_algorithm: {
		en: 'its signed part names another signature algorithm, or the signature is no whole number of bytes',
		zh: '被签名部分写着另一种签名算法，或签名不是整数个字节',
	},
	but_weak: { en: '{why}; weak: {weak}', zh: '{why}；薄弱之处：{weak}' },
	weak_hash: {
		en: '{name} is signed over {hash}, of which collisions can be made',
		zh: '{name} 的签名使用可以制造碰撞的 {hash}',
	},
	weak_key: { en: 'the key of {name} is {key}, less than {least} bits', zh: '{name} 的密钥是 {key}，不足 {least} 位' },

	// How certificates hang together.
	issuer_not_sent: {
		en: 'the issuer of {subject}, {issuer}, is not among the {sent} {sent|certificate|certificates} sent',
		zh: '{subject} 的颁发者 {issuer} 不在所发送的 {sent} 张证书之中',
	},
	only_itself_sent: {
		en: 'only the certificate itself was sent: without that of its issuer, {issuer}, its signature cannot be checked',
		zh: '只发送了证书本身：没有颁发者 {issuer} 的证书，就无法验证它的签名',
	},
	order_signed: {
		en: 'sent in a wrong order: the {place} certificate, {issuer}, has signed the {other}, {subject}, and is to follow it',
		zh: '发送顺序有误：{place}证书 {issuer} 签发了{other}证书 {subject}，应紧随其后',
	},
	order_issuer_first: {
		en: 'sent in a wrong order: the first certificate, {issuer}, is the issuer of the {other}, {subject}, and the sender’s own is to come first',
		zh: '发送顺序有误：第一张证书 {issuer} 是{other}证书 {subject} 的颁发者，而发送方自己的证书应排在最前',
	},
	no_use: {
		en: 'the {place} certificate, {name}, is of no use on this path',
		zh: '{place}证书 {name} 在此路径上没有用处',
	},
	sent_before: { en: 'the {place} certificate, {name}, was sent before', zh: '{place}证书 {name} 先前已经发送过' },
	first: { en: 'first', zh: '第一张' },
	second: { en: 'second', zh: '第二张' },
	third: { en: 'third', zh: '第三张' },
	fourth: { en: 'fourth', zh: '第四张' },
	fifth: { en: 'fifth', zh: '第五张' },
	sixth: { en: 'sixth', zh: '第六张' },
	nth: { en: '{number}th', zh: '第 {number} 张' },

	// Whom they lead to.
	bundle: { en: '{name}, {count} {count|root|roots}', zh: '{name}（{count} 个根证书）' },
	bundle_of_node: { en: 'the bundle of Node.js {version}', zh: 'Node.js {version} 自带的证书包' },
	nothing_to_trust: { en: 'there is no certificate to trust: {bundle}', zh: '没有任何可信任的证书：{bundle}' },
	stands_in: { en: '{name} itself stands in {bundle}', zh: '{name} 本身就在 {bundle} 中' },
	chains_to: { en: 'chains to {name} in {bundle}', zh: '通向 {bundle} 中的 {name}' },
	no_path: {
		en: 'no path to {bundle} within {count} certificates: {name} is as far as was looked',
		zh: '{count} 张证书之内没有通向 {bundle} 的路径：查到 {name} 为止',
	},
	names_itself: {
		en: '{name} names itself as its issuer, and is not in {bundle}',
		zh: '{name} 自称是自己的颁发者，而它不在 {bundle} 中',
	},
	chains_to_stranger: {
		en: 'chains to {name}, which names itself as its issuer and is not in {bundle}',
		zh: '通向 {name}，它自称是自己的颁发者，而它不在 {bundle} 中',
	},
	chains_to_namesake: {
		en: 'chains to {name}, which names itself as its issuer and is not in {bundle}, which has another one of that name',
		zh: '通向 {name}，它自称是自己的颁发者；{bundle} 中没有它，只有另一张同名的证书',
	},
	issuer_lacking: {
		en: 'the certificate of {issuer}, which has signed {name}, was not sent and is not in {bundle}',
		zh: '签发 {name} 的 {issuer} 的证书没有发送，也不在 {bundle} 中',
	},
	to_be_had: { en: '{name} says it is to be had at {url}', zh: '据 {name}，可从 {url} 取得' },

	// Dates.
	no_clock: {
		en: 'the capture says that it is of {time}, before there was TLS: its clock was none',
		zh: '抓包自称录于 {time}，那时还没有 TLS：它的时钟不可信',
	},
	when_captured: { en: 'when captured, {time}, {what}', zh: '抓包时（{time}），{what}' },
	expired_on: { en: '{name} expired on {date}', zh: '{name} 已于 {date} 过期' },
	not_valid_before: { en: '{name} was not valid before {date}', zh: '{name} 在 {date} 之前尚未生效' },
	one_was_valid: { en: '{name} was valid when captured, {time}', zh: '抓包时（{time}）{name} 有效' },
	all_were_valid: {
		en: 'all {count} certificates were valid when captured, {time}',
		zh: '抓包时（{time}）全部 {count} 张证书都有效',
	},
	one_is_valid: { en: '{name} is valid', zh: '{name} 有效' },
	all_are_valid: { en: 'all {count} certificates are valid', zh: '全部 {count} 张证书都有效' },
	by_now: { en: 'by now {what}', zh: '时至今日，{what}' },
	valid_now: { en: 'valid now', zh: '如今仍有效' },
	since_capture: { en: 'since the capture, {what}', zh: '抓包之后，{what}' },

	// Names.
	no_server_name: {
		en: 'the client has not said whom it asks for (server_name): {listed}',
		zh: '客户端没有说明它请求的是谁（server_name）：{listed}',
	},
	no_name_asked: {
		en: 'no name was asked for (--host NAME): {listed}',
		zh: '没有给出要核对的名称（--host NAME）：{listed}',
	},
	is_for: { en: 'it is for {names}', zh: '证书属于 {names}' },
	more: { en: '{count} more', zh: '另外 {count} 个' },
	no_host: { en: 'the certificate has no host among its alternative names', zh: '证书的备用名称中没有主机' },
	one_of_its_names: { en: '{name} is one of its names', zh: '{name} 是它的名称之一' },
	within_its_name: { en: '{name} is within {pattern}', zh: '{name} 属于 {pattern}' },
	ech_may_hide: {
		en: 'encrypted_client_hello may hide that another name was asked for',
		zh: '使用 encrypted_client_hello 时，实际请求的可能是另一个名称',
	},
	none_of_its_names: { en: '{name} is none of its names: {listed}', zh: '{name} 不在它的名称之中：{listed}' },
	none_but_ech: {
		en: '{name} is none of its names, yet encrypted_client_hello may hide the name that was asked for: {listed}',
		zh: '{name} 不在它的名称之中，但实际请求的名称可能被 encrypted_client_hello 隐藏：{listed}',
	},
	only_common_name: {
		en: 'only its common name fits, which clients have not heeded since about 2017',
		zh: '只有通用名相符，而大约自 2017 年起客户端已不再理会通用名',
	},
	common_name_only: {
		en: '{name} is the common name only, and none of the alternative names',
		zh: '{name} 只是通用名，不在备用名称之中',
	},

	// Uses.
	wrong_purpose: { en: '{name} is for {uses}, not for {purpose}', zh: '{name} 用于 {uses}，不用于 {purpose}' },
	for_purpose: { en: 'for {purpose}', zh: '用于 {purpose}' },
	any_purpose: { en: 'for any purpose', zh: '可用于任何目的' },
	nothing: { en: 'nothing', zh: '无' },
	unrestricted_key: {
		en: 'the certificate is {purposes}, and does not restrict its key',
		zh: '证书{purposes}，且不限制密钥的用途',
	},
	unknown_use: {
		en: 'the certificate is {purposes}, its key for {uses}; what the handshake uses it for is not known',
		zh: '证书{purposes}，密钥用于 {uses}；握手用它做什么无从得知',
	},
	its_uses: {
		en: 'the certificate is {purposes}, its key for {uses}',
		zh: '证书{purposes}，密钥用于 {uses}',
	},
	wrong_usage: { en: '{who} needs {usage}, the key is for {uses}', zh: '{who} 需要 {usage}，而密钥用于 {uses}' },
	right_usage: {
		en: 'the certificate is {purposes}, and its key for {usage}, which {who} needs',
		zh: '证书{purposes}，密钥可用于 {usage}，正是 {who} 所需',
	},
	a_client: { en: 'a client', zh: '客户端' },
	rsa_key_exchange: { en: 'RSA key exchange', zh: 'RSA 密钥交换' },
	static_ecdh: { en: 'static ECDH', zh: '静态 ECDH' },

	// What RFC 5280 forbids.
	precertificate: {
		en: '{name} is a precertificate, which is for logs and not to be taken for a certificate (RFC 6962, 3.1)',
		zh: '{name} 是预证书，只供日志使用，不得当作证书（RFC 6962，3.1）',
	},
	no_authority: { en: '{name} is not a certificate authority: {why}', zh: '{name} 不是证书颁发机构：{why}' },
	constraints_say_so: { en: 'its basic constraints say so', zh: '它的基本约束如此说明' },
	no_constraints: { en: 'it has no basic constraints', zh: '它没有基本约束' },
	may_not_sign: {
		en: '{name} may not sign certificates: its key is for {uses}',
		zh: '{name} 无权签发证书：它的密钥用于 {uses}',
	},
	too_many_below: {
		en: '{name} allows {most} authorities below it, the path has {count}',
		zh: '{name} 只允许其下有 {most} 级颁发机构，而路径上有 {count} 级',
	},
	explicit_curve: {
		en: 'the key of {name} is on a curve written out in full, which RFC 5480, 2.1.1 forbids: such keys can be forged',
		zh: '{name} 的密钥所用的曲线是逐项写出参数的，为 RFC 5480（2.1.1）所禁止：这样的密钥可以伪造',
	},
	critical_unread: {
		en: '{name} has the critical extension {extension}, which cannot be read: such a certificate must be refused (RFC 5280, 4.2)',
		zh: '{name} 含有无法读取的关键扩展 {extension}：这样的证书必须拒绝（RFC 5280，4.2）',
	},
	critical_unknown: {
		en: '{name} has the critical extension {extension}, which is not known here: such a certificate must be refused (RFC 5280, 4.2)',
		zh: '{name} 含有此处不认识的关键扩展 {extension}：这样的证书必须拒绝（RFC 5280，4.2）',
	},
	odd_constraint: {
		en: '{name} has a name constraint with a minimum or maximum, which nothing supports',
		zh: '{name} 的名称约束带有最小值或最大值，这没有任何实现支持',
	},
	constraint_excludes: {
		en: '{name} excludes {host}, which stands in {certificate}',
		zh: '{name} 排除了 {certificate} 中的 {host}',
	},
	constraint_not_permitted: {
		en: '{name} does not permit {host}, which stands in {certificate}',
		zh: '{name} 不允许 {certificate} 中的 {host}',
	},
	constraint_unknown_form: {
		en: '{name} constrains names of a form for which nobody has said what is within what, as {host}, which stands in {certificate}',
		zh: '{name} 所约束的名称形式没有规定何者包含何者，例如 {certificate} 中的 {host}',
	},
	constraint_too_many: {
		en: '{name} constrains more names than the {most} that are compared, of them {host}, which stands in {certificate}',
		zh: '{name} 约束的名称超过所比较的 {most} 个，其中有 {certificate} 中的 {host}',
	},

	// What cannot be read or has nobody behind it.
	nobody_signed_key: {
		en: 'the {side} sent a raw public key, which nobody has signed: only who knew it before can trust it',
		zh: '{side}发送的是没有人签名的裸公钥：只有事先知道它的人才能信任它',
	},
	not_checkable_certificate: {
		en: 'the {side}’s own certificate is none that can be checked: {why}',
		zh: '{side}自己的证书无法验证：{why}',
	},
	not_one_value: { en: 'its {bytes} bytes are not one value of DER', zh: '它的 {bytes} 字节不是一个完整的 DER 值' },
	part_unreadable: { en: 'its {part} cannot be read', zh: '它的{part}无法读取' },
	signed_part: { en: 'signed part', zh: '被签名部分' },
	serial_number: { en: 'serial number', zh: '序列号' },
	issuer: { en: 'issuer', zh: '颁发者' },
	validity: { en: 'validity', zh: '有效期' },
	subject: { en: 'subject', zh: '主体' },
	public_key_part: { en: 'public key', zh: '公钥' },
	signature_algorithm: { en: 'signature algorithm', zh: '签名算法' },
	signature: { en: 'signature', zh: '签名' },
} as const satisfies Readonly<Record<string, Text>>
