import type { WordTable } from '../language.js'

/** The bits of certificates: what a key may be used for, and why a certificate was revoked. */
export const CERTIFICATE_BIT_WORDS: WordTable = {
	digitalSignature: {
		en: 'May sign data, such as the key exchange of a handshake.',
		zh: '可对数据签名，例如握手中的密钥交换。',
		rfc: 'RFC 5280, 4.2.1.3',
	},
	nonRepudiation: {
		en: 'May sign what the owner shall not be able to deny later.',
		zh: '可作持有者日后不可否认的签名。',
		rfc: 'RFC 5280, 4.2.1.3',
	},
	keyEncipherment: {
		en: 'Others may encrypt keys for it: RSA key exchange needs this.',
		zh: '他人可用它加密密钥：RSA 密钥交换需要这一项。',
		rfc: 'RFC 5280, 4.2.1.3',
	},
	dataEncipherment: {
		en: 'Others may encrypt data for it directly; rare.',
		zh: '他人可用它直接加密数据；少见。',
		rfc: 'RFC 5280, 4.2.1.3',
	},
	keyAgreement: {
		en: 'May be used for fixed Diffie-Hellman.',
		zh: '可用于固定的 Diffie-Hellman 密钥协商。',
		rfc: 'RFC 5280, 4.2.1.3',
	},
	keyCertSign: {
		en: 'May sign certificates: only for certificate authorities.',
		zh: '可签发证书：只有颁发机构才有。',
		rfc: 'RFC 5280, 4.2.1.3',
	},
	cRLSign: { en: 'May sign lists of revoked certificates.', zh: '可签发证书吊销列表。', rfc: 'RFC 5280, 4.2.1.3' },
	encipherOnly: {
		en: 'With keyAgreement: for encrypting only.',
		zh: '与 keyAgreement 合用：只能加密。',
		rfc: 'RFC 5280, 4.2.1.3',
	},
	decipherOnly: {
		en: 'With keyAgreement: for decrypting only.',
		zh: '与 keyAgreement 合用：只能解密。',
		rfc: 'RFC 5280, 4.2.1.3',
	},
	unused: { en: 'Not in use.', zh: '不使用。', rfc: 'RFC 5280, 4.2.1.13' },
	keyCompromise: { en: 'The private key was stolen.', zh: '私钥泄露。', rfc: 'RFC 5280, 4.2.1.13' },
	cACompromise: { en: "The issuer's key was stolen.", zh: '颁发者的密钥泄露。', rfc: 'RFC 5280, 4.2.1.13' },
	affiliationChanged: { en: 'The name is no longer right.', zh: '名称信息已变更。', rfc: 'RFC 5280, 4.2.1.13' },
	superseded: { en: 'It was replaced by another.', zh: '已被新证书取代。', rfc: 'RFC 5280, 4.2.1.13' },
	cessationOfOperation: { en: 'It is no longer needed.', zh: '不再需要。', rfc: 'RFC 5280, 4.2.1.13' },
	certificateHold: { en: 'Withdrawn for the time being.', zh: '暂时停用。', rfc: 'RFC 5280, 4.2.1.13' },
	privilegeWithdrawn: {
		en: 'A right stated in it was withdrawn.',
		zh: '其中的权限已被撤销。',
		rfc: 'RFC 5280, 4.2.1.13',
	},
	aACompromise: {
		en: "The attribute authority's key was stolen.",
		zh: '属性机构的密钥泄露。',
		rfc: 'RFC 5280, 4.2.1.13',
	},
	'SSL Client': { en: 'For clients.', zh: '用于客户端。' },
	'SSL Server': { en: 'For servers.', zh: '用于服务器。' },
	'S/MIME': { en: 'For mail.', zh: '用于邮件。' },
	'Object Signing': { en: 'For signing programs.', zh: '用于程序签名。' },
	Unused: { en: 'Not in use.', zh: '不使用。' },
	'SSL CA': { en: 'May issue certificates for TLS.', zh: '可签发 TLS 证书。' },
	'S/MIME CA': { en: 'May issue certificates for mail.', zh: '可签发邮件证书。' },
	'Object Signing CA': { en: 'May issue certificates for signing programs.', zh: '可签发程序签名证书。' },
}
