/** Filters that select other packets than tshark does, and why that is right. */
export type Exception = {
	/** The capture, without its ending. */
	readonly fixture: string
	/** Filters whose selection it touches. */
	readonly filters: RegExp
	readonly why: string
}

export const EXCEPTIONS: readonly Exception[] = [
	{
		fixture: 'capture-snaplen',
		filters: /tls/,
		why: 'the snapshot length cut records in the middle: tshark shows what is left of each, and takes the bytes of the next packet for its rest; here a record that is not whole is none, and reading goes on at the next boundary',
	},
	{
		fixture: 'capture-lost',
		filters: /tls/,
		why: 'tshark finds no record in the packet behind a lost segment; here reading goes on at the next boundary',
	},
	{
		fixture: 'capture-small-segments',
		filters: /tls/,
		why: 'tshark says TLS of a packet in which a record begins and whose header is not whole; here it is where the record ends',
	},
	{
		fixture: 'http-to-tls-gnutls',
		filters: /tls|http/,
		why: 'HTTP is sent to a TLS server, which answers with an alert: tshark was told that the port carries HTTP and takes the alert for that',
	},
	{
		fixture: 'http-pipelined',
		filters: /http/,
		why: 'tshark takes the response to a pipelined HEAD for one with a body and waits for the end of that',
	},
	{
		fixture: 'http-malformed',
		filters: /http/,
		why: 'tshark shows no response whose body ends before its declared length or its last chunk',
	},
	{
		fixture: 'http-until-close',
		filters: /http/,
		why: 'the body ends with the connection: here the response belongs to the packet with its last byte, in tshark to the FIN',
	},
	{
		fixture: 'websocket-deflate-clear',
		filters: /websocket.payload.text/,
		why: 'a compressed message in four frames: this tshark does not inflate what stands in more than one',
	},
	{
		fixture: 'http2-clear',
		filters: /http2.data.data/,
		why: 'tshark takes the body, joined and uncompressed, for data of the frame that ends it as well',
	},
	{
		fixture: 'http2-streams-clear',
		filters: /websocket/,
		why: 'this tshark reads no WebSocket inside HTTP/2',
	},
	{
		fixture: 'http2-streams-clear',
		filters: /http2.data.data/,
		why: 'tshark takes the body, joined, for data of the frame that ends it as well',
	},
	{
		fixture: 'http-brotli',
		filters: /http.file_data/,
		why: 'this tshark cannot undo Brotli',
	},
	{
		fixture: 'openssl-suites-tls12',
		filters: /tls.handshake.(sig|server|client)/,
		why: 'tshark reads no key exchange of the ARIA suites',
	},
	{
		fixture: 'openssl-psk-tls12',
		filters: /tls.handshake.(p |identity|server|client)/,
		why: 'tshark reads no key exchange of DHE_PSK and ECDHE_PSK',
	},
	...['openssl-null-more', 'openssl-psk-suites', 'openssl-suites-tls12-more', 'gnutls-srp'].map(fixture => ({
		fixture,
		filters: /tls.handshake.(p |identity|sig|server|client|epms)/,
		why: 'tshark reads no key exchange of the ARIA and SRP suites, nor of DHE_PSK and ECDHE_PSK',
	})),
	{
		fixture: 'nss-rsa',
		filters: /http/,
		why: 'a response behind a NULL suite ends with the connection: tshark does not show it',
	},
	{
		fixture: 'capture-secrets',
		filters: /tls|http|x509/,
		why: 'the secrets in the capture open it here; joined with others it has none',
	},
]
