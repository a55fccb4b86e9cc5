import type { Text } from '../language.js'

/** What is to be seen, by kind; `in packet ...` is put behind it. */
export const EVIDENCE: Readonly<Record<string, Text>> = {
	alert: { en: 'alert {alert} of the {from}', zh: '{from}的警报 {alert}' },
	sealed_alert: {
		en: 'a sealed record of the {from} with {length} bytes, the size of an alert',
		zh: '{from}的一条 {length} 字节的密封记录，正是警报的大小',
	},
	client_hello: { en: 'the ClientHello of {length} bytes', zh: '{length} 字节的 ClientHello' },
	hello: { en: 'the ClientHello names {name}', zh: 'ClientHello 请求 {name}' },
	offer: { en: 'the ClientHello offers {offered}', zh: 'ClientHello 提出 {offered}' },
	no_renegotiation_info: {
		en: '{type} of the {from} without renegotiation_info',
		zh: '{from}的 {type} 没有 renegotiation_info',
	},
	no_server_name: { en: 'a ClientHello without a server name', zh: '没有服务器名的 ClientHello' },
	certificate: { en: 'the certificate that the {from} sent', zh: '{from}发送的证书' },
	certificate_request: { en: 'the server asks for a certificate', zh: '服务器要求证书' },
	no_certificate: { en: "the client's Certificate holds none", zh: '客户端的 Certificate 为空' },
	sent_certificate: { en: "the client's Certificate of {length} bytes", zh: '客户端的 Certificate，{length} 字节' },
	sealed_flight: { en: 'the sealed messages of the {from}', zh: '{from}的密封消息' },
	answer: { en: 'the answer "{line}"', zh: '应答“{line}”' },
	request: { en: 'the {from} says "{line}"', zh: '{from}发送“{line}”' },
	message: { en: '{type} of the {from}', zh: '{from}的 {type}' },
	syn: { en: 'SYN', zh: 'SYN' },
	fin: { en: 'FIN of the {from}', zh: '{from}的 FIN' },
	rst: { en: 'RST of the {from}', zh: '{from}的 RST' },
	silence: { en: 'nothing came for {seconds} s', zh: '{seconds} 秒内没有任何回应' },
	resent: { en: '{count} {count|packet|packets} of the {from} sent again', zh: '{from}重发了 {count} 个分组' },
	acknowledged: {
		en: 'the {from} acknowledges {acknowledged} of {sent} bytes',
		zh: '{from}确认了 {sent} 字节中的 {acknowledged} 字节',
	},
	data: { en: 'application data of the {from}', zh: '{from}的应用数据' },
	cut: { en: 'what the {from} sent is not whole', zh: '{from}发送的内容不完整' },
	proof: { en: '{what}: {why}', zh: '{what}：{why}' },
	capture: { en: 'the capture ends', zh: '抓包到此结束' },
}

export const IN_PACKET: Text = { en: '{what} in packet {packet}', zh: '{what}（第 {packet} 号分组）' }
