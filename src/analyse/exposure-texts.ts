/** What is shown, and why it is to be seen: the words of the list, in one table. */
export const EXPOSURES = {
	addresses: {
		what: 'Addresses',
		why: 'Routers must read them to deliver the packets.',
	},
	ports: {
		what: 'Ports',
		why: 'They stand in each TCP header, in front of what TLS protects.',
	},
	time: {
		what: 'Time and duration',
		why: 'Whoever sees packets can note when they pass.',
	},
	packets: {
		what: 'Number of packets',
		why: 'Packets can be counted without being read.',
	},
	sizes: {
		what: 'Bytes each way',
		why: 'TCP counts them in sequence numbers; who sends much, and when, often tells what is done.',
	},
	version: {
		what: 'TLS version',
		why: 'It is agreed on before there are keys.',
	},
	cipher_suite: {
		what: 'Cipher suite',
		why: 'It is agreed on before there are keys.',
	},
	server_name: {
		what: 'Server name',
		why: 'The client names the server it wants in its ClientHello, in the clear, so that the right certificate is shown.',
	},
	inner_server_name: {
		what: 'Inner server name',
		why: 'The ClientHello carries encrypted_client_hello: another name may be sealed in it, or nothing at all.',
	},
	offered_protocols: {
		what: 'Protocols offered (ALPN)',
		why: 'The ClientHello lists them in the clear.',
	},
	protocol: {
		what: 'Protocol chosen (ALPN)',
		why: 'Up to TLS 1.2 the ServerHello names it in the clear; TLS 1.3 encrypts it.',
	},
	server_certificate: {
		what: 'Certificate of the server',
		why: 'Up to TLS 1.2 it travels in the clear; TLS 1.3 encrypts it.',
	},
	client_certificate: {
		what: 'Certificate of the client',
		why: 'Up to TLS 1.2 it travels in the clear, and names a person or a machine; TLS 1.3 encrypts it.',
	},
	resumed: {
		what: 'Continues an earlier session',
		why: 'A resumed handshake is short: the two have met before.',
	},
	ja3: {
		what: 'Fingerprint of the client (JA3)',
		why: 'Versions, suites and extensions of the ClientHello are typical of the program that sent it.',
	},
	ja4: {
		what: 'Fingerprint of the client (JA4)',
		why: 'Versions, suites and extensions of the ClientHello are typical of the program that sent it.',
	},
	records: {
		what: 'Sealed records',
		why: 'The header of each record states its type and length in the clear.',
	},
	content_sizes: {
		what: 'Size of what is inside',
		why: 'Encryption hides the content, not its length: the records less what sealing adds to each.',
	},
	nothing_hidden: {
		what: 'What is encrypted',
		why: 'The cipher of this suite is NULL: whatever follows can be read by everybody on the way. A MAC guards it against changes, not against readers.',
	},
	readable_records: {
		what: 'Records that can be read',
		why: 'Behind each stands a MAC; the content in front of it travels as it is.',
	},
	request: {
		what: 'Request',
		why: 'Plain HTTP: method and target can be read by everybody on the way.',
	},
	request_headers: {
		what: 'Request headers',
		why: 'Plain HTTP: they tell the language of the user, the page before this one, what the program accepts.',
	},
	user_agent: {
		what: 'Program of the client',
		why: 'Plain HTTP: it introduces itself in the User-Agent header.',
	},
	credentials: {
		what: 'Name and password',
		why: 'Basic authorisation is base64: encoded, not encrypted (RFC 7617, 4).',
	},
	token: {
		what: 'Authorisation',
		why: 'Plain HTTP: whoever copies it may act in the name of the user.',
	},
	cookies: {
		what: 'Cookies',
		why: 'Plain HTTP: whoever copies a session cookie may act in the name of the user.',
	},
	request_body: {
		what: 'Request body',
		why: 'Plain HTTP: what is sent can be read, and changed, by everybody on the way.',
	},
	response: {
		what: 'Response',
		why: 'Plain HTTP: version, status and reason can be read.',
	},
	response_headers: {
		what: 'Response headers',
		why: 'Plain HTTP: they tell the kind of the content, its age, and where it may be kept.',
	},
	server_software: {
		what: 'Program of the server',
		why: 'Plain HTTP: it introduces itself in the Server header.',
	},
	response_body: {
		what: 'Response body',
		why: 'Plain HTTP: the content itself can be read, and changed, by everybody on the way.',
	},
	websocket_messages: {
		what: 'WebSocket messages',
		why: 'They travel in the clear: the key of each mask stands in front of what it masks, and compression needs none.',
	},
	more_exchanges: {
		what: 'More of the same',
		why: 'Every other exchange on this connection shows as much.',
	},
} as const satisfies Record<string, { readonly what: string; readonly why: string }>

export type ExposureKey = keyof typeof EXPOSURES
