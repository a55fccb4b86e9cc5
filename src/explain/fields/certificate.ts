import type { WordTable } from '../language.js'

/** X.509: the certificate itself, its names and its key. */
export const CERTIFICATE_WORDS: WordTable = {
	certificate: {
		en: 'A certificate: a name and a public key, and the signature of someone who vouches that they belong together. Anyone may read and copy it.',
		zh: '证书：一个名称、一个公钥，以及担保二者相属的签名。任何人都可以阅读和复制。',
		rfc: 'RFC 5280, 4.1',
	},
	tbs_certificate: {
		en: 'The part "to be signed": the signature covers exactly these bytes, so that changing one of them breaks it.',
		zh: '“待签名”部分：签名恰好覆盖这些字节，改动其中任何一个都会使签名失效。',
		rfc: 'RFC 5280, 4.1.1.1',
	},
	'tbs_certificate.version': {
		en: 'The form of certificate: v3, written as 2, is the only one with extensions, and the one in use.',
		zh: '证书格式版本：v3（写作 2）是唯一带扩展的，也是现在使用的。',
		rfc: 'RFC 5280, 4.1.2.1',
	},
	'tbs_certificate.version.integer': {
		en: 'The version, counted from 0: 2 means v3.',
		zh: '版本号从 0 数起：2 表示 v3。',
		rfc: 'RFC 5280, 4.1.2.1',
	},
	serial_number: {
		en: 'A number no other certificate of this issuer has; revocation lists name certificates by it. It must be unpredictable, against forged hash collisions.',
		zh: '在该颁发者范围内唯一的编号；吊销列表用它指明证书。它必须不可预测，以防利用哈希碰撞伪造。',
		rfc: 'RFC 5280, 4.1.2.2',
	},
	'tbs_certificate.signature': {
		en: 'With which algorithm the issuer signs. It stands here a second time so that the signature covers it.',
		zh: '颁发者签名所用的算法。这里再写一遍，是为了让签名也覆盖到它。',
		rfc: 'RFC 5280, 4.1.2.3',
	},
	issuer: {
		en: 'Who vouches for the certificate and has signed it. When issuer and subject are the same, it vouches for itself: a root, or a self-signed one.',
		zh: '谁为证书担保并签名。颁发者与主体相同即为自己担保：根证书或自签名证书。',
		rfc: 'RFC 5280, 4.1.2.4',
	},
	validity: {
		en: 'From when until when the certificate holds. Outside this time, or with a wrong clock, clients refuse it.',
		zh: '证书从何时到何时有效。不在此期间，或时钟不准，客户端都会拒绝。',
		rfc: 'RFC 5280, 4.1.2.5',
	},
	'validity.not_before': {
		en: 'The first moment at which the certificate holds.',
		zh: '证书开始生效的时刻。',
		rfc: 'RFC 5280, 4.1.2.5',
	},
	'validity.not_after': {
		en: 'The last moment at which the certificate holds. Forgetting to renew it in time is one of the commonest faults.',
		zh: '证书有效期的最后时刻。忘记及时更换是最常见的故障之一。',
		rfc: 'RFC 5280, 4.1.2.5',
	},
	subject: {
		en: "To whom the certificate belongs. Clients no longer look for the host's name here, but in the subject alternative names.",
		zh: '证书属于谁。客户端如今不再从这里核对主机名，而是看主体备用名称扩展。',
		rfc: 'RFC 5280, 4.1.2.6',
	},
	rdn: {
		en: 'One step of the name, from the general (country) to the special (host).',
		zh: '名称的一级，从概括（国家）到具体（主机）。',
		rfc: 'RFC 5280, 4.1.2.4',
	},
	attribute: {
		en: 'A piece of the name: what it is, and what it says.',
		zh: '名称的一个组成部分：类型和取值。',
		rfc: 'RFC 5280, 4.1.2.4',
	},
	'attribute.type': {
		en: 'What the piece is, as an object identifier: 2.5.4.3 is the common name (CN), 2.5.4.10 the organisation (O).',
		zh: '该部分的类型，以对象标识符表示：2.5.4.3 是通用名（CN），2.5.4.10 是组织（O）。',
		rfc: 'RFC 5280, 4.1.2.4',
	},
	'attribute.value': { en: 'What it says.', zh: '该部分的取值。', rfc: 'RFC 5280, 4.1.2.4' },
	subject_public_key_info: {
		en: "The subject's public key and its kind: the reason for the whole certificate.",
		zh: '主体的公钥及其类型：整张证书就是为它而设的。',
		rfc: 'RFC 5280, 4.1.2.7',
	},
	'subject_public_key_info.algorithm': {
		en: 'What kind of key it is, and for elliptic curves on which curve.',
		zh: '密钥的类型；椭圆曲线密钥还说明是哪条曲线。',
		rfc: 'RFC 5280, 4.1.2.7',
	},
	algorithm: {
		en: 'The algorithm, as an object identifier: a number from a tree of numbers that names things world-wide.',
		zh: '算法，以对象标识符表示：取自一棵全球统一命名的编号树。',
		rfc: 'RFC 5280, 4.1.1.2',
	},
	parameters: {
		en: 'What the algorithm needs to know besides; for RSA nothing, written as NULL.',
		zh: '算法需要的其他参数；RSA 没有参数，写作 NULL。',
		rfc: 'RFC 5280, 4.1.1.2',
	},
	named_curve: { en: 'The elliptic curve, by its name.', zh: '椭圆曲线的名称。', rfc: 'RFC 5480, 2.1.1' },
	implicit_curve: {
		en: "The curve is the issuer's; not allowed today.",
		zh: '沿用颁发者的曲线；如今不允许。',
		rfc: 'RFC 3279, 2.3.5',
	},
	subject_public_key: {
		en: 'The public key itself. With it anyone can check signatures of the owner, and with RSA also encrypt for the owner.',
		zh: '公钥本身。任何人都能用它验证持有者的签名；RSA 公钥还能用来加密给他。',
		rfc: 'RFC 5280, 4.1.2.7',
	},
	rsa_public_key: { en: 'An RSA key: two numbers.', zh: 'RSA 公钥：两个数。', rfc: 'RFC 8017, A.1.1' },
	modulus: {
		en: 'The product of two secret primes. Its security rests on nobody being able to find them; below 2,048 bits it is too small.',
		zh: '两个秘密素数的乘积，安全性在于无人能分解它；不足 2048 位就太小了。',
		rfc: 'RFC 8017, 3.1',
	},
	public_exponent: {
		en: 'The public exponent, nearly always 65,537: large enough to be safe, and quick to compute with.',
		zh: '公开指数，几乎总是 65,537：足够安全，计算也快。',
		rfc: 'RFC 8017, 3.1',
	},
	form: {
		en: 'How the point is written: 4 means both coordinates in full.',
		zh: '点的书写格式：4 表示两个坐标完整给出。',
		rfc: 'RFC 5480, 2.2',
	},
	x: { en: 'The first coordinate of the point.', zh: '点的 x 坐标。', rfc: 'RFC 5480, 2.2' },
	y: { en: 'The second coordinate of the point.', zh: '点的 y 坐标。', rfc: 'RFC 5480, 2.2' },
	'subject_public_key.public_key': { en: 'The bytes of the public key.', zh: '公钥的字节。', rfc: 'RFC 8410, 4' },
	ec_parameters: {
		en: 'A curve written out in all its numbers, which allows traps: modern software refuses it.',
		zh: '把曲线的全部参数写出，可能暗藏陷阱：现代软件会拒绝。',
		rfc: 'RFC 3279, 2.3.5',
	},
	'ec_parameters.version': { en: 'The version of this form.', zh: '此格式的版本。', rfc: 'RFC 3279, 2.3.5' },
	field_id: { en: 'The field the curve is over.', zh: '曲线所在的域。', rfc: 'RFC 3279, 2.3.5' },
	field_type: { en: 'The kind of field.', zh: '域的类型。', rfc: 'RFC 3279, 2.3.5' },
	prime: { en: 'The prime coordinates are computed with.', zh: '坐标运算所用的素数。', rfc: 'RFC 3279, 2.3.5' },
	seed: {
		en: 'The number the curve was made from, so that one can check it.',
		zh: '生成曲线所用的种子，可供核查。',
		rfc: 'RFC 3279, 2.3.5',
	},
	'ec_parameters.hash': { en: 'The hash the curve was made with.', zh: '生成曲线所用的哈希。', rfc: 'RFC 3279, 2.3.5' },
	p: { en: 'The prime of the group.', zh: '群的素数。', rfc: 'RFC 3279, 2.3.2' },
	q: { en: 'The order of the subgroup.', zh: '子群的阶。', rfc: 'RFC 3279, 2.3.2' },
	g: { en: 'The generator.', zh: '生成元。', rfc: 'RFC 3279, 2.3.2' },
	j: { en: 'The factor by which group and subgroup differ.', zh: '群与子群之间的因子。', rfc: 'RFC 3279, 2.3.3' },
	l: { en: 'The length of secret numbers, in bits.', zh: '秘密数的位数。' },
	hash_algorithm: { en: 'The hash of the message (RSA-PSS).', zh: '消息所用的哈希（RSA-PSS）。', rfc: 'RFC 4055, 3.1' },
	mask_gen_algorithm: {
		en: "How the signature's padding is mixed (RSA-PSS).",
		zh: '签名填充的掩码生成方式（RSA-PSS）。',
		rfc: 'RFC 4055, 3.1',
	},
	salt_length: {
		en: 'How many random bytes go into each signature (RSA-PSS).',
		zh: '每个签名中随机盐值的字节数（RSA-PSS）。',
		rfc: 'RFC 4055, 3.1',
	},
	trailer_field: {
		en: 'A fixed ending of the padding; always 1.',
		zh: '填充的固定结尾；总是 1。',
		rfc: 'RFC 4055, 3.1',
	},
	issuer_unique_id: {
		en: 'Tells issuers of the same name apart; not to be used.',
		zh: '区分同名的颁发者；不应使用。',
		rfc: 'RFC 5280, 4.1.2.8',
	},
	subject_unique_id: {
		en: 'Tells subjects of the same name apart; not to be used.',
		zh: '区分同名的主体；不应使用。',
		rfc: 'RFC 5280, 4.1.2.8',
	},
	signature_algorithm: {
		en: 'With which algorithm the issuer has signed; must be the same as in the signed part.',
		zh: '颁发者签名所用的算法；必须与待签名部分中的一致。',
		rfc: 'RFC 5280, 4.1.1.2',
	},
	signature_value: {
		en: "The issuer's signature over the whole part above. To check it one needs the issuer's public key: from the next certificate of the chain, or known already when it is a root's.",
		zh: '颁发者对上述整个部分的签名。验证它需要颁发者的公钥：在链中的下一张证书里；若是根证书，则须事先拥有。',
		rfc: 'RFC 5280, 4.1.1.3',
	},
}
