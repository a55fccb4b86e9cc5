import type { Compared } from './compare.js'

/** Fields of tshark's whose range none of ours has, and why that is right. */
export type Exception = {
	/** In display filters; empty for a field that is only text. */
	readonly names: readonly string[]
	/** Where the reason lies in the capture. */
	readonly fixture?: string
	/** Where names are not enough: how tshark words it. */
	readonly text?: RegExp
	readonly why: string
}

/**
 * Where tshark gives the items of a SEQUENCE OF a range without tag and length, our field is the whole value, and what is
 * compared is its range behind them.
 */
export const SEQUENCES_OF: readonly string[] = [
	'tls.handshake.dname',
	'x509af.extensions',
	'x509af.rdnSequence',
	'x509ce.GeneralNames',
	'x509ce.KeyPurposeIDs',
	'x509if.rdnSequence',
]

export const EXCEPTIONS: readonly Exception[] = [
	{
		names: ['tls.handshake.sig_hash_hash', 'tls.handshake.sig_hash_sig'],
		why: 'a SignatureScheme is one number (RFC 8446, 4.2.3): the bytes of 0x0804 are no hash and no signature',
	},
	{
		names: ['tls.handshake.random_time', 'tls.handshake.random_bytes'],
		why: 'a random is 32 bytes (RFC 8446, 4.1.2); none of the programs recorded writes the time of RFC 5246 into it',
	},
	{
		fixture: 'capture-snaplen',
		names: ['tls.record', 'tls.record.content_type', 'tls.record.version', 'tls.record.length'],
		why: 'a record that the snapshot length cuts is a finding with its size, and no record to be opened',
	},
	{
		fixture: 'openssl-renegotiation',
		names: ['tls.change_cipher_spec'],
		why: 'in a renegotiation change_cipher_spec is encrypted: its first byte, which tshark takes for the message, is ciphertext',
	},
	{
		fixture: 'openssl-renegotiation-server',
		names: ['tls.change_cipher_spec'],
		why: 'the same as in the renegotiation that the client asks for',
	},
	{
		fixture: 'nss-rsa',
		names: ['tls.segment.data'],
		why: 'a response behind a NULL suite ends with the connection: tshark waits for more of it',
	},
	{
		fixture: 'http-to-tls-gnutls',
		names: ['data.data'],
		why: 'tshark keeps to HTTP when the server answers with an alert; ours is a TLS record',
	},
	{
		fixture: 'http-gzip',
		names: [''],
		text: /^Content-encoded entity body/,
		why: 'a body without its chunks and still coded is a step that we do not show: it is decoded at once',
	},
	{
		fixture: 'http-brotli',
		names: ['', 'http.file_data'],
		text: /^Content-encoded entity body|^File Data/,
		why: 'the same; and tshark does not undo the second coding, brotli',
	},
	{
		fixture: 'http-chunked',
		names: [''],
		text: /^End of chunked encoding/,
		why: 'tshark counts two bytes of the trailer to the last chunk: those of the CRLF that stands there without one',
	},
	{
		fixture: 'http-malformed',
		names: ['', 'data.data', 'http.chunk_size', 'http.chunked_trailer_part'],
		text: /^End of chunked|^HTTP chunked|^\\r\\n$|^Data|^Chunk size: 0|^trailer-part/,
		why: 'tshark reads `squirrel` as a chunk size of 0; for us it is no size, and the body ends there',
	},
]

export function exceptionOf({ name, text, lacks }: Compared, file: string): Exception | undefined {
	if (lacks === undefined) return undefined
	return EXCEPTIONS.find(
		exception =>
			exception.names.includes(name) &&
			(exception.fixture === undefined || file.startsWith(`${exception.fixture}.`)) &&
			(exception.text?.test(text) ?? true),
	)
}
