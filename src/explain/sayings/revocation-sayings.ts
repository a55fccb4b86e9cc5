import type { Text } from '../language.js'

/** What is said of OCSP responses and of the timestamps of logs. */
export const REVOCATION_SAYINGS = {
	ocsp_response_for: { en: 'OCSP response for {name}, {bytes} bytes', zh: '{name} 的 OCSP 响应，{bytes} 字节' },
	status_of: { en: 'status of {name}', zh: '{name} 的状态' },
	responder_error: {
		en: 'the responder answered with an error, {error}',
		zh: '响应者以错误 {error} 作答',
	},
	response_unreadable: { en: 'the response cannot be read', zh: '响应无法读取' },
	nobody_can_tell: {
		en: 'without the certificate of the issuer of {name} nobody can tell who may answer for it',
		zh: '没有 {name} 的颁发者的证书，就无从得知谁有权为它作答',
	},
	revoked_unproven: {
		en: 'it says that {name} was revoked; without the certificate of its issuer nobody can tell whether that is the issuer’s word',
		zh: '响应称 {name} 已被吊销；没有其颁发者的证书，就无从得知这是否确为颁发者所言',
	},
	about_another: {
		en: 'the response is about another certificate than {name}, serial {serial}',
		zh: '响应说的是另一张证书，而不是序列号为 {serial} 的 {name}',
	},
	response_not_checkable: { en: 'the signature cannot be checked: {why}', zh: '签名无法验证：{why}' },
	response_not_by: { en: 'the response was not signed by {by}', zh: '响应不是由{by}签名的' },
	by_issuer: { en: 'the issuer, {name} ({how})', zh: '颁发者 {name}（{how}）' },
	by_responder: { en: 'a responder of the issuer, {name} ({how})', zh: '颁发者的响应者 {name}（{how}）' },
	revoked: { en: '{name} is revoked, says {by}', zh: '{name} 已被吊销，据{by}' },
	revoked_since: { en: '{name} is revoked since {since}, says {by}', zh: '{name} 自 {since} 起已被吊销，据{by}' },
	status_not_known: { en: '{by} does not know {name}', zh: '{by}不认识 {name}' },
	response_without_time: { en: 'the response says no time', zh: '响应没有写明时间' },
	good_without_clock: {
		en: '{name} is good, says {by}; the capture’s clock does not tell whether that was so at the time',
		zh: '{name} 状态良好，据{by}；抓包的时钟无法说明当时是否如此',
	},
	response_for_other_time: {
		en: 'the response is for {from} to {to}, not for {time}, when it was captured',
		zh: '响应的期限是 {from} 至 {to}，不含抓包时刻 {time}',
	},
	whenever_news: { en: 'whenever there is news', zh: '下次更新' },
	good_from: { en: '{name} is good from {from} to {to}, says {by}', zh: '{name} 自 {from} 至 {to} 状态良好，据{by}' },
	responder_absent: {
		en: 'the responder is not the issuer, and its certificate is not in the response',
		zh: '响应者不是颁发者，而它的证书不在响应之中',
	},
	responder_not_signed: {
		en: '{issuer} has not signed the certificate of the responder, {name}',
		zh: '响应者 {name} 的证书不是由 {issuer} 签发的',
	},
	responder_not_for: {
		en: 'the certificate of the responder, {name}, is not for OCSPSigning',
		zh: '响应者 {name} 的证书不用于 OCSPSigning',
	},
	no_response_sent: {
		en: 'the server sent no OCSP response: whether the certificate is revoked stands elsewhere',
		zh: '服务器没有发送 OCSP 响应：证书是否已被吊销要到别处查',
	},
	no_demanded_response: {
		en: 'the server sent no OCSP response, though the certificate demands one (RFC 7633): whether the certificate is revoked stands elsewhere',
		zh: '证书要求附带 OCSP 响应（RFC 7633），服务器却没有发送：证书是否已被吊销要到别处查',
	},
	response_demanded: {
		en: 'the certificate demands an OCSP response, none came',
		zh: '证书要求附带 OCSP 响应，却没有收到',
	},

	timestamps_for: { en: '{count} {count|timestamp|timestamps} for {name}', zh: '{name} 的 {count} 个时间戳' },
	no_timestamp: {
		en: 'no log’s timestamp came, neither in the certificate nor by TLS or OCSP',
		zh: '没有收到任何日志的时间戳：证书中没有，TLS 和 OCSP 也没有带来',
	},
	no_list_of_logs: {
		en: '{count} {count|timestamp|timestamps} came, and no list of logs is there to check them with',
		zh: '收到 {count} 个时间戳，但没有可用来验证的日志列表',
	},
	log_unknown: { en: 'the log {log} is not in the list', zh: '日志 {log} 不在列表中' },
	log_over_issuer: {
		en: '{log} signs over the issuer’s key, which is not there',
		zh: '{log} 的签名涵盖颁发者的密钥，而这里没有它',
	},
	timestamp_not_by: { en: 'the timestamp of {date} was not signed by {log}', zh: '{date} 的时间戳不是由 {log} 签名的' },
	promised_late: { en: '{log} promised on {date}, after the capture', zh: '{log} 于 {date} 才承诺，晚于抓包' },
	promised: { en: '{log} promised on {date} to publish it ({way})', zh: '{log} 于 {date} 承诺公布它（{way}）' },
	in_certificate: { en: 'in the certificate', zh: '写在证书中' },
	by_tls: { en: 'by TLS', zh: '经由 TLS' },
	by_ocsp: { en: 'by OCSP', zh: '经由 OCSP' },
	log_without_algorithm: {
		en: '{log} signs by no algorithm of RFC 6962, 2.1.4',
		zh: '{log} 所用的签名算法不在 RFC 6962（2.1.4）之中',
	},
	timestamp_not_checkable: {
		en: 'the timestamp of {log} cannot be checked: {why}',
		zh: '{log} 的时间戳无法验证：{why}',
	},
} as const satisfies Readonly<Record<string, Text>>
