import type { CauseTable } from './cause-words.js'

/** Nobody whom the client trusts vouches for the server's certificate, or not with a chain that holds. */
export const CHAIN_CAUSES: CauseTable = {
	unknown_ca: {
		name: { en: 'issuer not trusted', zh: '颁发者不受信任' },
		why: {
			en: "The client does not trust the issuer of the server's certificate (alert {alert}).",
			zh: '客户端不信任服务器证书的颁发者（警报 {alert}）。',
		},
		now: {
			en: "Give the client the authority's certificate: `curl --cacert ca.pem https://{target}/`, or install it in the client's trust store. If the authority is a public one, have the server send its intermediate certificates as well.",
			zh: '把该颁发机构的证书交给客户端：`curl --cacert ca.pem https://{target}/`，或安装到客户端的信任库。如果是公共颁发机构，请让服务器同时发送中间证书。',
		},
		seen: {
			why: {
				en: "The client does not trust whoever issued the server's certificate {subject}: {issuer}.",
				zh: '客户端不信任服务器证书 {subject} 的颁发者：{issuer}。',
			},
			now: {
				en: 'Give the client the certificate of {top}: `curl --cacert ca.pem https://{target}/`, or install it in its trust store.',
				zh: '把 {top} 的证书交给客户端：`curl --cacert ca.pem https://{target}/`，或安装到其信任库。',
			},
		},
		forms: {
			vouched: {
				why: {
					en: 'The client does not trust the issuer of {subject} (alert {alert}), though the chain ends at {top}, a root trusted here: its trust store is another, or it asks for more, such as a revocation list.',
					zh: '客户端不信任 {subject} 的颁发者（警报 {alert}），尽管证书链止于此处信任的根证书 {top}：它的信任库不同，或它还要求别的，例如吊销列表。',
				},
				now: {
					en: 'Give the client the certificate of {top}: `curl --cacert ca.pem https://{target}/`. If it has that already: does it check revocation (curl `--crlfile`, OpenSSL `-crl_check`) without having the list? Its log knows.',
					zh: '把 {top} 的证书交给客户端：`curl --cacert ca.pem https://{target}/`。若它已有该证书：是否检查吊销（curl `--crlfile`、OpenSSL `-crl_check`）却没有列表？请查看其日志。',
				},
			},
		},
	},
	self_signed: {
		name: { en: 'self-signed certificate', zh: '自签名证书' },
		why: {
			en: "The server's certificate may be one that it signed itself; the client trusts nobody who vouches for it.",
			zh: '服务器证书可能是自签名的，客户端不信任任何为它担保的一方。',
		},
		now: {
			en: 'Look at it: `openssl s_client -connect {target} -showcerts`. Have it issued by an authority, or hand it to the client: `curl --cacert server.pem ...`.',
			zh: '查看证书：`openssl s_client -connect {target} -showcerts`。请由颁发机构签发，或把它交给客户端：`curl --cacert server.pem ...`。',
		},
		seen: {
			why: {
				en: "The server's certificate {subject} is signed by itself: nobody else vouches for it, and the client does not know it.",
				zh: '服务器证书 {subject} 由自己签名：没有别人为它担保，而客户端不认识它。',
			},
		},
		forms: {
			after: {
				why: {
					en: "The server's certificate {subject} names itself as its issuer. The handshake was completed nevertheless: whether the client knows the certificate, its leaving does not say.",
					zh: '服务器证书 {subject} 把自己列为颁发者。但握手仍已完成：客户端是否认识它，从它的离开看不出来。',
				},
			},
			named: {
				why: {
					en: "The server's certificate {subject} names itself as its issuer: nobody else seems to vouch for it, and the client does not know it.",
					zh: '服务器证书 {subject} 把自己列为颁发者：似乎没有别人为它担保，而客户端不认识它。',
				},
			},
		},
	},
	missing_intermediate: {
		name: { en: 'intermediate certificate not sent', zh: '缺少中间证书' },
		why: {
			en: 'The server may send its own certificate without the intermediate one that connects it to a root the client knows.',
			zh: '服务器可能只发送了自己的证书，缺少把它与客户端已知根证书连接起来的中间证书。',
		},
		now: {
			en: "See what is sent: `openssl s_client -connect {target} -showcerts`. Put the intermediate certificates behind the server's own in its file (nginx: `ssl_certificate`, Apache: `SSLCertificateFile`).",
			zh: '查看实际发送的证书：`openssl s_client -connect {target} -showcerts`。在服务器的证书文件中把中间证书接在自身证书之后（nginx：`ssl_certificate`，Apache：`SSLCertificateFile`）。',
		},
		seen: {
			why: {
				en: 'The server does not send the certificate of {issuer}, who issued {subject}; unless that is a root the client knows, the chain is broken there.',
				zh: '服务器没有发送 {issuer} 的证书，而 {subject} 正由它签发；除非它是客户端已知的根证书，证书链就断在这里。',
			},
			now: {
				en: "Install the intermediate on the server: {issuer}. It belongs behind the server's own certificate in its file (nginx: `ssl_certificate`).",
				zh: '在服务器上安装中间证书：{issuer}。它应接在服务器自身证书之后，放在同一文件中（nginx：`ssl_certificate`）。',
			},
		},
	},
	wrong_chain_order: {
		name: { en: 'chain in the wrong order', zh: '证书链顺序错误' },
		why: {
			en: "The server's certificates may not be in the order in which each one certifies the one before it.",
			zh: '服务器发送的证书可能没有按“后一张为前一张担保”的顺序排列。',
		},
		now: {
			en: "Put the server's own certificate first, then its issuer's, and so on: `openssl s_client -connect {target} -showcerts` shows what is sent.",
			zh: '先放服务器自身的证书，再放其颁发者的证书，依次类推：`openssl s_client -connect {target} -showcerts` 可查看实际发送的内容。',
		},
	},
	broken_chain: {
		name: { en: 'certificate chain not valid', zh: '证书链无效' },
		why: {
			en: "The server's certificates do not make a valid chain from {subject} up (RFC 5280, 6.1).",
			zh: '服务器的证书自 {subject} 起不能构成有效的证书链（RFC 5280，6.1）。',
		},
		now: {
			en: 'Have the certificate that is named issued anew, and look at all that are sent: `openssl s_client -connect {target} -showcerts`. What the client trusts is not the point.',
			zh: '重新签发所指出的证书，并查看发送的全部证书：`openssl s_client -connect {target} -showcerts`。问题不在客户端信任谁。',
		},
		forms: {
			bad_signature: {
				why: {
					en: "A signature in the server's chain does not fit: the certificate sent as the issuer of another has the name, but not the key that signed it.",
					zh: '服务器证书链中的一个签名对不上：作为颁发者发送的证书名称相符，但签名用的不是它的密钥。',
				},
				now: {
					en: "Put the certificate of the authority's key that really signed behind the server's own; compare `openssl x509 -noout -ext authorityKeyIdentifier,subjectKeyIdentifier` of both. To trust more on the client does not help.",
					zh: '在服务器自身证书之后放上真正签名的那把密钥所属颁发机构的证书；用 `openssl x509 -noout -ext authorityKeyIdentifier,subjectKeyIdentifier` 比较两者。在客户端增加信任没有用。',
				},
			},
			not_a_ca: {
				why: {
					en: "A certificate in the server's chain has signed another, and is not a certificate authority's.",
					zh: '服务器证书链中有一张证书为另一张签了名，但它不是颁发机构的证书。',
				},
				now: {
					en: "Have the server's certificate issued by an authority (`basicConstraints = CA:TRUE`), and not by another server's certificate.",
					zh: '请由颁发机构（`basicConstraints = CA:TRUE`）签发服务器证书，而不是用另一张服务器证书签发。',
				},
			},
			not_allowed_to_sign: {
				why: {
					en: "A certificate in the server's chain has signed another, and its key usage does not allow that.",
					zh: '服务器证书链中有一张证书为另一张签了名，但其密钥用途不允许这样做。',
				},
				now: {
					en: "Have the authority's certificate issued anew with `keyUsage = keyCertSign`, or the server's by one that has it.",
					zh: '用 `keyUsage = keyCertSign` 重新签发该颁发机构的证书，或改由具备此用途的颁发机构签发服务器证书。',
				},
			},
			path_too_long: {
				why: {
					en: "An authority in the server's chain allows fewer authorities below it than there are (path length).",
					zh: '服务器证书链中有一个颁发机构所允许的下级颁发机构数量（路径长度）少于实际数量。',
				},
				now: {
					en: "Have the server's certificate issued by an authority higher up, or that authority's anew with a longer `pathlen`. The client may well know the root already.",
					zh: '由更上级的颁发机构签发服务器证书，或以更大的 `pathlen` 重新签发该颁发机构的证书。客户端很可能已经信任根证书。',
				},
			},
			name_constraints: {
				why: {
					en: "An authority in the server's chain may not certify this name (name constraints).",
					zh: '服务器证书链中有一个颁发机构无权为此名称签发证书（名称约束）。',
				},
				now: {
					en: 'Have the certificate issued by an authority that may certify {host}, or use a name that this one may certify.',
					zh: '由有权为 {host} 签发的颁发机构签发证书，或改用该颁发机构有权签发的名称。',
				},
			},
		},
	},
}
