import type { WordTable } from '../language.js'

/** ServerKeyExchange and ClientKeyExchange: TLS 1.2 and before. */
export const KEY_EXCHANGE_WORDS: WordTable = {
	server_key_exchange: {
		en: "The server's fresh public value, and a signature that proves it comes from the owner of the certificate.",
		zh: '服务器新生成的公开值，以及证明它出自证书持有者的签名。',
		rfc: 'RFC 5246, 7.4.3',
	},
	params: {
		en: 'The parameters: what the signature covers, together with both random numbers, so that it cannot be used again elsewhere.',
		zh: '密钥交换参数：签名覆盖它们以及双方的随机数，因此不能挪到别处再用。',
		rfc: 'RFC 5246, 7.4.3',
	},
	curve_params: { en: 'Which curve the value is on.', zh: '公开值在哪条曲线上。', rfc: 'RFC 8422, 5.4' },
	curve_type: {
		en: 'Whether the curve is named, the only way in use, or written out in full.',
		zh: '曲线是以名称表示（唯一在用的方式）还是完整写出。',
		rfc: 'RFC 8422, 5.4',
	},
	'curve_params.named_curve': {
		en: "The curve the server chose from the client's groups.",
		zh: '服务器从客户端的组中选定的曲线。',
		rfc: 'RFC 8422, 5.4',
	},
	public: {
		en: "The server's public value, a point of the curve, made for this connection only.",
		zh: '服务器的公开值，即曲线上的一个点，只为这次连接生成。',
		rfc: 'RFC 8422, 5.4',
	},
	dh_p: {
		en: 'The prime p of the Diffie-Hellman group: all computing is done modulo this number. Below 2,048 bits it is too small.',
		zh: 'Diffie-Hellman 群的素数 p：一切计算都模这个数。不足 2048 位就太小了。',
		rfc: 'RFC 5246, 7.4.3',
	},
	dh_g: {
		en: 'The generator g, whose powers are the public values.',
		zh: '生成元 g，公开值就是它的幂。',
		rfc: 'RFC 5246, 7.4.3',
	},
	dh_Ys: {
		en: "The server's public value: g to the power of its secret number, modulo p.",
		zh: '服务器的公开值：g 的秘密数次幂模 p。',
		rfc: 'RFC 5246, 7.4.3',
	},
	rsa_modulus: {
		en: 'A short RSA key of its own, for the export suites of the 1990s.',
		zh: '为 20 世纪 90 年代的出口套件另生成的短 RSA 密钥。',
		rfc: 'RFC 2246, 7.4.3',
	},
	rsa_exponent: { en: 'The exponent of the short RSA key.', zh: '短 RSA 密钥的指数。', rfc: 'RFC 2246, 7.4.3' },
	'server_key_exchange.algorithm': {
		en: 'How the server signs; only TLS 1.2 says it here, older versions leave it to the suite.',
		zh: '服务器的签名算法；只有 TLS 1.2 在此说明，更早的版本由套件决定。',
		rfc: 'RFC 5246, 7.4.3',
	},
	'server_key_exchange.signature': {
		en: "Signed with the certificate's key over both random numbers and the parameters. It can be checked without any secret.",
		zh: '用证书密钥对两个随机数和参数所作的签名。不需要任何秘密就能验证。',
		rfc: 'RFC 5246, 7.4.3',
	},
	exchange_keys: {
		en: 'The key exchange in a form that depends on the cipher suite, which is not known here.',
		zh: '密钥交换内容，其格式取决于密码套件，而此处不知道是哪个套件。',
		rfc: 'RFC 5246, 7.4.7',
	},
	client_key_exchange: {
		en: "The client's part of the key exchange. Its form depends on the cipher suite.",
		zh: '密钥交换中客户端的部分，格式取决于密码套件。',
		rfc: 'RFC 5246, 7.4.7',
	},
	encrypted_pre_master_secret: {
		en: "The secret from which all keys come, encrypted with the certificate's RSA key. Whoever has the private key, today or in ten years, can open it.",
		zh: '所有密钥的来源，用证书的 RSA 公钥加密。谁拿到私钥，无论今天还是十年后，都能解开。',
		rfc: 'RFC 5246, 7.4.7.1',
	},
	ecdh_Yc: {
		en: "The client's public value, a point of the curve. Both sides compute the same secret from the two values; it is never sent.",
		zh: '客户端的公开值，即曲线上的一个点。双方由两个公开值算出同一个秘密，而秘密从不发送。',
		rfc: 'RFC 8422, 5.7',
	},
	dh_Yc: {
		en: "The client's public value: g to the power of its secret number, modulo p.",
		zh: '客户端的公开值：g 的秘密数次幂模 p。',
		rfc: 'RFC 5246, 7.4.7.2',
	},
	psk_identity: {
		en: 'Which shared key the client uses, by name.',
		zh: '客户端使用哪个共享密钥（以名称表示）。',
		rfc: 'RFC 4279, 2',
	},
	psk_identity_hint: {
		en: 'A hint which shared key the server expects.',
		zh: '提示服务器期望哪个共享密钥。',
		rfc: 'RFC 4279, 2',
	},
	srp_N: { en: 'The prime of the group.', zh: '群的素数。', rfc: 'RFC 5054, 2.5.3' },
	srp_g: { en: 'The generator of the group.', zh: '群的生成元。', rfc: 'RFC 5054, 2.5.3' },
	srp_s: { en: 'The salt of the password.', zh: '口令的盐值。', rfc: 'RFC 5054, 2.5.3' },
	srp_B: { en: "The server's public value.", zh: '服务器的公开值。', rfc: 'RFC 5054, 2.5.3' },
	srp_A: { en: "The client's public value.", zh: '客户端的公开值。', rfc: 'RFC 5054, 2.5.4' },
	'params.salt': { en: 'The salt of the password.', zh: '口令的盐值。', rfc: 'RFC 8492, 4' },
	ecc_point: { en: 'The public value, a point of the curve.', zh: '公开值，即曲线上的一个点。', rfc: 'RFC 8492, 4' },
	scalar: { en: 'A number that goes with the point.', zh: '与该点配套的数。', rfc: 'RFC 8492, 4' },
	gost_key_transport: {
		en: 'The wrapped secret, in a form of its own.',
		zh: '以专有格式封装的秘密。',
		rfc: 'RFC 9189',
	},
	'client_key_exchange.ticket': { en: 'The Kerberos ticket.', zh: 'Kerberos 票据。', rfc: 'RFC 2712, 3' },
	authenticator: {
		en: "Kerberos' proof that the ticket is the client's own.",
		zh: 'Kerberos 对票据属于该客户端的证明。',
		rfc: 'RFC 2712, 3',
	},
	prime_p: {
		en: "The prime the curve's coordinates are computed with.",
		zh: '曲线坐标运算所用的素数。',
		rfc: 'RFC 4492, 5.4',
	},
	curve: { en: "The two numbers of the curve's equation.", zh: '曲线方程的两个系数。', rfc: 'RFC 4492, 5.4' },
	'curve.a': { en: 'The number a of the equation.', zh: '方程的系数 a。', rfc: 'RFC 4492, 5.4' },
	'curve.b': { en: 'The number b of the equation.', zh: '方程的系数 b。', rfc: 'RFC 4492, 5.4' },
	base: {
		en: 'The point of the curve that everyone starts from.',
		zh: '大家共用的起始点（基点）。',
		rfc: 'RFC 4492, 5.4',
	},
	order: {
		en: 'How many different multiples the base point has.',
		zh: '基点的阶，即它有多少个不同的倍点。',
		rfc: 'RFC 4492, 5.4',
	},
	cofactor: {
		en: 'The number of all points, divided by the order.',
		zh: '曲线上点的总数除以阶。',
		rfc: 'RFC 4492, 5.4',
	},
	m: { en: 'The size of the field: 2 to the power of m.', zh: '域的大小：2 的 m 次方。', rfc: 'RFC 4492, 5.4' },
	basis: { en: 'How the field of 2 to the power of m is built.', zh: '该二元域的构造方式。', rfc: 'RFC 4492, 5.4' },
	k: {
		en: 'An exponent of the polynomial that builds the field.',
		zh: '构造该域的多项式的一个指数。',
		rfc: 'RFC 4492, 5.4',
	},
	k1: {
		en: 'An exponent of the polynomial that builds the field.',
		zh: '构造该域的多项式的一个指数。',
		rfc: 'RFC 4492, 5.4',
	},
	k2: {
		en: 'An exponent of the polynomial that builds the field.',
		zh: '构造该域的多项式的一个指数。',
		rfc: 'RFC 4492, 5.4',
	},
	k3: {
		en: 'An exponent of the polynomial that builds the field.',
		zh: '构造该域的多项式的一个指数。',
		rfc: 'RFC 4492, 5.4',
	},
}
