/** RFC spelling of the messages, by the snake-case names that the report uses. */
const NAMES: Readonly<Record<string, string>> = {
	hello_request: 'HelloRequest',
	client_hello: 'ClientHello',
	server_hello: 'ServerHello',
	hello_retry_request: 'HelloRetryRequest',
	hello_verify_request: 'HelloVerifyRequest',
	new_session_ticket: 'NewSessionTicket',
	end_of_early_data: 'EndOfEarlyData',
	encrypted_extensions: 'EncryptedExtensions',
	certificate: 'Certificate',
	compressed_certificate: 'CompressedCertificate',
	server_key_exchange: 'ServerKeyExchange',
	certificate_request: 'CertificateRequest',
	server_hello_done: 'ServerHelloDone',
	certificate_verify: 'CertificateVerify',
	client_key_exchange: 'ClientKeyExchange',
	finished: 'Finished',
	certificate_url: 'CertificateURL',
	certificate_status: 'CertificateStatus',
	supplemental_data: 'SupplementalData',
	key_update: 'KeyUpdate',
	next_protocol: 'NextProtocol',
	channel_id: 'ChannelID',
	message_hash: 'message_hash',
	change_cipher_spec: 'ChangeCipherSpec',
	alert: 'Alert',
	application_data: 'application data',
	heartbeat: 'Heartbeat',
	request_connection_id: 'RequestConnectionId',
	new_connection_id: 'NewConnectionId',
	client_certificate_request: 'ClientCertificateRequest',
	ekt_key: 'EKTKey',
	encrypted_handshake: 'handshake message',
	http_request: 'HTTP request',
	http_response: 'HTTP response',
	http2_preface: 'HTTP/2 preface',
	http2_settings: 'HTTP/2 SETTINGS',
	http2_window_update: 'HTTP/2 WINDOW_UPDATE',
	http2_ping: 'HTTP/2 PING',
	http2_goaway: 'HTTP/2 GOAWAY',
	http2_rst_stream: 'HTTP/2 RST_STREAM',
	http2_priority: 'HTTP/2 PRIORITY',
	http2_push_promise: 'HTTP/2 PUSH_PROMISE',
	http2_data: 'HTTP/2 DATA',
	http2_tunnel: 'HTTP/2 tunnel',
	http2_frame: 'HTTP/2 frame',
	server_sent_event: 'server-sent event',
	websocket_message: 'WebSocket message',
	websocket_close: 'WebSocket close',
	websocket_ping: 'WebSocket ping',
	websocket_pong: 'WebSocket pong',
	websocket_frame: 'WebSocket frame',
}

/** `client_hello` → `ClientHello`; a name that is not in the table stays as it is. */
export function messageName(type: string): string {
	return NAMES[type] ?? type
}

/** `ClientHello` → `client_hello`: the other way round; nothing for what is no message's name. */
export function messageType(name: string): string | undefined {
	return Object.keys(NAMES).find(type => NAMES[type] === name)
}
